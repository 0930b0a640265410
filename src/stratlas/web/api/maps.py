"""The home page's map: what countries are coloured by, with the value of each."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from stratlas.actions import known_of
from stratlas.web.api.answers import answers
from stratlas.web.api.paging import USUAL, Cursor, Limit, page_of
from stratlas.web.api.shapes import LONGEST_NAME, Next
from stratlas.web.home import shown_countries, title_of
from stratlas.web.map_choice import Fact, map_choice
from stratlas.web.map_facts import steps, values
from stratlas.web.pages import workspace_of
from stratlas.wording import said

router = Router(tags=["The map"])


class OnMap(BaseModel):
    """What countries are coloured by."""

    show: Fact = Field(Fact.AGE, description="What countries are coloured by.")
    kind: str = Field("", max_length=LONGEST_NAME, description="Of `age`: the kind of document.")
    year: str = Field("", max_length=4, description="Of `verdict`: the year.")
    heading: str = Field("", max_length=LONGEST_NAME, description="Of `concept`: the heading, by its key.")
    concept: str = Field("", max_length=LONGEST_NAME, description="Of `concept`: the concept, by its key.")


class GroupOnMap(BaseModel):
    """A group of countries that are coloured alike: a line of the legend."""

    key: str
    label: str


class CountryOnMap(BaseModel):
    """A country's value in words, the group that it is in, and the address of the page that proves it."""

    code: str
    name: str
    group: str
    value: str
    href: str | None


class Map(BaseModel):
    """A fact of all countries."""

    title: str
    groups: list[GroupOnMap]
    countries: list[CountryOnMap]
    disclaimer: str = Field(description="What the monitor says of its map; may be empty.")
    next: Next


@router.get("/map", response=answers(Map, missing=True), summary="What the map shows")
def map_of_countries(
    request: HttpRequest, wanted: Query[OnMap], limit: Limit = USUAL, cursor: Cursor = ""
) -> dict[str, Any]:
    """A chosen fact of each country by its code: the age of its strategy, a year's verdict, a concept, its evidence."""
    workspace = workspace_of(request)
    choice = map_choice(workspace, {name: str(value) for name, value in wanted.model_dump().items()})
    known = known_of(workspace)
    page = page_of(request, shown_countries(workspace, known), lambda code: (code,), limit, cursor)
    found = values(workspace, choice, known, page.items)
    return {
        "title": title_of(workspace, choice),
        "groups": [{"key": step.key, "label": step.label} for step in steps(choice.fact)],
        "countries": [
            {
                "code": code,
                "name": workspace.countries.name_of(code),
                "group": found[code].step,
                "value": found[code].words,
                "href": found[code].href or None,
            }
            for code in page.items
        ],
        "disclaimer": said(workspace.config.map.disclaimers),
        "next": page.next,
    }
