"""Searching the texts, what they are silent about, and the concepts that can be searched for."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import BaseModel, Field

from stratlas.actions import (
    Asked,
    concept_data,
    find_passages,
    find_silence,
    heard_before,
    results_data,
    silence_data,
)
from stratlas.actions import frequencies as counted_by_document
from stratlas.chronology import time_data
from stratlas.errors import UnknownId
from stratlas.web.api.answers import answers
from stratlas.web.api.paging import USUAL, Cursor, Limit, next_address, page_of, read_cursor
from stratlas.web.api.shapes import LONGEST_NAME, Next, Reading, Words
from stratlas.web.pages import workspace_of

router = Router(tags=["Search"])
_LONGEST_QUERY = 1000
_MOST_VALUES = 50

_Value = Annotated[str, Field(max_length=LONGEST_NAME)]
_MANY = "may be given several times."


class Speakers(BaseModel):
    """What is looked for, and in whose documents."""

    q: str = Field("", max_length=_LONGEST_QUERY, description="A query, in the language of the search page.")
    country: list[_Value] = Field([], max_length=_MOST_VALUES, description=f"Only this country’s texts; {_MANY}")
    kind: list[_Value] = Field([], max_length=_MOST_VALUES, description=f"Only this kind of document; {_MANY}")


class Search(Speakers):
    """What is looked for, and what the passages must be besides."""

    language: list[_Value] = Field(
        [], max_length=_MOST_VALUES, description=f"Only texts in this language (`sr`: in both scripts); {_MANY}"
    )
    year: list[_Value] = Field(
        [], max_length=_MOST_VALUES, description=f"Only documents of 2019, 2015.., ..2019 or 2015..2019; {_MANY}"
    )
    in_force: bool = Field(False, description="Only documents that are in force today.")

    @property
    def asked(self) -> Asked:
        """The same as what is searched for."""
        countries, kinds, languages, years = map(tuple, (self.country, self.kind, self.language, self.year))
        return Asked(self.q, countries, kinds, languages, years, self.in_force)


class Match(BaseModel):
    """A word that matched: by which word of the query, and where it stands in the text."""

    query: str
    quote: str
    start: int
    end: int


class Hit(Words, Reading):
    """A passage that was found; `quote` is all of it."""

    document: str
    version: str
    country: str
    kind: str
    language: str
    year: int | None
    page: int
    section: list[str]
    snippet: str
    marks: list[list[int]] = Field(description="The stretches of the snippet that matched.")
    score: float
    matched: list[Match]


class Results(BaseModel):
    """Passages that were found, the best first."""

    query: str = Field(description="How the query was read.")
    mistakes: list[str] = Field(description="What was wrong with it, and which texts the index lacks.")
    total: int
    hits: list[Hit]
    facets: dict[str, dict[str, int]] = Field(description="Of each field, its values with numbers of passages.")
    next: Next


class Frequency(BaseModel):
    """A document: in how many of its passages something was found, and how many it has."""

    document: str
    country: str
    year: int | None
    found: int
    of: int
    share: float


class Frequencies(BaseModel):
    """How often something is found, by document."""

    query: str
    mistakes: list[str]
    total: int
    frequencies: list[Frequency]
    next: Next


class SearchedText(BaseModel):
    """A text that was searched, in how many of its passages something was found, and what a reader must know."""

    country: str
    document: str
    version: str
    language: str
    text: str
    passages: int
    warnings: list[str]


class SilenceInShort(BaseModel):
    """What texts in force on a day do not mention."""

    id: str
    query: str
    day: str
    silent: list[str] = Field(description="Countries whose texts do not mention it.")
    mentions: dict[str, int] = Field(description="Other countries, with the number of passages that do.")
    no_text: list[str] = Field(description="Countries of which nothing can be said.")
    actor: str
    time: str | None = Field(description="When it was recorded; `null` where it is not.")


class Silence(SilenceInShort):
    """A silence with what was looked for and where."""

    mistakes: list[str]
    format: int
    terms: dict[str, list[str]] = Field(description="The words that were looked for, by language.")
    texts: list[SearchedText]
    documents_without_text: list[str]
    new: bool


class Silences(BaseModel):
    """Silences that were recorded, the earliest first."""

    silences: list[SilenceInShort]
    next: Next


class Concept(BaseModel):
    """A concept: its key, the one that it belongs to, and what it is called in each language."""

    concept: str
    broader: str | None
    labels: dict[str, str]
    terms: dict[str, list[str]]
    definitions: dict[str, str]


class Concepts(BaseModel):
    """The codebook: concepts in its order, each after the one that it belongs to."""

    title: str
    version: str
    concepts: list[Concept]
    next: Next


@router.get("/search", response=answers(Results), summary="Search the texts")
def search(request: HttpRequest, wanted: Query[Search], limit: Limit = USUAL, cursor: Cursor = "") -> dict[str, Any]:
    """Passages in all languages and scripts, the best first, each with why it was found; without a query, all.

    A query that is wrong is read as well as it can be, and `mistakes` says what was wrong with it.
    """
    after = read_cursor(request, cursor)
    offset = int(after[0]) if after else 0
    found = find_passages(workspace_of(request), wanted.asked, limit=limit, offset=offset)
    end = offset + len(found.hits)
    more = found.hits and end < found.total
    return {**results_data(found), "next": next_address(request, (end,)) if more else None}


@router.get("/frequencies", response=answers(Frequencies), summary="How often something is found")
def frequencies(
    request: HttpRequest, wanted: Query[Search], limit: Limit = USUAL, cursor: Cursor = ""
) -> dict[str, Any]:
    """In how many passages of each document something is found, by country and year: what the search page draws."""
    workspace, asked = workspace_of(request), wanted.asked
    found = find_passages(workspace, asked, limit=0)
    counted = counted_by_document(workspace, asked, found)
    page = page_of(request, counted, lambda row: (row.country, row.year or 0, row.document), limit, cursor)
    said = results_data(found)
    return {
        **{name: said[name] for name in ("query", "mistakes", "total")},
        "frequencies": [
            {name: getattr(row, name) for name in ("document", "country", "year", "found", "of")}
            | {"share": round(row.share, 4)}
            for row in page.items
        ],
        "next": page.next,
    }


@router.get("/silence", response=answers(Silence), summary="Who does not mention something")
def silence(request: HttpRequest, wanted: Query[Speakers]) -> dict[str, Any]:
    """Which countries’ texts in force today do not mention something. It is told, and nothing is recorded."""
    asked = Asked(wanted.q, tuple(wanted.country), tuple(wanted.kind))
    return silence_data(find_silence(workspace_of(request), asked, record=False))


@router.get("/silences", response=answers(Silences), summary="List the recorded silences")
def silences(request: HttpRequest, limit: Limit = USUAL, cursor: Cursor = "") -> dict[str, Any]:
    """What was recorded that texts do not mention, the earliest first."""
    held = workspace_of(request).store.silences.all()
    page = page_of(request, held, lambda item: (time_data(item.time) if item.time else "", item.id), limit, cursor)
    return {
        "silences": [
            {
                "id": item.id,
                "query": item.query,
                "day": item.day.isoformat(),
                "silent": list(item.silent),
                "mentions": item.speaking,
                "no_text": list(item.unheard),
                "actor": item.actor,
                "time": item.time.isoformat() if item.time else None,
            }
            for item in page.items
        ],
        "next": page.next,
    }


@router.get("/silences/{digest}", response=answers(Silence, missing=True), summary="A recorded silence")
def recorded_silence(
    request: HttpRequest, digest: Annotated[str, Path(max_length=40, description="The last part of its id.")]
) -> dict[str, Any]:
    """Who was silent, in which texts and words it was looked for, and what may have kept it from being found."""
    return silence_data(heard_before(workspace_of(request), f"silence/{digest}"))


@router.get("/concepts", response=answers(Concepts), summary="List the concepts")
def concepts(request: HttpRequest, limit: Limit = USUAL, cursor: Cursor = "") -> dict[str, Any]:
    """The codebook, in its order, with what each concept is called; `concept:` in a query looks for all of it."""
    book = workspace_of(request).codebook
    page = page_of(request, enumerate(book.concepts), lambda item: (item[0],), limit, cursor)
    return {
        "title": book.title,
        "version": book.version,
        "concepts": [concept_data(item) for _, item in page.items],
        "next": page.next,
    }


@router.get("/concepts/{concept}", response=answers(Concept, missing=True), summary="A concept")
def concept(
    request: HttpRequest, concept: Annotated[str, Path(max_length=LONGEST_NAME, description="Its key.")]
) -> dict[str, Any]:
    """What it is called in each language, what it means, and which concept it belongs to."""
    found = workspace_of(request).codebook.get(concept)
    if found is None:
        raise UnknownId(f"“{concept}” is no concept of the codebook.")
    return concept_data(found)
