"""Documents, versions, events: the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from stratlas.records import Document, Event, EventKind, FuzzyDate, Translation, Version
from stratlas.store import models as rows
from stratlas.store.database import Database


class Register:
    """What the monitor knows of documents."""

    def __init__(self, database: Database) -> None:
        self._using = database.alias

    def document(self, document_id: str) -> Document | None:
        """The document with this id."""
        return next(iter(self._documents(id=document_id)), None)

    def documents(self, country: str | None = None) -> list[Document]:
        """All documents, or a country's, by id."""
        return self._documents(**({"country": country} if country else {}))

    def _documents(self, **where: str) -> list[Document]:
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

    def versions_of(self, country: str) -> list[Version]:
        """All versions of a country's documents."""
        return self._versions(document__country=country)

    def _versions(self, **where: str) -> list[Version]:
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
        found = rows.Event.objects.using(self._using).filter(document_id__in=list(documents)).order_by("date", "id")
        return [
            Event(row.document_id, EventKind(row.kind), FuzzyDate(row.date), row.actor, row.time, row.note)
            for row in found
        ]

    def add_event(self, event: Event) -> None:
        """Inserts an event."""
        rows.Event.objects.using(self._using).create(
            document_id=event.document,
            kind=event.kind,
            date=event.date.value,
            note=event.note,
            actor=event.actor,
            time=event.time,
        )


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
