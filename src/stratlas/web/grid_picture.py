"""A table of counts as a picture to take away: SVG that needs nothing else, and PNG made of it.

The colours are those of the stylesheet's light theme, so that they stand in one place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement, tostring

from resvg_py import svg_to_bytes

from stratlas.web.pages import plain_xml, stylesheet

LEVELS = 4
"""So many steps of colour say how much there is."""
_SHARES = (10, 22, 36, 52)
_SERIF, _SANS = "Georgia, 'Noto Serif', 'DejaVu Serif', serif", "'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
_MARGIN, _ROW, _LABEL, _INDENT, _HEAD = 28, 26, 270, 14, 44
_LETTER = 0.56
"""About how wide a letter is, in sizes of the letters."""
_WIDEST_PNG = 6000


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its words, its level from 0 to `LEVELS`, and whether it is hatched, as what is not known is."""

    words: str
    level: int = 0
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row; without cells it is a heading of those below it."""

    label: str
    depth: int = 0
    cells: tuple[GridCell, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A picture: a title, what the table has, what its signs mean, and the lines that say where it is from."""

    title: str
    subtitle: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    legend: tuple[tuple[GridCell, str], ...]
    source: tuple[str, ...]


def level_of(count: int, most: int) -> int:
    """The level of a count, where `most` is the largest: 0 for none, else from 1 to `LEVELS`."""
    return 0 if count < 1 else max(1, min(LEVELS, -(-count * LEVELS // max(most, 1))))


def svg(grid: Grid) -> str:
    """The picture as SVG."""
    short = all(len(name) <= 4 for name in grid.columns)
    cell = 36 if short else max(92, min(170, 900 // max(len(grid.columns), 1)))
    width = max(2 * _MARGIN + _LABEL + cell * len(grid.columns), 720)
    root = Element("svg", xmlns="http://www.w3.org/2000/svg", role="img")
    SubElement(root, "title").text = grid.title
    _hatch(root)
    ground = SubElement(root, "rect", fill=token("paper"))
    y = _words(root, grid.title, _MARGIN, _MARGIN + 18, 22, width - 2 * _MARGIN, family=_SERIF)
    y = _words(root, grid.subtitle, _MARGIN, y + 4, 13.5, width - 2 * _MARGIN, colour="soft") + 12
    heads = [_cut(name, cell - 8, 12.5) for name in grid.columns]
    y += 16 * max((len(lines) for lines in heads), default=1)
    for at, lines in enumerate(heads):
        x = _MARGIN + _LABEL + cell * (at + 0.5)
        for back, line in enumerate(reversed(lines)):
            _line(root, line, x, y - 8 - 16 * back, 12.5, anchor="middle")
    for row in grid.rows:
        y = _row(root, row, y, cell, width)
    y = _legend(root, grid.legend, y + 22, width)
    for line in grid.source:
        y = _words(root, line, _MARGIN, y + 2, 12, width - 2 * _MARGIN, colour="soft")
    height = round(y + _MARGIN - 10)
    for node in (root, ground):
        node.set("width", str(round(width)))
        node.set("height", str(height))
    root.set("viewBox", f"0 0 {round(width)} {height}")
    return plain_xml(tostring(root, encoding="unicode")) + "\n"


def png(drawn: str) -> bytes:
    """A picture as PNG, twice as fine as it is large, as far as it does not become too large."""
    found = re.search(r'width="(\d+)"', drawn)
    width = int(found[1]) if found else _WIDEST_PNG
    return bytes(svg_to_bytes(svg_string=drawn, zoom=2.0 if 2 * width <= _WIDEST_PNG else 1.0))


def _row(root: Element, row: GridRow, y: float, cell: int, width: float) -> float:
    if not row.cells:
        _line(root, _fitted(row.label, width - 2 * _MARGIN, 15), _MARGIN, y + 30, 15, family=_SERIF)
        return y + _HEAD
    left, indent = _MARGIN, _INDENT * row.depth
    rule = SubElement(root, "path", d=f"M{left},{y + _ROW}H{width - _MARGIN}", stroke=token("line"))
    rule.set("stroke-width", "0.7")
    node = _line(root, _fitted(row.label, _LABEL - indent - 8, 13), left + indent, y + 18, 13)
    SubElement(node, "title").text = row.label
    for at, one in enumerate(row.cells):
        _cell(root, one, left + _LABEL + cell * at, y, cell)
    return y + _ROW


def _cell(root: Element, one: GridCell, x: float, y: float, width: float) -> None:
    place = {"x": f"{x + 1:g}", "y": f"{y + 1:g}", "width": f"{width - 2:g}", "height": f"{_ROW - 2}"}
    if one.level or one.hatched:
        SubElement(root, "rect", place, fill=heat(one.level) if one.level else "url(#hatched)", rx="2")
    if one.words:
        _line(root, one.words, x + width / 2, y + 18, 12.5, anchor="middle", colour="ink" if one.level else "soft")


def _legend(root: Element, legend: Sequence[tuple[GridCell, str]], y: float, width: float) -> float:
    x: float = _MARGIN
    for one, label in legend:
        needs = 44 + len(label) * 12.5 * _LETTER + 18
        if x > _MARGIN and x + needs > width - _MARGIN:
            x, y = _MARGIN, y + _ROW + 2
        _cell(root, one, x, y - 4, 36)
        _line(root, label, x + 44, y + 14, 12.5, colour="soft")
        x += needs
    return y + _ROW + 14 if legend else y


def _hatch(root: Element) -> None:
    size = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse"}
    pattern = SubElement(SubElement(root, "defs"), "pattern", size, id="hatched")
    lines = SubElement(pattern, "path", d="M-1,1L1,-1M0,6L6,0M5,7L7,5", stroke=token("line"))
    lines.set("stroke-width", "1.2")


def _words(
    root: Element,
    words: str,
    x: float,
    y: float,
    size: float,
    width: float,
    *,
    family: str = _SANS,
    colour: str = "ink",
) -> float:
    """Words on as many lines as they need; where the next line would begin."""
    for line in _cut(words, width, size, most=6):
        _line(root, line, x, y, size, family=family, colour=colour)
        y += size * 1.4
    return y


def _line(
    root: Element,
    words: str,
    x: float,
    y: float,
    size: float,
    *,
    family: str = _SANS,
    colour: str = "ink",
    anchor: str = "start",
) -> Element:
    how = {"font-family": family, "font-size": f"{size:g}", "text-anchor": anchor}
    node = SubElement(root, "text", how, x=f"{x:g}", y=f"{y:g}", fill=token(colour))
    node.text = words
    return node


def _cut(words: str, width: float, size: float, most: int = 3) -> list[str]:
    return wrap(words, max(4, int(width / (size * _LETTER))), max_lines=most, placeholder=" …") if words else []


def _fitted(words: str, width: float, size: float) -> str:
    return next(iter(_cut(words, width, size, most=1)), "")


def heat(level: int) -> str:
    """The colour of a level, mixed as the stylesheet mixes it."""
    share = _SHARES[level - 1] / 100
    two = (_rgb(token("primary")), _rgb(token("surface")))
    mixed = (round(share * one + (1 - share) * other) for one, other in zip(*two, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


@cache
def token(name: str) -> str:
    """A colour of the light theme, which stands first in the stylesheet."""
    found = re.search(rf"--{name}:\s*(#[0-9a-fA-F]{{6}})", stylesheet())
    assert found is not None  # a test draws a picture
    return found[1]
