"""Texts: what they hold, their content, pages and passages, and single words with how far they can be relied on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router
from pydantic import BaseModel, Field

from stratlas.actions import Workspace, show_as
from stratlas.errors import UnknownId, UsageError
from stratlas.records import Block, BlockKind, Text
from stratlas.web import addresses
from stratlas.web.api.answers import answers, keep_for_ever
from stratlas.web.api.paging import USUAL, Cursor, Limit, page_of
from stratlas.web.api.shapes import Next, Reading, Words
from stratlas.web.pages import workspace_of

router = Router(tags=["Texts"])
_MOST_CHARACTERS = 100_000
_MOST_QUOTED = 20_000
_FARTHEST = 2_000_000_000

TextId = Annotated[
    str, Path(max_length=80, description="A text’s id: the beginning of its file’s digest, and the reader’s name.")
]
Offset = Annotated[int, Path(ge=0, le=_FARTHEST, description="In Unicode code points, from 0.")]


class Notice(BaseModel):
    """Something that a reader of the text must know."""

    code: str
    message: str
    page: int | None


class TextFacts(BaseModel):
    """What a text holds; it never changes."""

    what: str
    id: str
    capture: str = Field(description="SHA-256 of the file that it was read from.")
    extractor: str
    characters: int
    words: int
    pages: int
    blocks: int
    read_from_pictures: int = Field(description="How many words were read from pictures of pages.")
    repairs: int
    notices: list[Notice]


class Content(BaseModel):
    """A stretch of a text, as it stands."""

    text: str
    start: int
    end: int
    content: str
    next: Next


class PageOfText(BaseModel):
    """A page: the stretch of text that it holds, and its size in points where the format has one."""

    number: int
    start: int
    end: int
    width: float | None
    height: float | None
    image: str | None = Field(description="The address of its picture, where the file is a PDF.")


class PagesOfText(BaseModel):
    """Pages in their order."""

    text: str
    pages: list[PageOfText]
    next: Next


class CellOfTable(BaseModel):
    """Where a cell of a table stands, counted from 1, and how many rows and columns it fills."""

    table: int
    row: int
    column: int
    rows: int
    columns: int
    header: bool


class BlockOfText(Words):
    """A heading, a paragraph, an item of a list, a footnote, a cell, a caption, or a line that runs along."""

    number: int = Field(description="Its place among all blocks, from 0.")
    kind: BlockKind
    level: int = Field(description="Of a heading, how deep it is, from 1; else 0.")
    page: int
    cell: CellOfTable | None
    passage: bool = Field(description="Whether it is searched and compared: not so running lines and contents.")


class Blocks(BaseModel):
    """Blocks in their order."""

    text: str
    blocks: list[BlockOfText]
    next: Next


class SpanFacts(Words, Reading):
    """Words of a text, where they stand, and how far they can be relied on."""

    what: str
    page: int
    section: list[str] = Field(description="The headings that they stand under, the outermost first.")
    href: str = Field(description="The address at which a reader sees them in their text.")


@router.get("/texts/{text}", response=answers(TextFacts, missing=True), summary="A text")
def text(request: HttpRequest, text: TextId) -> Mapping[str, Any]:
    """Which file it was read from and by what, how much it holds, and what a reader of it must know."""
    return show_as(workspace_of(request), "text", text)


@router.get("/texts/{text}/content", response=answers(Content, missing=True), summary="The content of a text")
def content(
    request: HttpRequest,
    response: HttpResponse,
    text: TextId,
    start: Annotated[int, Query(ge=0, le=_FARTHEST, description="Where to begin.")] = 0,
    end: Annotated[int | None, Query(ge=0, le=_FARTHEST, description="Where to stop; not included.")] = None,
) -> dict[str, Any]:
    """What stands between two offsets, at most 100,000 characters of it; `next` leads on to the rest."""
    found = _text(workspace_of(request), text)
    size = len(found.content)
    last = size if end is None else end
    if not start <= last <= size:
        raise UsageError(f"{text} has {size:,} characters: ask for some from 0 to {size}, the first before the last.")
    until = min(last, start + _MOST_CHARACTERS)
    keep_for_ever(response)
    return {
        "text": text,
        "start": start,
        "end": until,
        "content": found.content[start:until],
        "next": f"{request.path}?start={until}&end={last}" if until < last else None,
    }


@router.get("/texts/{text}/pages", response=answers(PagesOfText, missing=True), summary="The pages of a text")
def pages(
    request: HttpRequest, response: HttpResponse, text: TextId, limit: Limit = USUAL, cursor: Cursor = ""
) -> dict[str, Any]:
    """Which stretch of the text each page holds, its size, and the address of its picture."""
    workspace = workspace_of(request)
    found = _text(workspace, text)
    page = page_of(request, found.pages, lambda item: (item.number,), limit, cursor)
    capture = workspace.store.sources.capture(found.capture)
    pictures = capture is not None and capture.media_type == "application/pdf"
    keep_for_ever(response)
    return {
        "text": text,
        "pages": [
            {
                "number": item.number,
                "start": item.start,
                "end": item.end,
                "width": item.width,
                "height": item.height,
                "image": addresses.page_image(text, item.number) if pictures else None,
            }
            for item in page.items
        ],
        "next": page.next,
    }


@router.get("/texts/{text}/blocks", response=answers(Blocks, missing=True), summary="The blocks of a text")
def blocks(
    request: HttpRequest,
    response: HttpResponse,
    text: TextId,
    limit: Limit = USUAL,
    cursor: Cursor = "",
    kind: Annotated[BlockKind | None, Query(description="Only blocks of this kind.")] = None,
    page: Annotated[int | None, Query(ge=1, le=_FARTHEST, description="Only blocks that begin on this page.")] = None,
) -> dict[str, Any]:
    """Its headings, paragraphs, items and so on with their words, in their order."""
    found = _text(workspace_of(request), text)
    chosen = [
        (number, block)
        for number, block in enumerate(found.blocks)
        if kind in {None, block.kind} and page in {None, block.page}
    ]
    some = page_of(request, chosen, lambda item: (item[0],), limit, cursor)
    keep_for_ever(response)
    return {"text": text, "blocks": [_block(found, *item) for item in some.items], "next": some.next}


@router.get("/texts/{text}/spans/{start}-{end}", response=answers(SpanFacts, missing=True), summary="Words of a text")
def span(request: HttpRequest, response: HttpResponse, text: TextId, start: Offset, end: Offset) -> dict[str, Any]:
    """The words between two offsets, where they stand, and how far they can be relied on."""
    if end - start > _MOST_QUOTED:
        raise UsageError(f"At most {_MOST_QUOTED:,} characters are quoted at once: read longer stretches as content.")
    found = show_as(workspace_of(request), "span", f"{text}:{start}-{end}")
    keep_for_ever(response)
    return {**found, "href": addresses.words(text, start, end)}


def _text(workspace: Workspace, text_id: str) -> Text:
    found = workspace.store.sources.text(text_id)
    if found is None:
        raise UnknownId(f"“{text_id}” is no text of this monitor.")
    return found


def _block(text: Text, number: int, block: Block) -> dict[str, Any]:
    cell = block.cell
    return {
        "text": text.id,
        "start": block.start,
        "end": block.end,
        "quote": text.content[block.start : block.end],
        "number": number,
        "kind": block.kind,
        "level": block.level,
        "page": block.page,
        "cell": {name: getattr(cell, name) for name in CellOfTable.model_fields} if cell else None,
        "passage": block.is_passage,
    }
