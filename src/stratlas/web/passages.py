"""Blocks of a text cut into segments, so that marks begin and end where the words do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stratlas.records import Block, BlockKind, Text

_OWN_MARK = re.compile(r"[-–—•●○▪■*·‣◦\ue000-\uf8ff]|\(?(?:\d{1,3}|\w|[ivxIVX]{1,5})[.)]")
_DEEPEST = 6


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
    """A stretch of a block: whether it is of the words that were asked for (`first`: their beginning), and whose."""

    text: str
    words: bool
    first: bool
    cited: Highlight | None
    others: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A block as it is shown; `depth` is that of a heading on the web page, without gaps."""

    number: int
    kind: BlockKind
    depth: int
    bare: bool
    language: str
    segments: tuple[Segment, ...]


def passages(
    text: Text,
    blocks: Iterable[tuple[int, Block]],
    cited: Sequence[Highlight],
    target: tuple[int, int] | None,
    language: str,
) -> list[Passage]:
    """The blocks as they are shown. A list item is `bare` where the text brings its own mark or the item goes on."""
    shown: list[Passage] = []
    depths: list[int] = []
    began = False
    for number, block in blocks:
        depth = 0
        if block.kind is BlockKind.HEADING:
            while depths and depths[-1] >= block.level:
                depths.pop()
            depths.append(block.level)
            depth = min(len(depths) + 1, _DEEPEST)
        segments = []
        for segment in _segments(text, block, cited, target, may_begin=not began):
            began = began or segment.first
            segments.append(segment)
        goes_on = block.start > text.blocks[number].start
        bare = goes_on or _OWN_MARK.match(text.content, block.start) is not None
        shown.append(Passage(number, block.kind, depth, bare, language, tuple(segments)))
    return shown


def _segments(
    text: Text, block: Block, cited: Sequence[Highlight], target: tuple[int, int] | None, *, may_begin: bool
) -> list[Segment]:
    inside = [item for item in cited if item.start < block.end and block.start < item.end]
    spans = [(item.start, item.end) for item in inside] + ([target] if target else [])
    cuts = {block.start, block.end} | {at for span in spans for at in span if block.start < at < block.end}
    edges = sorted(cuts)
    segments = []
    for start, end in pairwise(edges):
        over = [item for item in inside if item.start <= start and end <= item.end]
        words = target is not None and target[0] <= start and end <= target[1]
        first = words and may_begin
        may_begin = may_begin and not first
        segments.append(Segment(text.content[start:end], words, first, over[0] if over else None, len(over) - 1))
    return segments
