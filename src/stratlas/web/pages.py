"""Rendering: a template, its facts, and what every page says."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine

from stratlas.actions import Workspace
from stratlas.web import addresses
from stratlas.web.languages import PARAMETER, Tongue, tongue
from stratlas.web.navigation import Way, ways
from stratlas.web.programs import is_api, problem_json
from stratlas.wording import gettext as _
from stratlas.wording import mark, said

_STATIC = Path(__file__).parent / "static" / "stratlas"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TITLES = {
    400: mark("Not taken"),
    403: mark("Not allowed"),
    404: mark("Not found"),
    500: mark("Something went wrong"),
}


@dataclass(frozen=True, slots=True)
class Site:
    """What every page says: the monitor's title and notice, which stylesheets are current, its language, the ways."""

    title: str
    notice: str
    version: str
    tongue: Tongue
    ways: tuple[Way, ...]


def workspace_of(request: HttpRequest) -> Workspace:
    """The monitor that a request is about."""
    if not isinstance(request, WSGIRequest):
        raise TypeError("pages are served through application()")
    workspace: Workspace = request.environ["stratlas.workspace"]
    return workspace


def page(request: HttpRequest, template: str, facts: object, status: int = 200) -> HttpResponse:
    """The answer that a template makes of a page's facts, which it knows as `page`."""
    match = request.resolver_match
    citable = status == 200 and match is not None and hasattr(match.func, "citation")
    cite = addresses.cite(request.path, query_of(request)) if citable else ""
    workspace, query = workspace_of(request), query_of(request)
    where = f"{root_of(request)}{request.path}" + (f"?{query}" if query else "")
    today = workspace.clock().date().isoformat()
    more = {"cite": cite, "printed": where, "today": today}
    body = _filled(workspace, f"{template}.html", facts, tongue(request), request.path, **more)
    return HttpResponse(body, status=status)


def root_of(request: HttpRequest) -> str:
    """The address that all addresses of the monitor begin with: its own, else that at which it was asked."""
    return workspace_of(request).config.publishing.address or request.build_absolute_uri("/").rstrip("/")


def query_of(request: HttpRequest) -> str:
    """The query of an address without the language that the page was asked for in."""
    if PARAMETER not in request.GET:
        return str(request.META.get("QUERY_STRING", ""))
    query = request.GET.copy()
    del query[PARAMETER]
    return query.urlencode()


def render(workspace: Workspace, template: str, facts: object, **more: object) -> str:
    """The HTML that a template makes of a page's facts, for a file."""
    return _filled(workspace, f"{template}.html", facts, tongue(), "", **more)


def atom(request: HttpRequest, facts: object) -> HttpResponse:
    """The feed of these facts; its addresses are whole, as readers of feeds show entries far from here."""
    root = request.build_absolute_uri("/").rstrip("/")
    text = _filled(workspace_of(request), "feed.atom", facts, tongue(request), request.path, root=root)
    return HttpResponse(plain_xml(text), content_type="application/atom+xml; charset=utf-8")


def plain_xml(text: str) -> str:
    """The text without the characters that no XML may have, however they are written."""
    return _NOT_XML.sub("", text)


def _filled(workspace: Workspace, template: str, facts: object, spoken: Tongue, path: str, **more: object) -> str:
    config = workspace.config
    site = Site(said(config.titles), said(config.notices), stylesheet_version(), spoken, ways(path))
    # Django would write 12,5 for 12.5 in Serbian, in pictures and addresses too: numbers are written by `number`
    context = Context({"site": site, "page": facts, **more}, use_l10n=False)
    return Engine.get_default().get_template(f"stratlas/{template}").render(context)


def problem(request: HttpRequest, status: int, message: str) -> HttpResponse:
    """A page that says what went wrong, and the way home; to a program the same as data."""
    if is_api(request):
        return problem_json(status, message)
    return page(request, "problem", {"title": _(_TITLES[status]), "message": message}, status)


@cache
def stylesheet(name: str = "stratlas") -> str:
    """A stylesheet: that of all pages, or one of some."""
    return (_STATIC / f"{name}.css").read_text(encoding="utf-8")


@cache
def stylesheet_version() -> str:
    """A few letters that change when a stylesheet does, so that no browser keeps an old one."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(_STATIC.glob("*.css")))).hexdigest()[:8]
