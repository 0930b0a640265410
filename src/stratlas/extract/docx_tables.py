"""Where the cells of a DOCX's table stand: merged ones count once, deleted rows not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from stratlas.extract.docx_file import attribute, child, children, local, value_of
from stratlas.extract.drafts import Draft
from stratlas.records import BlockKind, Cell

_OFF = frozenset({"0", "false", "off"})
_WIDEST = 1_000
# What is broken to fit a column is short; longer paragraphs are whole ones.
_BROKEN = 120


@dataclass(slots=True)
class Place:
    """A cell, or several that are merged: what they hold, and where."""

    row: int
    column: int
    columns: int
    header: bool
    rows: int = 1
    holders: list[etree._Element] = field(default_factory=list)


def goes_on(before: Draft, text: str, cell: Cell | None) -> bool:
    """Whether a paragraph is only the next line of a cell's words, broken there to fit a narrow column."""
    last = before.text.rstrip()[-1:]
    return (
        cell is not None
        and before.kind is BlockKind.TABLE_CELL
        and before.cell == cell
        and text[0].islower()
        and (last.isalnum() or last in ",-–")
        and len(before.text) < _BROKEN
    )


def placed(table: etree._Element) -> list[Place]:
    """The cells of a table in order, row by row."""
    found: list[Place] = []
    open_above: dict[int, Place] = {}
    for number, row in enumerate(_rows(table), 1):
        properties = child(row, "trPr")
        column = 1 + _whole(value_of(properties, "gridBefore"), 0)
        header = _on(properties, "tblHeader")
        below: dict[int, Place] = {}
        beside: Place | None = None
        for cell in _inside(row, "tc"):
            own = child(cell, "tcPr")
            if child(own, "cellDel") is not None:
                continue
            span = _whole(value_of(own, "gridSpan"), 1) or 1
            above = open_above.get(column)
            if beside is not None and _merge(own, "hMerge") == "continue":
                beside.columns += span
                beside.holders.append(cell)
            elif above is not None and _merge(own, "vMerge") == "continue":
                above.rows = number - above.row + 1
                above.holders.append(cell)
                below[column] = beside = above
            else:
                beside = Place(number, column, span, header, holders=[cell])
                found.append(beside)
                if _merge(own, "vMerge") is not None:
                    below[column] = beside
            column += span
        open_above = below
    return found


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in _inside(table, "tr"):
        if child(child(row, "trPr"), "del") is None:
            yield row


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows or cells under an element, through content controls and marks of changes, but not in inner tables."""
    for inner in element:
        called = local(inner)
        if called == name:
            yield inner
        elif called in {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}:
            yield from _inside(inner, name)


def _merge(properties: etree._Element | None, name: str) -> str | None:
    found = child(properties, name)
    return None if found is None else attribute(found, "val") or "continue"


def _on(properties: etree._Element | None, name: str) -> bool:
    found = next(children(properties, name), None)
    return found is not None and (attribute(found, "val") or "1") not in _OFF


def _whole(string: str | None, otherwise: int) -> int:
    return min(int(string), _WIDEST) if string is not None and string.isdecimal() and len(string) < 8 else otherwise
