"""That texts do not mention something: what was looked for, in which words, in which texts, and what was found."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field


@dataclass(frozen=True, slots=True)
class SearchedText:
    """A text that was searched, as that of a version of a document in force, and how many of its passages match."""

    country: str
    document: str
    version: str
    language: str
    text: str
    kind: str
    year: int | None
    passages: int


@dataclass(frozen=True, slots=True)
class Silence:
    """What the texts in force on a day say of something, and which of them say nothing.

    `query` is how the question was read; `terms` maps language to the words that were looked for; `unread` are the
    documents in force that have no text here, or none in a language that the codebook has words in. `format` is that of
    the index, which counts up where words are compared in another way. What it found follows from all that, so that
    anybody can find it again.
    """

    query: str
    day: dt.date
    format: int
    texts: tuple[SearchedText, ...]
    terms: Mapping[str, tuple[str, ...]]
    unread: tuple[str, ...] = ()
    untracked: tuple[str, ...] = ()
    """Countries of the monitor of which no document in force is known."""
    actor: str = field(default="", compare=False)
    time: dt.datetime | None = field(default=None, compare=False)

    @property
    def id(self) -> str:
        """Made of the question, the texts and the answer: `silence/4f1c9a27be03`."""
        parts = (self.query, self.day.isoformat(), self.format, [astuple(text) for text in self.texts])
        rest = (sorted(self.terms.items()), self.unread, self.untracked)
        said = json.dumps((*parts, *rest), ensure_ascii=False, separators=(",", ":"))
        return f"silence/{hashlib.sha256(said.encode()).hexdigest()[:12]}"

    @property
    def speaking(self) -> dict[str, int]:
        """Country → in how many passages its texts mention it."""
        found: dict[str, int] = {}
        for text in self.texts:
            if text.passages:
                found[text.country] = found.get(text.country, 0) + text.passages
        return found

    @property
    def silent(self) -> tuple[str, ...]:
        """The countries whose texts were searched and do not mention it."""
        return tuple(sorted({text.country for text in self.texts} - set(self.speaking)))

    @property
    def unheard(self) -> tuple[str, ...]:
        """The countries that have no text in force here: nothing can be said of them."""
        countries = {document.split("/", 1)[0] for document in self.unread} | set(self.untracked)
        return tuple(sorted(countries - {text.country for text in self.texts}))
