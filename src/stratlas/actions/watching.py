"""Looking at the sources that are due: several hosts at a time, each look recorded by itself.

Threads do nothing but ask; what they got goes through a short queue to the one that called, who alone reads texts and
touches the database. So no more than a few answers are in memory, and a look is recorded whole or not at all.
"""

from __future__ import annotations

import queue
import threading
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from stratlas.actions.judging import last_looks
from stratlas.actions.listing import Listed, Reading, listed, see_list, see_listed, validators_for
from stratlas.actions.seeing import Before, before_of, recorded, see_document
from stratlas.actions.sourcing import is_web, standing_source
from stratlas.actions.watched_files import see_file
from stratlas.actions.workspace import Workspace
from stratlas.archive import Exchange, Fetcher, Received, Warc, parsed
from stratlas.config import Limits
from stratlas.errors import FetchFailed, StratlasError, UsageError
from stratlas.extract import apart, page_links
from stratlas.records import Check, Result, Source, SourceKind

_LIST_TIMES = 10
"""A list may take so many times what one document may."""
_WAITING = 2
"""So many answers wait for their turn; each may be as large as a file may be."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of a look at a source."""

    source: Source
    check: Check

    @property
    def failed(self) -> bool:
        """Whether nothing came that could be compared."""
        return self.check.result is Result.FAILED


@dataclass(frozen=True, slots=True)
class _Task:
    source: Source
    before: Before


@dataclass(frozen=True, slots=True)
class _Got:
    """Something that a thread got: the source's own content (`link` is None), a document of its list, or the end."""

    task: _Task
    outcome: Received | StratlasError | None
    trail: tuple[Exchange, ...]
    link: Listed | None = None
    links: tuple[Listed, ...] = ()
    last: bool = False


@dataclass
class _Run:
    """The threads of one run, and the queue they fill."""

    fetcher: Fetcher
    limits: Limits
    waiting: deque[list[_Task]]
    answers: queue.Queue[_Got | BaseException | None] = field(default_factory=lambda: queue.Queue(_WAITING))

    def start(self, count: int) -> None:
        for _ in range(count):
            threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        try:
            while not self.fetcher.stop.is_set():
                try:
                    tasks = self.waiting.popleft()
                except IndexError:
                    break
                for task in tasks:
                    for got in self._asked(task):
                        self._hand_over(got)
            self._hand_over(None)
        except _Stopped:
            pass
        except BaseException as error:  # noqa: BLE001 -- a fault of ours must reach whoever waits
            with suppress(_Stopped):
                self._hand_over(error)

    def _hand_over(self, got: _Got | BaseException | None) -> None:
        while True:
            if self.fetcher.stop.is_set():
                raise _Stopped
            try:
                return self.answers.put(got, timeout=0.2)
            except queue.Full:
                continue

    def _asked(self, task: _Task) -> Iterator[_Got]:
        trail: list[Exchange] = []
        page: Received | None = None
        links: tuple[Listed, ...] = ()
        try:
            page = self.fetcher.fetch(task.source.address, trail, task.before.validators)
            if task.source.kind is SourceKind.LIST and page.status in {200, 304}:
                links = self._links(task, page)
        except StratlasError as error:
            yield _Got(task, error, tuple(trail), last=True)
            return
        followed = [link for link in links if link.followed]
        yield _Got(task, page, tuple(trail), links=links, last=not followed)
        end = time.monotonic() + _LIST_TIMES * self.fetcher.watch.seconds
        for number, link in enumerate(followed, 1):
            trail = []
            outcome: Received | StratlasError
            try:
                if time.monotonic() > end:
                    raise FetchFailed(f"{link.address} was not asked for: the list had taken too long by then.")
                outcome = self.fetcher.fetch(link.address, trail, validators_for(task.before, link.address))
            except StratlasError as error:
                outcome = error
            yield _Got(task, outcome, tuple(trail), link, last=number == len(followed))

    def _links(self, task: _Task, page: Received) -> tuple[Listed, ...]:
        most = self.fetcher.watch.list_documents
        if page.status == 304:
            kept = task.before.detail.get("documents", [])
            return tuple(Listed(item["address"], item["words"], len(item) > 2) for item in kept)
        base, links = apart(self.limits, page_links, page.content)
        return listed(base, links, page.final, most)


