"""Tables of a page: lines that stand side by side in short pieces, row after row, are cells and no running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from stratlas.extract.pdf_columns import Strip, cut
from stratlas.extract.pdf_lines import Line, PageLines
from stratlas.extract.pdf_marks import goes_on, has_leader, is_item

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
    """Cuts the lines of these pages that stand in tables between their cells, and marks the pieces."""
    found = [_tables_of(page) for page in pages]
    for at, page in enumerate(pages):
        before, after = found[at - 1] if at else [], found[at + 1] if at + 1 < len(pages) else []
        cut_up: dict[int, list[Line]] = {}
        for table in found[at]:
            # A row or two at a page's end are a table where they go on as one on the other side.
            goes_on = (table.first and before and before[-1].sure and before[-1].last) or (
                table.last and after and after[0].sure and after[0].first
            )
            if table.sure or goes_on:
                cut_up |= _cut_up([line for row in table.rows for line in row])
        if cut_up:
            page.lines = [piece for line in page.lines for piece in cut_up.get(id(line), [line])]


def _tables_of(page: PageLines) -> list[_Table]:
    result = []
    for column in sorted({line.column for line in page.lines}):
        rows = _rows([line for line in page.lines if line.column == column])
        for stretch in _stretches(rows):
            tabular = [rows[at] for at in stretch]
            first, last = _grown(rows, stretch[0], stretch[-1])
            fewest = _FEWEST_ROWS if any(len(_gaps(row)) < 2 for row in tabular) else _FEWEST_ROWS - 1
            if _are_cells(tabular):
                sure = last - first + 1 >= fewest
                result.append(_Table(rows[first : last + 1], sure, first == 0, last + 1 == len(rows)))
    return result


def _cut_up(lines: Sequence[Line]) -> dict[int, list[Line]]:
    """The cells of each line of a table, by the line's identity."""
    narrow = _narrow_gutters(lines)
    result = {}
    for line in lines:
        result[id(line)] = _pieces(line, narrow)
        for piece in result[id(line)]:
            piece.cell = True
    return result


def cells(lines: Sequence[Line]) -> list[list[Line]]:
    """The cells that lines of a table make, in order: what goes on below is joined."""
    result = [[lines[0]]]
    for at, line in enumerate(lines[1:], 1):
        # Below a row of several cells, only the last one could go on, and it may just as well be another row.
        alone = at == 1 or abs(lines[at - 2].base - lines[at - 1].base) > 0.3 * line.size
        if alone and _goes_on_below(lines[at - 1], line):
            result[-1].append(line)
        else:
            result.append([line])
    return result


def _rows(lines: Sequence[Line]) -> list[_Row]:
    """Lines by their heights, from the top down and from left to right."""
    rows: list[_Row] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if rows and abs(rows[-1][0].base - line.base) < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.left)
    return rows


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
    parts = row[1:] if is_item(f"{row[0].text} …") else row
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
    return [(word.right, after.left) for word, after in pairwise(line.words) if after.left - word.right > limit]


def _narrow_gutters(lines: Sequence[Line]) -> list[float]:
    """Places where gaps that are narrow for themselves stand below one another in most lines of a table."""
    gaps = [_gaps_of(line, _NARROW) for line in lines]
    found: list[float] = []
    for own, line in zip(gaps, lines, strict=True):
        for left, right in own:
            middle = (left + right) / 2
            if right - left > _GAP * line.size or any(left < known < right for known in found):
                continue
            across = [at for at, other in enumerate(lines) if other.left < middle < other.right]
            open_ = sum(any(start < middle < end for start, end in gaps[at]) for at in across)
            if open_ >= _FEWEST_ROWS and open_ > 0.6 * len(across):
                found.append(middle)
    return found


def _pieces(line: Line, narrow: Sequence[float] = ()) -> list[Line]:
    for at in range(1, len(line.words)):
        left, right = line.words[at - 1].right, line.words[at].left
        if right - left > _GAP * line.size or any(left < place < right for place in narrow):
            first, second = cut(line, at)
            return [first, *_pieces(second, narrow)]
    return [line]


def _are_cells(rows: Sequence[_Row]) -> bool:
    """Whether rows read like cells, not like lines of columns of text that stand side by side."""
    pieces = [[piece.text for line in row for piece in _pieces(line)] for row in rows[:_TELLING_ROWS]]
    texts = [text for row in pieces for text in row]
    figures = sum(any(character.isdigit() for character in text) for text in texts)
    return median(len(row) for row in pieces) > 2 or figures > 0.3 * len(texts) or median(map(len, texts)) < 20


def _goes_on_below(before: Line, line: Line) -> bool:
    pitch = before.base - line.base
    if abs(before.size - line.size) > 0.05 * line.size or before.bold != line.bold or not 0 < pitch < 2 * line.size:
        return False
    return goes_on(before.text, line.text) or (pitch < 1.3 * line.size and abs(before.left - line.left) < 2)
