"""Editions, claims and the evidence that binds them to words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from stratlas.records.annotations import Reading
from stratlas.records.documents import Document, Role, Status
from stratlas.records.text import BrokenSpan, Span
from stratlas.records.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Edition:
    """A yearly issue of the monitor and the year it reports on."""

    id: str
    reference_year: int


class Relation(StrEnum):
    """How words support a claim."""

    VERBATIM = "verbatim"
    TRANSLATED = "translated"
    PARAPHRASED = "paraphrased"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that a claim rests on.

    `page` is where they begin, and `paged` whether the text has more than one; `document` is the version that they are
    from, if any.
    """

    span: Span | BrokenSpan
    page: int
    role: Role
    relation: Relation
    actor: str
    time: dt.datetime
    document: str = ""
    paged: bool = False

    @property
    def standing(self) -> bool:
        """Whether the words are still where they were said to be."""
        return isinstance(self.span, Span)


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement under one heading of one country in one edition.

    `SRB/2024/threats/3`: the number is given once and never again; `position` orders the page.
    Raises ValueError without a wording or without evidence.
    """

    id: str
    country: str
    edition: str
    heading: str
    position: int
    wording: str
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.wording.strip():
            raise ValueError(f"claim {self.id} says nothing")
        if not self.evidence:
            raise ValueError(f"claim {self.id} has no evidence")

    @property
    def role(self) -> Role | None:
        """The best role among the evidence that stands; None where all of it is broken."""
        roles = {item.role for item in self.evidence if item.standing}
        return next((role for role in (Role.PRIMARY, Role.SECONDARY) if role in roles), None)


@dataclass(frozen=True, slots=True)
class Leftover:
    """A line of the imported page that could not be placed, and why."""

    line: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A country's page in an edition: claims in the order of the page, under the keys of the headings.

    `statuses` are where its documents stood at the end of the reference year. `readings` has, by the ids of
    evidence's spans, how far words can be relied on that a reader must be warned of. `proposed` has, by the ids of
    claims, the keys of the concepts that they may be about; nobody has judged them. `page` is the text of the imported
    page, empty where there is none.
    """

    country: str
    edition: Edition
    documents: tuple[Document, ...]
    statuses: tuple[Status, ...]
    verdict: Verdict
    claims: tuple[Claim, ...]
    leftovers: tuple[Leftover, ...] = ()
    readings: Mapping[str, Reading] = field(default_factory=dict)
    proposed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: str = ""

    @property
    def published(self) -> bool:
        """Whether the edition says anything of the country: an imported page, or a claim."""
        return bool(self.page or self.claims)

    def reading_of(self, evidence: Evidence) -> Reading:
        """How far the words of a piece of evidence can be relied on."""
        return self.readings.get(evidence.span.id, Reading())

    def under(self, heading: str) -> tuple[Claim, ...]:
        """The claims under one heading."""
        return tuple(claim for claim in self.claims if claim.heading == heading)
