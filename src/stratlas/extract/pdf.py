"""PDF → Text, the places of a span on its pages, and pictures of pages."""

from __future__ import annotations

import ctypes
import gc
import io
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from stratlas.errors import BadFile
from stratlas.extract.builder import Builder
from stratlas.extract.pdf_blocks import blocks
from stratlas.extract.pdf_columns import mend_order, set_columns
from stratlas.extract.pdf_contents import mark_contents
from stratlas.extract.pdf_divisions import mark_divisions
from stratlas.extract.pdf_file import opened, page_of
from stratlas.extract.pdf_headings import even_levels
from stratlas.extract.pdf_joining import join
from stratlas.extract.pdf_lines import MOST_CHARACTERS, PageLines, Reader
from stratlas.extract.pdf_mending import mend
from stratlas.extract.pdf_notes import Called, Noted, label_of, placed, tie
from stratlas.extract.pdf_outline import Bookmark, name_headings, outline_of
from stratlas.extract.pdf_running import take_running
from stratlas.extract.pdf_shapes import mark_drawn_bullets
from stratlas.extract.pdf_spaces import close_spaces, join_marks
from stratlas.extract.pdf_style import Group, Style
from stratlas.extract.pdf_tables import set_cells
from stratlas.extract.pdf_vocabulary import Vocabulary
from stratlas.extract.pdf_words import Joiner, is_plain
from stratlas.extract.places import Box, word_boxes
from stratlas.records import BlockKind, Text

EXTRACTOR = "pdf-3"

MOST_PIXELS = 40_000_000
"""A page image is made smaller than asked for rather than larger than this."""

# pdfium gives device coordinates as whole numbers: a large device keeps fractions exact enough.
_DEVICE = 1_000_000

_Rectangle = tuple[float, float, float, float]
"""left, top, right, bottom, in fractions of the page as shown"""


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looks for objects that hold each other: among so many lines they take an eighth of the time for none."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@_uncollected()
def read_pdf(data: bytes, capture: str) -> Text:
    """The text of a PDF; `capture` is the SHA-256 of its bytes.

    A page that cannot be read is empty and has a notice. Raises BadFile where nothing can be read at all.
    """
    builder = Builder(EXTRACTOR)
    pages, outline = _pages(data, builder)
    for page in pages:
        mend(page)
    lay_out(pages, builder, outline)
    return builder.finish(capture)


def lay_out(pages: list[PageLines], builder: Builder, outline: Sequence[Bookmark] = ()) -> None:
    """Writes pages of lines, wherever they were read from, to a builder as blocks."""
    running = take_running(pages)
    for page in pages:
        set_columns(page)
        mend_order(page)
        join_marks(page)
        close_spaces(page)
    entries = mark_contents(pages)
    set_cells(pages)
    mark_divisions(pages)
    vocabulary = Vocabulary.of(line for page in pages for line in page.lines)
    style = Style.of(pages)
    found = [blocks(page, style) for page in pages]
    name_headings(found, outline, entries)
    even_levels(found)
    join(found)
    writer = _Writer(builder, pages, vocabulary)
    for page, groups in zip(pages, found, strict=True):
        # What runs over from the page before has begun it already.
        if page.number > builder.pages:
            builder.page(page.width, page.height)
        for group in groups:
            writer.add(group, page.number)
        for line in running.get(page.number, ()):
            writer.add(Group([line], BlockKind.RUNNING), page.number)
    for start, end, note in tie(writer.called, writer.noted):
        builder.call(start, end, note)


def span_boxes(data: bytes, text: Text, start: int, end: int) -> tuple[Box, ...]:
    """Where the characters from `start` to `end` stand: one box for each line of words, in order page by page."""
    ranges = _source_ranges(text, start, end)
    boxes = list(word_boxes(text.ocr_words(start, end)))
    if not ranges:
        return tuple(boxes)
    with opened(data) as document:
        for number in sorted(ranges):
            with page_of(document, number) as page:
                boxes += _boxes(page, number, ranges[number])
    return tuple(sorted(boxes, key=lambda box: box.page))


def boxes_of(data: bytes, text: Text, spans: Sequence[tuple[int, int]]) -> tuple[tuple[Box, ...], ...]:
    """What `span_boxes` gives for each of several spans."""
    return tuple(span_boxes(data, text, start, end) for start, end in spans)


def page_image(data: bytes, page: int, *, width: int = 1000) -> bytes:
    """A PNG of one page (from 1) as it is shown, `width` pixels wide, or fewer where it would become enormous."""
    if width < 1:
        raise ValueError(f"an image is at least one pixel wide: {width}")
    with opened(data) as document, page_of(document, page) as shown:
        across, down = shown.get_size()
        if across <= 0 or down <= 0:
            raise BadFile(f"The PDF is damaged: page {page} has no size.")
        scale = min(width / across, (MOST_PIXELS / (across * down)) ** 0.5, 30_000 / max(across, down))
        bitmap = shown.render(scale=scale)
        try:
            buffer = io.BytesIO()
            bitmap.to_pil().save(buffer, "PNG")
        finally:
            bitmap.close()
    return buffer.getvalue()


