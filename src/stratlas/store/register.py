"""Documents, versions, events: the register."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from django.db.models import Count

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
        found = rows.Document.objects.using(self._using).filter(**where).order_by("id")
        found = found.prefetch_related("namings", "predecessors")
        return [_document(row) for row in found]

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

    def versions(self, document_id: str) -> list[Version]:
        """A document's versions: the original first, then by id."""
        return self._versions(document_id=document_id)

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
        found = found.prefetch_related("evidence", "retractions")
        numbers: Counter[str] = Counter()
        events, wanted = [], {entry.text_id for row in found for entry in row.evidence.all() if entry.text_id}
        contents = self._sources.contents(wanted)
        for row in found:
            numbers[row.document_id] += 1
            events.append(_event(row, numbers[row.document_id], contents))
        return sorted(events, key=lambda event: (event.date, event.document, event.number))

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
        result = {}
        for row in found.prefetch_related("predecessors"):
            before = sorted(row.predecessors.all(), key=lambda succession: succession.pk)
            result[row.id] = (row.time, before[-1].time if before else None)
        return result


def _document(row: rows.Document) -> Document:
    namings = sorted(row.namings.all(), key=lambda naming: naming.pk)
    before = sorted(row.predecessors.all(), key=lambda succession: succession.pk)
    return Document(
        row.id,
        row.country,
        row.kind,
        row.year,
        namings[-1].title if namings else row.title,
        before[-1].supersedes_id if before else None,
    )


def _parts(event_id: str) -> tuple[str, int]:
    document, _, number = event_id.partition("/events/")
    return document, int(number)


def _event(row: rows.Event, number: int, contents: Mapping[str, str]) -> Event:
    evidence = tuple(
        EventEvidence(
            entry.capture_id,
            Role(entry.role),
            entry.address,
            span_or_broken(entry.text_id, entry.start or 0, entry.end or 0, entry.quote, contents)
            if entry.text_id
            else None,
        )
        for entry in sorted(row.evidence.all(), key=lambda entry: entry.pk)
    )
    taken_back = sorted(row.retractions.all(), key=lambda entry: entry.pk)
    retraction = Retraction(taken_back[-1].reason, taken_back[-1].actor, taken_back[-1].time) if taken_back else None
    kind, date = EventKind(row.kind), FuzzyDate(row.date)
    return Event(row.document_id, kind, date, row.actor, row.time, row.note, number, evidence, retraction)
