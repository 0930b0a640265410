"""The exact text of a capture, its pages and blocks, and spans over it.

Offsets are Unicode code points in NFC text, `start` included and `end` not.
"""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from dataclasses import InitVar, dataclass, replace
from enum import StrEnum
from itertools import islice, takewhile
from math import inf

from stratlas.records.annotations import Call, Notice, OcrWord, Reading, Repair, Run


class BlockKind(StrEnum):
    """What a block of a text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    FOOTNOTE = "footnote"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    RUNNING = "running"
    """A running head, a running foot or a page number: kept, but outside the flow of the text."""
    CONTENTS = "contents"
    """A line of the document's own table of contents: kept, but no passage."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: number from 1, the stretch of text it holds, its size in points where the format has one.

    A page may begin inside a block that runs over from the page before; what else that page has at its foot (notes,
    running lines) then follows the block, so that a stretch alone does not say what stands on a page: blocks do.
    """

    number: int
    start: int
    end: int
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a table cell stands: table of the text, row and column, all from 1; how many rows and columns it fills."""

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `level` is a heading's depth from 1 (0 for everything else), `page` where it begins.

    It may end on a later page: `Text.pieces` says which part of it stands on which. `cell` is for table cells, where
    the place in the table is known.
    """

    kind: BlockKind
    start: int
    end: int
    page: int
    level: int = 0
    cell: Cell | None = None

    @property
    def is_passage(self) -> bool:
        """Whether it is searched, aligned and coded: everything but running lines and the table of contents."""
        return self.kind not in {BlockKind.RUNNING, BlockKind.CONTENTS}


@dataclass(frozen=True, slots=True)
class Text:
    """The immutable result of extracting one capture with one extractor version.

    `extractor` is a name and a version (`pdf-2`); `capture` the SHA-256 of the bytes; `runs` leads every
    character that came from a page back to it (empty where the format has no pages of its own). Runs, calls, repairs
    and OCR words are in the order of their offsets.
    Raises ValueError where content is not NFC or a page, block or annotation lies outside it.
    """

    capture: str
    extractor: str
    content: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()
    runs: tuple[Run, ...] = ()
    calls: tuple[Call, ...] = ()
    repairs: tuple[Repair, ...] = ()
    ocr: tuple[OcrWord, ...] = ()

    def __post_init__(self) -> None:
        if not unicodedata.is_normalized("NFC", self.content):
            raise ValueError("a text is NFC")
        if "\x00" in self.content:
            raise ValueError("a text holds no NUL")
        if not self.pages:
            raise ValueError("a text has at least one page")
        size, at = len(self.content), 0
        for block in self.blocks:
            if not at <= block.start < block.end <= size:
                raise ValueError(f"blocks follow one another inside the text: {block}")
            at = block.end
        for page in self.pages:
            if not 0 <= page.start <= page.end <= size:
                raise ValueError(f"a page lies inside the text: {page}")
        notes = {block.start for block in self.blocks if block.kind is BlockKind.FOOTNOTE}
        marks: tuple[Call | Repair | OcrWord, ...] = (*self.calls, *self.repairs, *self.ocr)
        for mark in marks:
            if not 0 <= mark.start < mark.end <= size:
                raise ValueError(f"an annotation lies inside the text: {mark}")
        if any(call.note not in notes for call in self.calls):
            raise ValueError("a call leads to a footnote")

    @property
    def id(self) -> str:
        """Names the capture and the extractor, so that the same bytes read the same way have the same id."""
        return text_id(self.capture, self.extractor)

    @property
    def digest(self) -> str:
        """SHA-256 of the content in UTF-8."""
        return hashlib.sha256(self.content.encode()).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets."""
        return Span(self.id, start, end, self.content[start:end], self.content)

    def page_at(self, offset: int) -> int:
        """The number of the page that an offset stands on (a break belongs to the page before it)."""
        block = self.block_at(offset)
        if block is not None:
            return next(piece.page for piece in reversed(self.pieces(block)) if piece.start <= offset)
        return next((page.number for page in reversed(self.pages) if page.start <= offset), 1)

    def pages_of(self, start: int, end: int) -> set[int]:
        """The numbers of the pages that the characters from `start` to `end` come from."""
        first = bisect_right(self.runs, start, key=lambda run: run.end)
        inside = takewhile(lambda run: run.start < end, islice(self.runs, first, None))
        found = {run.page for run in inside} | {word.page for word in self.ocr_words(start, end)}
        return found or {self.page_at(start), self.page_at(end - 1)}

    def ocr_words(self, start: int, end: int) -> tuple[OcrWord, ...]:
        """The words from `start` to `end` that a program read from a picture."""
        first = bisect_right(self.ocr, start, key=lambda word: word.end)
        return tuple(takewhile(lambda word: word.start < end, islice(self.ocr, first, None)))

    def notices_at(self, start: int, end: int) -> tuple[Notice, ...]:
        """What a reader of the words from `start` to `end` must know: the notices of the pages they stand on."""
        pages = self.pages_of(start, end)
        return tuple(notice for notice in self.notices if notice.page in pages)

    def reading_of(self, start: int, end: int) -> Reading:
        """How far the words from `start` to `end` can be relied on."""
        words = self.ocr_words(start, end)
        sure = sum(word.confidence for word in words) / len(words) if words else None
        return Reading(self.notices_at(start, end), sure)

    def section_at(self, offset: int) -> tuple[Block, ...]:
        """The headings that an offset stands under, the outermost first; a heading stands under those above it."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        found: list[Block] = []
        level: float = inf
        if at >= 0 and self.blocks[at].kind is BlockKind.HEADING and offset < self.blocks[at].end:
            level, at = self.blocks[at].level, at - 1
        while at >= 0 and level > 1:
            block = self.blocks[at]
            if block.kind is BlockKind.HEADING and block.level < level:
                found.append(block)
                level = block.level
            at -= 1
        return tuple(reversed(found))

    def words_of(self, block: Block) -> str:
        """What a block says, on one line."""
        return " ".join(self.content[block.start : block.end].split())

    def pieces(self, block: Block) -> tuple[Block, ...]:
        """The block cut where pages begin inside it: one piece for each page it stands on."""
        result, rest = [], block
        while rest.page < len(self.pages) and rest.start < self.pages[rest.page].start < rest.end:
            page = self.pages[rest.page]
            result.append(replace(rest, end=page.start))
            rest = replace(rest, start=page.start, page=page.number)
        return (*result, rest)

    def block_at(self, offset: int) -> Block | None:
        """The block that an offset stands in."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].end else None


def text_id(capture: str, extractor: str) -> str:
    """The id of the text that `extractor` makes of a capture."""
    return f"{capture[:16]}.{extractor}"


@dataclass(frozen=True, slots=True)
class Span:
    """Words in a text: `content[start:end] == quote`, always (W3C Web Annotation: TextPosition and TextQuote).

    Raises ValueError where the quote is not what stands there.
    """

    text: str
    start: int
    end: int
    quote: str
    content: InitVar[str]

    def __post_init__(self, content: str) -> None:
        if not 0 <= self.start < self.end <= len(content) or content[self.start : self.end] != self.quote:
            raise ValueError(f"{self.text}:{self.start}-{self.end} does not read “{self.quote}”")

    @property
    def id(self) -> str:
        """The span's address."""
        return f"{self.text}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class BrokenSpan:
    """What a span was said to be, where the text no longer says so."""

    text: str
    start: int
    end: int
    quote: str

    @property
    def id(self) -> str:
        """The span's address."""
        return f"{self.text}:{self.start}-{self.end}"
