"""Tables of a page: lines that stand side by side in short pieces, row after row, are cells and no running text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from stratlas.extract.pdf_columns import Strip, cut
from stratlas.extract.pdf_grid import columns_of, grid_of, headers
from stratlas.extract.pdf_lines import Line, PageLines, rows_of
from stratlas.extract.pdf_marks import has_leader, is_item
from stratlas.records import Cell

_GAP = 1.2
"""Between two cells of one line there are at least so many times its size; pieces closer are joined to a line."""

_NARROW = 0.7
"""Spaces between words are narrower, unless they are justified."""

_SURE = 2.0
"""Such a gap does not occur in justified text."""

_FEWEST_ROWS = 3
_TELLING_ROWS = 12
"""So many rows tell what they all are."""

_Row = list[Line]


@dataclass(slots=True)
class _Table:
    """Rows that may be a table: whether they surely are, and whether they begin or end their page."""

    rows: list[_Row]
    sure: bool
    first: bool
    last: bool


def set_cells(pages: Sequence[PageLines]) -> None:
    """Cuts the lines of these pages that stand in tables between their cells, and gives the pieces their places."""
    found = [_tables_of(page) for page in pages]
    numbers = _Numbers()
    for at, page in enumerate(pages):
        before, after = found[at - 1] if at else [], found[at + 1] if at + 1 < len(pages) else []
        for table in found[at]:
            # A row or two at a page's end are a table where they go on as one on the other side.
            goes_on = (table.first and before and before[-1].sure and before[-1].last) or (
                table.last and after and after[0].sure and after[0].first
            )
            if table.sure or goes_on:
                _set_table(page, table, numbers)


@dataclass(slots=True)
class _Numbers:
    """The table before: its number, how many rows it has so far, and where it ended."""

    table: int = 0
    rows: int = 0
    head: list[str] = field(default_factory=list)
    """What its first row says."""
    lines: list[_Row] = field(default_factory=list)
    """Its rows of lines, as far as they tell where its columns are."""
    pieces: list[_Row] = field(default_factory=list)
    last_of: int = -1
    """The page that it ends, if it does."""


def _set_table(page: PageLines, table: _Table, numbers: _Numbers) -> None:
    """Cuts up the lines of a table, puts the cells in order where the first of them stood, and numbers them."""
    goes_on = table.first and numbers.last_of == page.number - 1
    # Rows on the page before have the same columns, if these are rows of the same table.
    gutters = _narrow_gutters([*numbers.lines, *table.rows] if goes_on else table.rows)
    rows = _cut_up(table.rows, gutters)
    columns = columns_of([*numbers.pieces, *rows]) if goes_on else []
    if goes_on and len(columns) == len(columns_of(numbers.pieces)):
        grid = grid_of(rows, columns)
        head = int(numbers.head == [part.text for part in grid[0]])
    else:
        own = _narrow_gutters(table.rows) if goes_on else gutters
        rows = _cut_up(table.rows, own) if own != gutters else rows
        grid = grid_of(rows, columns_of(rows))
        head = headers(grid)
        numbers.table, numbers.rows, numbers.head = numbers.table + 1, 0, [part.text for part in grid[0]]
    pieces: list[Line] = []
    for at, row in enumerate(grid):
        for part in row:
            cell = Cell(numbers.table, numbers.rows + at + 1, part.column, 1, part.columns, header=at < head)
            for line in part.lines:
                line.cell = cell
            pieces += part.lines
    numbers.rows += len(grid)
    numbers.last_of = page.number if table.last else -1
    numbers.lines, numbers.pieces = table.rows[-_TELLING_ROWS:], rows[-_TELLING_ROWS:]
    taken = {id(line) for row in table.rows for line in row}
    first = next(at for at, line in enumerate(page.lines) if id(line) in taken)
    lines = [line for line in page.lines if id(line) not in taken]
    page.lines = [*lines[:first], *pieces, *lines[first:]]


def _tables_of(page: PageLines) -> list[_Table]:
    result = []
    for column in sorted({line.column for line in page.lines}):
        lines = [line for line in page.lines if line.column == column and not line.contents]
        rows = rows_of(sorted(lines, key=lambda line: -line.base))
        end = 0
        for stretch in _stretches(rows):
            tabular = [rows[at] for at in stretch if at >= end]
            if not tabular:
                continue
            first, last = _grown(rows, stretch[0], stretch[-1])
            first = max(first, end)  # no row is of two tables: the one before may have grown over it
            fewest = _FEWEST_ROWS if any(len(_gaps(row)) < 2 for row in tabular) else _FEWEST_ROWS - 1
            if _are_cells(tabular):
                end = last + 1
                sure = last - first + 1 >= fewest
                result.append(_Table(rows[first : last + 1], sure, first == 0, last + 1 == len(rows)))
    return result


def _cut_up(rows: Sequence[_Row], narrow: Sequence[float] = ()) -> list[_Row]:
    """The rows of a table, each line cut into the pieces that make its cells."""
    return [[piece for line in row for piece in _pieces(line, narrow)] for row in rows]


def _stretches(rows: Sequence[_Row]) -> list[list[int]]:
    """Which tabular rows make a table; rows of one piece are in it where those around them leave a gap beside them."""
    result: list[list[int]] = []
    for at in (at for at, row in enumerate(rows) if _is_tabular(row)):
        if result and _belong(rows, result[-1][-1], at):
            result[-1].append(at)
        else:
            result.append([at])
    return result


def _is_tabular(row: _Row) -> bool:
    # A list's mark may stand apart from its item.
    parts = row[1:] if len(row) > 1 and is_item(f"{row[0].text} …") else row
    apart = any(after.left - before.right > _NARROW * after.size for before, after in pairwise(parts))
    if not apart and not any(_has_sure_gap(line) for line in row):
        return False
    return not any(has_leader(line.text) for line in row)


def _has_sure_gap(line: Line) -> bool:
    """Whether a gap parts cells (that after a list's mark does not)."""
    gaps = len(_gaps_of(line, _SURE))
    return gaps > 1 or (gaps == 1 and not is_item(line.text))


def _belong(rows: Sequence[_Row], first: int, last: int) -> bool:
    """Whether two tabular rows stand in one table: what lies between them keeps to the columns of one of them."""
    if last == first + 1:
        return True
    around = [_gaps(rows[first]), _gaps(rows[last])]
    return all(any(not _crosses(line, gaps) for gaps in around) for row in rows[first + 1 : last] for line in row)


def _crosses(line: Line, gaps: Sequence[Strip]) -> bool:
    """Whether a line goes on over a gap of the rows beside it, without even a narrow gap of its own there."""
    over = [(left, right) for left, right in gaps if line.left < left and right < line.right]
    if not over:
        return False
    own = _gaps_of(line, _NARROW)
    return not all(any(start < right and left < end for start, end in own) for left, right in over)


def _is_full_row(row: _Row, beside: _Row) -> bool:
    """Whether a row, whose cells are so full that only narrow gaps are left, has them where the row beside it has."""
    line, gaps = row[0], _gaps(beside)
    spans = any(line.left < left and right < line.right for left, right in gaps)
    return len(row) == 1 and spans and not _crosses(line, gaps)


def _grown(rows: Sequence[_Row], first: int, last: int) -> tuple[int, int]:
    """The first and last row of a table with the full rows and the ends of cells that stand around its tabular rows."""
    while first and _is_full_row(rows[first - 1], rows[first]):
        first -= 1
    while last + 1 < len(rows) and _is_full_row(rows[last + 1], rows[last]):
        last += 1
    return first, _tail(rows, last)


def _tail(rows: Sequence[_Row], last: int) -> int:
    """The last row of a table whose last tabular row is `last`: its longest cell may go on below."""
    starts = [line.left for line in rows[last]]
    while last + 1 < len(rows) and len(rows[last + 1]) == 1:
        line, above = rows[last + 1][0], rows[last][-1]
        near = above.base - line.base < 1.35 * line.size and abs(above.size - line.size) < 0.05 * line.size
        if not near or line.text[0].isupper() or not any(abs(start - line.left) < 2 for start in starts):
            break
        last += 1
    return last


def _gaps(row: _Row) -> list[Strip]:
    """Where there is nothing between the pieces of a row."""
    gaps: list[Strip] = []
    for at, line in enumerate(row):
        if at:
            gaps.append((row[at - 1].right, line.left))
        gaps += _gaps_of(line, _GAP)
    return gaps


def _gaps_of(line: Line, wide: float) -> list[Strip]:
    limit = wide * line.size
    if line.widest <= limit:
        return []
    return [(left, right) for (_, _, _, left), (_, _, right, _) in pairwise(line.words) if right - left > limit]


def _narrow_gutters(rows: Sequence[_Row]) -> list[float]:
    """Places where gaps that are narrow for themselves stand below one another in most rows of a table."""
    gaps = [_row_gaps(row) for row in rows]
    found: list[float] = []
    for own, row in zip(gaps, rows, strict=True):
        for left, right in own:
            middle = (left + right) / 2
            if right - left > _GAP * row[0].size or any(left < known < right for known in found):
                continue
            across = [at for at, other in enumerate(rows) if other[0].left < middle < other[-1].right]
            open_ = sum(any(start < middle < end for start, end in gaps[at]) for at in across)
            if open_ >= _FEWEST_ROWS and open_ > 0.6 * len(across):
                found.append(middle)
    return sorted(found)


def _row_gaps(row: _Row) -> list[Strip]:
    """Where nothing stands in a row, even narrowly."""
    between = [(line.right, after.left) for line, after in pairwise(row)]
    return between + [gap for line in row for gap in _gaps_of(line, _NARROW)]


def _pieces(line: Line, narrow: Sequence[float] = ()) -> list[Line]:
    """The line cut at its wide gaps, and where one of these places, which go up, lies in a gap."""
    wide = _GAP * line.size
    if line.widest <= wide and not narrow:
        return [line]
    places = [
        at
        for at, ((_, _, _, left), (_, _, right, _)) in enumerate(pairwise(line.words), 1)
        if right - left > wide or (narrow and bisect_right(narrow, left) < bisect_left(narrow, right))
    ]
    return cut(line, places) if places else [line]


def _are_cells(rows: Sequence[_Row]) -> bool:
    """Whether rows read like cells, not like lines of columns of text that stand side by side."""
    pieces = [[piece.text for piece in row] for row in _cut_up(rows[:_TELLING_ROWS])]
    texts = [text for row in pieces for text in row]
    figures = sum(any(character.isdigit() for character in text) for text in texts)
    return median(len(row) for row in pieces) > 2 or figures > 0.3 * len(texts) or median(map(len, texts)) < 20
