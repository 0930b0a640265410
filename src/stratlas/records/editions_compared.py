"""What became of a country's claims between two editions, and why."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from stratlas.records.changes import WordKind
from stratlas.records.profiles import Claim, Profile


class Fate(StrEnum):
    """What became of a claim."""

    SAME = "same"
    REWORDED = "reworded"
    NEW = "new"
    GONE = "gone"


class ReasonKind(StrEnum):
    """Why a claim changed."""

    NEW_DOCUMENT = "new-document"
    """It rests on another document now, or another one came between the editions."""
    CORRECTION = "correction"
    """Somebody corrected an edition: its page was replaced, or evidence was withdrawn."""
    REWORDING = "rewording"
    """Both editions rest on the same document."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Correction:
    """Something that somebody corrected in an edition; `number` is its place among the edition's corrections, from 1.

    `reason` is empty where a page was replaced by another one, else why evidence was withdrawn. `claim` is the one
    claim that it is about, if it is about one.
    """

    edition: str
    number: int
    actor: str
    time: dt.datetime
    reason: str = ""
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a claim changed, as far as the record says.

    `old` and `new` are the documents that it is about, of either edition. `shown` says whether the claim's own evidence
    shows it: a document that came between two editions, or words of a document that both have, may be no reason.
    """

    kind: ReasonKind
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    shown: bool = True
    correction: Correction | None = None

    def mirrored(self) -> Reason:
        """The same with the editions swapped."""
        return Reason(self.kind, self.new, self.old, self.shown, self.correction)


@dataclass(frozen=True, slots=True)
class ClaimFate:
    """Claims of the old edition that became claims of the new one: as a rule one and one, one side empty where none is.

    `words` are, for each new claim, its words in order with those taken out; empty where nothing was reworded. Claims
    whose words are the same have reasons only where they rest on something else.
    """

    fate: Fate
    old: tuple[Claim, ...]
    new: tuple[Claim, ...]
    words: tuple[tuple[tuple[str, WordKind], ...], ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether it says something else or rests on something else."""
        return self.fate is not Fate.SAME or bool(self.reasons)

    @property
    def heading(self) -> str:
        """The heading that it stands under, in the new edition where it is there."""
        return (self.new or self.old)[0].heading


@dataclass(frozen=True, slots=True)
class EditionsCompared:
    """Two editions' profiles of a country and what became of every claim: each claim of both is in one fate.

    Fates are in the order of the new profile, what is gone behind what stayed under its heading.
    """

    old: Profile
    new: Profile
    fates: tuple[ClaimFate, ...]

    @property
    def counts(self) -> dict[Fate, int]:
        """How many fates there are of each kind."""
        found = Counter(item.fate for item in self.fates)
        return {fate: found[fate] for fate in Fate}

    @property
    def elsewhere(self) -> int:
        """How many claims say the same and rest on something else."""
        return sum(item.fate is Fate.SAME and item.changed for item in self.fates)
