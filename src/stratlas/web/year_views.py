"""The addresses of the year: its proof, the table of all years, what contradicts what, and what is new."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse

from stratlas.errors import UnknownId
from stratlas.web.citable import citable, of_year, titled
from stratlas.web.contradictions import contradictions_view
from stratlas.web.feed import feed_view
from stratlas.web.pages import atom, page, workspace_of
from stratlas.web.proof import proof_view
from stratlas.web.years import years_view
from stratlas.wording import gettext as _


@citable(of_year)
def proof(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """What shows what a country's year brought."""
    return page(request, "proof", proof_view(workspace_of(request), code, year))


@citable(titled("Year by year"))
def years(request: HttpRequest) -> HttpResponse:
    """The table of countries and years; the query names the last year."""
    to = request.GET.get("to")
    if to is not None and not re.fullmatch("[0-9]{4}", to):
        raise UnknownId(_("A year is written with four digits."))
    return page(request, "years", years_view(workspace_of(request), int(to) if to else None))


@citable(titled("What cannot both be true"))
def contradictions(request: HttpRequest, code: str = "") -> HttpResponse:
    """What cannot both be true, of a country or of all."""
    return page(request, "contradictions", contradictions_view(workspace_of(request), code))


def feed(request: HttpRequest, code: str = "") -> HttpResponse:
    """What is new, of a country or of all, as Atom."""
    return atom(request, feed_view(workspace_of(request), code))
