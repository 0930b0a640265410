"""The monitor itself: what it is called, what it tracks, and its editions."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel, Field

from stratlas.config import HeadingKind
from stratlas.web.api.answers import answers
from stratlas.web.api.shapes import Edition
from stratlas.web.pages import workspace_of
from stratlas.wording import said

router = Router(tags=["The monitor"])


class Kind(BaseModel):
    """A kind of document that the monitor knows."""

    key: str
    label: str
    labels: dict[str, str] = Field(description="By language.")
    tracked: bool = Field(description="Whether it counts for the verdict of a year.")


class Heading(BaseModel):
    """A slot of the profile."""

    key: str
    label: str
    labels: dict[str, str] = Field(description="By language.")
    kind: HeadingKind


class Monitor(BaseModel):
    """The monitor and its settings."""

    title: str
    notice: str = Field(description="What the monitor says of itself on every page; may be empty.")
    map_disclaimer: str
    kinds: list[Kind]
    headings: list[Heading]
    editions: list[Edition]
    countries: list[str] = Field(description="Codes of the countries that the settings list, in their order.")
    codebook: str = Field(description="Title and version of the codebook.")


class EditionWithCountries(Edition):
    """An edition and the countries that have a page in it."""

    countries: list[str]


class Editions(BaseModel):
    """All editions."""

    editions: list[EditionWithCountries]


@router.get("/monitor", response=answers(Monitor), summary="The monitor and its settings")
def monitor(request: HttpRequest) -> dict[str, Any]:
    """Its title, notice and map’s disclaimer; kinds of documents, headings of profiles, editions and countries."""
    workspace = workspace_of(request)
    config, book = workspace.config, workspace.codebook
    return {
        "title": said(config.titles),
        "notice": said(config.notices),
        "map_disclaimer": said(config.map.disclaimers),
        "kinds": [
            {"key": kind.key, "label": kind.label, "labels": dict(kind.labels), "tracked": kind.tracked}
            for kind in config.kinds
        ],
        "headings": [
            {"key": item.key, "label": item.label, "labels": dict(item.labels), "kind": item.kind}
            for item in config.headings
        ],
        "editions": [
            {"id": edition.id, "reference_year": edition.reference_year}
            for _, edition in sorted(workspace.editions().items())
        ],
        "countries": list(config.listed),
        "codebook": " ".join(filter(None, (book.title, book.version))),
    }


@router.get("/editions", response=answers(Editions), summary="The editions")
def editions(request: HttpRequest) -> dict[str, Any]:
    """All editions by id, with the year that each reports on and the countries that have a page in it."""
    workspace = workspace_of(request)
    pairs = workspace.store.pages.held()
    return {
        "editions": [
            {
                "id": name,
                "reference_year": edition.reference_year,
                "countries": [country for country, held in pairs if held == name],
            }
            for name, edition in sorted(workspace.editions().items())
        ]
    }
