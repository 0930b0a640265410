"""Blocks of a text cut into segments, so that marks begin and end where the words do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile
from typing import TypeVar

from stratlas.records import Block, BlockKind, Call, Cell, OcrWord, Repair, Text
from stratlas.web import addresses
from stratlas.web.layout import Piece

UNSURE = 0.6
"""Below this a word that a program read from a picture is shown as doubtful."""
_OWN_MARK = re.compile(r"[-–—•●○▪■*·‣◦\ue000-\uf8ff]|\(?(?:\d{1,3}|\w|[ivxIVX]{1,5})[.)]")
_RAISED = re.compile(r"[¹²³⁰⁴-⁹\s]+")
_DEEPEST = 6
_CITED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.CAPTION})
"""What has a way to its citation beside it."""
_Stretch = TypeVar("_Stretch", Call, Repair, OcrWord)


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words that a claim rests on."""

    start: int
    end: int
    role: str
    claim: str
    wording: str
    href: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a block, the same all through.

    `words`: it is of the words that were asked for (`first`: their beginning); `cited`: whose words it is, and of how
    many `others`; `call`: the way to the note that it calls (`raised`: the mark is not small by itself); `own_mark`: a
    note’s own mark, with no space after it; `was`: what the file reads where this was mended; `unsure`: how sure, in
    hundredths, a program was of it.
    """

    text: str
    start: int
    words: bool
    first: bool
    cited: Highlight | None
    others: int
    call: str = ""
    raised: bool = False
    own_mark: bool = False
    was: str = ""
    unsure: int | None = None


@dataclass(frozen=True, slots=True)
class Back:
    """The way from a note back to a place where it is called, and the mark there."""

    href: str
    mark: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A block as it is shown; `depth` is that of a heading on the web page, without gaps; `cite`, how to cite it."""

    anchor: str
    kind: BlockKind
    depth: int
    bare: bool
    language: str
    segments: tuple[Segment, ...]
    cell: Cell | None = None
    back: tuple[Back, ...] = ()
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be marked: words that claims rest on, the words asked for, and the ways between calls and notes."""

    cited: Sequence[Highlight] = ()
    target: tuple[int, int] | None = None
    note: Callable[[Call], str] = lambda _call: ""
    call: Callable[[Call], str] = lambda _call: ""


def passages(text: Text, pieces: Iterable[Piece], marks: Marks, language: str) -> list[Passage]:
    """The pieces as they are shown. A list item is `bare` where the text brings its own mark or the item goes on."""
    shown: list[Passage] = []
    depths: list[int] = []
    calls: dict[int, list[Call]] = {}
    for call in text.calls:
        calls.setdefault(call.note, []).append(call)
    began = False
    for piece in pieces:
        block, depth = piece.block, 0
        if block.kind is BlockKind.HEADING:
            while depths and depths[-1] >= block.level:
                depths.pop()
            depths.append(block.level)
            depth = min(len(depths) + 1, _DEEPEST)
        callers = calls.get(block.start, []) if block.kind is BlockKind.FOOTNOTE else []
        back = tuple(Back(marks.call(call), text.content[call.start : call.end].strip()) for call in callers)
        own = _own_mark(text, block, back[0].mark if back else "")
        segments = _segments(text, block, marks, own, may_begin=not began)
        began = began or any(segment.first for segment in segments)
        bare = not piece.begins or _OWN_MARK.match(text.content, block.start) is not None
        cite = _cite(text, piece) if block.kind in _CITED else ""
        shown.append(Passage(piece.anchor, block.kind, depth, bare, language, tuple(segments), block.cell, back, cite))
    return shown


def _cite(text: Text, piece: Piece) -> str:
    """How the whole passage is cited, also where a piece of it is shown."""
    block = text.blocks[piece.number]
    return addresses.cite(addresses.words(text.id, block.start, block.end).partition("#")[0])


def inside(stretches: Sequence[_Stretch], start: int, end: int) -> tuple[_Stretch, ...]:
    """Those of stretches in the order of their offsets that reach into the one from `start` to `end`."""
    first = bisect_right(stretches, start, key=lambda item: item.end)
    return tuple(takewhile(lambda item: item.start < end, islice(stretches, first, None)))


def _own_mark(text: Text, block: Block, mark: str) -> int:
    """Where the mark ends that a note begins with, if its words follow at once; 0 otherwise."""
    end = block.start + len(mark)
    return end if mark and text.content.startswith(mark, block.start) and text.content[end : end + 1].strip() else 0


def _segments(text: Text, block: Block, marks: Marks, own: int, *, may_begin: bool) -> list[Segment]:
    cited = [item for item in marks.cited if item.start < block.end and block.start < item.end]
    calls = inside(text.calls, block.start, block.end)
    repairs = inside(text.repairs, block.start, block.end)
    unsure = [word for word in inside(text.ocr, block.start, block.end) if word.confidence < UNSURE]
    marked: tuple[Highlight | Call | Repair | OcrWord, ...] = (*cited, *calls, *repairs, *unsure)
    edges = {at for item in marked for at in (item.start, item.end)} | {own, *(marks.target or ())}
    cuts = {block.start, block.end} | {at for at in edges if block.start < at < block.end}
    segments = []
    for start, end in pairwise(sorted(cuts)):
        over = [item for item in cited if item.start <= start and end <= item.end]
        words = marks.target is not None and marks.target[0] <= start and end <= marks.target[1]
        first = words and may_begin
        may_begin = may_begin and not first
        call = next((item for item in inside(calls, start, end)), None)
        repair = next((item for item in inside(repairs, start, end)), None)
        word = next((item for item in inside(unsure, start, end)), None)
        segments.append(
            Segment(
                text.content[start:end],
                start,
                words,
                first,
                over[0] if over else None,
                len(over) - 1,
                marks.note(call) if call else "",
                call is not None and _RAISED.fullmatch(text.content, call.start, call.end) is None,
                end <= own,
                repair.was if repair else "",
                round(100 * word.confidence) if word else None,
            )
        )
    return segments
