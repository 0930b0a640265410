"""Countries: their documents and where these stand, their editions, and what a year brought."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from stratlas.actions import Workspace, countries_data, reference_year, tracked_countries, year_asked
from stratlas.records import Status
from stratlas.web.api.answers import answers
from stratlas.web.api.paging import USUAL, Cursor, Limit, page_of
from stratlas.web.api.shapes import CountryCode, Next, Saying
from stratlas.web.pages import workspace_of

router = Router(tags=["Countries"])
OfYear = Annotated[
    int | None,
    Query(ge=1, le=9999, description="The year of the verdict; if not given, that of the newest edition."),
]


class YearSaying(Saying):
    """What a year brought, in short."""

    year: int


class Country(BaseModel):
    """A country of the monitor."""

    code: str
    name: str
    names: dict[str, str] = Field(description="By language.")
    documents: list[str] = Field(description="Ids of its documents.")
    statuses: dict[str, Status] = Field(description="Where each document stands today, by its id.")
    editions: list[str] = Field(description="The editions that have a page of it.")
    verdict: YearSaying


class Countries(BaseModel):
    """Countries in the order of their codes."""

    countries: list[Country]
    next: Next


@router.get("/countries", response=answers(Countries), summary="List the countries")
def countries(request: HttpRequest, limit: Limit = USUAL, cursor: Cursor = "", year: OfYear = None) -> dict[str, Any]:
    """Each country that the settings list or that anything is known of, by its code.

    With it come its documents and where these stand today, and what is known of a year.
    """
    workspace = workspace_of(request)
    wanted = _year(workspace, year)
    codes = tracked_countries(workspace)
    page = page_of(request, codes, lambda code: (code,), limit, cursor)
    return {"countries": countries_data(workspace, page.items, wanted), "next": page.next}


@router.get("/countries/{country}", response=answers(Country, missing=True), summary="A country")
def country(request: HttpRequest, country: CountryCode, year: OfYear = None) -> dict[str, Any]:
    """Its documents and where these stand today, its editions, and what is known of a year."""
    workspace = workspace_of(request)
    code = workspace.countries.with_code(country).code
    return countries_data(workspace, [code], _year(workspace, year))[0]


def _year(workspace: Workspace, year: int | None) -> int:
    return reference_year(workspace) if year is None else year_asked(workspace, year)