class _Stopped(Exception):
    """Nobody waits any longer."""


def due(workspace: Workspace, where: str = "", *, everything: bool = False) -> list[Source]:
    """The sources that are to be looked at now: of a country, one by its id, or all; those due, or every one.

    Offices are asked by people. Raises UnknownId or UsageError where `where` names nothing that can be looked at.
    """
    if "/sources/" in where:
        source = standing_source(workspace, where)
        if source.kind is SourceKind.OFFICE:
            raise UsageError(f"{source.id} is an office: ask there, and record it with “stratlas look {source.id} …”.")
        return [source]
    code = workspace.countries.get(where).code if where else None
    last = last_looks(workspace, code)
    today = workspace.clock().date()
    found = []
    for source in workspace.store.watching.sources(code):
        if source.retired is not None or source.kind is SourceKind.OFFICE:
            continue
        look = last.get(source.id)
        days = 1 if look and look.result is Result.FAILED else workspace.config.watch.interval_days
        if everything or look is None or (today - look.looked.first).days >= days:
            found.append(source)
    return found


def watch(workspace: Workspace, sources: Iterable[Source], fetcher: Fetcher | None = None) -> Iterator[Looked]:
    """Looks at each source, and records every look, also those that found nothing new and those that failed.

    In the order in which answers come. What went over the wire is kept as WARC before the look is recorded.
    """
    wanted = list(sources)
    for source in wanted:
        if not is_web(source.address):
            yield _seen_file(workspace, source)
    hosts: dict[str, list[_Task]] = defaultdict(list)
    for source in wanted:
        if is_web(source.address):
            hosts[parsed(source.address).host].append(_Task(source, before_of(workspace, source)))
    if not hosts:
        return
    fetcher = fetcher or Fetcher(workspace.config.watch, workspace.config.limits, workspace.clock)
    # the host with the most sources takes longest, and so begins first
    groups = deque(sorted(hosts.values(), key=lambda tasks: (-len(tasks), tasks[0].source.id)))
    run = _Run(fetcher, workspace.config.limits, groups)
    count = min(workspace.config.watch.hosts, len(groups))
    run.start(count)
    try:
        yield from _recorded(workspace, run, count)
    finally:
        fetcher.stop.set()


def _recorded(workspace: Workspace, run: _Run, count: int) -> Iterator[Looked]:
    warc = Warc(workspace.archive.folder, workspace.clock())
    readings: dict[str, Reading] = {}
    while count:
        got = run.answers.get()
        if got is None:
            count -= 1
            continue
        if isinstance(got, BaseException):
            raise got
        warc.write(got.trail)
        source = got.task.source
        reading = readings.setdefault(source.id, Reading())
        try:
            _take(workspace, got, reading)
            if not got.last:
                continue
            check = _concluded(workspace, got, reading)
        except FetchFailed as error:
            check = _failed(workspace, source, error, got)
        del readings[source.id]
        yield Looked(source, check)


def _take(workspace: Workspace, got: _Got, reading: Reading) -> None:
    outcome = got.outcome
    if isinstance(outcome, StratlasError) and not isinstance(outcome, FetchFailed):
        outcome = FetchFailed(str(outcome))
    if got.link is not None:
        assert outcome is not None
        see_listed(workspace, got.task.source, got.task.before, reading, got.link, outcome)
    elif isinstance(outcome, FetchFailed):
        raise outcome
    else:
        reading.page, reading.links = outcome, got.links


def _concluded(workspace: Workspace, got: _Got, reading: Reading) -> Check:
    source, before = got.task.source, got.task.before
    assert reading.page is not None
    if source.kind is SourceKind.LIST:
        return see_list(workspace, source, before, reading)
    return see_document(workspace, source, before, reading.page)


def _failed(workspace: Workspace, source: Source, error: FetchFailed, got: _Got) -> Check:
    detail: Mapping[str, Any] = {}
    if got.trail:
        last = got.trail[-1]
        detail = {"final": last.address, "status": last.status, "media_type": last.header("content-type")}
    return recorded(workspace, source, Result.FAILED, detail, note=str(error))


def _seen_file(workspace: Workspace, source: Source) -> Looked:
    try:
        return Looked(source, see_file(workspace, source))
    except FetchFailed as error:
        return Looked(source, recorded(workspace, source, Result.FAILED, {}, note=str(error)))
