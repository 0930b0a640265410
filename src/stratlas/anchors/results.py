"""What looking for a quote comes back with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stratlas.records import Span


class Outcome(StrEnum):
    """How a quote stands in a text, from the best to nothing."""

    EXACT = "exact"
    NORMALISED = "normalised"
    CLOSE = "close"
    AMBIGUOUS = "ambiguous"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that differ: what the quote says and what the text says there; either may be empty."""

    quote: str
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """One place; the score is 1.0 only where the words are the same, and the differences are word by word.

    `whole` is False where the place begins or ends in the middle of a word (“war” in “reward”).
    """

    span: Span
    score: float = 1.0
    differences: tuple[Difference, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome and its places: those in the asked context first, then the best, then by position."""

    outcome: Outcome
    matches: tuple[Match, ...] = ()
