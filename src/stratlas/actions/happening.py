"""What happened to documents: recording events with what shows them, taking them back, correcting them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stratlas.actions.documents import extracted
from stratlas.actions.receiving import download
from stratlas.actions.sourcing import is_web
from stratlas.actions.tables import read_table
from stratlas.actions.workspace import Workspace
from stratlas.anchors import Finder, Outcome
from stratlas.archive import Fetcher, read_file
from stratlas.errors import StratlasError, UnknownId, UsageError
from stratlas.extract import media_type
from stratlas.records import (
    DOCUMENT_ID,
    Capture,
    Document,
    Event,
    EventEvidence,
    EventKind,
    FuzzyDate,
    Role,
    Sighting,
    Span,
    Text,
)
from stratlas.wording import gettext as _
from stratlas.wording import mark

_AHEAD = frozenset({EventKind.IN_FORCE, EventKind.EXPIRED, EventKind.REPEALED})
"""What may be known before its day has come: a law that says when it begins or ends."""

EVENT_COLUMNS = {
    "document": "id, as SRB/nss/2019",
    mark("kind"): mark("what happened, as adopted-by-parliament"),
    "date": "2019, 2019-12 or 2019-12-27",
    mark("source"): mark(
        "a file that shows it, beside the table or with a path from there, or the address of a web page"
    ),
    mark("quote"): mark("the words of the file that say so"),
    mark("secondary"): mark("yes, if the file is somebody's report and no official source"),
    mark("address"): mark("where the file was found; of a web page its own"),
    mark("note"): mark("how it is known, where no file shows it"),
    mark("title"): mark("the title of a document that the register does not have yet"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as somebody hands it in: in their own words, with a file that shows it or a note that says how.

    `data` are the bytes of the source where they were read already; `web` is the address of a page that is asked for,
    `capture` the SHA-256 of a file in the archive, which stand for a source.
    """

    document: str
    kind: str
    date: str
    source: Path | None = None
    quote: str = ""
    secondary: bool = False
    address: str = ""
    note: str = ""
    title: str = ""
    data: bytes | None = None
    web: str = ""
    capture: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of one of many events: recorded, or why not; `line` is that of the table."""

    line: int
    event: Event | None
    error: StratlasError | None = None


def record_event(
    workspace: Workspace,
    happening: Happening,
    *,
    corrects: str = "",
    reason: str = "",
    fetcher: Fetcher | None = None,
) -> Event:
    """Records an event, archiving what shows it; `corrects` is the id of an event that it stands in for.

    A document that the register does not have is entered with it where a title is given: drafts are announced before
    there is a file. Raises UsageError for what cannot be, UnknownId for a document or event that is not there, BadFile
    for a file that cannot be read. Nothing is written unless all of it is.
    """
    document, entered = _document(workspace, happening)
    kind = event_kind(happening.kind)
    date = _date(workspace, happening.date, kind)
    note = " ".join(happening.note.split())
    if not (happening.source or happening.web or happening.capture or note):
        raise UsageError(
            _("An event needs something that shows it: a file with --source, or a --note that says how you know.")
        )
    if corrects:
        _standing(workspace, corrects)
    event = Event(document.id, kind, date, workspace.actor, workspace.clock(), note)
    if happening.capture:
        event = replace(event, evidence=(_archived(workspace, happening),))
    elif happening.web:
        happening = _fetched(workspace, happening, fetcher)
    if happening.source is None:
        with workspace.store.transaction():
            return _enter(workspace, event, document if entered else None, corrects, reason)
    return _with_source(workspace, happening, event, document if entered else None, corrects, reason)


def record_shown(workspace: Workspace, happening: Happening, evidence: Sequence[EventEvidence]) -> Event:
    """Records an event that files which are archived already show; in a transaction of whoever calls."""
    document, entered = _document(workspace, happening)
    kind = event_kind(happening.kind)
    date, note = _date(workspace, happening.date, kind), " ".join(happening.note.split())
    event = Event(document.id, kind, date, workspace.actor, workspace.clock(), note, evidence=tuple(evidence))
    return _enter(workspace, event, document if entered else None, "", "")


def retract_event(workspace: Workspace, event_id: str, reason: str) -> Event:
    """Records that an event no longer counts; UnknownId where none of that id holds, UsageError without a reason."""
    event = _standing(workspace, event_id)
    with workspace.store.transaction():
        _retract(workspace, event_id, reason)
    return event


def record_events(workspace: Workspace, rows: Sequence[tuple[int, Happening]]) -> Iterator[Recorded]:
    """Records many events in their order; one that fails does not stop the others."""
    fetcher = Fetcher(workspace.config.watch, workspace.config.limits, workspace.clock)
    for line, happening in rows:
        try:
            yield Recorded(line, record_event(workspace, happening, fetcher=fetcher))
        except StratlasError as error:
            yield Recorded(line, None, error)


def read_events(path: Path, workspace: Workspace) -> tuple[list[tuple[int, Happening]], list[str]]:
    """The events of a table, with their lines, and the columns that were not used; UsageError where it is no table."""
    records, unused = read_table(path, workspace.config.limits, EVENT_COLUMNS, ("document", "kind", "date"))
    rows = []
    for line, values in records:
        file = values.pop("source", "")
        secondary = values.pop("secondary", "").casefold() in {"yes", "y", "true", "1", "x"}
        web = file if is_web(file) else ""
        source = path.parent / file if file and not web else None
        rows.append((line, Happening(source=source, secondary=secondary, data=None, web=web, **values)))
    return rows, unused


def event_kind(name: str) -> EventKind:
    """The kind of event with this name, however it is spaced; UsageError where there is none."""
    wanted = "-".join(name.replace("_", " ").replace("-", " ").casefold().split())
    if wanted not in set(EventKind):
        known = ", ".join(kind.value for kind in EventKind)
        raise UsageError(_("“{name}” is no kind of event: say {known}.", name=name, known=known))
    return EventKind(wanted)


def _document(workspace: Workspace, happening: Happening) -> tuple[Document, bool]:
    """The document, and whether it has to be entered with the event."""
    wanted = happening.document.strip()
    document = workspace.store.register.document(wanted)
    if document is not None:
        return document, False
    title = " ".join(happening.title.split())
    if not DOCUMENT_ID.fullmatch(wanted):
        raise UsageError(_("“{wanted}” is no document: ids look like SRB/nss/2019.", wanted=wanted))
    if not title:
        raise UnknownId(
            _(
                "{wanted} is not in the register: add it, or give its --title to enter it with this event.",
                wanted=wanted,
            )
        )
    code, key, year = wanted.split("/")
    country, kind = workspace.countries.get(code), workspace.config.kind(key)
    if (country.code, kind.key) != (code, key):
        raise UsageError(
            _(
                "“{wanted}” cannot be the id of a document: write {code}/{key}/{year}.",
                wanted=wanted,
                code=country.code,
                key=kind.key,
                year=year,
            )
        )
    return Document(wanted, code, key, int(year[:4]) if year[:4].isdigit() else None, title), True


def _date(workspace: Workspace, value: str, kind: EventKind) -> FuzzyDate:
    date = FuzzyDate(value.strip())
    if date.first > workspace.clock().date() and kind not in _AHEAD:
        raise UsageError(
            _("{date} has not come yet: only {sorted} may be known ahead.", date=date, sorted=", ".join(sorted(_AHEAD)))
        )
    return date


def _standing(workspace: Workspace, event_id: str) -> Event:
    document = event_id.partition("/events/")[0]
    for event in workspace.store.register.events([document]):
        if event.id == event_id:
            return event
    raise UnknownId(
        _("“{event_id}” is no event that holds: see “stratlas show {document}”.", event_id=event_id, document=document)
    )


def _with_source(
    workspace: Workspace, happening: Happening, event: Event, document: Document | None, corrects: str, reason: str
) -> Event:
    file = happening.source or Path()
    data = happening.data
    if data is None:
        data = read_file(file, workspace.config.limits)
    sha256 = hashlib.sha256(data).hexdigest()
    text = extracted(workspace, data, file.name, sha256, None)  # a report may be in any language
    span = _words(text, happening.quote, file.name) if happening.quote.strip() else None
    role = Role.SECONDARY if happening.secondary else Role.PRIMARY
    address = happening.address or file.name
    event = replace(event, evidence=(EventEvidence(sha256, role, address, span),))
    with workspace.entering(data, sha256):
        sources = workspace.store.sources
        sources.add_capture(Capture(sha256, len(data), media_type(data, file.name)))
        sources.add_text(text, event.time)
        recorded = _enter(workspace, event, document, corrects, reason)
        sources.add_sighting(Sighting(sha256, event.time, address, role, recorded.id, workspace.actor, event.note))
    return recorded


def _fetched(workspace: Workspace, happening: Happening, fetcher: Fetcher | None) -> Happening:
    """The same with the page that its address gave."""
    got = download(workspace, happening.web, fetcher)
    return replace(happening, source=Path(got.name), data=got.data, address=happening.address or got.final)


def _archived(workspace: Workspace, happening: Happening) -> EventEvidence:
    """What shows an event, where it is in the archive already."""
    sources, sha256 = workspace.store.sources, happening.capture.strip().lower()
    if sources.capture(sha256) is None:
        raise UnknownId(_("No archived file has the digest “{capture}”.", capture=happening.capture))
    address = happening.address or next((item.address for item in sources.sightings(capture=sha256)), sha256)
    span = None
    if happening.quote.strip():
        text = sources.text(sources.text_of_capture(sha256) or "")
        if text is None:
            raise UsageError(_("{address} has no text to quote from: leave the quote out.", address=address))
        span = _words(text, happening.quote, address)
    return EventEvidence(sha256, Role.SECONDARY if happening.secondary else Role.PRIMARY, address, span)


def _enter(workspace: Workspace, event: Event, document: Document | None, corrects: str, reason: str) -> Event:
    register = workspace.store.register
    if document is not None and register.document(document.id) is None:
        register.add_document(document, workspace.actor, event.time)
    if corrects:
        _retract(workspace, corrects, reason or f"Corrected by {workspace.actor}.")
    event = register.add_event(event)
    workspace.log("event", event.id, {"kind": event.kind.value, "date": event.date.value, "corrects": corrects})
    return event


def _retract(workspace: Workspace, event_id: str, reason: str) -> None:
    said = " ".join(reason.split())
    if not said:
        raise UsageError(_("An event is taken back with a --reason."))
    workspace.store.register.retract_event(event_id, said, workspace.actor, workspace.clock())
    workspace.log("retract", event_id, {"reason": said})


def _words(text: Text, quote: str, name: str) -> Span:
    finding = Finder(text).find(quote)
    if finding.outcome in {Outcome.EXACT, Outcome.NORMALISED} and len(finding.matches) == 1:
        return finding.matches[0].span
    if finding.outcome is Outcome.CLOSE:
        near = " ".join(finding.matches[0].span.quote.split())
        raise UsageError(
            _(
                "{name} does not say “{quote}”; the nearest words are “{near}”: quote it as it stands.",
                name=name,
                quote=quote,
                near=near,
            )
        )
    if finding.matches:
        raise UsageError(
            _(
                "{name} says “{quote}” in {matches} places: quote more of it.",
                name=name,
                quote=quote,
                matches=len(finding.matches),
            )
        )
    raise UsageError(
        _("{name} does not say “{quote}”: quote its words, or leave the quote out.", name=name, quote=quote)
    )
