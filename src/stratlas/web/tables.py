"""Cells of a table put into rows, as far as they are shown on one page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stratlas.records import Cell
from stratlas.web.passages import Passage

_MOST = 1000
"""HTML lets no cell fill more columns."""


@dataclass(slots=True)
class TableCell:
    """A cell with its passages; a gap in the table has none."""

    scope: str
    rows: int
    columns: int
    passages: list[Passage]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows (the head first, whose cells are all headers), a caption, whether it began on a page before."""

    head: tuple[tuple[TableCell, ...], ...]
    body: tuple[tuple[TableCell, ...], ...]
    caption: Passage | None
    goes_on: bool


def table(cells: Iterable[tuple[Cell, Passage]], caption: Passage | None, *, goes_on: bool) -> Table:
    """The table that cells make up; passages that stand in one cell are shown in one."""
    merged: dict[tuple[int, int], tuple[Cell, list[Passage]]] = {}
    for cell, passage in cells:
        merged.setdefault((cell.row, cell.column), (cell, []))[1].append(passage)
    rows: dict[int, list[tuple[Cell, list[Passage]]]] = {}
    for (row, _), item in sorted(merged.items()):
        rows.setdefault(row, []).append(item)
    headers = {row for row, items in rows.items() if all(cell.header for cell, _ in items)}
    made = _rows(rows, headers)
    head = 0
    for row in rows:
        if row not in headers:
            break
        head += 1
    return Table(tuple(made[:head]), tuple(made[head:]), caption, goes_on)


def _rows(rows: dict[int, list[tuple[Cell, list[Passage]]]], headers: set[int]) -> list[tuple[TableCell, ...]]:
    """Rows of cells, with empty ones where the table has none."""
    numbers = list(rows)
    first = min(cell.column for items in rows.values() for cell, _ in items)
    filled: dict[int, int] = {}  # column → the row up to which a cell from above fills it
    made = []
    for row, items in rows.items():
        at = first
        line: list[TableCell] = []
        for cell, passages in items:
            line += _gap(at, cell.column, filled, row)
            below = sum(row <= number < row + cell.rows for number in numbers)
            scope = "" if not cell.header else "col" if row in headers else "row"
            columns = max(1, min(cell.columns, _MOST))
            line.append(TableCell(scope, max(1, below), columns, passages))
            filled.update(dict.fromkeys(range(cell.column, cell.column + columns), row + cell.rows - 1))
            at = max(at, cell.column + columns)
        made.append(tuple(line))
    return made


def _gap(at: int, until: int, filled: dict[int, int], row: int) -> Sequence[TableCell]:
    free = sum(filled.get(column, 0) < row for column in range(at, min(until, at + _MOST)))
    return [TableCell("", 1, free, [])] if free else []
