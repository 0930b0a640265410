"""Rows and columns of a table: which pieces of lines make a cell, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from stratlas.extract.pdf_lines import Line
from stratlas.extract.pdf_marks import goes_on

_CROSSED = 0.12
"""Columns are parted where not more than this share of the rows has something: titles go over several columns."""

_CLOSE = 1.45
"""Lines of one cell are not further apart, in sizes of their type."""


@dataclass(slots=True)
class Part:
    """A cell: its lines, its column from 1 and how many columns it fills."""

    lines: list[Line]
    column: int
    columns: int

    @property
    def text(self) -> str:
        """Its words, roughly."""
        return " ".join(line.text for line in self.lines)


Grid = list[list[Part]]
Extent = tuple[float, float]
"""How far a column reaches to the left and to the right."""


def grid_of(rows: Sequence[Sequence[Line]], columns: Sequence[Extent]) -> Grid:
    """The rows of a table, each with its cells from left to right, out of rows of pieces at one height."""
    result: Grid = []
    for row in rows:
        parts = [Part([piece], *_place(piece, columns)) for piece in row]
        if result and _goes_on(result[-1], parts, columns):
            _add(result[-1], parts)
        else:
            result.append(parts)
    return result


def headers(grid: Grid) -> int:
    """How many rows at the top are surely a head: in bold above others, or words above figures."""
    body = [part for row in grid[1:] for part in row if part.column > 1]
    if len(grid) < 3 or len(grid[0]) < 2 or not body:
        return 0
    bold = [all(line.bold for part in row for line in part.lines) for row in grid]
    if bold[0] and sum(bold) < 0.5 * len(grid):
        return next((at for at, is_bold in enumerate(bold) if not is_bold), 0)
    if any(_is_figure(part.text) for part in grid[0]):
        return 0
    return int(sum(_is_figure(part.text) for part in body) > 0.7 * len(body))


def _is_figure(text: str) -> bool:
    digits = sum(map(str.isdigit, text))
    return digits > 0 and digits >= sum(map(str.isalpha, text))


def columns_of(rows: Sequence[Sequence[Line]]) -> list[Extent]:
    """The extents of the columns, from left to right."""
    pieces = [piece for row in rows for piece in row]
    lefts, rights = np.array([piece.left for piece in pieces]), np.array([piece.right for piece in pieces])
    start = float(lefts.min())
    size = int(rights.max() - start) + 2
    begun = np.bincount((lefts - start).astype(int), minlength=size + 1)
    ended = np.bincount(np.maximum((rights - start).astype(int) + 1, 0), minlength=size + 1)
    filled = np.cumsum(begun - ended) > _CROSSED * len(rows)
    edges = (start + np.flatnonzero(np.diff(filled, prepend=False))).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True)) or [(start, start + size)]


def _place(piece: Line, columns: Sequence[Extent]) -> tuple[int, int]:
    """The first column that a piece stands in, from 1, and how many it fills."""
    begin, end = piece.left, piece.right
    own = [
        at
        for at, (left, right) in enumerate(columns)
        if left < end and right > begin and min(right, end) - max(left, begin) > 0.5 * min(right - left, end - begin)
    ]
    if not own:
        middle = (begin + end) / 2
        own = [min(range(len(columns)), key=lambda at: abs((columns[at][0] + columns[at][1]) / 2 - middle))]
    return own[0] + 1, own[-1] - own[0] + 1


def _goes_on(row: Sequence[Part], parts: Sequence[Part], columns: Sequence[Extent]) -> bool:
    """Whether pieces at the next height belong to the cells of a row: at least one goes on below, none is new there."""
    above = {part.column: part for part in row}
    below = [(above[part.column], part) for part in parts if part.column in above]
    if not below:
        return False
    if len(parts) >= len(row) > 1 and not all(goes_on(cell.text, part.text) for cell, part in below):
        return False
    return all(_is_next_line(cell, part, columns) for cell, part in below)


def _is_next_line(cell: Part, part: Part, columns: Sequence[Extent]) -> bool:
    before, line = cell.lines[-1], part.lines[0]
    pitch = before.base - line.base
    if not 0 < pitch < _CLOSE * line.size or before.bold != line.bold:
        return False
    if abs(before.size - line.size) > 0.05 * line.size or _is_figure(line.text):
        return False
    if len(cell.lines) > 1 and pitch > 1.15 * min(_pitches(cell)):
        return False
    if goes_on(before.text, line.text):
        return True
    left, right = columns[part.column - 1]
    middles = abs(before.left + before.right - line.left - line.right) / 2
    aligned = abs(before.left - line.left) < 2 or middles < 2
    word = line.words[0]
    full = before.right - before.left + 0.3 * line.size + word.right - word.left > 0.97 * (right - left)
    return aligned and full


def _pitches(cell: Part) -> list[float]:
    return [before.base - line.base for before, line in pairwise(cell.lines)]


def _add(row: list[Part], parts: Sequence[Part]) -> None:
    own = {part.column: part for part in row}
    for part in parts:
        if part.column in own:
            own[part.column].lines += part.lines
        else:
            row.append(part)
    row.sort(key=lambda part: part.column)
