"""Plain text → Text: the characters stay as they are but for broken lines, which are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from stratlas.config import Limits
from stratlas.extract.encodings import read_characters
from stratlas.extract.plain_contents import goes_on, mark_contents, mark_decoration
from stratlas.extract.plain_headings import is_capitals, is_numbered_title, mark_headings
from stratlas.extract.plain_joining import joined
from stratlas.extract.plain_lines import Line, is_closed, mark_running, page_bounds, page_lines
from stratlas.extract.plain_notes import NOTE_MARK, calls, mark_notes
from stratlas.extract.plain_pages import join_over_pages
from stratlas.extract.plain_titles import mark_titles, mark_underlined
from stratlas.records import Block, BlockKind, Notice, Page, Text

EXTRACTOR = "plain-3"

_BULLET = re.compile(r"(?:[•▪■□●○◦‣⁃➢➤►✓✔❖⬧*o\ue000-\uf8ff]|[-–—])(?:\s+|$)|[•▪■●\ue000-\uf8ff](?=\w)")
_NUMBERED = re.compile(
    r"\(?(?:\d{1,3}|[a-zа-яљњћђџјčćšžđ]|[ivx]{1,5})\)(?:\s|$)|\d{1,3}\.(?:\s|$|(?=[^\W\d]))|[a-zа-я]\.\s"
)
_MARK_ALONE = re.compile(rf"(?:{_BULLET.pattern}|{_NUMBERED.pattern})|\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\.?")
_RULE = re.compile(r"[^\w]*")
_NOTE_RULE = re.compile(r"[-_–—]{8,}|_{3,}")
_APART = frozenset({BlockKind.HEADING, BlockKind.FOOTNOTE})
_LINES = frozenset({BlockKind.RUNNING, BlockKind.CONTENTS})


@dataclass(slots=True)
class Draft:
    """A block in the making: its lines, and what it is."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The last line so far."""
        return self.lines[-1]

    @property
    def size(self) -> int:
        """The number of lines."""
        return len(self.lines)

    @property
    def text(self) -> str:
        """The words, lines joined by a space."""
        return " ".join(line.text for line in self.lines)


def read_plain(data: bytes, capture: str, language: str | None = None, limits: Limits = Limits()) -> Text:  # noqa: ARG001, B008
    """The text of a plain text file; form feeds part its pages."""
    content, notices = read_characters(data, language)
    return text_of(content, capture, EXTRACTOR, notices)


def text_of(content: str, capture: str, extractor: str, notices: Sequence[Notice] = ()) -> Text:
    """A Text of this content (NFC, LF line ends), with its pages and blocks found and broken lines joined."""
    bounds = page_bounds(content)
    pages = [page_lines(content, start, end) for start, end in bounds]
    decoration = mark_decoration(pages)
    if len(pages) >= 3:
        mark_running(pages)
    mark_contents(pages)
    mark_titles(pages)
    mark_underlined(pages)
    mark_notes(pages)
    width = _width(pages)
    drafts = [list(_drafts(lines, width)) for lines in pages]
    mark_headings([draft for page in drafts for draft in page])
    content, starts = join_over_pages(content, drafts, [start for start, _ in bounds], width)
    whole = joined(content, (draft.lines for page in drafts for draft in page if draft.kind not in _LINES), width)
    if decoration:
        told = f"{decoration} lines of the text are decoration (digits and dots) and kept outside its flow."
        notices = [*notices, Notice("decoration", told)]
    blocks = tuple(
        Block(draft.kind, whole.at(draft.first.start), whole.at(draft.last.end - 1) + 1, number, draft.level)
        for number, page in enumerate(drafts, 1)
        for draft in page
    )
    edges = [*(whole.at(start) for start in starts), len(whole.content)]
    paged = tuple(Page(number, *edge) for number, edge in enumerate(pairwise(edges), 1))
    text = Text(capture, extractor, whole.content, paged, blocks, tuple(notices))
    return replace(text, calls=tuple(sorted(calls(text), key=lambda call: call.start)))


