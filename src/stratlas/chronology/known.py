"""What is known of a country: everything that a verdict is derived from, now or as it was on an earlier day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from stratlas.chronology.coverage import CONTENT, Doubt, Stretch, doubts, in_order, stretches
from stratlas.records import Check, Document, Event, Report, Result, Source, Verdict

_LONG_AGO = dt.datetime(1, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class PageYears:
    """What one published page says: the year it reports on, its change line, and document id → the year it prints."""

    edition: str
    reference_year: int
    years: tuple[tuple[str, int], ...]
    report: Report | None = None
    time: dt.datetime = _LONG_AGO


@dataclass(frozen=True)
class Known:
    """What is known of one country, with all that was recorded and taken back: `standing` is what holds.

    `recorded` says of documents when they were entered, and when it was entered what they supersede. What follows from
    the looks is worked out once, for all the years that are asked about.
    """

    country: str
    documents: tuple[Document, ...] = ()
    events: tuple[Event, ...] = ()
    sources: tuple[Source, ...] = ()
    checks: tuple[Check, ...] = ()
    pages: tuple[PageYears, ...] = ()
    recorded: Mapping[str, tuple[dt.datetime, dt.datetime | None]] = field(default_factory=dict)

    def standing(self) -> Known:
        """The same without retracted events and without pages that were imported again later."""
        return self._standing

    def as_of(self, moment: dt.datetime) -> Known:
        """What was known at a moment: rows that were recorded later are left out, and what they took back is there."""
        events = [
            replace(event, retraction=None) if event.retraction and event.retraction.time > moment else event
            for event in self.events
            if event.time <= moment
        ]
        checks = [
            replace(check, settlement=None) if check.settlement and check.settlement.time > moment else check
            for check in self.checks
            if check.time <= moment
        ]
        documents = []
        for document in self.documents:
            entered, succeeded = self.recorded.get(document.id, (moment, None))
            if entered <= moment:
                later = succeeded is not None and succeeded > moment
                documents.append(replace(document, supersedes=None) if later else document)
        return replace(
            self,
            documents=tuple(documents),
            events=tuple(events),
            sources=tuple(source for source in self.sources if source.time <= moment),
            checks=tuple(checks),
            pages=tuple(page for page in self.pages if page.time <= moment),
        )

    def moments(self) -> list[dt.datetime]:
        """The times at which something was recorded or taken back that a verdict may follow from, in order."""
        found = {event.time for event in self.events} | {source.time for source in self.sources}
        found |= {check.time for check in self._telling} | {page.time for page in self.pages}
        found |= {event.retraction.time for event in self.events if event.retraction}
        found |= {check.settlement.time for check in self.checks if check.settlement}
        found |= {time for times in self.recorded.values() for time in times if time}
        return sorted(found)

    def of_kind(self, kind: str) -> tuple[Document, ...]:
        """The documents of one kind."""
        return tuple(document for document in self.documents if document.kind == kind)

    def looks(self, source: Source) -> list[Check]:
        """The looks at a source, by day."""
        return self._looks.get(source.id, [])

    def stretches(self, source: Source) -> list[Stretch]:
        """The stretches of time over which the looks at a source show that nothing changed."""
        return self._stretches.get(source.id, [])

    def doubts(self, source: Source) -> list[Doubt]:
        """The differences that the looks at a source found and that nobody has explained."""
        return self._doubts.get(source.id, [])

    def reports(self, year: int) -> list[Report]:
        """What pages say about change in a year, the latest edition first."""
        found = [page for page in self.pages if page.report and page.report.year == year]
        return [page.report for page in sorted(found, key=lambda page: page.edition, reverse=True) if page.report]

    @cached_property
    def verdicts(self) -> dict[Hashable, Verdict]:
        """For whoever derives verdicts of this: those that were, by what was asked."""
        return {}

    @cached_property
    def said_anew(self) -> dict[Hashable, dict[dt.datetime, list[tuple[Verdict, Verdict]]]]:
        """The same for those that a moment changed, as they were before it and at it."""
        return {}

    @cached_property
    def _standing(self) -> Known:
        newest = {page.edition: page for page in sorted(self.pages, key=lambda page: page.time)}
        events = tuple(event for event in self.events if event.retraction is None)
        pages = tuple(newest[edition] for edition in sorted(newest))
        if (events, pages) == (self.events, self.pages):
            return self
        return replace(self, events=events, pages=pages)

    @cached_property
    def _looks(self) -> dict[str, list[Check]]:
        found: dict[str, list[Check]] = {}
        for check in self.checks:
            found.setdefault(check.source, []).append(check)
        return {source: in_order(checks) for source, checks in found.items()}

    @cached_property
    def _stretches(self) -> dict[str, list[Stretch]]:
        return {source: stretches(checks) for source, checks in self._looks.items()}

    @cached_property
    def _doubts(self) -> dict[str, list[Doubt]]:
        return {source: doubts(checks) for source, checks in self._looks.items()}

    @cached_property
    def _telling(self) -> list[Check]:
        """The looks with which a verdict may have changed.

        Not those that brought nothing, nor one that found the same in the year of the look before it: no border of a
        year lies between the two.
        """
        latest: dict[str, dt.date] = {}
        seen: dict[str, int] = {}
        found = []
        for check in sorted(self.checks, key=lambda check: (check.time, check.id)):
            day, is_content = check.looked.first, check.result in CONTENT and check.whole
            goes_on = day >= latest.get(check.source, day) and seen.get(check.source) == day.year
            dull = check.result is Result.SAME and not check.person and goes_on
            if (is_content and not dull) or check.open or check.settlement is not None:
                found.append(check)
            latest[check.source] = max(day, latest.get(check.source, day))
            if is_content and not check.person:
                seen[check.source] = day.year
        return found
