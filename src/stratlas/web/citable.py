"""Which pages can be cited, and as what."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

from stratlas.actions import Workspace
from stratlas.chronology import date_of
from stratlas.errors import UnknownId
from stratlas.records import FuzzyDate, Text
from stratlas.web import addresses
from stratlas.web.citing import Citation, CitedAs
from stratlas.web.home import title_of
from stratlas.web.map_choice import map_choice
from stratlas.web.naming import label_of_kind
from stratlas.web.origins import of_capture
from stratlas.web.pages import query_of, root_of, workspace_of
from stratlas.web.reader import open_text

_CITE = re.compile(r"cite(/|\.[a-z]+)$")
View = TypeVar("View", bound=Callable[..., HttpResponse])


def citable(cited: Callable[..., Citation]) -> Callable[[View], View]:
    """Marks a view whose page can be cited: `cited` takes what the view takes, and answers with a citation.

    The page then leads to `…/cite/`, which shows the citation and offers it as files.
    """

    def mark(view: View) -> View:
        view.citation = cited  # type: ignore[attr-defined]
        return view

    return mark


def citation(request: HttpRequest, title: str, address: str | None = None, **facts: Any) -> Citation:
    """The citation of something that this monitor shows: today, under its whole address (the page's own by default)."""
    workspace = workspace_of(request)
    where = address or _CITE.sub("", request.path)
    query = "" if address else query_of(request)
    whole = f"{root_of(request)}{where}" + (f"?{query}" if query else "")
    config, today = workspace.config, workspace.clock().date()
    return Citation(title, whole, today, config.title, publisher=config.publishing.publisher, **facts)


def titled(title: str) -> Callable[..., Citation]:
    """The citation of a page that has one title, whatever its address says."""
    return lambda request, **_: citation(request, title)


def of_home(request: HttpRequest) -> Citation:
    """The citation of the monitor, or of what its map shows where an address chooses that."""
    workspace = workspace_of(request)
    if "show" not in request.GET:
        return citation(request, workspace.config.title)
    choice = map_choice(workspace, request.GET)
    return citation(request, title_of(workspace, choice), addresses.home(choice.query))


def of_country(request: HttpRequest, code: str) -> Citation:
    """The citation of a country's page."""
    return citation(request, workspace_of(request).countries.with_code(code).name, number=code)


def of_profile(request: HttpRequest, code: str, edition: str) -> Citation:
    """The citation of a country's profile in an edition."""
    workspace = workspace_of(request)
    name = workspace.countries.with_code(code).name
    issue = workspace.edition(edition)
    title = f"Strategic profile of {name}, {issue.id}"
    return citation(request, title, edition=issue.id, issued=_year(issue.id), number=f"{code}/{issue.id}")


def of_year(request: HttpRequest, code: str, year: int) -> Citation:
    """The citation of what a year brought to a country."""
    name = workspace_of(request).countries.with_code(code).name
    return citation(request, f"What {year} brought to the strategies of {name}", number=f"{code}/{year}")


def of_document(request: HttpRequest, code: str, kind: str, year: str) -> Citation:
    """The citation of a document as it is registered here."""
    workspace = workspace_of(request)
    document_id = f"{code}/{kind}/{year}"
    original = next(iter(workspace.store.register.versions(document_id)), None)
    facts = _of_document(workspace, document_id)
    return citation(request, facts.pop("title"), language=original.language if original else "", **facts)


def of_text(request: HttpRequest, text_id: str) -> Citation:
    """The citation of a text."""
    text = open_text(workspace_of(request), text_id)
    return citation(request, **_of_text(workspace_of(request), text))


def of_words(request: HttpRequest, text_id: str, start: int, end: int) -> Citation:
    """The citation of words of a text."""
    workspace = workspace_of(request)
    text = open_text(workspace, text_id)
    if not 0 <= start < end <= len(text.content):
        raise UnknownId(f"The text {text.id} has no characters {start} to {end}.")
    page = str(text.page_at(start)) if len(text.pages) > 1 else ""
    return citation(request, **_of_text(workspace, text), words=text.content[start:end], page=page)


def of_claim(request: HttpRequest, code: str, edition: str, heading: str, number: int) -> Citation:
    """The citation of a claim, one that was withdrawn too."""
    claim_id = f"{code}/{edition}/{heading}/{number}"
    pages = workspace_of(request).store.pages
    gone = pages.withdrawal(claim_id)
    wording = gone.wording if gone else next((claim.wording for claim in pages.claims(claim=claim_id)), "")
    if not wording:
        raise UnknownId(f"“{claim_id}” is no claim of this monitor.")
    return citation(request, wording, edition=edition, issued=_year(edition), number=claim_id)


def of_data(request: HttpRequest) -> Citation:
    """The citation of the monitor's data."""
    return citation(request, f"Data of {workspace_of(request).config.title}", kind=CitedAs.DATA)


def of_search(request: HttpRequest) -> Citation:
    """The citation of what was searched for."""
    query = request.GET.get("q", "")
    return citation(request, f"Search for “{query}”" if query else "Search")


def of_silence(request: HttpRequest, digest: str) -> Citation:
    """The citation of a silence that was recorded."""
    found = workspace_of(request).store.silences.silence(f"silence/{digest}")
    if found is None:
        raise UnknownId(f"There is no silence “silence/{digest}”.")
    issued = FuzzyDate(found.day.isoformat())
    return citation(request, f"Strategies in force that do not mention “{found.query}”", issued=issued, number=found.id)


def of_changes(
    request: HttpRequest, code: str, kind: str, year: str, new_code: str, new_kind: str, new_year: str, **_: str
) -> Citation:
    """The citation of what changed between two documents, or of one change."""
    workspace = workspace_of(request)
    old, new = (
        _of_document(workspace, name) for name in (f"{code}/{kind}/{year}", f"{new_code}/{new_kind}/{new_year}")
    )
    title = f"What changed between {old['title']} ({year}) and {new['title']} ({new_year})"
    return citation(request, title, number=f"{old['number']} {new['number']}")


def _of_text(workspace: Workspace, text: Text) -> dict[str, Any]:
    """What a citation says of a text, and of the document that it is a version of."""
    origin = of_capture(workspace, text.capture)
    version = f"{text.id}, SHA-256 {text.capture}"
    if not origin.document:
        return {"title": origin.title, "edition": origin.edition, "version": version}
    facts = _of_document(workspace, origin.document)
    return facts | {"title": origin.title, "language": origin.language, "version": version}


def _of_document(workspace: Workspace, document_id: str) -> dict[str, Any]:
    register = workspace.store.register
    document = register.document(document_id)
    if document is None:
        raise UnknownId(f"“{document_id}” is not in the register of this monitor.")
    return {
        "title": document.title or label_of_kind(workspace, document.kind),
        "kind": CitedAs.DOCUMENT,
        "authors": (workspace.countries.name_of(document.country),),
        "issued": date_of(document, register.events([document_id])),
        "number": document.id,
    }


def _year(edition: str) -> FuzzyDate | None:
    return FuzzyDate(edition[:4]) if edition[:4].isdecimal() else None
