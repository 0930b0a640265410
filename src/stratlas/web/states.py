"""How a claim stands, counted and worded in one way on all pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stratlas.records import Basis, Claim, KindVerdict, Outcome, Role, Verdict
from stratlas.wording import gettext as _
from stratlas.wording import mark

BROKEN = "broken"
LABELS = {
    Role.PRIMARY.value: mark("primary"),
    Role.SECONDARY.value: mark("secondary"),
    BROKEN: mark("broken"),
}
OUTCOMES = {
    Outcome.ADOPTED: mark("Adopted"),
    Outcome.AMENDED: mark("Amended"),
    Outcome.ENDED: mark("Ended"),
    Outcome.IN_PREPARATION: mark("In preparation"),
    Outcome.UNCHANGED: mark("No changes"),
    Outcome.UNKNOWN: mark("Not known"),
}
BASES = {Basis.PROVED: mark("proved"), Basis.REPORTED: mark("reported"), Basis.NONE: mark("no proof")}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims stand on what."""

    primary: int = 0
    secondary: int = 0
    broken: int = 0

    @property
    def total(self) -> int:
        """All claims."""
        return self.primary + self.secondary + self.broken

    @property
    def leading(self) -> str:
        """What most claims rest on: `primary`, `secondary`, or `none` where there is no claim that stands."""
        if not self.primary and not self.secondary:
            return "none"
        return Role.PRIMARY.value if self.primary >= self.secondary else Role.SECONDARY.value

    @property
    def shares(self) -> list[tuple[str, float, float]]:
        """State, where its part of a bar of 100 begins, and how wide it is."""
        at, parts = 0.0, []
        for state in LABELS:
            width = 100 * getattr(self, state) / self.total if self.total else 0.0
            parts.append((state, round(at, 2), round(width, 2)))
            at += width
        return parts


def state_of(claim: Claim) -> str:
    """What a claim stands on: `primary`, `secondary`, or `broken`."""
    return claim.role.value if claim.role else BROKEN


def count(claims: Iterable[Claim]) -> Counts:
    """How many of the claims stand on what."""
    states = [state_of(claim) for claim in claims]
    return Counts(*(states.count(state) for state in LABELS))


def short(verdict: Verdict | KindVerdict) -> tuple[str, str]:
    """A verdict, or that on one kind, in a few words: outcome and basis."""
    return _(OUTCOMES[verdict.outcome]), _(BASES[verdict.basis])


def label_of(state: str) -> str:
    """How a claim or a piece of evidence stands, in the reader's language."""
    return _(LABELS[state])
