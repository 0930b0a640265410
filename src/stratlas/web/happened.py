"""What the page of a country's events shows: all that was recorded, what may show another one, and the forms for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.http import HttpRequest

from stratlas.actions import EVENT_COLUMNS, Happening, Workspace, is_web, known_of
from stratlas.chronology import Known
from stratlas.errors import UsageError
from stratlas.records import EventKind, Sighting
from stratlas.web import addresses
from stratlas.web.forms import Form, received_file
from stratlas.web.naming import names_of
from stratlas.web.year_parts import EventView, event_view, in_words
from stratlas.wording import gettext as _

_MOST_FILES = 200


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a list to choose from."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class EventsView:
    """The page; without a form the monitor is only to be read."""

    country: str
    code: str
    country_href: str
    action: str
    events: tuple[EventView, ...]
    documents: tuple[Option, ...]
    kinds: tuple[Option, ...]
    files: tuple[Option, ...]
    columns: tuple[tuple[str, str], ...]
    example: str
    form: Form | None


def events_view(workspace: Workspace, code: str, document: str, form: Form | None) -> EventsView:
    """The facts of the page; `document` is the one that is chosen. UnknownId where there is no such country."""
    workspace.countries.with_code(code)
    known = known_of(workspace, code).get(code, Known(code))
    events = sorted(known.events, key=lambda event: (event.date, event.time, event.number), reverse=True)
    documents = tuple(
        Option(item.id, f"{item.called.text or item.id} ({item.id})", item.id == document) for item in known.documents
    )
    kinds = tuple(Option(kind.value, in_words(kind)) for kind in EventKind)
    names = names_of(workspace, known.documents)
    first = next(iter(workspace.config.kinds))
    return EventsView(
        workspace.countries.name_of(code),
        code,
        addresses.country(code),
        addresses.events(code),
        tuple(event_view(event, {}, names) for event in events),
        documents,
        kinds,
        tuple(_files(workspace, known)) if form else (),
        tuple((name, _(says)) for name, says in EVENT_COLUMNS.items()),
        f"{code}/{first.key}/{workspace.clock().year}",
        form,
    )


def _files(workspace: Workspace, known: Known) -> Iterable[Option]:
    """The archived files of a country, the one that was received last first."""
    versions = [version.id for version in workspace.store.register.versions_of(known.country)]
    abouts = [*versions, *(source.id for source in known.sources), *(event.id for event in known.events)]
    found: dict[str, Sighting] = {}
    for sighting in workspace.store.sources.sightings(about=abouts):
        found[sighting.capture] = sighting
    latest = sorted(found.values(), key=lambda item: (item.time, item.capture), reverse=True)
    for item in latest[:_MOST_FILES]:
        yield Option(item.capture, _("{address}, received {time}", address=item.address, time=f"{item.time:%Y-%m-%d}"))


def happening_of(request: HttpRequest, workspace: Workspace) -> Happening:
    """The event that a form tells of; UsageError where it names two things that are to show it."""
    said = {name: request.POST.get(name, "").strip() for name in ("document", "other", "capture", "address")}
    file = received_file(request, "file", workspace.config.limits)
    if file and said["capture"]:
        raise UsageError(_("An event is shown by one file: choose one of the archive, or give one of your own."))
    web = said["address"] if is_web(said["address"]) and not (file or said["capture"]) else ""
    if said["address"] and not (file or web or said["capture"]):
        raise UsageError(
            _(
                "“{address}” is no web address: begin with https://, or give the file, too.",
                address=said["address"][:200],
            )
        )
    return Happening(
        said["other"] or said["document"],
        request.POST.get("kind", ""),
        request.POST.get("date", ""),
        Path(file.name) if file else None,
        request.POST.get("quote", ""),
        "secondary" in request.POST,
        "" if web else said["address"],
        request.POST.get("note", ""),
        request.POST.get("title", ""),
        file.data if file else None,
        web,
        said["capture"],
    )


def event_named(request: HttpRequest, code: str) -> str:
    """The event of this country that a form names."""
    name = request.POST.get("event", "")
    if not re.fullmatch(rf"{re.escape(code)}/[^/]+/[^/]+/events/[0-9]+", name):
        raise UsageError(_("The form names no event of this country."))
    return name
