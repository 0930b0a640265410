"""One function per address: find the facts, render them."""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import condition

from stratlas.errors import UnknownId
from stratlas.extract import apart
from stratlas.extract import page_image as draw_page
from stratlas.web.citable import citable, of_country, of_document, of_home, of_profile, of_text, of_words
from stratlas.web.country import country_view
from stratlas.web.document import document_view
from stratlas.web.home import home as home_view
from stratlas.web.map_choice import map_choice
from stratlas.web.pages import page, problem, workspace_of
from stratlas.web.profile import find_profile, profile_view
from stratlas.web.reader import PDF, open_text, reader_at, reader_at_words, reader_of_all
from stratlas.wording import gettext as _

_FOREVER = "public, max-age=31536000, immutable"


@citable(of_home)
def home(request: HttpRequest) -> HttpResponse:
    """The home page, with the map of what the query chooses."""
    workspace = workspace_of(request)
    return page(request, "home", home_view(workspace, map_choice(workspace, request.GET)))


@citable(of_country)
def country(request: HttpRequest, code: str) -> HttpResponse:
    """A country's page."""
    return page(request, "country", country_view(workspace_of(request), code))


@citable(of_profile)
def profile(request: HttpRequest, code: str, edition: str) -> HttpResponse:
    """A country's profile in an edition, marked with what changed where the query names another one."""
    workspace = workspace_of(request)
    found = find_profile(workspace, code, edition)
    only_changed = request.GET.get("show") == "changed"
    return page(
        request, "profile", profile_view(workspace, found, request.GET.get("against", ""), only_changed=only_changed)
    )


@citable(of_document)
def document(request: HttpRequest, code: str, kind: str, year: str) -> HttpResponse:
    """A document's page."""
    return page(request, "document", document_view(workspace_of(request), f"{code}/{kind}/{year}"))


@citable(of_text)
def text(request: HttpRequest, text_id: str) -> HttpResponse:
    """A text in the reader, at the page that the query names, or all of it."""
    workspace = workspace_of(request)
    if request.GET.get("page") == "all":
        return page(request, "reader", reader_of_all(workspace, text_id))
    wanted = [request.GET.get(name, "1") for name in ("page", "part")]
    if not all(re.fullmatch("[0-9]{1,7}", number) for number in wanted):
        raise UnknownId(_("A page is named by its number."))
    number, part = map(int, wanted)
    return page(request, "reader", reader_at(workspace, text_id, number, part))


@citable(of_words)
def words(request: HttpRequest, text_id: str, start: int, end: int) -> HttpResponse:
    """Words of a text, in the reader."""
    workspace = workspace_of(request)
    return page(request, "reader", reader_at_words(workspace, text_id, start, end))


@condition(etag_func=lambda _request, text_id, number: f'"{text_id}-{number}"')
def page_image(request: HttpRequest, text_id: str, number: int) -> HttpResponse:
    """The picture of a page of a PDF."""
    workspace = workspace_of(request)
    read = open_text(workspace, text_id)
    capture = workspace.store.sources.capture(read.capture)
    if capture is None or capture.media_type != PDF or not 1 <= number <= len(read.pages):
        raise UnknownId(_("The text {text_id} has no picture of a page {number}.", text_id=text_id, number=number))
    image = apart(workspace.config.limits, draw_page, workspace.archive.read(read.capture), number)
    return HttpResponse(image, content_type="image/png", headers={"Cache-Control": _FOREVER})


def capture(request: HttpRequest, sha256: str) -> HttpResponse:
    """An archived file, to be saved and never shown: it may hold anything."""
    workspace = workspace_of(request)
    found = workspace.store.sources.capture(sha256) if re.fullmatch("[0-9a-f]{64}", sha256) else None
    if found is None:
        raise UnknownId(_("No archived file has the digest “{sha256}”.", sha256=sha256))
    sightings = workspace.store.sources.sightings(capture=sha256)
    address = urlsplit(sightings[0].address).path if sightings else ""
    name = PurePath(address.replace("\\", "/")).name or sha256[:16]
    headers = {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": _FOREVER,
    }
    return HttpResponse(workspace.archive.read(sha256), content_type=found.media_type, headers=headers)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of an address that leads nowhere."""
    del exception  # Django’s own, which names every address there is
    return problem(request, 404, _("There is no page at this address."))


def failed(request: HttpRequest) -> HttpResponse:
    """The page of an error of the program."""
    return problem(request, 500, _("The program made an error; it was written to the log. Please try again."))
