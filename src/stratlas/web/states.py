"""How a claim stands, counted and worded in one way on all pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stratlas.records import Basis, Claim, KindVerdict, Outcome, Role, Verdict

BROKEN = "broken"
LABELS = {
    Role.PRIMARY.value: "primary",
    Role.SECONDARY.value: "secondary",
    BROKEN: "broken",
}
OUTCOMES = {
    Outcome.ADOPTED: "Adopted",
    Outcome.AMENDED: "Amended",
    Outcome.ENDED: "Ended",
    Outcome.IN_PREPARATION: "In preparation",
    Outcome.UNCHANGED: "No changes",
    Outcome.UNKNOWN: "Not known",
}
BASES = {Basis.PROVED: "proved", Basis.REPORTED: "reported", Basis.NONE: "no proof"}


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
    return OUTCOMES[verdict.outcome], BASES[verdict.basis]
