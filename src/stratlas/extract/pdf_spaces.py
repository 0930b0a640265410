"""Which wide gaps are the spaces of justified text, and which lists' marks belong to a line that stands apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from stratlas.extract.pdf_columns import edges
from stratlas.extract.pdf_lines import Line, PageLines, joined
from stratlas.extract.pdf_marks import is_item

_WIDE = 0.55
"""Gaps are wide from so many sizes on."""

_EVEN = 0.12
"""The spaces of a justified line differ by less (in sizes), as programs that print round their places."""

_FAR = 4.5
"""A list's mark does not stand further from its item, in sizes."""


class _Spacing(Enum):
    """How the words of a line are set."""

    NONE = 0
    """One word, or a line that does not reach the end of its column."""
    ONE = 1
    """Two words, which may be stretched or be two cells."""
    EVEN = 2
    UNEVEN = 3


def close_spaces(page: PageLines) -> None:
    """Lines that only justifying has stretched have no wide gaps from now on."""
    columns: dict[int, list[Line]] = defaultdict(list)
    for line in page.lines:
        columns[line.column].append(line)
    for lines in columns.values():
        if not any(line.widest > _WIDE * line.size for line in lines):
            continue
        right = edges(lines)[1]
        spacings = [_spacing(line, right) for line in lines]
        for at, line in enumerate(lines):
            if line.widest > _WIDE * line.size and _is_stretched(lines, spacings, at):
                line.widest = 0.0


def join_marks(page: PageLines) -> None:
    """Puts bullets and numbers that the file has in another place before the lines whose marks they are."""
    marks = [line for line in page.lines if len(line.text) < 5 and is_item(f"{line.text} …")]
    for mark in marks:
        beside = [line for line in page.lines if line is not mark and _is_beside(mark, line)]
        item = min(beside, key=lambda line: line.left, default=None)
        if item is None:
            continue
        whole = joined([mark, item])
        if len(whole) == 1:
            whole[0].column = item.column
            page.lines = [whole[0] if line is item else line for line in page.lines if line is not mark]


def _is_beside(mark: Line, line: Line) -> bool:
    level = abs(mark.base - line.base) < 0.2 * line.size
    return level and 0 < line.left - mark.right < _FAR * line.size


def _spacing(line: Line, right: float) -> _Spacing:
    words = line.words
    if len(words) < 2 or abs(line.right - right) > 0.35 * line.size:
        return _Spacing.NONE
    if is_item(line.text):
        words = words[1:]  # a list's mark stands apart
    gaps = [left - right for (_, _, _, right), (_, _, left, _) in pairwise(words)]
    if not gaps:
        return _Spacing.NONE
    if len(gaps) == 1:
        return _Spacing.ONE
    return _Spacing.EVEN if max(gaps) - min(gaps) < _EVEN * line.size else _Spacing.UNEVEN


def _is_stretched(lines: Sequence[Line], spacings: Sequence[_Spacing], at: int) -> bool:
    """Whether the words of a line stand apart because it is justified: evenly, among lines that are so set."""
    around = [_neighbour(lines, spacings, at, -1), _neighbour(lines, spacings, at, 1)]
    if spacings[at] is _Spacing.EVEN:
        return around != [_Spacing.UNEVEN, _Spacing.UNEVEN]
    if spacings[at] is _Spacing.ONE:
        return _Spacing.EVEN in around and _Spacing.UNEVEN not in around
    return False


def _neighbour(lines: Sequence[Line], spacings: Sequence[_Spacing], at: int, step: int) -> _Spacing:
    """How the next line that tells it is set, going up or down through lines of one type and distance."""
    line, at = lines[at], at + step
    while 0 <= at < len(lines):
        other = lines[at]
        near = abs(other.base - lines[at - step].base) < 2.2 * line.size
        if not near or abs(other.size - line.size) > 0.05 * line.size:
            break
        if spacings[at] in (_Spacing.EVEN, _Spacing.UNEVEN):
            return spacings[at]
        at += step
    return _Spacing.NONE
