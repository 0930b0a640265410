"""Profiles side by side, countries and concepts, and why a profile says something else than another edition's."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from stratlas.actions import (
    MOST_COLUMNS,
    ComparisonAsked,
    CountedBy,
    Spoken,
    compare_editions,
    compare_profiles,
    compared_data,
    comparison_data,
    concepts_by_claims,
    concepts_in_force,
    edition_before,
    matrix_countries,
    matrix_data,
)
from stratlas.actions import profile as profile_of
from stratlas.errors import UnknownId
from stratlas.profiles import Reach, Voice
from stratlas.records import Codebook, Concept, Fate, ReasonKind
from stratlas.web.api.answers import answers
from stratlas.web.api.paging import USUAL, Cursor, Limit, page_of
from stratlas.web.api.profiles import DocumentOfProfile, EditionId, ReportedSaying
from stratlas.web.api.shapes import LONGEST_NAME, CountryCode, Edition, Evidence, Next
from stratlas.web.pages import workspace_of

router = Router(tags=["Comparison"])
_MOST_VALUES = 400
_Name = Annotated[str, Field(max_length=LONGEST_NAME)]
_MANY = "may be given several times."


class AskedSideBySide(BaseModel):
    """Which profiles, and what of them."""

    country: list[_Name] = Field(
        min_length=1,
        max_length=40,
        description=f"A code or a name, with its edition as `SRB@2024`; at most {MOST_COLUMNS} are shown; {_MANY}",
    )
    edition: list[_Name] = Field(
        [], max_length=40, description=f"Of countries without one: for all, or several of one country; {_MANY}"
    )
    heading: list[_Name] = Field([], max_length=_MOST_VALUES, description=f"Only under this heading; {_MANY}")
    concept: str = Field("", max_length=LONGEST_NAME, description="Only claims that may be about this concept.")


class ColumnCompared(BaseModel):
    """A country in an edition; `id` is how it is asked for."""

    id: str
    country: str
    name: str
    edition: Edition
    published: bool = Field(description="Whether the edition has a page of the country.")
    documents: list[DocumentOfProfile]
    verdict: ReportedSaying
    unplaced: int = Field(description="How many lines of the published page were not placed.")


class ThemeColumn(BaseModel):
    """Of one column the claims about a concept, and the other headings under which it is spoken of."""

    id: str
    claims: list[str]
    elsewhere: list[str]


class ThemeCompared(BaseModel):
    """A concept that somebody speaks of under a heading."""

    concept: str
    label: str
    reach: Reach
    columns: list[ThemeColumn]


class AlsoSaid(BaseModel):
    """A concept of a claim, and the columns that speak of it under the same heading."""

    concept: str
    columns: list[str]


class ClaimCompared(BaseModel):
    """A claim, what it rests on, and what it shares with others; `same` say it in the same words."""

    id: str
    wording: str
    state: str = Field(description="The best that it rests on: `primary`, `secondary` or `broken`.")
    proposed: list[str] = Field(description="Concepts that it may be about; nobody has judged them.")
    also: list[AlsoSaid]
    same: list[str]
    evidence: list[Evidence]


class CellCompared(BaseModel):
    """What a column has under a heading."""

    id: str
    voice: Voice
    claims: list[ClaimCompared]


class HeadingCompared(BaseModel):
    """A heading, the concepts that are spoken of under it, and its cells."""

    key: str
    label: str
    concepts: list[ThemeCompared]
    columns: list[CellCompared]


class ProfilesSideBySide(BaseModel):
    """Profiles side by side."""

    columns: list[ColumnCompared]
    concept: str | None
    headings: list[HeadingCompared]
    remarks: list[str] = Field(description="What of the question could not be taken as it was asked.")


class CellOfMatrix(BaseModel):
    """How many claims or passages, and what it means where there is none."""

    count: int
    state: Spoken


class RowOfMatrix(BaseModel):
    """A concept, by country."""

    concept: str
    label: str
    broader: str | None
    countries: dict[str, CellOfMatrix]


class CountryNamed(BaseModel):
    """A country's code and name."""

    code: str
    name: str


class Matrix(BaseModel):
    """Countries and concepts."""

    basis: CountedBy
    edition: str | None = Field(description="Whose claims were counted; `null` where it is texts.")
    countries: list[CountryNamed]
    concepts: list[RowOfMatrix]
    remarks: list[str] = Field(description="What was not looked into.")
    next: Next


class ClaimWorded(BaseModel):
    """A claim and how it is worded."""

    id: str
    wording: str


