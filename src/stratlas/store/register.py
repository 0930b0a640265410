"""Documents, versions, events: the register."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from django.db.models import Count, QuerySet

from stratlas.records import (
    Document,
    Event,
    EventEvidence,
    EventKind,
    FuzzyDate,
    Retraction,
    Role,
    Translation,
    Version,
)
from stratlas.store import models as rows
from stratlas.store.among import Wanted, among
from stratlas.store.database import Database
from stratlas.store.sources import Sources
from stratlas.store.spans import span_or_broken

_LISTED = ("document_id", "kind", "date", "taken")
_EVENT = ("id", "document_id", "kind", "date", "actor", "time", "note")


class _Shown(NamedTuple):
    """What of a row of what shows an event is read."""

    event_id: int
    capture_id: str
    role: str
    address: str
    text_id: str | None
    start: int | None
    end: int | None
    quote: str


class ListedEvent(NamedTuple):
    """An event in a long list."""

    date: str
    document: str
    number: int
    kind: str


class Register:
    """What the monitor knows of documents."""

    def __init__(self, database: Database, sources: Sources) -> None:
        self._using = database.alias
        self._sources = sources

    def countries(self) -> list[str]:
        """The countries that have documents."""
        found = rows.Document.objects.using(self._using).order_by("country")
        return list(found.values_list("country", flat=True).distinct())

    def document(self, document_id: str) -> Document | None:
        """The document with this id."""
        return next(iter(self._documents(id=document_id)), None)

    def documents(self, country: Wanted = None) -> list[Document]:
        """All documents, or those of one or several countries, by id."""
        return self._documents(**among("country", country))

    def _documents(self, **where: object) -> list[Document]:
        # Here and below rows are read as plain values: objects would take several times as long.
        found = rows.Document.objects.using(self._using).filter(**where).order_by("id")
        named = rows.Naming.objects.using(self._using).filter(document__in=found.order_by()).order_by("id")
        titles = dict(named.values_list("document_id", "title"))
        before = {name: superseded for name, superseded, _time in self._successions(found)}
        worded: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for version in self._versions(document__in=found.order_by()):
            if version.title:
                worded[version.document].append((version.language, version.title))
        return [
            Document(name, country, kind, year, titles.get(name, title), before.get(name), tuple(worded[name]))
            for name, country, kind, year, title in found.values_list("id", "country", "kind", "year", "title")
        ]

    def _successions(self, documents: QuerySet[rows.Document]) -> list[tuple[str, str, dt.datetime]]:
        """What some documents replaced, and when that was entered; the last entry of a document holds."""
        found = rows.Succession.objects.using(self._using).filter(document__in=documents.order_by()).order_by("id")
        return list(found.values_list("document_id", "supersedes_id", "time"))

    def add_document(self, document: Document, actor: str, time: dt.datetime) -> None:
        """Inserts a document, and that it supersedes another where it does."""
        rows.Document.objects.using(self._using).create(
            id=document.id,
            country=document.country,
            kind=document.kind,
            year=document.year,
            title=document.title,
            actor=actor,
            time=time,
        )
        if document.supersedes:
            self.add_succession(document.id, document.supersedes, actor, time)

    def name_document(self, document_id: str, title: str, actor: str, time: dt.datetime) -> None:
        """Gives a document a title that it did not have."""
        rows.Naming.objects.using(self._using).create(document_id=document_id, title=title, actor=actor, time=time)

    def add_succession(self, document_id: str, supersedes: str, actor: str, time: dt.datetime) -> None:
        """Inserts that one document replaced another."""
        rows.Succession.objects.using(self._using).get_or_create(
            document_id=document_id, supersedes_id=supersedes, defaults={"actor": actor, "time": time}
        )

    def version(self, version_id: str) -> Version | None:
        """The version with this id."""
        return next(iter(self._versions(id=version_id)), None)

    def versions(self, document_id: Wanted) -> list[Version]:
        """The versions of a document, or of several: of each the original first, then by id."""
        return self._versions(**among("document_id", document_id or ()))

    def versions_of(self, country: str | Collection[str]) -> list[Version]:
        """All versions of the documents of one or several countries."""
        return self._versions(**among("document__country", country))

    def all_versions(self) -> list[Version]:
        """All versions of all documents."""
        return self._versions()

    def _versions(self, **where: object) -> list[Version]:
        found = rows.Version.objects.using(self._using).filter(**where).order_by("document_id", "id")
        versions = [
            Version(row.id, row.document_id, row.language, row.title, Translation(row.translation)) for row in found
        ]
        return sorted(versions, key=lambda v: (v.document, v.translation is not Translation.ORIGINAL, v.id))

    def add_version(self, version: Version, actor: str, time: dt.datetime) -> None:
        """Inserts a version."""
        rows.Version.objects.using(self._using).create(
            id=version.id,
            document_id=version.document,
            language=version.language,
            title=version.title,
            translation=version.translation,
            actor=actor,
            time=time,
        )

    def events(self, documents: Iterable[str]) -> list[Event]:
        """What happened to these documents, by date."""
        return [event for event in self.all_events(documents) if event.retraction is None]

    def all_events(self, documents: Iterable[str]) -> list[Event]:
        """What was recorded as having happened to these documents, by date; retracted events too."""
        found = rows.Event.objects.using(self._using).filter(document_id__in=list(documents)).order_by("id")
        shown, taken_back = self._evidence(found.order_by()), self._retractions(found.order_by())
        numbers: Counter[str] = Counter()
        events = []
        for key, document, kind, date, actor, time, note in found.values_list(*_EVENT):
            numbers[document] += 1
            happened = EventKind(kind), FuzzyDate(date), actor, time, note
            evidence = tuple(shown.get(key, ()))
            events.append(Event(document, *happened, numbers[document], evidence, taken_back.get(key)))
        return sorted(events, key=lambda event: (event.date, event.document, event.number))

    def _evidence(self, events: QuerySet[rows.Event]) -> dict[int, list[EventEvidence]]:
        """Key of an event's row → what shows it, as it was entered."""
        entries = rows.EventEvidence.objects.using(self._using).filter(event__in=events).order_by("id")
        found = [_Shown(*values) for values in entries.values_list(*_Shown._fields)]
        contents = self._sources.contents(row.text_id for row in found if row.text_id)
        result: dict[int, list[EventEvidence]] = {}
        for row in found:
            place = row.start or 0, row.end or 0, row.quote
            span = span_or_broken(row.text_id, *place, contents) if row.text_id else None
            evidence = EventEvidence(row.capture_id, Role(row.role), row.address, span)
            result.setdefault(row.event_id, []).append(evidence)
        return result

    def _retractions(self, events: QuerySet[rows.Event]) -> dict[int, Retraction]:
        """Key of an event's row → that it no longer counts."""
        found = rows.EventRetraction.objects.using(self._using).filter(event__in=events).order_by("id")
        said = found.values_list("event_id", "reason", "actor", "time")
        return {event: Retraction(reason, actor, time) for event, reason, actor, time in said}

    def listed_events(self, country: str | None = None) -> list[ListedEvent]:
        """All events that count, or a country's, in the order in which they happened; without what shows them."""
        found = rows.Event.objects.using(self._using).order_by("id")
        if country:
            found = found.filter(document__country=country)
        numbers: Counter[str] = Counter()
        events = []
        for document, kind, date, taken in found.annotate(taken=Count("retractions")).values_list(*_LISTED):
            numbers[document] += 1
            if not taken:
                events.append(ListedEvent(date, document, numbers[document], kind))
        return sorted(events)

    def add_event(self, event: Event) -> Event:
        """Inserts an event with its evidence; the event with its number."""
        row = rows.Event.objects.using(self._using).create(
            document_id=event.document,
            kind=event.kind,
            date=event.date.value,
            note=event.note,
            actor=event.actor,
            time=event.time,
        )
        for item in event.evidence:
            rows.EventEvidence.objects.using(self._using).create(
                event=row,
                capture_id=item.capture,
                text_id=item.span.text if item.span else None,
                start=item.span.start if item.span else None,
                end=item.span.end if item.span else None,
                quote=item.span.quote if item.span else "",
                role=item.role,
                address=item.address,
                actor=event.actor,
                time=event.time,
            )
        number = rows.Event.objects.using(self._using).filter(document_id=event.document, id__lte=row.pk).count()
        return replace(event, number=number)

    def event_row(self, event_id: str) -> int:
        """The key of an event's row."""
        document, number = _parts(event_id)
        keys = rows.Event.objects.using(self._using).filter(document_id=document).order_by("id")
        return int(keys.values_list("id", flat=True)[number - 1])

    def retract_event(self, event_id: str, reason: str, actor: str, time: dt.datetime) -> None:
        """Inserts that an event no longer counts."""
        rows.EventRetraction.objects.using(self._using).create(
            event_id=self.event_row(event_id), reason=reason, actor=actor, time=time
        )

    def recorded(self, country: Wanted = None) -> dict[str, tuple[dt.datetime, dt.datetime | None]]:
        """Document id → when it was entered, and when it was entered what it supersedes."""
        found = rows.Document.objects.using(self._using).filter(**among("country", country))
        succeeded = {name: time for name, _superseded, time in self._successions(found)}
        return {name: (time, succeeded.get(name)) for name, time in found.values_list("id", "time")}


def _parts(event_id: str) -> tuple[str, int]:
    document, _, number = event_id.partition("/events/")
    return document, int(number)
