"""What is new: recorded and taken back, new documents, and years of which something else is said now."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from stratlas.chronology import time_data
from stratlas.web.api.answers import answers
from stratlas.web.api.shapes import OfCountry
from stratlas.web.feed import MOST, feed_view
from stratlas.web.pages import workspace_of

router = Router(tags=["News"])


class Entry(BaseModel):
    """Something new; its id stays the same whenever it is told."""

    id: str
    time: str
    sort: str = Field(description="`document`, `event`, `retraction` or `verdict`.")
    title: str
    summary: str
    href: str
    actor: str


class Feed(BaseModel):
    """What is new, the newest first."""

    id: str
    title: str
    updated: str
    entries: list[Entry]


@router.get("/feed", response=answers(Feed), summary="What is new")
def feed(
    request: HttpRequest,
    country: OfCountry = "",
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many entries to give at most.")] = MOST,
) -> dict[str, Any]:
    """The newest entries of the monitor’s feed or of a country’s: the same as the Atom feed has."""
    workspace = workspace_of(request)
    code = workspace.countries.get(country).code if country else ""
    found = feed_view(workspace, code)
    return {
        "id": found.id,
        "title": found.title,
        "updated": time_data(found.updated),
        "entries": [
            {
                "id": entry.id,
                "time": time_data(entry.time),
                "sort": entry.sort,
                "title": entry.title,
                "summary": entry.summary,
                "href": entry.href,
                "actor": entry.actor,
            }
            for entry in found.entries[:limit]
        ],
    }
