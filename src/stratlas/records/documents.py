"""Documents, their versions, what was received of them, and what happened to them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import StrEnum

from stratlas.records.dates import FuzzyDate
from stratlas.records.text import BrokenSpan, Span
from stratlas.wording import Label, label, language

_SUFFIX = r"(?:-[a-z0-9]+)?"
DOCUMENT_ID = re.compile(rf"[A-Z]{{3}}/[a-z0-9-]+/(?:\d{{4}}|undated){_SUFFIX}", re.ASCII)
VERSION_ID = re.compile(rf"({DOCUMENT_ID.pattern})/([A-Za-z]{{2,3}}(?:-[A-Za-z0-9]+)*)", re.ASCII)


class Role(StrEnum):
    """What a capture is to a document: the strategy itself, or somebody's report of it."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class Translation(StrEnum):
    """Whose words a version is."""

    ORIGINAL = "original"
    OFFICIAL = "official"
    OURS = "ours"
    MACHINE = "machine"


class EventKind(StrEnum):
    """What can happen to a document. `adopted` is an adoption by a body that was not named."""

    DRAFTED = "drafted"
    CONSULTATION = "consultation"
    ANNOUNCED = "announced"
    ADOPTED = "adopted"
    ADOPTED_BY_GOVERNMENT = "adopted-by-government"
    ADOPTED_BY_PARLIAMENT = "adopted-by-parliament"
    PUBLISHED = "published"
    IN_FORCE = "in-force"
    AMENDED = "amended"
    EXPIRED = "expired"
    REPEALED = "repealed"
    WITHDRAWN = "withdrawn"
    """A draft was given up."""
    CLASSIFIED = "classified"
    """A fact beside the status: the text is secret."""
    NOT_OBTAINED = "not-obtained"
    """A fact beside the status: the text was asked for or looked for, and is not to be had."""


class Status(StrEnum):
    """Where a document stands, derived from its events and successors; `reported` is one known by report only."""

    IN_PREPARATION = "in preparation"
    IN_FORCE = "in force"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Document:
    """A strategy as a work (FRBR work, ELI): `SRB/nss/2019`. `supersedes` is the id of the one before it.

    `titles` are those of its versions, the original first, each with the language that it is in.
    """

    id: str
    country: str
    kind: str
    year: int | None
    title: str
    supersedes: str | None = None
    titles: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def called(self) -> Label:
        """Its title in the reader's language where a version has one, else in English, else as it was registered."""
        return label(dict(self.titles)) if self.titles else Label(self.title, language())


@dataclass(frozen=True, slots=True)
class Version:
    """A language version of a document (FRBR expression): `SRB/nss/2019/sr-Cyrl`; language is a BCP 47 tag."""

    id: str
    document: str
    language: str
    title: str
    translation: Translation


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as received, named by their SHA-256."""

    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """One receipt of a capture: when, from where, as what. `about` is a version's id, or a page's (`SRB/2024`)."""

    capture: str
    time: dt.datetime
    address: str
    role: Role
    about: str
    actor: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class EventEvidence:
    """What shows that something happened: an archived capture (a gazette, a ministry's page, a news report).

    `span` are its words, where the capture has a text and the words were named.
    """

    capture: str
    role: Role
    address: str
    span: Span | BrokenSpan | None = None

    @property
    def standing(self) -> bool:
        """Whether the words, if any were named, are still where they were said to be."""
        return not isinstance(self.span, BrokenSpan)


@dataclass(frozen=True, slots=True)
class Retraction:
    """That an event no longer counts: why, by whom, when."""

    reason: str
    actor: str
    time: dt.datetime


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a document; `number` is its place among the events recorded of that document."""

    document: str
    kind: EventKind
    date: FuzzyDate
    actor: str
    time: dt.datetime
    note: str = ""
    number: int = 0
    evidence: tuple[EventEvidence, ...] = ()
    retraction: Retraction | None = None

    @property
    def id(self) -> str:
        """The event's address: `SRB/nss/2019/events/1`."""
        return f"{self.document}/events/{self.number}"

    @property
    def proved(self) -> bool:
        """Whether an official source in the archive shows it; otherwise it rests on somebody's word."""
        return any(item.role is Role.PRIMARY and item.standing for item in self.evidence)


def document_id(country: str, kind: str, year: int | None) -> str:
    """The id that a document has by itself: country, kind and year, or `undated`."""
    return f"{country}/{kind}/{f'{year:04}' if year is not None else 'undated'}"


def version_id(document: str, language: str) -> str:
    """The id of a language version of a document."""
    return f"{document}/{language}"