def _width(pages: Sequence[Sequence[Line]]) -> int:
    """How long full lines are: four fifths of the lines are no longer."""
    lengths = sorted(len(line.text) for lines in pages for line in lines if not line.running and len(line.text) > 20)
    return lengths[len(lengths) * 4 // 5] if lengths else 0


def _drafts(lines: Sequence[Line], width: int) -> Iterator[Draft]:
    """The blocks of one page in order."""
    current: Draft | None = None
    notes = False
    for line in lines:
        apart = BlockKind.RUNNING if line.running else BlockKind.CONTENTS if line.contents else None
        if apart or (current and current.kind in _LINES):
            if current and current.kind is apart is BlockKind.CONTENTS and goes_on(current.last, line):
                current.lines.append(line)
                continue
            if current:
                yield current
            current = Draft([line], apart) if apart else None
            if apart:
                continue
        if line.level:
            if line.begins or current is None or current.kind is not BlockKind.HEADING:
                if current:
                    yield current
                current, notes = Draft([], BlockKind.HEADING, line.level), False
            current.lines.append(line)
            continue
        if _RULE.fullmatch(line.text) and not _BULLET.match(line.text):
            # A rule of dashes has no words, and what it parts are two blocks.
            if current:
                yield current
            under = current is not None and current.kind is BlockKind.HEADING and not line.gap
            current, notes = None, not under and (notes or bool(_NOTE_RULE.fullmatch(line.text)))
            continue
        kind, begins = _fits(line, current, width, notes=notes)
        notes = notes and kind is BlockKind.FOOTNOTE
        if begins or current is None or (kind is BlockKind.FOOTNOTE) is not (current.kind is BlockKind.FOOTNOTE):
            if current:
                yield current
            current = Draft([line], kind)
        else:
            current.lines.append(line)
    if current:
        yield current


def _fits(line: Line, current: Draft | None, width: int, *, notes: bool) -> tuple[BlockKind, bool]:
    """What a line of the flow belongs to, and whether that begins with it; `notes` under a rule that parts them off."""
    if line.note:
        return BlockKind.FOOTNOTE, line.begins
    if notes and (current or NOTE_MARK.match(line.text)):
        return BlockKind.FOOTNOTE, bool(NOTE_MARK.match(line.text))
    if notes:
        return BlockKind.PARAGRAPH, True
    marked = _begins_item(line, current)
    begins = marked or current is None or current.kind in _APART or _parted(current, line, width)
    return BlockKind.LIST_ITEM if marked else BlockKind.PARAGRAPH, begins


def _begins_item(line: Line, current: Draft | None) -> bool:
    """Whether the line begins an item: a mark that can't be a dash or a number in the middle of a sentence."""
    if _BULLET.match(line.text):
        sure = line.text[0] not in "-–—*o"
    elif _NUMBERED.match(line.text):
        sure = False
    else:
        return False
    if sure or current is None or current.kind is BlockKind.LIST_ITEM or is_closed(current.last.text):
        return not (current and _only_mark(current)) or bool(_MARK_ALONE.fullmatch(line.text))
    return line.gap and not _goes_on(current, line)


def _only_mark(draft: Draft) -> bool:
    """Whether there is a bullet or a section number so far, and its words stand on the next line."""
    return len(draft.lines) == 1 and bool(_MARK_ALONE.fullmatch(draft.first.text))


def _goes_on(current: Draft, line: Line) -> bool:
    """Whether a sentence runs on over an empty line, as texts made from PDF often have them in the middle."""
    last = current.last.text
    first = line.text[0]
    if not first.islower() or is_closed(last) or current.kind is BlockKind.RUNNING:
        return False
    return current.last.end - current.first.start > 40 or last.endswith(("-", ","))


def _parted(current: Draft, line: Line, width: int) -> bool:
    """Whether this line begins a new paragraph (or ends an item)."""
    if _only_mark(current):
        return bool(_MARK_ALONE.fullmatch(line.text))
    if line.gap:
        return not _goes_on(current, line)
    last = current.last
    if is_capitals(line.text) != is_capitals(last.text) and max(len(line.text), len(last.text)) > 3:
        # A line of capitals above or below running text is a heading of its own, not the middle of a sentence.
        return not line.text[0].islower() and (is_closed(last.text) or is_capitals(last.text))
    titled = current.size == 1 and is_numbered_title(last.text) and (width > 160 or len(last.text) < width * 0.8)
    if line.text[0].islower() or not (titled or is_closed(last.text)):
        return False
    if titled or width > 160:
        # Lines this long were not broken by hand: each is a paragraph.
        return titled or len(last.text) < width or width > 300
    outside = current.kind is BlockKind.LIST_ITEM and (line.indent < current.first.indent or line.outdented)
    return outside or len(last.text) < width * 0.7 or line.indent >= last.indent + 2
