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
    known: Known, moment: dt.datetime, before: dt.datetime | None, years: Iterable[int], kinds: Mapping[str, str]
) -> Iterator[tuple[Verdict, Verdict]]:
    """What was said of each year before a moment and at it, where the two differ; `before` is the moment before it."""
    then, now = known.as_of(before) if before else Known(known.country), known.as_of(moment)
    for year in years:
        old, new = verdict(then, year, kinds), verdict(now, year, kinds)
        if _said(old) != _said(new):
            yield old, new


def _said(found: Verdict) -> tuple[object, ...]:
    return found.line, found.basis, tuple((item.kind, item.outcome, item.basis) for item in found.kinds)
