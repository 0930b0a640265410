"""Writing a scaled monitor: everything is read, archived and entered as the program does it, many rows at a time."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from benchmarks.scaled.plan import SEED, Country, Size, Strategy, countries, page
from benchmarks.scaled.received import File, Rows, read_file, receive
from benchmarks.scaled.region import geojson, settings
from benchmarks.scaled.reports import Report, enter_report
from benchmarks.scaled.watching import watch_country
from benchmarks.scaled.words import ENGLISH, Language
from stratlas.actions import Workspace, compare, init, open_workspace, reindex
from stratlas.records import (
    Document,
    Event,
    EventEvidence,
    EventKind,
    FuzzyDate,
    Role,
    Translation,
    Version,
    version_id,
)

ACTOR = "Scaled example"
_FEW = 8
_STEPS = (
    (EventKind.DRAFTED, -200, "drafted"),
    (EventKind.ADOPTED_BY_GOVERNMENT, -30, "adopted by the government"),
    (EventKind.ADOPTED_BY_PARLIAMENT, 0, "adopted by Parliament"),
    (EventKind.IN_FORCE, 8, "in force"),
)
"""What happens to every strategy, so many days after it is adopted, and how its gazette says so."""


@dataclass(frozen=True, slots=True)
class Received:
    """All files of a country: its strategies, each with its languages and its gazette, and its published pages."""

    country: Country
    strategies: tuple[tuple[Strategy, tuple[tuple[Language, File], ...], File], ...]
    reports: tuple[Report, ...]


def build(folder: Path, size: Size = Size(), progress: Callable[[str], None] = lambda _: None) -> Workspace:  # noqa: B008
    """Makes the monitor of this size in a new folder; the workspace to look at it with."""
    every = countries(size)
    init(folder, toml=settings(size, every))
    (folder / "map.geojson").write_text(geojson(every), encoding="utf-8")
    workspace = _at(open_workspace(folder, actor=ACTOR), dt.date(size.years[0] - 1, 1, 5))
    with _workers(size) as pool:
        reading = pool.map(_received, every, itertools.repeat(size), itertools.repeat(every))
        for number, received in enumerate(reading, 1):
            _enter_country(workspace, size, received)
            progress(f"{number} of {len(every)} countries: {received.country.name}")
        progress("indexing")
        reindex(workspace)
        pairs = [(own.supersedes, own.id) for country in every for own in country.strategies if own.supersedes]
        for number, _ in enumerate(pool.map(_compare, itertools.repeat(folder), pairs, chunksize=4), 1):
            progress(f"{number} of {len(pairs)} successors compared")
    return open_workspace(folder, actor=ACTOR, clock=lambda: dt.datetime(size.last, 11, 30, 9, tzinfo=dt.UTC))


def _workers(size: Size) -> Executor:
    """Processes, which take longer to begin than a small monitor takes."""
    if size.countries < _FEW:
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(mp_context=get_context("spawn"))


def _received(country: Country, size: Size, every: list[Country]) -> Received:
    """A country's files, written and read; in a process of its own."""
    strategies = []
    for strategy in country.strategies:
        name = strategy.id.replace("/", "-").lower()
        versions = tuple(
            (
                language,
                read_file(f"{name}-{language.code}.txt", strategy.written(language, country.name), language.code),
            )
            for language in dict.fromkeys((country.language, ENGLISH))
        )
        said = [
            f"On {strategy.adopted + dt.timedelta(days):%-d %B %Y} {strategy.id} was {did}." for _, days, did in _STEPS
        ]
        gazette = "\n\n".join([f"Gazette of {country.name}", *said]) + "\n"
        strategies.append((strategy, tuple(versions), read_file(f"{name}-gazette.txt", gazette, "en")))
    reports = []
    for edition in size.years:
        shown = page(country, edition, every)
        file = read_file(f"{edition}-{country.code.lower()}.txt", shown.content, "en")
        reports.append(Report(country, shown, file))
    return Received(country, tuple(strategies), tuple(reports))


def _compare(folder: Path, pair: tuple[str, str]) -> None:
    workspace = open_workspace(folder, actor=ACTOR)
    compare(workspace, *pair)
    workspace.store.close()


def _at(workspace: Workspace, day: dt.date) -> Workspace:
    moment = dt.datetime.combine(day, dt.time(9), dt.UTC)
    return replace(workspace, clock=lambda: moment)


def _enter_country(workspace: Workspace, size: Size, received: Received) -> None:
    country, english = received.country, {}
    with workspace.store.transaction():
        rows = Rows(workspace.store)
        for strategy, versions, gazette in received.strategies:
            then = _at(workspace, max(strategy.adopted, workspace.clock().date()))
            _enter_strategy(then, strategy, versions, country)
            _enter_events(then, strategy, gazette)
            english[strategy.id] = next(file.text for language, file in versions if language == ENGLISH)
        watch_country(workspace, size, country, rows)
        for report in received.reports:
            then = _at(workspace, dt.date(report.page.edition, 3, 1))
            receive(then, report.file, f"{country.code}/{report.page.edition}", Role.SECONDARY)
            enter_report(then, report, english, rows)
        rows.enter()


def _enter_strategy(
    workspace: Workspace, strategy: Strategy, versions: Sequence[tuple[Language, File]], country: Country
) -> None:
    register, time = workspace.store.register, workspace.clock()
    document = Document(
        strategy.id,
        country.code,
        strategy.kind,
        strategy.adopted.year,
        strategy.title(ENGLISH, country.name),
        strategy.supersedes or None,
    )
    register.add_document(document, workspace.actor, time)
    for number, (language, file) in enumerate(versions):
        translation = Translation.OFFICIAL if number else Translation.ORIGINAL
        name, title = version_id(strategy.id, language.code), strategy.title(language, country.name)
        register.add_version(Version(name, strategy.id, language.code, title, translation), workspace.actor, time)
        receive(workspace, file, name, Role.PRIMARY, name)
        workspace.log("add", name, {"capture": file.text.capture, "text": file.text.id, "file": file.name})


def _enter_events(workspace: Workspace, strategy: Strategy, gazette: File) -> None:
    """Its steps to being in force, shown by its gazette; of one in ten no more than somebody's word."""
    chance = random.Random(f"{SEED}/{strategy.id}/events")
    shown = chance.random() > 0.1
    if shown:
        receive(workspace, gazette, f"{strategy.id}/events/1", Role.PRIMARY)
    for event in _events(workspace, strategy, gazette, shown=shown):
        entered = workspace.store.register.add_event(event)
        workspace.log("event", entered.id, {"kind": event.kind.value, "date": event.date.value, "corrects": ""})


def _events(workspace: Workspace, strategy: Strategy, gazette: File, *, shown: bool) -> Iterator[Event]:
    text, time = gazette.text, workspace.clock()
    for kind, days, said in _STEPS:
        day = strategy.adopted + dt.timedelta(days)
        quote = f"{strategy.id} was {said}"
        start = text.content.index(quote)
        span = text.span(start, start + len(quote))
        evidence = (EventEvidence(text.capture, Role.PRIMARY, gazette.name, span),) if shown else ()
        note = "" if shown else "Told by the ministry’s press office."
        yield Event(strategy.id, kind, FuzzyDate(day.isoformat()), workspace.actor, time, note, evidence=evidence)
