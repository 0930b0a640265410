"""The sources of a scaled monitor and the looks at them: most found nothing new, some failed, a few are open."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.scaled.plan import SEED, Country, Size, Strategy
from benchmarks.scaled.received import Rows, read_file, receive
from benchmarks.scaled.words import ENGLISH
from stratlas.actions import Workspace
from stratlas.records import Result, Role, Settlement, Source, SourceKind
from stratlas.store import models

_OPEN, _DISMISSED, _FAILED = 0.05, 0.05, 0.02
"""Shares of sources with a difference that nobody has explained, or that meant nothing; and of looks that failed."""
_WATCHER = "watcher"


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a source."""

    day: dt.date
    result: Result
    note: str = ""
    capture: str | None = None
    text: str | None = None


def watch_country(workspace: Workspace, size: Size, country: Country, rows: Rows) -> None:
    """Enters a source of each strategy, one that lists them all, and so many looks at each a year."""
    begun, today = workspace.clock().date(), dt.date(size.last, 11, 20)
    watching, site = workspace.store.watching, f"https://{country.code.lower()}.example"
    for number, strategy in enumerate(country.strategies, 1):
        ends = [own.adopted for own in country.strategies if own.supersedes == strategy.id]
        name, first = f"{country.code}/sources/{number}", max(begun, strategy.adopted)
        address = f"{site}/{strategy.kind}-{strategy.adopted.year}"
        source = Source(name, strategy.id, SourceKind.DOCUMENT, address, _WATCHER, _nine(first))
        watching.add_source(source)
        looks = [*_looks(size, source.id, first, min([*ends, today])), *_differing(workspace, source, strategy)]
        _enter(workspace, source, looks, rows)
        if ends:
            watching.retire_source(source.id, "The next strategy replaced it.", _WATCHER, _nine(max(ends[0], first)))
    name, address = f"{country.code}/sources/{len(country.strategies) + 1}", f"{site}/strategies/"
    listing = Source(name, country.code, SourceKind.LIST, address, _WATCHER, _nine(begun))
    watching.add_source(listing)
    _enter(workspace, listing, list(_looks(size, listing.id, begun, today)), rows)


def _nine(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(9), dt.UTC)


def _looks(size: Size, source: str, first: dt.date, last: dt.date) -> Iterator[Look]:
    """Looks at a source that found nothing new, evenly spread; some of them failed."""
    chance, day = random.Random(f"{SEED}/{source}"), first
    while day <= last:
        if day == first:
            yield Look(day, Result.FIRST)
        elif chance.random() < _FAILED:
            yield Look(day, Result.FAILED, "503 Service Unavailable")
        else:
            yield Look(day, Result.SAME)
        day += dt.timedelta(days=365 / size.looks)


def _differing(workspace: Workspace, source: Source, strategy: Strategy) -> Iterator[Look]:
    """At few sources, two looks whose contents differ, on the days after the source was entered."""
    if random.Random(f"{SEED}/{source.id}/differs").random() > _OPEN + _DISMISSED:
        return
    passages = strategy.chapters[0]
    for number, shown in enumerate((passages, passages[:2] + passages[3:]), 1):
        content = "\n\n".join([source.address, *(one.words(ENGLISH) for one in shown)]) + "\n"
        file = read_file(f"{source.id.replace('/', '-').lower()}.txt", content, "en")
        receive(workspace, file, source.id, Role.PRIMARY)
        result = Result.SAME if number == 1 else Result.DIFFERENT
        day = source.time.date() + dt.timedelta(number)
        yield Look(day, result, "", file.text.capture, file.text.id)


def _enter(workspace: Workspace, source: Source, looks: Sequence[Look], rows: Rows) -> None:
    key = rows.key_of_source(source.id)
    for number, look in enumerate(sorted(looks, key=lambda look: look.day), 1):
        check = models.Check(
            source_id=key,
            number=number,
            looked=look.day.isoformat(),
            result=look.result,
            person=False,
            capture_id=look.capture,
            text_id=look.text,
            note=look.note,
            detail={},
            actor=_WATCHER,
            time=_nine(look.day),
        )
        rows.add(check)
        if look.result is Result.DIFFERENT:
            rows.enter()
            if random.Random(f"{SEED}/{source.id}/settled").random() > _OPEN / (_OPEN + _DISMISSED):
                said = Settlement("The site was moved; the words are the same.", workspace.actor, _nine(look.day))
                workspace.store.watching.settle(f"{source.id}/checks/{number}", said)
