"""A page as lines with their offsets, and what is no more than decoration."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from stratlas.profiles.vocabulary import CLASS_WORDS, CONTROLS
from stratlas.records import BlockKind, Text

_BREAK = re.compile("[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_FILE = re.compile(r"[\w./-]+\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|ico|css|js)", re.IGNORECASE | re.ASCII)
_NUMBERED = re.compile(r"(?:icon|ico|img|image|pic|fig|logo|bg|banner|btn|slide)[-_ ]?\d{0,4}", re.IGNORECASE)
_ORNAMENT = re.compile(r"(?:icon|ico|img|image|bg|banner|btn|logo)[-_]?\d{1,4}", re.IGNORECASE)
"""What stands for a picture wherever it stands: no word of a sentence looks like it."""
_CLASS = re.compile(r"[a-z0-9]+(?:(?:[-_]+|(?<=\w)\.(?=\w))[a-z0-9]+)+", re.ASCII)


_Piece = tuple[int, int, int, int, BlockKind]
"""The number of a line, where it begins and ends, its group and kind."""


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
    pieces: list[_Piece] = []
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
    pieces = list(_apart(content, pieces))
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


def _apart(content: str, pieces: list[_Piece]) -> Iterator[_Piece]:
    """The pieces, with decoration that reading joined to a paragraph's beginning or end as lines of their own.

    What stands for a picture is known by its form, or as it stands alone elsewhere on the page with another number.
    """
    alone = {
        _form(content[begin:end]) for _number, begin, end, _group, _kind in pieces if _is_ornament(content[begin:end])
    }
    for at, (number, begin, end, group, kind) in enumerate(pieces):
        line = content[begin:end]
        head = re.match(r"(\S+)\s+(?=\S)", line) if at == 0 or pieces[at - 1][3] != group else None
        left = head.end() if head and _sticks(head[1], alone) else 0
        tail = re.search(r"\s+(\S+)$", line[left:]) if at + 1 == len(pieces) or pieces[at + 1][3] != group else None
        right = left + tail.start() if tail and _sticks(tail[1], alone) else len(line)
        if head and left:
            yield number, begin, begin + len(head[1]), 3 * group, kind
        yield number, begin + left, begin + right, 3 * group + 1, kind
        if tail and right < len(line):
            yield number, end - len(tail[1]), end, 3 * group + 2, kind


def _is_ornament(line: str) -> bool:
    """Whether a line is one name with a number or of several parts, and no more than decoration."""
    return bool(re.search(r"[\d_-]", line)) and not re.search(r"\s", line) and is_decoration(line)


def _form(name: str) -> str:
    return re.sub(r"\d+", "0", name.casefold())


def _sticks(word: str, alone: set[str]) -> bool:
    return bool(_ORNAMENT.fullmatch(word)) or _form(word) in alone


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
