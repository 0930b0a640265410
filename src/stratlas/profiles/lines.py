"""A page as lines with their offsets, and what is no more than decoration."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from stratlas.profiles.vocabulary import CLASS_WORDS, CONTROLS
from stratlas.records import BlockKind, Text

_BREAK = re.compile("[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_FILE = re.compile(r"[\w./-]+\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|ico|css|js)", re.IGNORECASE | re.ASCII)
_NUMBERED = re.compile(r"(?:icon|ico|img|image|pic|fig|logo|bg|banner|btn|slide)[-_ ]?\d{0,4}", re.IGNORECASE)
_CLASS = re.compile(r"[a-z0-9]+(?:(?:[-_]+|(?<=\w)\.(?=\w))[a-z0-9]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; `group` numbers the block or paragraph that it belongs to."""

    number: int
    start: int
    end: int
    text: str
    group: int
    kind: BlockKind
    first: bool
    last: bool

    @property
    def alone(self) -> bool:
        """Whether it is a paragraph by itself."""
        return self.first and self.last


def split_lines(text: Text) -> list[Line]:
    """The lines of a text that hold more than white space; no line reaches over the edge of a block.

    In a plain text only empty lines part paragraphs: its blocks are guesses meant for long documents, where a
    numbered heading is an item and an item in capitals a heading. A running head is one all the same.
    """
    content = text.content
    guessed = text.extractor.startswith("plain")
    blocks = [block for block in text.blocks if not guessed or block.kind is BlockKind.RUNNING]
    starts = [block.start for block in blocks]
    edges = sorted({edge for block in blocks for edge in (block.start, block.end)} | {0, len(content)})
    pieces: list[tuple[int, int, int, int, BlockKind]] = []
    group, blank, number, held = 0, True, 1, -2
    for left, right in pairwise(edges):
        at = bisect_right(starts, left) - 1
        block = at if at >= 0 and left < blocks[at].end else -1
        kind = blocks[block].kind if block >= 0 else BlockKind.PARAGRAPH
        for start, end in _segments(content, left, right):
            raw = content[start:end]
            if not raw.strip():
                # Between blocks an empty line parts paragraphs; a block is one whatever it holds.
                blank = blank or block < 0
            else:
                if block != held or (block < 0 and blank):
                    group += 1
                held, blank = block, False
                begin = start + len(raw) - len(raw.lstrip())
                pieces.append((number, begin, begin + len(raw.strip()), group, kind))
            number += content.count("\n", start, min(end + 1, right))
    lines = []
    for index, (at_line, begin, end, own, of) in enumerate(pieces):
        lines.append(
            Line(
                at_line,
                begin,
                end,
                content[begin:end],
                own,
                of,
                index == 0 or pieces[index - 1][3] != own,
                index + 1 == len(pieces) or pieces[index + 1][3] != own,
            )
        )
    return lines


def _segments(content: str, left: int, right: int) -> list[tuple[int, int]]:
    cuts = [match.start() for match in _BREAK.finditer(content, left, right)]
    return list(zip([left, *(cut + 1 for cut in cuts)], [*cuts, right], strict=True))


def is_control(line: str) -> bool:
    """Whether a line is what a button of the page says."""
    return " ".join(line.casefold().strip(" .:*_#↑»›>").split()) in CONTROLS


def is_decoration(line: str) -> bool:
    """Whether a line surely says nothing: symbols only, a file or class name, a control of the page."""
    if not re.search(r"[^\W_]", line):
        return True
    if is_control(line) or _FILE.fullmatch(line) or _NUMBERED.fullmatch(line):
        return True
    return bool(_CLASS.fullmatch(line)) and bool(
        "_" in line or CLASS_WORDS & {re.sub(r"\d+", "", part) for part in re.split(r"[-_.]", line)}
    )
