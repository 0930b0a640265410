"""What was said of a year from when on, and what was said anew at a moment; derived, so that nothing said is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial

from stratlas.chronology.known import Known
from stratlas.chronology.verdicts import verdict
from stratlas.records import Verdict
from stratlas.wording import language

Said = tuple[dt.datetime, Callable[[], list[tuple[Verdict, Verdict]]]]
"""A moment, and what derives the verdicts that it changed, as they were and as they were then."""


def history(known: Known, year: int, kinds: Mapping[str, str]) -> list[tuple[dt.datetime, Verdict]]:
    """The first verdict on a year, and each that differed from the one before, with the moment it is of."""
    said: list[tuple[dt.datetime, Verdict]] = []
    for moment in known.moments():
        found = verdict(known.as_of(moment), year, kinds)
        if not said or _said(found) != _said(said[-1][1]):
            said.append((moment, found))
    return said


def said_anew(known: Known, years: Iterable[int], kinds: Mapping[str, str], most: int) -> Iterator[Said]:
    """The latest `most` moments, the latest first, each with what derives what was said of a year before it and at it.

    Only where the two differ. Who asks for no more than he needs derives no more, and what was derived is kept with
    what is known.
    """
    moments, asked = known.moments(), tuple(years)
    kept = known.said_anew.setdefault((language(), asked, tuple(kinds.items())), {})

    @lru_cache(maxsize=2)  # what was said before a moment was said at the one before it
    def said_at(at: int) -> list[Verdict]:
        then = known.as_of(moments[at]) if at >= 0 else Known(known.country)
        return [verdict(then, year, kinds) for year in asked]

    def anew(at: int) -> list[tuple[Verdict, Verdict]]:
        found = kept.get(moments[at])
        if found is None:
            pairs = zip(said_at(at - 1), said_at(at), strict=True)
            found = kept[moments[at]] = [(old, new) for old, new in pairs if _said(old) != _said(new)]
        return found

    for at in reversed(range(max(len(moments) - most, 0), len(moments))):
        yield moments[at], partial(anew, at)


def _said(found: Verdict) -> tuple[object, ...]:
    return found.line, found.basis, tuple((item.kind, item.outcome, item.basis) for item in found.kinds)
