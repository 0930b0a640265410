"""The addresses of searching: the search page, its downloads, silences, and the codebook."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from stratlas.actions import find_passages, find_silence, heard_before, results_csv, results_data, silence_data
from stratlas.errors import IndexUnusable, UsageError
from stratlas.web import addresses
from stratlas.web.citable import citable, of_search, of_silence, titled
from stratlas.web.concepts import concepts_view, offers
from stratlas.web.forms import form_of, signed_workspace, takes_forms
from stratlas.web.middleware import POLICY_WITH_SCRIPTS
from stratlas.web.pages import page, workspace_of
from stratlas.web.search import DOWNLOADED, search_view
from stratlas.web.search_choice import SearchChoice, choice_of
from stratlas.web.silence import silence_view


@citable(of_search)
def search(request: HttpRequest) -> HttpResponse:
    """The search page: a box, and what is found where something is asked for."""
    response = page(request, "search", search_view(workspace_of(request), choice_of(request.GET)))
    response.headers["Content-Security-Policy"] = POLICY_WITH_SCRIPTS
    return response


def search_csv(request: HttpRequest) -> HttpResponse:
    """The passages that were found, as a table."""
    found = find_passages(workspace_of(request), choice_of(request.GET).asked, limit=DOWNLOADED)
    # the mark tells spreadsheets that it is UTF-8
    return _file("\N{BYTE ORDER MARK}" + results_csv(found.hits), "text/csv; charset=utf-8", "search.csv")


def search_json(request: HttpRequest) -> HttpResponse:
    """The passages that were found, for programs."""
    found = find_passages(workspace_of(request), choice_of(request.GET).asked, limit=DOWNLOADED)
    return _json(results_data(found), "search.json")


@takes_forms
def silence_of(request: HttpRequest) -> HttpResponse:
    """Which texts in force do not mention something; by POST it is recorded, and then has an address for good."""
    choice = choice_of(request.GET)
    if request.method == "POST":
        heard = find_silence(signed_workspace(request), choice.asked)
        return HttpResponseRedirect(addresses.silence(heard.silence.id), status=303)
    workspace = workspace_of(request)
    search = addresses.search(choice.address)
    try:
        heard = find_silence(workspace, choice.asked, record=False)
    except (UsageError, IndexUnusable) as error:
        return page(request, "silence", {"problem": str(error), "query": choice.query, "search": search})
    view = silence_view(workspace, heard, search, addresses.silence_of(choice.address))
    said = {"silence": view, "query": view.query, "search": search, "form": form_of(request)}
    return page(request, "silence", {**said, "concepts": offers(workspace, choice, addresses.silence_of)})


@citable(of_silence)
def silence(request: HttpRequest, digest: str) -> HttpResponse:
    """A silence that was recorded."""
    workspace = workspace_of(request)
    heard = heard_before(workspace, f"silence/{digest}")
    search = addresses.search(SearchChoice(heard.silence.query).address)
    view = silence_view(workspace, heard, search)
    return page(request, "silence", {"silence": view, "query": view.query, "search": search})


def silence_json(request: HttpRequest, digest: str) -> HttpResponse:
    """A silence that was recorded, for programs."""
    return _json(silence_data(heard_before(workspace_of(request), f"silence/{digest}")), f"silence-{digest}.json")


@citable(titled("Concepts"))
def concepts(request: HttpRequest) -> HttpResponse:
    """The codebook: what can be searched for as a concept, with its words."""
    return page(request, "concepts", concepts_view(workspace_of(request)))


def _json(data: dict[str, Any], name: str) -> HttpResponse:
    return _file(json.dumps(data, ensure_ascii=False, indent=2) + "\n", "application/json", name)


def _file(content: str, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
