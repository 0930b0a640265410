"""The addresses of citations: of every page that can be cited, and of claims."""

from __future__ import annotations

from copy import copy

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import resolve

from stratlas.errors import UnknownId
from stratlas.web import addresses
from stratlas.web.citable import citable, of_claim
from stratlas.web.cite_page import cite_page, cited_words
from stratlas.web.citing import MEDIA_TYPES, Citation
from stratlas.web.pages import page, query_of, workspace_of
from stratlas.web.withdrawn import withdrawn_view
from stratlas.wording import ENGLISH, using


def cite(request: HttpRequest, of: str = "") -> HttpResponse:
    """How a page is cited."""
    citation, what = _cited(request, of)
    names = {"text_id", "start", "end"}
    words = cited_words(workspace_of(request), **what) if what.keys() == names else None  # type: ignore[arg-type]
    return page(request, "cite", cite_page(citation, f"/{of}", query_of(request), words))


def cite_file(request: HttpRequest, ending: str, of: str = "") -> HttpResponse:
    """How a page is cited, as a file for a program that keeps references."""
    citation, _ = _cited(request, of)
    if ending not in MEDIA_TYPES:
        raise UnknownId(f"A citation is written as {', '.join(MEDIA_TYPES)}, not as “{ending}”.")
    disposition = f'attachment; filename="{citation.key}.{ending}"'
    headers = {"Content-Disposition": disposition}
    return HttpResponse(citation.written(ending), content_type=MEDIA_TYPES[ending], headers=headers)


@citable(of_claim)
def claim(request: HttpRequest, code: str, edition: str, heading: str, number: int) -> HttpResponse:
    """A claim's own address: it leads to where the claim stands, or says that it was withdrawn."""
    workspace, claim_id = workspace_of(request), f"{code}/{edition}/{heading}/{number}"
    gone = workspace.store.pages.withdrawal(claim_id)
    if gone is not None:
        return page(request, "withdrawn", withdrawn_view(workspace, claim_id, gone))
    if not workspace.store.pages.claims(claim=claim_id):
        raise UnknownId(f"“{claim_id}” is no claim of this monitor.")
    return HttpResponseRedirect(addresses.claim(claim_id))


def cited_at(request: HttpRequest, address: str) -> tuple[Citation, dict[str, object]]:
    """The citation of the page at an address of this monitor, whoever asks for it, and what that address names."""
    path, _, query = address.partition("?")
    asked = copy(request)
    asked.path = asked.path_info = path
    asked.META = {**request.META, "QUERY_STRING": query}
    asked.GET = QueryDict(query)
    return _cited(asked, path.removeprefix("/"))


def _cited(request: HttpRequest, of: str) -> tuple[Citation, dict[str, object]]:
    """The citation of the page at an address, and what that address names."""
    found = resolve(f"/{of}")
    cited = getattr(found.func, "citation", None)
    if cited is None:
        raise Http404
    with using(ENGLISH):  # a reference is the same for whoever reads it
        return cited(request, **found.kwargs), found.kwargs