class CorrectionFacts(BaseModel):
    """A correction of an edition's page: the page was replaced, or evidence of a claim was withdrawn."""

    edition: str
    number: int
    actor: str
    time: str
    reason: str
    claim: str | None


class ReasonFacts(BaseModel):
    """Why a claim changed; `shown` where evidence shows it, not only that it may be."""

    kind: ReasonKind
    shown: bool
    sentence: str
    old_documents: list[str]
    new_documents: list[str]
    correction: CorrectionFacts | None


class ClaimFate(BaseModel):
    """What became of claims between two editions."""

    fate: Fate
    heading: str
    old: list[ClaimWorded]
    new: list[ClaimWorded]
    words: list[list[list[str]]] = Field(description="Of each new claim, runs of words with what happened to them.")
    reasons: list[ReasonFacts]


class ProfileChanges(BaseModel):
    """What became of every claim of two editions' profiles."""

    country: str
    edition: str
    against: str
    summary: dict[str, int] = Field(description="How many of each fate, and how many rest on other evidence.")
    changes: list[ClaimFate]


@router.get("/compare", response=answers(ProfilesSideBySide, missing=True), summary="Compare profiles")
def compared_profiles(request: HttpRequest, wanted: Query[AskedSideBySide]) -> dict[str, Any]:
    """Countries, or one country's editions, side by side under headings, with what they share and where one is silent.

    What cannot be taken as it was asked is left out and told in `remarks`.
    """
    workspace = workspace_of(request)
    asked = ComparisonAsked(tuple(wanted.country), tuple(wanted.edition), tuple(wanted.heading), wanted.concept)
    found = compare_profiles(workspace, asked)
    if not found.columns:
        raise UnknownId(" ".join((*found.remarks, "Name a country to compare, as country=SRB@2024.")))
    return comparison_data(workspace, found)


@router.get("/matrix", response=answers(Matrix, missing=True), summary="Count who speaks of what")
def matrix(
    request: HttpRequest,
    limit: Limit = USUAL,
    cursor: Cursor = "",
    by: Annotated[CountedBy, Query(description="Claims of an edition, or texts in force.")] = CountedBy.CLAIMS,
    edition: Annotated[str, Query(max_length=LONGEST_NAME, description="Whose claims; else the newest one’s.")] = "",
    country: Annotated[
        list[_Name], Query(max_length=_MOST_VALUES, description=f"Only this country: a code or a name; {_MANY}")
    ] = [],  # noqa: B006 -- ninja copies it
    within: Annotated[str, Query(max_length=LONGEST_NAME, description="Only this concept and those within it.")] = "",
) -> dict[str, Any]:
    """How many claims, or passages of texts in force, of each country speak of each concept, in the codebook's order.

    A concept counts as spoken of where one within it is.
    """
    workspace = workspace_of(request)
    codes = [workspace.countries.get(name).code for name in country] or matrix_countries(workspace)
    concepts = _concepts(workspace.codebook, within)
    page = page_of(request, enumerate(item.key for item in concepts), lambda item: (item[0],), limit, cursor)
    keys = [key for _, key in page.items]
    if by is CountedBy.TEXTS:
        counted = concepts_in_force(workspace, codes, keys)
    else:
        editions = workspace.editions()
        if not edition and not editions:
            raise UnknownId("This monitor has no edition yet, so that no claims can be counted.")
        counted = concepts_by_claims(workspace, workspace.edition(edition or max(editions)), codes, keys)
    return {**matrix_data(workspace, counted), "next": page.next}


@router.get(
    "/profiles/{country}/{edition}/changes",
    response=answers(ProfileChanges, missing=True),
    summary="Why a profile changed",
)
def profile_changes(
    request: HttpRequest,
    country: CountryCode,
    edition: EditionId,
    against: Annotated[
        str, Query(max_length=LONGEST_NAME, description="The other edition; if not given, the one before.")
    ] = "",
) -> dict[str, Any]:
    """What became of each claim between two editions, and why: a new document, a correction, another wording."""
    workspace = workspace_of(request)
    code = workspace.countries.with_code(country).code
    found = profile_of(workspace, code, edition)
    held = [name for one, name in workspace.store.pages.held() if one == code]
    other = against or edition_before(workspace, found.edition.id, held)
    if other is None:
        raise UnknownId(f"There is no edition with a page of {code} before {found.edition.id}.")
    return compared_data(workspace, compare_editions(workspace, found, workspace.edition(other).id))


def _concepts(book: Codebook, within: str) -> list[Concept]:
    """All concepts, or one and those within it."""
    if within and book.get(within) is None:
        raise UnknownId(f"“{within}” is no concept of the codebook.")
    return list(book.within(within) if within else book.concepts)
