"""Plain text → Text: the characters stay as they are but for broken lines, which are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stratlas.config import Limits
from stratlas.extract.encodings import read_characters
from stratlas.extract.plain_contents import is_contents_title, mark_contents, mark_decoration
from stratlas.extract.plain_headings import is_capitals, mark_headings
from stratlas.extract.plain_joining import joined
from stratlas.extract.plain_lines import Line, mark_running, page_bounds, page_lines
from stratlas.records import Block, BlockKind, Call, Notice, Page, Text

EXTRACTOR = "plain-2"

_BULLET = re.compile(r"(?:[•▪■□●○◦‣⁃➢➤►✓✔❖⬧*o\ue000-\uf8ff]|[-–—])(?:\s+|$)|[•▪■●\ue000-\uf8ff](?=\w)")
_NUMBERED = re.compile(
    r"\(?(?:\d{1,3}|[a-zа-яљњћђџјčćšžđ]|[ivx]{1,5})\)(?:\s|$)|\d{1,3}\.(?:\s|$|(?=[^\W\d]))|[a-zа-я]\.\s"
)
_MARK_ALONE = re.compile(rf"(?:{_BULLET.pattern}|{_NUMBERED.pattern})|\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\.?")
_CLOSED = tuple(".!?:;…") + tuple(mark + quote for mark in ".!?" for quote in '”"’»)“')
_RULE = re.compile(r"[^\w]*")
_NOTE_RULE = re.compile(r"[-_–—]{8,}|_{3,}")
_LINES = frozenset({BlockKind.RUNNING, BlockKind.CONTENTS})
_CALLED = re.compile(r"\[\d{1,3}\]|\d{1,3}(?=\s)")
_NOTE_MARK = re.compile(r"\[\d{1,3}\]|\(?\d{1,3}\)?\s|\*+\s|[¹²³⁴⁵⁶⁷⁸⁹†‡]")


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
    width = _width(pages)
    drafts = [list(_drafts(lines, width)) for lines in pages]
    mark_headings([draft for page in drafts for draft in page])
    whole = joined(content, (draft.lines for page in drafts for draft in page if draft.kind not in _LINES), width)
    if decoration:
        told = f"{decoration} lines of the text are decoration (digits and dots) and kept outside its flow."
        notices = [*notices, Notice("decoration", told)]
    blocks = tuple(
        Block(draft.kind, whole.at(draft.first.start), whole.at(draft.last.end - 1) + 1, number, draft.level)
        for number, page in enumerate(drafts, 1)
        for draft in page
    )
    return Text(
        capture,
        extractor,
        whole.content,
        tuple(Page(number, whole.at(start), whole.at(end)) for number, (start, end) in enumerate(bounds, 1)),
        blocks,
        tuple(notices),
        calls=tuple(calls(whole.content, blocks)),
    )


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
            if current and current.kind is apart is BlockKind.CONTENTS and not _ends_entry(current.last):
                current.lines.append(line)
                continue
            if current:
                yield current
            current = Draft([line], apart) if apart else None
            if apart:
                continue
        if _RULE.fullmatch(line.text) and not _BULLET.match(line.text):
            # A rule of dashes has no words, and what it parts are two blocks.
            if current:
                yield current
            current, notes = None, notes or bool(_NOTE_RULE.fullmatch(line.text))
            continue
        if notes:
            begins = current is None or current.kind is not BlockKind.FOOTNOTE or bool(_NOTE_MARK.match(line.text))
            kind = BlockKind.FOOTNOTE if _NOTE_MARK.match(line.text) or current else BlockKind.PARAGRAPH
            notes = kind is BlockKind.FOOTNOTE
        else:
            marked = _begins_item(line, current)
            begins = marked or current is None or _parted(current, line, width)
            kind = BlockKind.LIST_ITEM if marked else BlockKind.PARAGRAPH
        if begins or current is None:
            if current:
                yield current
            current = Draft([line], kind)
        else:
            current.lines.append(line)
    if current:
        yield current


def _ends_entry(line: Line) -> bool:
    """Whether a line of the table of contents ends in a page, or is its title."""
    return line.text[-1:].isdigit() or line.text[-1:] in "._…" or is_contents_title(line.text)


def calls(content: str, blocks: Sequence[Block]) -> Iterator[Call]:
    """The marks of notes that are certain: the only one of its kind on the note's page."""
    for note in blocks:
        mark = _CALLED.match(content[note.start : note.end]) if note.kind is BlockKind.FOOTNOTE else None
        if mark is None:
            continue
        written = re.escape(mark[0].strip())
        form = re.compile(
            written if written.startswith("\\[") else rf"(?<=[^\W\d_]){written}(?!\w)|(?<=[^\W\d_][.,;]){written}(?!\w)"
        )
        found = [
            (block.start + hit.start(), block.start + hit.end())
            for block in blocks
            if block.page == note.page and block.is_passage and block.kind is not BlockKind.FOOTNOTE
            for hit in form.finditer(content[block.start : block.end])
        ]
        if len(found) == 1:
            yield Call(*found[0], note.start)


def _begins_item(line: Line, current: Draft | None) -> bool:
    """Whether the line begins an item: a mark that can't be a dash or a number in the middle of a sentence."""
    if _BULLET.match(line.text):
        sure = line.text[0] not in "-–—*o"
    elif _NUMBERED.match(line.text):
        sure = False
    else:
        return False
    if sure or current is None or current.kind is BlockKind.LIST_ITEM or current.last.text.endswith(_CLOSED):
        return not (current and _only_mark(current))
    return line.gap and not _goes_on(current, line)


def _only_mark(draft: Draft) -> bool:
    """Whether there is a bullet or a section number so far, and its words stand on the next line."""
    return len(draft.lines) == 1 and bool(_MARK_ALONE.fullmatch(draft.first.text))


def _goes_on(current: Draft, line: Line) -> bool:
    """Whether a sentence runs on over an empty line, as texts made from PDF often have them in the middle."""
    last = current.last.text
    first = line.text[0]
    if not first.islower() or last.endswith(_CLOSED) or current.kind is BlockKind.RUNNING:
        return False
    return current.last.end - current.first.start > 40 or last.endswith(("-", ","))


def _parted(current: Draft, line: Line, width: int) -> bool:
    """Whether this line begins a new paragraph (or ends an item)."""
    if _only_mark(current):
        return False
    if line.gap:
        return not _goes_on(current, line)
    last = current.last
    if is_capitals(line.text) != is_capitals(last.text) and max(len(line.text), len(last.text)) > 3:
        # A line of capitals above or below running text is a heading of its own, not the middle of a sentence.
        return not line.text[0].islower() and (last.text.endswith(_CLOSED) or is_capitals(last.text))
    if not last.text.endswith(_CLOSED) or line.text[0].islower():
        return False
    if width > 160:
        # Lines this long were not broken by hand: each is a paragraph.
        return len(last.text) < width or width > 300
    return len(last.text) < width * 0.7 or line.indent >= last.indent + 2
