"""What a year brought: from events where there are any, else from what a page reports, else not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stratlas.chronology.status import ADOPTIONS, ENDINGS, PREPARATIONS
from stratlas.records import Basis, Event, EventKind, Outcome, Report, Verdict

_GROUPS = (
    (Outcome.ADOPTED, ADOPTIONS),
    (Outcome.AMENDED, frozenset({EventKind.AMENDED})),
    (Outcome.ENDED, ENDINGS),
    (Outcome.IN_PREPARATION, PREPARATIONS),
)


def verdict(country: str, year: int, events: Iterable[Event], report: Report | None) -> Verdict:
    """What is known of a country's year.

    Events of the register outweigh a report. Until checks of sources are kept, an event rests on the word of
    whoever recorded it, so the basis is never `proved`. A report about another year says nothing about this one.
    """
    inside = [event for event in events if event.date.year == year]
    about = report if report and report.year == year else None
    for outcome, kinds in _GROUPS:
        found = [event for event in inside if event.kind in kinds]
        if found:
            return Verdict(country, year, _line(outcome, year, found), outcome, Basis.REPORTED, about)
    if about is not None:
        words = " ".join(about.span.quote.split())
        return Verdict(country, year, words, about.outcome, Basis.REPORTED, about)
    line = f"NOT KNOWN WHETHER ANYTHING CHANGED IN {year}"
    return Verdict(country, year, line, Outcome.UNKNOWN, Basis.NONE, None)


def _line(outcome: Outcome, year: int, events: Sequence[Event]) -> str:
    word = outcome.value.replace("-", " ").upper()
    documents = ", ".join(dict.fromkeys(event.document for event in events))
    return f"{word} IN {year}: {documents}"
