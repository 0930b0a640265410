"""The official sources of documents, and the looks at them: those that found nothing new are kept, too."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from stratlas.records.dates import FuzzyDate


class SourceKind(StrEnum):
    """What a source is: the document itself, a page that lists documents, or an office that is asked."""

    DOCUMENT = "document"
    LIST = "list"
    OFFICE = "office"


class Result(StrEnum):
    """What a look at a source found."""

    FIRST = "first"
    """Content was received, and there was none before to compare it with."""
    SAME = "same"
    DIFFERENT = "different"
    GONE = "gone"
    FAILED = "failed"
    SILENT = "silent"
    """An office was asked and has not answered."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document officially stands, or where new ones would be found.

    `about` is a document (`SRB/nss/2019`), a country's kind (`SRB/nss`) or a country (`SRB`); `address` a web address,
    a file, or the name of an office. `retired` is when it stopped to be looked at.
    """

    id: str
    about: str
    kind: SourceKind
    address: str
    actor: str
    time: dt.datetime
    note: str = ""
    retired: dt.datetime | None = None

    def covers(self, document: str) -> bool:
        """Whether a look at it tells of this document, or of this country's kind."""
        return f"{document}/".startswith(f"{self.about}/")


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a person says of a difference that a look found: nothing that matters, or what happened (an event's id)."""

    reason: str
    actor: str
    time: dt.datetime
    event: str = ""

    @property
    def dismissed(self) -> bool:
        """Whether the difference is none of the document."""
        return not self.event


@dataclass(frozen=True, slots=True)
class Check:
    """One look at a source: on which day, by whom, what came back.

    `looked` is the day of the look as precisely as it is known, `time` when it was recorded. A person's look may say
    `since` when nothing has changed; a program knows only what it saw. `capture` is the SHA-256 of what came back.
    It was no `whole` look where a server only said that nothing was modified, and gave no content to compare.
    """

    id: str
    source: str
    looked: FuzzyDate
    result: Result
    actor: str
    time: dt.datetime
    person: bool = False
    since: FuzzyDate | None = None
    capture: str = ""
    text: str = ""
    note: str = ""
    settlement: Settlement | None = None
    whole: bool = True

    @property
    def open(self) -> bool:
        """Whether it found a difference that nobody has explained."""
        return self.result is Result.DIFFERENT and self.settlement is None
