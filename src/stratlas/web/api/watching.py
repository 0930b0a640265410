"""The official sources of documents, the looks at them, and what looks found that nobody has explained."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import BaseModel

from stratlas.actions import last_looks, open_data, told
from stratlas.actions import sources as sources_of
from stratlas.chronology import check_data, source_data
from stratlas.errors import UnknownId
from stratlas.records import Result
from stratlas.web.api.answers import answers
from stratlas.web.api.paging import USUAL, Cursor, Limit, next_address, page_of, read_cursor
from stratlas.web.api.shapes import LONGEST_NAME, Check, CountryCode, Next, OfCountry, Source
from stratlas.web.pages import workspace_of

router = Router(tags=["Sources"])
_MOST_OPEN = 20


class LastLook(BaseModel):
    """The last look of a program at a source."""

    looked: str
    result: Result


class SourceInList(Source):
    """A source and the last look at it."""

    last: LastLook | None


class Sources(BaseModel):
    """Sources by country and number."""

    sources: list[SourceInList]
    next: Next


class Looks(BaseModel):
    """Looks as they were recorded, the earliest first."""

    looks: list[Check]
    next: Next


class Difference(BaseModel):
    """Two texts that a look tells apart, and how many changes of each kind there are between them."""

    address: str
    old: str
    new: str
    summary: dict[str, int]


class Open(BaseModel):
    """A difference that nobody has explained."""

    check: Check
    source: Source
    changes: list[Difference]


class Triage(BaseModel):
    """Differences that nobody has explained, the earliest first."""

    open: list[Open]
    next: Next


@router.get("/sources", response=answers(Sources), summary="List the sources")
def sources(request: HttpRequest, limit: Limit = USUAL, cursor: Cursor = "", country: OfCountry = "") -> dict[str, Any]:
    """Where documents officially stand, of all countries or of one, with the last look at each."""
    workspace = workspace_of(request)
    code = workspace.countries.get(country).code if country else ""
    page = page_of(request, sources_of(workspace, code), lambda item: _place(item.id), limit, cursor)
    last = last_looks(workspace, code or None)
    looks = {name: {"looked": look.looked.value, "result": look.result} for name, look in last.items()}
    return {
        "sources": [source_data(item) | {"last": looks.get(item.id)} for item in page.items],
        "next": page.next,
    }


@router.get("/sources/{country}/{number}", response=answers(Source, missing=True), summary="A source")
def source(
    request: HttpRequest,
    country: CountryCode,
    number: Annotated[int, Path(ge=1, le=1_000_000, description="The last part of its id.")],
) -> dict[str, Any]:
    """What it is a source of, and where it is; `/looks` has the looks at it."""
    name = f"{country}/sources/{number}"
    found = workspace_of(request).store.watching.source(name)
    if found is None:
        raise UnknownId(f"“{name}” is no source of this monitor.")
    return source_data(found)


@router.get("/looks", response=answers(Looks), summary="List the looks at sources")
def looks(
    request: HttpRequest,
    limit: Limit = USUAL,
    cursor: Cursor = "",
    country: OfCountry = "",
    source: Annotated[str, Query(max_length=LONGEST_NAME, description="Only at this source, by its id.")] = "",
) -> dict[str, Any]:
    """All looks in the order in which they were recorded, those that found nothing new too."""
    workspace = workspace_of(request)
    after = read_cursor(request, cursor)
    code = workspace.countries.get(country).code if country else None
    found, last = workspace.store.watching.checks_after(after[0] if after else 0, limit, code, source or None)
    return {"looks": [check_data(item) for item in found], "next": next_address(request, (last,)) if last else None}


@router.get("/triage", response=answers(Triage), summary="List the differences to explain")
def triage(
    request: HttpRequest,
    limit: Annotated[int, Query(ge=1, le=_MOST_OPEN, description="How many to give at most.")] = 5,
    cursor: Cursor = "",
    country: OfCountry = "",
) -> dict[str, Any]:
    """What looks at sources found different and nobody has explained, with how many changes of each kind there are."""
    workspace = workspace_of(request)
    code = workspace.countries.get(country).code if country else None
    checks = workspace.store.watching.open_differences(code)
    page = page_of(request, enumerate(checks), lambda item: (item[0],), limit, cursor)
    found = told(workspace, [check for _, check in page.items])
    return {"open": [open_data(item) for item in found], "next": page.next}


def _place(source_id: str) -> tuple[str, int]:
    country, _, number = source_id.split("/")
    return country, int(number)
