"""What a year brought to a country, on which basis, and what contradicts it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from stratlas.records.documents import Event
from stratlas.records.text import BrokenSpan, Span


class Outcome(StrEnum):
    """What became of a country's strategies in a year."""

    ADOPTED = "adopted"
    AMENDED = "amended"
    ENDED = "ended"
    IN_PREPARATION = "in-preparation"
    UNCHANGED = "unchanged"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What a verdict rests on."""

    PROVED = "proved"
    REPORTED = "reported"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Report:
    """What a published page says about change: its own words, as outcome and line; `edition` is the page's."""

    outcome: Outcome
    year: int
    span: Span | BrokenSpan
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """What would prove that nothing changed: a sentence, and the source or document that it is about."""

    about: str
    message: str


@dataclass(frozen=True, slots=True)
class KindVerdict:
    """What a year brought to one kind of document of a country.

    `events` and `documents` are what happened and to what; `checks` are the ids of the looks that cover the year.
    `covered_from` and `covered_to` bound the stretch of time, nearest to the year, over which looks show that the
    sources stayed the same; None where there is none, or where a person vouches for all time before.
    """

    kind: str
    outcome: Outcome
    basis: Basis
    events: tuple[Event, ...] = ()
    documents: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    covered_from: dt.date | None = None
    covered_to: dt.date | None = None
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two things that cannot both be true: a code, a sentence, and the words of both sides."""

    code: str
    country: str
    year: int | None
    message: str
    sides: tuple[str, ...]
    spans: tuple[Span | BrokenSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a country's year, and on which basis; `report` is a page's own line where there is one."""

    country: str
    year: int
    line: str
    outcome: Outcome
    basis: Basis
    report: Report | None = None
    kinds: tuple[KindVerdict, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
