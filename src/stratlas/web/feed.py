"""What a feed shows: what was recorded and taken back, new documents, and years of which something else is said now."""

from __future__ import annotations

import datetime as dt
import heapq
import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from stratlas.actions import Workspace, known_of, tracked_kinds
from stratlas.chronology import Known, said_anew
from stratlas.records import BrokenSpan, Event, KindVerdict, Retraction, Verdict
from stratlas.store import Entry as LogEntry
from stratlas.web import addresses
from stratlas.web.states import short
from stratlas.web.year_parts import dated_years, in_words
from stratlas.wording import date, said
from stratlas.wording import gettext as _

MOST = 60
"""So many entries a feed has, the newest ones."""
_MOST_MOMENTS = 60
"""Verdicts are derived for so many moments of each country at most."""
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry; `name` says what it is of, the same whenever the feed is made; `sort` is one of four words."""

    time: dt.datetime
    name: str
    id: str
    sort: str
    title: str
    summary: str
    href: str
    actor: str = ""


@dataclass(frozen=True, slots=True)
class FeedView:
    """The feed of a country, or of all."""

    id: str
    title: str
    href: str
    page_href: str
    updated: dt.datetime
    entries: tuple[EntryView, ...]


def feed_view(workspace: Workspace, code: str = "") -> FeedView:
    """The facts of a feed; UnknownId where there is no such country."""
    if code:
        workspace.countries.with_code(code)
    first = workspace.store.journal.first()
    namespace, kinds = _namespace(workspace, first), tracked_kinds(workspace)
    parts: list[Iterable[Candidate]] = []
    for known in known_of(workspace, code or None).values():
        name = workspace.countries.name_of(known.country)
        parts.append(_recorded(known, name, namespace))
        parts.append(_said(known, name, kinds, namespace))
    candidates = heapq.merge(*parts, key=_order, reverse=True)
    entries = tuple(islice((entry for _time, _name, made in candidates for entry in made()), MOST))
    updated = entries[0].time if entries else first.time if first else _EPOCH
    monitor = said(workspace.config.titles)
    title = f"{monitor}: {workspace.countries.name_of(code)}" if code else monitor
    page_href = addresses.country(code) if code else addresses.HOME
    return FeedView(_urn(namespace, f"feed/{code}"), title, addresses.feed(code), page_href, updated, entries)


def _namespace(workspace: Workspace, first: LogEntry | None) -> uuid.UUID:
    """Of this monitor alone: named by the first thing that was ever done in it."""
    if first is None:
        return uuid.uuid5(uuid.NAMESPACE_URL, f"stratlas:{workspace.config.title}")
    begun = [first.actor, first.time.isoformat(), first.action, first.target, first.detail]
    return uuid.uuid5(uuid.NAMESPACE_URL, "stratlas:" + json.dumps(begun, sort_keys=True))


def _urn(namespace: uuid.UUID, name: str) -> str:
    return uuid.uuid5(namespace, name).urn


Candidate = tuple[dt.datetime, str, Callable[[], Sequence[EntryView]]]
"""When something may be new, what its entries' names begin with, and what makes them: none where nothing is."""


def _order(candidate: Candidate) -> tuple[dt.datetime, str]:
    return candidate[:2]


def _recorded(known: Known, country: str, namespace: uuid.UUID) -> list[Candidate]:
    """Documents, events and what was taken back of a country, the newest first."""
    titles = {document.id: document.called.text or document.id for document in known.documents}
    found: list[Candidate] = []
    for document in known.documents:
        name = f"document/{document.id}"
        time = known.recorded[document.id][0]
        found.append((time, name, partial(_registered, time, name, country, titles, namespace)))
    for event in known.events:
        title = titles.get(event.document, event.document)
        name = f"event/{event.id}"
        found.append((event.time, name, partial(_happened, event, name, country, title, namespace)))
        if taken := event.retraction:
            name = f"retraction/{event.id}"
            found.append((taken.time, name, partial(_taken_back, event, taken, name, country, title, namespace)))
    return sorted(found, key=_order, reverse=True)


def _registered(
    time: dt.datetime, name: str, country: str, titles: Mapping[str, str], namespace: uuid.UUID
) -> list[EntryView]:
    document = name.removeprefix("document/")
    title = _("{country}: new in the register: {titles}", country=country, titles=titles[document])
    href = addresses.document(document)
    return [EntryView(time, name, _urn(namespace, name), "document", title, document, href)]


def _happened(event: Event, name: str, country: str, document: str, namespace: uuid.UUID) -> list[EntryView]:
    title, href = f"{country}: {_what(event, document)}", addresses.event(event.id, event.date.year)
    return [
        EntryView(event.time, name, _urn(namespace, name), "event", title, _shown(event), href, event.actor),
    ]


def _taken_back(
    event: Event, taken: Retraction, name: str, country: str, document: str, namespace: uuid.UUID
) -> list[EntryView]:
    title = _("{country}: taken back: {what}", country=country, what=_what(event, document))
    urn, href = _urn(namespace, name), addresses.event(event.id, event.date.year)
    return [EntryView(taken.time, name, urn, "retraction", title, taken.reason, href, taken.actor)]


def _what(event: Event, document: str) -> str:
    return f"{document}: {in_words(event.kind)}, {date(event.date.value)}"


def _shown(event: Event) -> str:
    """What an event rests on, in a sentence or two."""
    quotes = [
        f"“{' '.join(item.span.quote.split())}” ({item.address})" if item.span else item.address
        for item in event.evidence
        if not isinstance(item.span, BrokenSpan)
    ]
    basis = _("Shown by") if event.proved else _("Reported by")
    return " ".join(filter(None, (f"{basis} {'; '.join(quotes)}." if quotes else "", event.note)))


def _said(known: Known, country: str, kinds: Mapping[str, str], namespace: uuid.UUID) -> Iterator[Candidate]:
    """When something else may have been said of a country’s years, the newest first, as far as asked."""
    dated = dated_years(known)
    years = range(max(dated, default=-1), min(dated, default=0) - 1, -1)
    for moment, anew in said_anew(known, years, kinds, _MOST_MOMENTS):
        yield moment, f"verdict/{known.country}/", partial(_said_at, moment, anew, country, kinds, namespace)


def _said_at(
    moment: dt.datetime,
    anew: Callable[[], list[tuple[Verdict, Verdict]]],
    country: str,
    kinds: Mapping[str, str],
    namespace: uuid.UUID,
) -> list[EntryView]:
    """What was said of a country's years at a moment, the latest year first, as the names of entries have it."""
    return [_verdict(old, new, moment, country, kinds, namespace) for old, new in anew()]


def _verdict(
    old: Verdict, new: Verdict, moment: dt.datetime, country: str, kinds: Mapping[str, str], namespace: uuid.UUID
) -> EntryView:
    name = f"verdict/{new.country}/{new.year}/{moment.isoformat()}"
    before = {kind.kind: _in_short(kind) for kind in old.kinds}
    parts = [
        _(
            "{kinds}: {in_short} (before: {before}).",
            kinds=kinds[kind.kind],
            in_short=_in_short(kind),
            before=before[kind.kind],
        )
        for kind in new.kinds
        if _in_short(kind) != before[kind.kind]
    ]
    title = _("{country} in {year}: {in_short}", country=country, year=new.year, in_short=_in_short(new))
    summary = " ".join([f"“{' '.join(new.line.split())}”", *parts])
    return EntryView(
        moment, name, _urn(namespace, name), "verdict", title, summary, addresses.year(new.country, new.year)
    )


def _in_short(found: Verdict | KindVerdict) -> str:
    return ", ".join(short(found)).lower()
