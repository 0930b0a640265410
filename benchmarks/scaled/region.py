"""The settings and the map of a scaled monitor: invented countries side by side, with ragged borders in common."""

from __future__ import annotations

import json
import random
from functools import cache
from itertools import pairwise

from benchmarks.scaled.plan import HEADINGS, KINDS, LABELS, LISTS, SEED, Country, Size

_STEPS = 24
"""Points of one side of a country, about as many as maps for the web have."""
Point = tuple[float, float]


def settings(size: Size, countries: list[Country]) -> str:
    """The monitor's `stratlas.toml`."""
    lines = [
        "[monitor]",
        f'title = "Atlas of {len(countries)} Invented States"',
        'notice = "Everything in this monitor is invented: it was generated to measure Stratlas."',
        "[editions]",
        *(f'"{year}" = {year - 1}' for year in size.years),
        "[countries]",
        f"only = {json.dumps([country.code for country in countries])}",
        "[countries.names]",
        *(f'{country.code} = {{ en = "{country.name}" }}' for country in countries),
        "[map]",
        'file = "map.geojson"',
        'disclaimer = "A map of an invented region. It shows no real place or boundary."',
        *(f'[kinds.{kind}]\nlabel = {{ en = "{LABELS[kind]}" }}' for kind in KINDS),
    ]
    for key, label in HEADINGS.items():
        kind = "list" if key in LISTS else "prose"
        lines.append(f'[[headings]]\nkey = "{key}"\nkind = "{kind}"\nlabel = {{ en = "{label}" }}')
    return "\n".join(lines) + "\n"


def geojson(countries: list[Country]) -> str:
    """The map: a grid whose lines are ragged, the same for both countries that share one."""
    columns = max(1, round((len(countries) * 1.5) ** 0.5))
    features = []
    for at, country in enumerate(countries):
        row, column = divmod(at, columns)
        corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1), (column, row)]
        ring = [point for one, other in pairwise(corners) for point in _side(one, other)[:-1]]
        geometry = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
        properties = {"code": country.code, "name": country.name}
        features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    return json.dumps({"type": "FeatureCollection", "features": features})


def _side(one: Point, other: Point) -> list[Point]:
    """The border between two corners, which runs the same way from either of them."""
    return _border(one, other) if one < other else _border(other, one)[::-1]


@cache
def _border(one: Point, other: Point) -> list[Point]:
    chance = random.Random(f"{SEED}/{one}/{other}")
    points = []
    for step in range(_STEPS + 1):
        share = step / _STEPS
        edge = 0.0 if step in {0, _STEPS} else 0.1
        x, y = (
            start + (end - start) * share + chance.uniform(-edge, edge) for start, end in zip(one, other, strict=True)
        )
        points.append((round(x * 2, 3), round(y * 1.5 + 40, 3)))
    return points
