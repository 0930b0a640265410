"""A person's judgement of passages of two texts, as it was made and perhaps taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from stratlas.records.changes import Decision
from stratlas.records.documents import Retraction


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decided of passages of two texts, when and why; `number` is given once and never again."""

    number: int
    old_text: str
    new_text: str
    decision: Decision
    actor: str
    time: dt.datetime
    note: str = ""
    retraction: Retraction | None = None
