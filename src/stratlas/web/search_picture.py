"""The picture of a search: how often it is found, by country and year, as circles and as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from stratlas.actions import Frequency, Workspace
from stratlas.web import addresses
from stratlas.web.search_choice import SearchChoice
from stratlas.wording import gettext as _
from stratlas.wording import number as decimal

ROW = 34
"""The height of a country's row."""
_LARGEST, _SMALLEST = 13.0, 3.0
_LEFT, _RIGHT = 4.0, 96.0
_MOST_ROWS = 40
_LABELS = 8


@dataclass(frozen=True, slots=True)
class Dot:
    """The documents of a country and a year; its place in hundredths of the width."""

    x: float
    radius: float
    found: int
    says: str
    href: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A country's row of the picture, at its height."""

    name: str
    y: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table."""

    country: str
    year: str
    found: int
    of: int
    share: str
    href: str


@dataclass(frozen=True, slots=True)
class FrequencyPicture:
    """Circles by country and year, whose area is the share of the passages; the same as lines; rows left out."""

    height: int
    lanes: tuple[Lane, ...]
    years: tuple[tuple[int, float], ...]
    lines: tuple[Line, ...]
    left_out: int
    says: str


def frequency_picture(
    workspace: Workspace, choice: SearchChoice, found: Iterable[Frequency]
) -> FrequencyPicture | None:
    """The picture of the countries in which something was found; None where there is nothing to compare."""
    cells: dict[str, dict[int | None, list[Frequency]]] = defaultdict(lambda: defaultdict(list))
    for item in found:
        cells[item.country][item.year].append(item)
    often = {code: sum(one.found for group in by_year.values() for one in group) for code, by_year in cells.items()}
    speaking = {code: by_year for code, by_year in cells.items() if often[code]}
    if not speaking:
        return None
    codes = sorted(speaking, key=lambda code: (-often[code], code))
    years = sorted({year for by_year in speaking.values() for year in by_year if year is not None})
    largest = max(_share(group) for by_year in speaking.values() for group in by_year.values())
    lanes = []
    lines = []
    for at, code in enumerate(codes):
        name = workspace.countries.name_of(code)
        dots = []
        for year, group in sorted(speaking[code].items(), key=lambda item: item[0] or 0):
            line = _line(name, code, year, group, choice)
            if line.found:
                lines.append(line)
            if year is not None:
                says = _(
                    "{name} {year}: {found} of {of} passages, {share}",
                    name=name,
                    year=year,
                    found=line.found,
                    of=line.of,
                    share=line.share,
                )
                dots.append(Dot(_place(year, years), _radius(_share(group), largest), line.found, says, line.href))
        if at < _MOST_ROWS:
            lanes.append(Lane(name, at * ROW, tuple(dots)))
    if len(lines) < 2:
        return None
    marks = tuple((year, _place(year, years)) for year in _labelled(years))
    says = _("How often it is found, by country and year, in {codes} countries", codes=len(codes))
    return FrequencyPicture(len(lanes) * ROW, tuple(lanes), marks, tuple(lines), len(codes) - len(lanes), says)


def _line(name: str, code: str, year: int | None, group: list[Frequency], choice: SearchChoice) -> Line:
    found, of = sum(one.found for one in group), sum(one.of for one in group)
    narrowed = choice.with_values("country", (code,))
    if year is not None:
        narrowed = narrowed.with_values("year", (str(year),))
    href = addresses.search(narrowed.address) if found else ""
    share = f"{decimal(100 * _share(group), 1)} %"
    return Line(name, str(year) if year is not None else _("undated"), found, of, share, href)


def _share(group: list[Frequency]) -> float:
    of = sum(one.of for one in group)
    return sum(one.found for one in group) / of if of else 0.0


def _radius(share: float, largest: float) -> float:
    return round(max(_SMALLEST, _LARGEST * sqrt(share / largest)), 1) if share else _SMALLEST


def _place(year: int, years: list[int]) -> float:
    if years[0] == years[-1]:
        return 50.0
    return round(_LEFT + (_RIGHT - _LEFT) * (year - years[0]) / (years[-1] - years[0]), 2)


def _labelled(years: list[int]) -> list[int]:
    """The years that are written below: not more than there is room for."""
    if not years:
        return []
    step = max(1, -(-(years[-1] - years[0]) // _LABELS))
    return list(range(years[0], years[-1] + 1, step))
