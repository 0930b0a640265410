"""Where a document stands, derived from its events and its successors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stratlas.records import Document, Event, EventKind, Status

ADOPTIONS = frozenset(
    {
        EventKind.ADOPTED,
        EventKind.ADOPTED_BY_GOVERNMENT,
        EventKind.ADOPTED_BY_PARLIAMENT,
        EventKind.PUBLISHED,
        EventKind.IN_FORCE,
    }
)
PREPARATIONS = frozenset({EventKind.DRAFTED, EventKind.CONSULTATION, EventKind.ANNOUNCED})
ENDINGS = frozenset({EventKind.EXPIRED, EventKind.REPEALED})


def year_of(document: Document, events: Iterable[Event]) -> int | None:
    """The year a document dates from: its own, else that of its first adoption."""
    if document.year is not None:
        return document.year
    years = [event.date.year for event in events if event.document == document.id and event.kind in ADOPTIONS]
    return min(years, default=None)


def status(document: Document, documents: Sequence[Document], events: Sequence[Event], year: int) -> Status:
    """Where a document stands at the end of a year, given all of the country's documents and their events."""
    own = [event for event in events if event.document == document.id and event.date.year <= year]
    if any(event.kind in ENDINGS for event in own):
        return Status.EXPIRED
    for other in documents:
        began = year_of(other, events)
        if other.supersedes == document.id and (began is None or began <= year):
            return Status.SUPERSEDED
    if any(event.kind in ADOPTIONS for event in own):
        return Status.IN_FORCE
    if any(event.kind in PREPARATIONS for event in own):
        return Status.IN_PREPARATION
    return Status.REPORTED


def documents_in_force(documents: Sequence[Document], events: Sequence[Event], year: int) -> list[Document]:
    """The documents that are in force, or reported without more being known, at the end of a year."""
    return [
        document
        for document in documents
        if status(document, documents, events, year) in {Status.IN_FORCE, Status.REPORTED}
        and ((began := year_of(document, events)) is None or began <= year)
    ]
