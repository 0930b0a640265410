"""What was said of a year from when on, and what was said anew at a moment; derived, so that nothing said is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from stratlas.chronology.known import Known
from stratlas.chronology.verdicts import verdict
from stratlas.records import Verdict


def history(known: Known, year: int, kinds: Mapping[str, str]) -> list[tuple[dt.datetime, Verdict]]:
    """The first verdict on a year, and each that differed from the one before, with the moment it is of."""
    said: list[tuple[dt.datetime, Verdict]] = []
    for moment in known.moments():
        found = verdict(known.as_of(moment), year, kinds)
        if not said or _said(found) != _said(said[-1][1]):
            said.append((moment, found))
    return said


def said_anew(
    known: Known, years: Iterable[int], kinds: Mapping[str, str], most: int
) -> Iterator[tuple[dt.datetime, Verdict, Verdict]]:
    """What was said of each year before a moment and at it, where the two differ: the latest moment first.

    No further back than the latest `most` moments, so that it does not take the longer the longer a country is watched.
    """
    moments, asked = known.moments(), tuple(years)
    now: list[Verdict] = []
    for at in reversed(range(max(len(moments) - most, 0), len(moments))):
        now = now or [verdict(known.as_of(moments[at]), year, kinds) for year in asked]
        then = known.as_of(moments[at - 1]) if at else Known(known.country)
        before = [verdict(then, year, kinds) for year in asked]
        for old, new in zip(before, now, strict=True):
            if _said(old) != _said(new):
                yield moments[at], old, new
        now = before


def _said(found: Verdict) -> tuple[object, ...]:
    return found.line, found.basis, tuple((item.kind, item.outcome, item.basis) for item in found.kinds)
