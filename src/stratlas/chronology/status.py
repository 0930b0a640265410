"""Where a document stands on a day, derived from its events and its successors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from stratlas.records import Document, Event, EventKind, FuzzyDate, Status

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

FACTS = (EventKind.CLASSIFIED, EventKind.NOT_OBTAINED)
"""What is recorded of a document beside its status."""


def facts(document: Document, events: Iterable[Event]) -> list[EventKind]:
    """The facts recorded of a document that change nothing in where it stands: classified, not obtained."""
    own = {event.kind for event in events if event.document == document.id}
    return [kind for kind in FACTS if kind in own]


def end_of(year: int) -> dt.date:
    """The last day of a year."""
    return dt.date(year, 12, 31)


def year_of(document: Document, events: Iterable[Event]) -> int | None:
    """The year a document dates from: its own, else that of its first adoption."""
    if document.year is not None:
        return document.year
    years = [event.date.year for event in events if event.document == document.id and event.kind in ADOPTIONS]
    return min(years, default=None)


def date_of(document: Document, events: Iterable[Event]) -> FuzzyDate | None:
    """When a document was first adopted, as precisely as it is known, else its year; None where neither is known."""
    first = min((item.date for item in events if item.document == document.id and item.kind in ADOPTIONS), default=None)
    if first is not None:
        return first
    return FuzzyDate(f"{document.year:04}") if document.year else None


def status(document: Document, documents: Sequence[Document], events: Sequence[Event], day: dt.date) -> Status:
    """Where a document stands at the end of a day, given all of the country's documents and their events.

    A date that is known to the year or month counts from its last possible day on: until then it may not have been.
    """
    own = [event for event in events if event.document == document.id and event.date.last <= day]
    began = _last(own, ADOPTIONS)
    ended = _last(own, ENDINGS)
    if ended is not None and (began is None or ended >= began):
        return Status.EXPIRED
    if any(other.supersedes == document.id and _has_begun(other, events, day) for other in documents):
        return Status.SUPERSEDED
    if began is not None:
        return Status.IN_FORCE
    prepared, given_up = _last(own, PREPARATIONS), _last(own, {EventKind.WITHDRAWN})
    if given_up is not None and (prepared is None or given_up >= prepared):
        return Status.WITHDRAWN
    return Status.IN_PREPARATION if prepared else Status.REPORTED


def documents_in_force(documents: Sequence[Document], events: Sequence[Event], day: dt.date) -> list[Document]:
    """The documents that are in force, or reported without more being known, at the end of a day."""
    return [
        document
        for document in documents
        if status(document, documents, events, day) in {Status.IN_FORCE, Status.REPORTED}
        and ((began := year_of(document, events)) is None or began <= day.year)
    ]


def _has_begun(document: Document, events: Sequence[Event], day: dt.date) -> bool:
    """Whether a document has replaced the one before it: adopted, or known only by a year that has come."""
    own = [event for event in events if event.document == document.id]
    adoptions = [event for event in own if event.kind in ADOPTIONS]
    if adoptions:
        return any(event.date.last <= day for event in adoptions)
    only_a_draft = any(event.kind in PREPARATIONS or event.kind is EventKind.WITHDRAWN for event in own)
    return not only_a_draft and (document.year is None or document.year <= day.year)


def _last(events: Iterable[Event], kinds: Iterable[EventKind]) -> dt.date | None:
    return max((event.date.last for event in events if event.kind in kinds), default=None)
