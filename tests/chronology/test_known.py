"""What is known of a country: the moments at which what is said of a year may have changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stratlas.chronology import Known, verdict
from stratlas.records import Check, Event, EventKind, FuzzyDate, Result, Verdict
from tests.chronology.scenarios import KINDS, known

_BASE = known("doc nss-a\nsource 1 nss-a\nsource 2 nss")
_START = dt.datetime(2019, 1, 5, tzinfo=dt.UTC)
_RESULTS = [Result.FIRST, *[Result.SAME] * 6, Result.DIFFERENT, Result.FAILED, Result.GONE]


def _said(found: Verdict) -> object:
    return found.line, found.outcome, found.basis


@st.composite
def _watched_for_years(draw: st.DrawFn) -> Known:
    """Looks that a program and people took over some years, in the order of their days and out of it."""
    time, checks = _START, []
    for number in range(1, draw(st.integers(1, 14)) + 1):
        time += dt.timedelta(days=draw(st.integers(0, 150)))
        person = draw(st.sampled_from([False, False, False, True]))
        late = draw(st.integers(0, 700)) if person else 0
        source = f"SRB/sources/{draw(st.integers(1, 2))}"
        checks.append(
            Check(
                f"{source}/checks/{number}",
                source,
                FuzzyDate(str((time - dt.timedelta(days=late)).date())),
                draw(st.sampled_from(_RESULTS)),
                "t",
                time,
                person=person,
                whole=person or draw(st.booleans()),
            )
        )
    event = Event("SRB/nss/2000-a", EventKind.ADOPTED, FuzzyDate("2018"), "t", _START)
    return replace(_BASE, checks=tuple(checks), events=(event,))


@given(_watched_for_years(), st.integers(2018, 2025))
def test_no_moment_is_left_out_at_which_a_verdict_changed(what: Known, year: int) -> None:
    every = sorted({check.time for check in what.checks})
    telling = what.moments()
    for moment in every:
        before = max(time for time in telling if time <= moment)
        assert _said(verdict(what.as_of(moment), year, KINDS)) == _said(verdict(what.as_of(before), year, KINDS))


def test_looks_that_find_the_same_all_year_are_one_moment() -> None:
    days = [_START + dt.timedelta(days=7 * number) for number in range(51)]
    looks = [
        Check(f"SRB/sources/1/checks/{at}", "SRB/sources/1", FuzzyDate(str(day.date())), Result.SAME, "t", day)
        for at, day in enumerate(days)
    ]
    assert len(replace(_BASE, checks=tuple(looks)).moments()) == len(_BASE.moments()) + 1
