"""What years brought, on which proof, what was said of them before, and what contradicts what."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import BaseModel, Field

from stratlas.actions import contradictions as all_contradictions
from stratlas.actions import end_of_day, tracked_countries, verdict_of, verdicts_of, year_asked
from stratlas.actions import history as said_of
from stratlas.chronology import contradiction_data, time_data, verdict_data
from stratlas.records import Basis, Outcome
from stratlas.web.api.answers import answers
from stratlas.web.api.paging import USUAL, Cursor, Limit, page_of
from stratlas.web.api.shapes import Contradiction, CountryCode, Event, Next, OfCountry, Saying
from stratlas.web.pages import workspace_of

router = Router(tags=["Years"])
Year = Annotated[int, Path(ge=1, le=9999, description="A year, as `2023`.")]
AsOf = Annotated[str, Query(max_length=10, description="As was known at the end of this day, as `2024-05-01`.")]


class Missing(BaseModel):
    """What would prove that nothing changed."""

    about: str
    message: str


class KindVerdict(BaseModel):
    """What a year brought to one kind of document."""

    kind: str
    outcome: Outcome
    basis: Basis
    documents: list[str]
    events: list[Event]
    checks: list[str] = Field(description="Ids of the looks at sources that cover the year.")
    covered_from: str | None
    covered_to: str | None
    missing: list[Missing]


class Verdict(Saying):
    """What a year brought to a country."""

    country: str
    year: int
    kinds: list[KindVerdict]
    contradictions: list[Contradiction]


class Verdicts(BaseModel):
    """What a year brought, by country."""

    year: int
    verdicts: list[Verdict]
    next: Next


class SaidOnce(Verdict):
    """What was said of a year from a moment on."""

    since: str


class History(BaseModel):
    """What was said of a year, the earliest first."""

    history: list[SaidOnce]


class Contradictions(BaseModel):
    """What cannot both be true, by country and year."""

    contradictions: list[Contradiction]
    next: Next


@router.get("/verdicts/{year}", response=answers(Verdicts), summary="What a year brought to all countries")
def verdicts(
    request: HttpRequest, year: Year, limit: Limit = USUAL, cursor: Cursor = "", as_of: AsOf = ""
) -> dict[str, Any]:
    """Outcome and basis of the year in each country, kind by kind, with events, looks, and what is missing."""
    workspace = workspace_of(request)
    wanted = year_asked(workspace, year)
    codes = tracked_countries(workspace)
    page = page_of(request, codes, lambda code: (code,), limit, cursor)
    found = verdicts_of(workspace, wanted, end_of_day(as_of) if as_of else None, page.items)
    return {"year": wanted, "verdicts": [verdict_data(item) for item in found], "next": page.next}


@router.get(
    "/verdicts/{year}/{country}", response=answers(Verdict, missing=True), summary="What a year brought to a country"
)
def verdict(request: HttpRequest, year: Year, country: CountryCode, as_of: AsOf = "") -> dict[str, Any]:
    """Outcome and basis of the year, kind by kind, with events, looks, what is missing and what contradicts it."""
    workspace = workspace_of(request)
    code = workspace.countries.with_code(country).code
    return verdict_data(verdict_of(workspace, code, year_asked(workspace, year), end_of_day(as_of) if as_of else None))


@router.get(
    "/verdicts/{year}/{country}/history", response=answers(History, missing=True), summary="What was said of a year"
)
def history(request: HttpRequest, year: Year, country: CountryCode) -> dict[str, Any]:
    """The first verdict on the year, and each that differed from the one before, with the moment from which it held."""
    workspace = workspace_of(request)
    code = workspace.countries.with_code(country).code
    said = said_of(workspace, code, year_asked(workspace, year))
    return {"history": [{"since": time_data(moment), **verdict_data(item)} for moment, item in said]}


@router.get("/contradictions", response=answers(Contradictions), summary="List what cannot both be true")
def contradictions(
    request: HttpRequest, limit: Limit = USUAL, cursor: Cursor = "", country: OfCountry = ""
) -> dict[str, Any]:
    """Of all countries or of one: between pages of editions, and between pages and the register."""
    workspace = workspace_of(request)
    code = workspace.countries.get(country).code if country else None
    found = [item for item in dict.fromkeys(all_contradictions(workspace)) if code in {None, item.country}]
    page = page_of(
        request,
        found,
        lambda item: (item.country, item.year or 0, item.code, item.message, *item.sides),
        limit,
        cursor,
    )
    return {"contradictions": [contradiction_data(item) for item in page.items], "next": page.next}
