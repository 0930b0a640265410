"""The shapes of answers that several themes share; the keys are those of the command line's --json."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Path, Query
from pydantic import BaseModel, Field

from stratlas.records import Basis, EventKind, Outcome, Relation, Result, Role, SourceKind

LONGEST_NAME = 80

CountryCode = Annotated[str, Path(max_length=LONGEST_NAME, description="A country’s code, as `SRB`.")]
KindKey = Annotated[str, Path(max_length=LONGEST_NAME, description="A kind of document, as `nss`.")]
DocumentYear = Annotated[
    str, Path(max_length=LONGEST_NAME, description="The last part of a document’s id, as `2019` or `undated`.")
]
OfCountry = Annotated[str, Query(max_length=LONGEST_NAME, description="Only this country’s: a code or a name.")]
OfKind = Annotated[str, Query(max_length=LONGEST_NAME, description="Only of this kind of document.")]
Next = Annotated[
    str | None, Field(description="The address of what follows, with its cursor; `null` where this is the end.")
]


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field(description="The address at which this kind of problem is explained.")
    title: str
    status: int
    detail: str = Field(description="A sentence for a person: what failed, on what, and what to do.")
    errors: list[dict[str, Any]] = Field(default=[], description="Of an invalid parameter: `in`, `name`, `message`.")


class Reading(BaseModel):
    """How far words can be relied on."""

    ocr: float | None = Field(description="How sure a program was, 0 to 1, where it read them from a picture.")
    notices: list[str] = Field(description="Codes of the notices of the pages that the words stand on.")
    warnings: list[str] = Field(description="The same in sentences.")


class Words(BaseModel):
    """Words in a text: `content[start:end]` is the quote, in Unicode code points."""

    text: str
    start: int
    end: int
    quote: str


class Evidence(Words, Reading):
    """Words that a claim rests on."""

    page: int
    role: Role
    relation: Relation
    standing: bool = Field(description="Whether the words are still where they were said to be.")
    document: str = Field(description="The version that the words are from; empty where it is a published page.")


class EventEvidence(BaseModel):
    """An archived file that shows that something happened, and its words where they are named."""

    capture: str
    role: Role
    address: str
    text: str | None
    start: int | None
    end: int | None
    quote: str | None
    standing: bool


class Event(BaseModel):
    """Something that happened to a document."""

    id: str
    document: str
    kind: EventKind
    date: str = Field(description="A year, a month or a day, as precisely as it is known (EDTF level 0).")
    actor: str
    note: str
    proved: bool = Field(description="Whether an official source in the archive shows it.")
    evidence: list[EventEvidence]


class Edition(BaseModel):
    """A yearly issue of the monitor, and the year that it reports on."""

    id: str
    reference_year: int


class Contradiction(BaseModel):
    """Two things that cannot both be true."""

    code: str
    country: str
    year: int | None
    message: str
    sides: list[str]
    spans: list[str]


class Check(BaseModel):
    """One look at a source."""

    id: str
    source: str
    looked: str
    result: Result
    person: bool = Field(description="Whether a person looked, not a program.")
    since: str | None = Field(description="Since when nothing has changed, as a person says.")
    actor: str
    time: str
    capture: str | None
    text: str | None
    note: str
    whole: bool = Field(description="`false` where a server only said that nothing was modified.")


class Source(BaseModel):
    """Where a document officially stands, or where new ones would be found."""

    id: str
    about: str
    kind: SourceKind
    address: str
    note: str
    actor: str
    time: str
    retired: str | None


class Saying(BaseModel):
    """What a year brought to a country, in short."""

    line: str
    outcome: Outcome
    basis: Basis
