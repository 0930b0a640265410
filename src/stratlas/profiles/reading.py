"""What was read from a published profile page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stratlas.records import Report, Span


class PartKind(StrEnum):
    """What a stretch of a page was taken for."""

    TITLE = "title"
    YEAR = "year"
    CHANGE = "change"
    HEADING = "heading"
    CLAIM = "claim"
    IGNORED = "ignored"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the page; the parts together hold every character but white space, each exactly once."""

    kind: PartKind
    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document that a year line names: the kind's key, the year, and the words of the line."""

    kind: str
    year: int
    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """One statement under one heading; `wording` is the quote without line breaks and footnote marks."""

    heading: str
    wording: str
    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words that could not be placed, and why, in one sentence."""

    line: int
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """What says nothing; `what` is `decoration`, `bullet`, `separator`, `mark-up` or `footnote mark`."""

    line: int
    span: Span
    what: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a person should look at."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class PageReading:
    """Everything that was read from a page, in the order of the page.

    `country` and `edition` come from the title, `reference_year` from the line about change. `parts` accounts
    for the whole page. Where one heading names two, each of its claims is there twice, once under each key, with
    the same span.
    """

    country: str | None
    edition: str | None
    reference_year: int | None
    years: tuple[NamedDocument, ...]
    report: Report | None
    claims: tuple[ReadClaim, ...]
    unplaced: tuple[Unplaced, ...]
    notes: tuple[Note, ...]
    ignored: tuple[Ignored, ...]
    headings_found: int
    parts: tuple[Part, ...]
