"""Profiles: what a country's page says in an edition, claim by claim, and the words that each claim rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import BaseModel, Field

from stratlas.actions import profile as profile_of
from stratlas.actions import show_as
from stratlas.config import HeadingKind
from stratlas.profiles import as_data, evidence_data
from stratlas.records import Reading, Status
from stratlas.web.api.answers import answers
from stratlas.web.api.paging import USUAL, Cursor, Limit, next_address, page_of, read_cursor
from stratlas.web.api.shapes import LONGEST_NAME, CountryCode, Edition, Evidence, Next, OfCountry, Saying
from stratlas.web.pages import workspace_of

router = Router(tags=["Profiles"])
EditionId = Annotated[str, Path(max_length=LONGEST_NAME, description="An edition’s id, as `2024`.")]
OfEdition = Annotated[str, Query(max_length=LONGEST_NAME, description="Only of this edition.")]


class ProfileInList(BaseModel):
    """That a country has a page in an edition."""

    country: str
    edition: Edition


class Profiles(BaseModel):
    """Profiles by country and edition."""

    profiles: list[ProfileInList]
    next: Next


class DocumentOfProfile(BaseModel):
    """A document that the profile is about, and where it stood at the end of the reference year."""

    id: str
    kind: str
    year: int | None
    title: str
    status: Status


class ReportedSaying(Saying):
    """What the year brought; `report` are the published page’s own words on it."""

    report: str | None


class ClaimOfProfile(BaseModel):
    """A statement with what it rests on."""

    id: str
    wording: str
    proposed: list[str] = Field(description="Concepts that it may be about; nobody has judged them.")
    evidence: list[Evidence]


class HeadingOfProfile(BaseModel):
    """A heading and what stands under it."""

    key: str
    label: str
    kind: HeadingKind
    claims: list[ClaimOfProfile]


class Unplaced(BaseModel):
    """A line of the published page that was not placed, and why."""

    line: int
    text: str
    reason: str


class Profile(BaseModel):
    """A country’s page in an edition."""

    country: str
    edition: Edition
    documents: list[DocumentOfProfile]
    verdict: ReportedSaying
    headings: list[HeadingOfProfile]
    unplaced: list[Unplaced]


class ClaimInList(BaseModel):
    """A statement under a heading, with what it rests on."""

    id: str
    country: str
    edition: str
    heading: str
    wording: str
    evidence: list[Evidence]


class Claims(BaseModel):
    """Claims in the order of their ids."""

    claims: list[ClaimInList]
    next: Next


class SignedEvidence(Evidence):
    """Words that a claim rests on, and who bound them to it."""

    actor: str
    time: str


class Withdrawn(BaseModel):
    """That a claim no longer stands."""

    reason: str
    actor: str
    time: str


class Claim(BaseModel):
    """A claim that stands, or one that was withdrawn."""

    what: str
    id: str
    country: str | None = None
    edition: str | None = None
    heading: str | None = None
    wording: str
    evidence: list[SignedEvidence] = []
    withdrawn: Withdrawn | None = None


@router.get("/profiles", response=answers(Profiles, missing=True), summary="List the profiles")
def profiles(
    request: HttpRequest, limit: Limit = USUAL, cursor: Cursor = "", country: OfCountry = "", edition: OfEdition = ""
) -> dict[str, Any]:
    """Which countries have a page in which editions."""
    workspace = workspace_of(request)
    code = workspace.countries.get(country).code if country else None
    issues = workspace.editions()
    if edition:
        issues = {edition: workspace.edition(edition)}
    pairs = [pair for pair in workspace.store.pages.held() if code in {None, pair[0]} and pair[1] in issues]
    page = page_of(request, pairs, lambda pair: pair, limit, cursor)
    return {
        "profiles": [
            {"country": held, "edition": {"id": name, "reference_year": issues[name].reference_year}}
            for held, name in page.items
        ],
        "next": page.next,
    }


@router.get("/profiles/{country}/{edition}", response=answers(Profile, missing=True), summary="A profile")
def profile(request: HttpRequest, country: CountryCode, edition: EditionId) -> dict[str, Any]:
    """All that a country’s page says in an edition, in its order, with the words that each claim rests on."""
    workspace = workspace_of(request)
    code = workspace.countries.with_code(country).code
    return as_data(profile_of(workspace, code, edition), workspace.config)


@router.get("/claims", response=answers(Claims, missing=True), summary="List the claims")
def claims(
    request: HttpRequest,
    limit: Limit = USUAL,
    cursor: Cursor = "",
    country: OfCountry = "",
    edition: OfEdition = "",
    heading: Annotated[str, Query(max_length=LONGEST_NAME, description="Only under this heading, by its key.")] = "",
) -> dict[str, Any]:
    """Claims that stand, by id; an answer may be shorter than asked for before the end, which only `next` tells."""
    workspace = workspace_of(request)
    store = workspace.store
    after = read_cursor(request, cursor)
    found, last = store.pages.claims_after(
        after[0] if after else "",
        limit,
        workspace.countries.get(country).code if country else None,
        workspace.edition(edition).id if edition else None,
        workspace.config.heading(heading).key if heading else None,
    )
    readings = store.sources.readings(item.span for claim in found for item in claim.evidence)
    return {
        "claims": [
            {
                "id": claim.id,
                "country": claim.country,
                "edition": claim.edition,
                "heading": claim.heading,
                "wording": claim.wording,
                "evidence": [evidence_data(item, readings.get(item.span.id, Reading())) for item in claim.evidence],
            }
            for claim in found
        ],
        "next": next_address(request, (last,)) if last else None,
    }


@router.get("/claims/{country}/{edition}/{heading}/{number}", response=answers(Claim, missing=True), summary="A claim")
def claim(
    request: HttpRequest,
    country: CountryCode,
    edition: EditionId,
    heading: Annotated[str, Path(max_length=LONGEST_NAME, description="The key of its heading.")],
    number: Annotated[int, Path(ge=1, le=1_000_000, description="The last part of its id.")],
) -> Mapping[str, Any]:
    """Its wording and what it rests on, with who said so; of a claim that was withdrawn, why and by whom."""
    return show_as(workspace_of(request), "claim", f"{country}/{edition}/{heading}/{number}")
