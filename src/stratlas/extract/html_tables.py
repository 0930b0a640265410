"""Where the cells of an HTML table stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stratlas.records import Cell

_WIDEST = 200


@dataclass(slots=True)
class Grid:
    """A table as far as it was read: the present row, and the columns that cells of rows above reach down into."""

    number: int
    row: int = 0
    column: int = 1
    _taken: dict[int, int] = field(default_factory=dict)

    def begin_row(self) -> None:
        """Goes on to the next row."""
        self.row, self.column = self.row + 1, 1

    def place(self, attributes: Mapping[str, str | None], *, header: bool) -> Cell:
        """The next free place of the row, as wide and high as the cell asks for."""
        if self.row == 0:
            self.begin_row()
        while self._taken.get(self.column, 0) >= self.row:
            self.column += 1
        rows, columns = _span(attributes, "rowspan"), _span(attributes, "colspan")
        cell = Cell(self.number, self.row, self.column, rows, columns, header)
        if rows > 1:
            self._taken |= dict.fromkeys(range(self.column, self.column + columns), self.row + rows - 1)
        self.column += columns
        return cell


def _span(attributes: Mapping[str, str | None], name: str) -> int:
    written = (attributes.get(name) or "1").strip()
    return min(max(int(written), 1), _WIDEST) if written.isdecimal() and len(written) < 6 else 1
