"""What is known of countries, and the verdicts and contradictions that follow from it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import partial

from stratlas.actions.workspace import Workspace
from stratlas.chronology import Known, PageYears, between_countries, of_country, verdict
from stratlas.chronology import history as said_of
from stratlas.errors import UsageError
from stratlas.records import Check, Contradiction, FuzzyDate, Verdict


def known_of(workspace: Workspace, country: str | Collection[str] | None = None) -> dict[str, Known]:
    """Country → what is known of it, of one country, of several, or of all that the monitor knows anything of.

    It is remembered as long as nothing is entered; else a fixed number of queries, however many countries and rows
    there are.
    """
    memory, make = workspace.memory, partial(_known_of, workspace)
    if country is None:
        return memory.of_all("known", make)
    return memory.of_some("known", {country} if isinstance(country, str) else set(country), make)


def _known_of(workspace: Workspace, countries: Collection[str] | None) -> dict[str, Known]:
    store = workspace.store
    found: dict[str, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    documents = store.register.documents(countries)
    for document in documents:
        found[document.country]["documents"].append(document)
    for event in store.register.all_events(document.id for document in documents):
        found[event.document.split("/", 1)[0]]["events"].append(event)
    for source in store.watching.sources(countries):
        found[source.id.split("/", 1)[0]]["sources"].append(source)
    for check in store.watching.checks(countries):
        found[check.source.split("/", 1)[0]]["checks"].append(check)
    for code, page in _pages(workspace, countries):
        found[code]["pages"].append(page)
    recorded = store.register.recorded(countries)
    times: dict[str, dict[str, tuple[dt.datetime, dt.datetime | None]]] = defaultdict(dict)
    for document_id, entered in recorded.items():
        times[document_id.split("/", 1)[0]][document_id] = entered
    return {
        code: Known(code, **{name: tuple(rows) for name, rows in parts.items()}, recorded=times[code])  # type: ignore[arg-type]
        for code, parts in sorted(found.items())
    }


def last_looks(workspace: Workspace, country: str | None = None, *, people: bool = False) -> dict[str, Check]:
    """Source id → the last look at it that was recorded, a program's or, with `people`, anybody's."""
    known = known_of(workspace, country)
    return {check.source: check for what in known.values() for check in what.checks if people or not check.person}


def tracked_kinds(workspace: Workspace) -> Mapping[str, str]:
    """The kinds that count for a verdict, and their labels."""
    return {kind.key: kind.label for kind in workspace.config.kinds if kind.tracked}


def year_asked(workspace: Workspace, year: int) -> int:
    """The year, where it is one that can be asked about; else UsageError."""
    if not 1900 <= year <= workspace.clock().year + 1:
        raise UsageError(f"{year} is no year to ask about: say one from 1900 to {workspace.clock().year + 1}.")
    return year


def end_of_day(date: str) -> dt.datetime:
    """The last second of a day, or of the last day that a month or year may mean; UsageError where it is no date."""
    return dt.datetime.combine(FuzzyDate(date).last, dt.time(23, 59, 59), dt.UTC)


def verdict_of(workspace: Workspace, country: str, year: int, as_of: dt.datetime | None = None) -> Verdict:
    """What is known of a country's year, now or as of an earlier moment; UnknownId for an unknown country."""
    code = workspace.countries.get(country).code
    what = known_of(workspace, code).get(code, Known(code))
    return verdict(what.as_of(as_of) if as_of else what, year, tracked_kinds(workspace))


def verdicts_of(
    workspace: Workspace, year: int, as_of: dt.datetime | None = None, countries: Collection[str] | None = None
) -> list[Verdict]:
    """What is known of a year, of some countries or of each that the settings list or that anything is known of."""
    everything = known_of(workspace, countries)
    kinds = tracked_kinds(workspace)
    codes = sorted({*workspace.config.listed, *everything} if countries is None else countries)
    result = []
    for code in codes:
        what = everything.get(code, Known(code))
        result.append(verdict(what.as_of(as_of) if as_of else what, year, kinds))
    return result


def history(workspace: Workspace, country: str, year: int) -> list[tuple[dt.datetime, Verdict]]:
    """What was said of a country's year from when on: the first verdict, and each that differed from the one before.

    Derived from the times at which rows were recorded, so nothing that was said before is lost.
    """
    code = workspace.countries.get(country).code
    return said_of(known_of(workspace, code).get(code, Known(code)), year, tracked_kinds(workspace))


def contradictions(workspace: Workspace) -> list[Contradiction]:
    """All that contradict one another: within each country, and between countries' pages."""
    everything, kinds, name_of = known_of(workspace), tracked_kinds(workspace), workspace.countries.name_of
    found = [item for what in everything.values() for item in of_country(what, kinds, name_of(what.country))]
    return found + between_countries(list(everything.values()), kinds, name_of)


def _pages(workspace: Workspace, country: Collection[str] | None) -> list[tuple[str, PageYears]]:
    pages = workspace.store.pages.all_pages(country)
    reports = workspace.store.pages.reports(pages)
    editions = workspace.editions()
    result = []
    for page in pages:
        years = tuple(
            (finding.document, finding.year) for finding in page.findings if finding.document and finding.year
        )
        reference = editions[page.edition].reference_year
        result.append((page.country, PageYears(page.edition, reference, years, reports.get(page.number), page.time)))
    return result
