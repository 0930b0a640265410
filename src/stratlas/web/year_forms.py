"""The addresses at which people write of the year: events, sources and looks, what a difference was."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from django.http import HttpRequest, HttpResponse

from stratlas.actions import (
    Recorded,
    Workspace,
    add_source,
    as_event,
    dismiss,
    read_events,
    record_event,
    record_events,
    record_look,
    retract_event,
)
from stratlas.errors import UnknownId, UsageError
from stratlas.web import addresses
from stratlas.web.forms import back_to, form_of, received_file, signed_workspace, takes_forms
from stratlas.web.happened import event_named, events_view, happening_of
from stratlas.web.pages import page, workspace_of
from stratlas.web.watched import look_of, one_view, sources_view, triage_view
from stratlas.wording import gettext as _


@takes_forms
def events(request: HttpRequest, code: str) -> HttpResponse:
    """A country's events; by POST another one, one taken back, or a table of them."""
    if request.method != "POST":
        facts = events_view(workspace_of(request), code, request.GET.get("document", ""), form_of(request))
        return page(request, "events", facts)
    workspace = signed_workspace(request)
    said = request.POST.get("say", "")
    if said == "take-back":
        event = retract_event(workspace, event_named(request, code), request.POST.get("reason", ""))
    elif said == "table":
        return _table(request, workspace, code)
    else:
        happening = happening_of(request, workspace)
        if not happening.document.startswith(f"{code}/"):
            raise UsageError(
                _(
                    "“{document}” is no document of this country: ids begin with {code}/.",
                    document=happening.document[:80],
                    code=code,
                )
            )
        corrects = event_named(request, code) if request.POST.get("event") else ""
        event = record_event(workspace, happening, corrects=corrects, reason=request.POST.get("reason", ""))
    return back_to(request, f"{addresses.events(code)}#{addresses.event_anchor(event.id)}")


def _table(request: HttpRequest, workspace: Workspace, code: str) -> HttpResponse:
    """Records the rows of a table, and says of each what became of it."""
    file = received_file(request, "table", workspace.config.limits)
    if file is None:
        raise UsageError(_("Choose a table: CSV in UTF-8 with the names of its columns in its first line."))
    with tempfile.TemporaryDirectory(prefix="stratlas-") as folder:
        path = Path(folder) / "events.csv"
        path.write_bytes(file.data)
        rows, unused = read_events(path, workspace)
    beside = [(line, happening) for line, happening in rows if happening.source is not None]
    if beside:
        raise UsageError(
            _(
                "Line {beside} names a file beside the table, which a form does not bring: give a "
                "web address, or use “stratlas event --from”.",
                beside=beside[0][0],
            )
        )
    results: list[Recorded] = list(record_events(workspace, rows))
    facts = {
        "country": workspace.countries.name_of(code),
        "country_href": addresses.country(code),
        "events_href": addresses.events(code),
        "done": [result.event for result in results if result.event],
        "failed": [(result.line, str(result.error)) for result in results if result.error],
        "unused": unused,
    }
    return page(request, "events_table", facts)


@takes_forms
def sources(request: HttpRequest, code: str) -> HttpResponse:
    """A country's sources; by POST another one, or a person's own look at one."""
    if request.method != "POST":
        return page(request, "sources", sources_view(workspace_of(request), code, form_of(request)))
    workspace = signed_workspace(request)
    if request.POST.get("say") == "look":
        source = request.POST.get("source", "")
        if not source.startswith(f"{code}/sources/"):
            raise UsageError(_("Choose the source that you looked at."))
        record_look(workspace, source, look_of(request, workspace))
        return back_to(request, addresses.sources(code))
    wanted = request.POST.get("about", "").strip()
    if wanted.partition("/")[0] != code:
        raise UsageError(
            _("A source here is about {code}, about a kind ({code}/nss), or about a document of it.", code=code)
        )
    fields = {name: request.POST.get(name, "") for name in ("kind", "note")}
    add_source(workspace, wanted, request.POST.get("address", ""), **fields)
    return back_to(request, addresses.sources(code))


def triage(request: HttpRequest, code: str = "") -> HttpResponse:
    """What looks found and nobody has explained, what fails, and what is due."""
    number = request.GET.get("page", "1")
    if not re.fullmatch("[0-9]{1,6}", number):
        raise UnknownId(_("A page is named by its number."))
    return page(request, "triage", triage_view(workspace_of(request), code, int(number)))


@takes_forms
def difference(request: HttpRequest, code: str, source: int, number: int) -> HttpResponse:
    """One difference; by POST what it was."""
    name = f"{code}/sources/{source}/checks/{number}"
    if request.method != "POST":
        return page(request, "difference", one_view(workspace_of(request), name, form_of(request)))
    workspace = signed_workspace(request)
    fields = {field: request.POST.get(field, "") for field in ("kind", "date", "document", "note", "title")}
    if request.POST.get("say") == "event":
        event = as_event(workspace, name, **fields)
        return back_to(request, addresses.event(event.id, event.date.year))
    dismiss(workspace, name, request.POST.get("reason", ""))
    return back_to(request, addresses.triage())
