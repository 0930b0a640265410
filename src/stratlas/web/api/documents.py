"""The register and the archive: documents, what happened to them, their versions, and files as they were received."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import BaseModel, Field

from stratlas.actions import documents_data, show_as
from stratlas.chronology import event_data
from stratlas.records import EventKind, Role, Status, Translation
from stratlas.web import addresses
from stratlas.web.api.answers import answers
from stratlas.web.api.paging import USUAL, Cursor, Limit, page_of
from stratlas.web.api.shapes import (
    LONGEST_NAME,
    CountryCode,
    DocumentYear,
    Event,
    KindKey,
    Next,
    OfCountry,
    OfKind,
)
from stratlas.web.api.texts import TextFacts
from stratlas.web.pages import workspace_of

router = Router(tags=["Documents"])
_ONE = "/{country}/{kind}/{year}"


class VersionInList(BaseModel):
    """A language version of a document; `text` is the id of its present text."""

    id: str
    language: str
    title: str
    translation: Translation
    text: str | None


class VersionOfDocument(VersionInList):
    """A language version, with what a reader of its text must know."""

    warnings: list[str]


class DocumentFacts(BaseModel):
    """A strategy as a work."""

    id: str
    country: str
    kind: str
    year: int | None
    title: str
    supersedes: str | None
    superseded_by: list[str]
    status: Status = Field(description="Where it stands today, as its events say.")
    facts: list[EventKind] = Field(description="`classified` and `not-obtained`, where either is recorded.")


class DocumentInList(DocumentFacts):
    """A document of a list."""

    versions: list[VersionInList]


class Documents(BaseModel):
    """Documents in the order of their ids."""

    documents: list[DocumentInList]
    next: Next


class ReportedBy(BaseModel):
    """A line of a published page that names the document."""

    page_line: str
    year: int | None


class Document(DocumentFacts):
    """A document with all that is known of it."""

    what: str
    versions: list[VersionOfDocument]
    events: list[Event]
    reported_by: list[ReportedBy]


class SightingOfVersion(BaseModel):
    """One receipt of a file; `capture` is the SHA-256 of its bytes."""

    capture: str
    time: str
    address: str
    actor: str
    note: str


class Version(BaseModel):
    """A language version, every file received of it, and its present text."""

    what: str
    id: str
    document: str
    language: str
    title: str
    translation: Translation
    sightings: list[SightingOfVersion]
    text: TextFacts | None


class SightingOfCapture(BaseModel):
    """When and from where a file was received, and as what."""

    about: str
    role: Role
    time: str
    address: str


class Capture(BaseModel):
    """Bytes as they were received."""

    what: str
    sha256: str
    size: int
    media_type: str
    problem: str | None = Field(description="What is wrong with the archived file; `null` where its digest is right.")
    text: str | None
    sightings: list[SightingOfCapture]
    download: str = Field(description="The address of the file.")


class Events(BaseModel):
    """Events in the order in which they happened."""

    events: list[Event]
    next: Next


@router.get("/documents", response=answers(Documents), summary="List the documents")
def documents(
    request: HttpRequest, limit: Limit = USUAL, cursor: Cursor = "", country: OfCountry = "", kind: OfKind = ""
) -> dict[str, Any]:
    """All documents of the register by id, or those of a country or of a kind, with where each stands today."""
    workspace = workspace_of(request)
    code = workspace.countries.get(country).code if country else None
    key = workspace.config.kind(kind).key if kind else None
    family = workspace.store.register.documents(code)
    chosen = [document for document in family if key in {None, document.kind}]
    page = page_of(request, chosen, lambda document: (document.id,), limit, cursor)
    countries = {document.country for document in page.items}
    family = [document for document in family if document.country in countries]
    return {"documents": documents_data(workspace, page.items, family), "next": page.next}


@router.get(f"/documents{_ONE}", response=answers(Document, missing=True), summary="A document")
def document(request: HttpRequest, country: CountryCode, kind: KindKey, year: DocumentYear) -> Mapping[str, Any]:
    """Its events with what shows them, its versions, what it replaced, and published pages that name it."""
    return show_as(workspace_of(request), "document", f"{country}/{kind}/{year}")


@router.get(f"/versions{_ONE}/{{language}}", response=answers(Version, missing=True), summary="A version of a document")
def version(
    request: HttpRequest,
    country: CountryCode,
    kind: KindKey,
    year: DocumentYear,
    language: Annotated[str, Path(max_length=LONGEST_NAME, description="The version’s language, as `sr-Cyrl`.")],
) -> Mapping[str, Any]:
    """Every receipt of its file with the digest, and what its present text holds."""
    return show_as(workspace_of(request), "version", f"{country}/{kind}/{year}/{language}")


@router.get("/captures/{sha256}", response=answers(Capture, missing=True), summary="An archived file")
def capture(
    request: HttpRequest,
    sha256: Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="The SHA-256 of its bytes.")],
) -> dict[str, Any]:
    """When and from where it was received, whether its bytes are still those, and where to download it."""
    found = show_as(workspace_of(request), "capture", sha256)
    return {**found, "download": addresses.capture(sha256)}


@router.get("/events", response=answers(Events), summary="List what happened")
def events(
    request: HttpRequest,
    limit: Limit = USUAL,
    cursor: Cursor = "",
    country: OfCountry = "",
    kind: Annotated[EventKind | None, Query(description="Only events of this kind.")] = None,
) -> dict[str, Any]:
    """Events of all documents or of a country’s, by date, with what shows them; what was taken back is left out."""
    workspace = workspace_of(request)
    register = workspace.store.register
    code = workspace.countries.get(country).code if country else None
    listed = [item for item in register.listed_events(code) if kind in {None, item.kind}]
    page = page_of(request, listed, lambda item: (item.date, item.document, item.number), limit, cursor)
    whole = {(event.document, event.number): event for event in register.events({item.document for item in page.items})}
    found = [whole[item.document, item.number] for item in page.items]
    return {"events": [event_data(event) for event in found], "next": page.next}
