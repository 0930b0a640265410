"""The monitor's own map: GeoJSON to shapes of a picture."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from stratlas.errors import BadFile, storage_error

WIDTH = 800.0
_MARGIN = 12.0
_SCANLINES = 24
_KEPT = 8
"""So many maps are kept as they were drawn; a process seldom has more than one."""
_POINT = re.compile("[^MLZ ]+")
_LETTER = 11.5
"""About how wide a letter of a label is, in units of the picture."""

Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Shape:
    """A country in the picture: its outline as an SVG path, where its name has most room, and how much."""

    code: str
    path: str
    x: float
    y: float
    room: float

    def fits(self, label: str) -> bool:
        """Whether a label has room inside the country."""
        return len(label) * _LETTER <= self.room


@dataclass(frozen=True, slots=True)
class Picture:
    """All countries of a map, in a picture `WIDTH` wide."""

    height: float
    shapes: tuple[Shape, ...]


def read_map(path: Path) -> Picture:
    """The picture of a GeoJSON file of polygons whose features have a `code`; BadFile where it is none.

    Degrees of longitude are shortened by the cosine of the middle latitude, which keeps shapes right in a region.
    """
    try:
        return _drawn(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise storage_error(error, f"read the map {path.name}") from error
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise BadFile(
            f"The map {path.name} cannot be drawn: it must be GeoJSON with polygons whose properties have a “code”."
        ) from error


@lru_cache(maxsize=_KEPT)
def _drawn(words: str) -> Picture:
    """The picture of a file's words; kept, since it takes longer than the rest of the page that shows it."""
    features = json.loads(words)["features"]
    countries = [(_code(feature), _rings(feature["geometry"])) for feature in features]
    return _picture([(code, rings) for code, rings in countries if rings])


@lru_cache(maxsize=_KEPT)
def neighbours(picture: Picture) -> Mapping[str, tuple[str, ...]]:
    """Country → those that share at least two points of its outline, in the order of the map."""
    points: dict[str, set[str]] = {}
    for shape in picture.shapes:
        points.setdefault(shape.code, set()).update(_POINT.findall(shape.path))
    return {
        code: tuple(other for other, theirs in points.items() if other != code and len(own & theirs) > 1)
        for code, own in points.items()
    }


def _code(feature: dict[str, dict[str, object]]) -> str:
    properties = feature["properties"]
    found = next((properties[name] for name in ("code", "iso_a3", "ISO_A3", "ADM0_A3") if properties.get(name)), "")
    return str(found)


def _rings(geometry: dict[str, object] | None) -> list[Ring]:
    if not geometry or geometry["type"] not in {"Polygon", "MultiPolygon"}:
        return []
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    if not isinstance(polygons, list):
        raise TypeError("coordinates are lists")
    rings = [[(float(at[0]), float(at[1])) for at in ring] for polygon in polygons for ring in polygon]
    return [ring for ring in rings if len(ring) > 2 and all(math.isfinite(n) for at in ring for n in at)]


def _picture(countries: Sequence[tuple[str, list[Ring]]]) -> Picture:
    points = [at for _, rings in countries for ring in rings for at in ring]
    if not points:
        raise ValueError("a map has at least one country")
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    shrink = max(math.cos(math.radians((south + north) / 2)), 0.05)
    scale = (WIDTH - 2 * _MARGIN) / max((east - west) * shrink, (north - south) / 4, 1e-9)

    def placed(ring: Ring) -> Ring:
        return [(_MARGIN + (x - west) * shrink * scale, _MARGIN + (north - y) * scale) for x, y in ring]

    shapes = []
    for code, rings in countries:
        drawn = [placed(ring) for ring in rings]
        shapes.append(Shape(code, " ".join(map(_path, drawn)), *_room(drawn)))
    return Picture(round((north - south) * scale + 2 * _MARGIN, 1), tuple(shapes))


def _path(ring: Ring) -> str:
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring) + "Z"


def _room(rings: Sequence[Ring]) -> tuple[float, float, float]:
    """Where a name has most room (x, y, width): the widest stretch inside, rather in the middle than at an end."""
    top, bottom = min(y for ring in rings for _, y in ring), max(y for ring in rings for _, y in ring)
    middle, half = (top + bottom) / 2, max((bottom - top) / 2, 1e-9)
    best, score = (rings[0][0][0], middle, 0.0), -1.0
    for step in range(1, _SCANLINES):
        y = top + (bottom - top) * step / _SCANLINES
        for left, right in _inside(rings, y):
            worth = (right - left) * (1 - 0.5 * abs(y - middle) / half)
            if worth > score:
                best, score = (round((left + right) / 2, 1), round(y, 1), round(right - left, 1)), worth
    return best


def _inside(rings: Iterable[Ring], y: float) -> list[tuple[float, float]]:
    """The stretches of a horizontal line that lie inside (even-odd, as the picture is filled)."""
    crossings = sorted(
        x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for ring in rings
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)
        if (y1 > y) != (y2 > y)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=False))