def _pages(data: bytes, builder: Builder) -> tuple[list[PageLines], list[Bookmark]]:
    """The lines of all pages, and the outline; what went wrong with single pages becomes notices."""
    result: list[PageLines] = []
    failed, reader = 0, Reader()
    with opened(data) as document:
        outline = outline_of(document)
        for number in range(1, len(document) + 1):
            try:
                with page_of(document, number) as page:
                    lines = reader.read(page, number)
                    mark_drawn_bullets(page, lines.lines)
            except (BadFile, pypdfium2.PdfiumError):
                failed += 1
                builder.notice("page-unreadable", f"Page {number} is damaged and could not be read.", number)
                lines = PageLines(number, 0.0, 0.0)
            if lines.cut:
                message = f"Page {number} was read only up to its first {MOST_CHARACTERS:,} characters."
                builder.notice("page-cut", message, number)
            result.append(lines)
    if failed == len(result):
        raise BadFile(f"The PDF is damaged: none of its pages ({failed}) can be read; get it again from its source.")
    return result, outline


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes groups of lines to a builder as blocks, and remembers the notes and what may call them."""

    builder: Builder
    pages: Sequence[PageLines]
    vocabulary: Vocabulary
    called: list[Called] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)

    def add(self, group: Group, page: int) -> None:
        """Adds the block that a group, which begins on this page, makes."""
        first = group.lines[0]
        string, sources, offsets = first.text, [(0, first.parts[0][1])], list[int]()
        if len(group.lines) > 1 or not is_plain(first):
            joiner = Joiner(self.vocabulary)
            for at, line in enumerate(group.lines):
                if at in group.turns:
                    joiner.turn()
                joiner.add(line)
            string, sources, offsets = joiner.result()
        turns: Sequence[tuple[int, float, float]] = ()
        if offsets:
            later = self.pages[page : page + len(offsets)]
            turns = [(offset, to.width, to.height) for offset, to in zip(offsets, later, strict=True)]
        block = self.builder.block(
            group.kind, string, level=group.level, sources=sources, page=page, turns=turns, cell=first.cell
        )
        if block is None or group.kind is BlockKind.RUNNING:
            return
        if group.kind is BlockKind.FOOTNOTE:
            self.noted.append(Noted(block.start, label_of(string), page))
        elif any(line.marks for line in group.lines):
            for offset, mark, turned in placed(group.lines, sources, len(string), group.turns, offsets):
                start = block.start + offset
                self.called.append(Called(start, start + mark.end - mark.start, mark.label, page + turned, mark.sure))


def _source_ranges(text: Text, start: int, end: int) -> dict[int, list[tuple[int, int]]]:
    """By page, the pdfium (index, count) ranges that the characters come from; a range joins what stands together."""
    result: dict[int, list[tuple[int, int]]] = {}
    for run in text.runs:
        begin, stop = max(start, run.start), min(end, run.end)
        if begin >= stop:
            continue
        index, count = run.index + begin - run.start, stop - begin
        ranges = result.setdefault(run.page, [])
        if ranges and ranges[-1] == (index, count):
            continue  # the letters of one ligature
        ranges.append((index, count))
    return result


def _boxes(page: Any, number: int, ranges: Sequence[tuple[int, int]]) -> list[Box]:
    lines: list[_Rectangle] = []
    textpage = page.get_textpage()
    try:
        for index, count in ranges:
            upright = _runs_across(page, textpage, index)
            for rectangle in _rectangles(page, textpage, index, count):
                if lines and _on_one_line(lines[-1], rectangle, upright):
                    lines[-1] = _union(lines[-1], rectangle)
                else:
                    lines.append(rectangle)
    finally:
        textpage.close()
    return [Box(number, left, top, right - left, bottom - top) for left, top, right, bottom in lines]


def _rectangles(page: Any, textpage: Any, index: int, count: int) -> Iterator[_Rectangle]:
    """pdfium's rectangles of a range of characters, one for each piece of a line, as shown."""
    edges = [ctypes.c_double() for _ in range(4)]
    references = [ctypes.byref(edge) for edge in edges]
    for at in range(pdfium.FPDFText_CountRects(textpage, index, count)):
        if pdfium.FPDFText_GetRect(textpage, at, *references):
            x1, y1, x2, y2 = (edge.value for edge in edges)
            (left, top), (right, bottom) = _shown(page, x1, y1), _shown(page, x2, y2)
            left, right = sorted((left, right))
            top, bottom = sorted((top, bottom))
            if right > 0 and bottom > 0 and left < 1 and top < 1:
                yield max(left, 0.0), max(top, 0.0), min(right, 1.0), min(bottom, 1.0)


def _shown(page: Any, x: float, y: float) -> tuple[float, float]:
    """A point of the page as fractions of the page as shown: turned and cropped."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, _DEVICE, _DEVICE, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value / _DEVICE, down.value / _DEVICE


def _runs_across(page: Any, textpage: Any, index: int) -> bool:
    """Whether the text at a character runs across the page as shown, not up or down it."""
    quarters = round(pdfium.FPDFText_GetCharAngle(textpage, index) / (math.pi / 2))
    turned: int = quarters + page.get_rotation() // 90
    return turned % 2 == 0


def _on_one_line(before: _Rectangle, after: _Rectangle, across: bool) -> bool:
    """Whether two pieces overlap by half of the smaller one, seen along the line."""
    low, high = (1, 3) if across else (0, 2)
    common = min(before[high], after[high]) - max(before[low], after[low])
    return common > 0.5 * min(before[high] - before[low], after[high] - after[low])


def _union(one: _Rectangle, other: _Rectangle) -> _Rectangle:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
