"""A map is drawn from whatever GeoJSON its owner has, or refused in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stratlas.errors import BadFile, StorageError
from stratlas.web.cartography import WIDTH, read_map


def _map(path: Path, *geometries: dict[str, object], **properties: object) -> Path:
    features = [
        {"type": "Feature", "properties": {"code": f"X{n:02}", **properties}, "geometry": geometry}
        for n, geometry in enumerate(geometries)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def _square(west: float, south: float, size: float) -> list[list[float]]:
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def test_longitudes_are_shortened_by_the_latitude(tmp_path: Path) -> None:
    path = _map(tmp_path / "m", {"type": "Polygon", "coordinates": [_square(20, 59.5, 1)]})
    picture = read_map(path)
    assert picture.height == pytest.approx(2 * (WIDTH - 24) + 24, rel=0.01)  # cos 60° is one half


def test_a_name_stands_inside_its_country_and_outside_its_holes(tmp_path: Path) -> None:
    hole = _square(4, 1, 8)
    ring = _map(tmp_path / "m", {"type": "Polygon", "coordinates": [_square(0, -5, 20), hole]})
    shape = read_map(ring).shapes[0]
    scale = (WIDTH - 24) / 20
    longitude, latitude = (shape.x - 12) / scale, 15 - (shape.y - 12) / scale
    assert 0 < longitude < 20
    assert not (4 < longitude < 12 and 1 < latitude < 9)
    assert shape.fits("Short")
    assert not shape.fits("A name that is far too long for any country on any map whatever its size")


def test_islands_and_other_spellings_of_the_code_are_read(tmp_path: Path) -> None:
    islands = {"type": "MultiPolygon", "coordinates": [[_square(0, 0, 1)], [_square(3, 0, 1)]]}
    shape = read_map(_map(tmp_path / "m", islands, code="", ISO_A3="SRB")).shapes[0]
    assert shape.code == "SRB"
    assert shape.path.count("M") == 2


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"features": [{}]}', '{"features": []}', '{"features": [3]}'])
def test_what_is_no_map_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "m.geojson"
    path.write_text(content)
    with pytest.raises(BadFile, match="The map m.geojson cannot be drawn"):
        read_map(path)


def test_a_missing_map_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="read the map nothing"):
        read_map(tmp_path / "nothing")


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["features", "geometry", "type", "coordinates", "properties", "code"]), inner)
    ),
    max_leaves=12,
)
_RINGS = st.lists(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), max_size=6), max_size=3)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_JSON | _RINGS.map(lambda rings: {"type": "Polygon", "coordinates": rings}))
def test_nothing_but_a_picture_or_a_sentence_comes_back(tmp_path: Path, anything: object) -> None:
    for content in (anything, {"features": [{"properties": {"code": "XXX"}, "geometry": anything}]}):
        path = tmp_path / "m"
        path.write_text(json.dumps(content))
        try:
            picture = read_map(path)
        except BadFile:
            continue
        assert all("nan" not in shape.path and "inf" not in shape.path for shape in picture.shapes)
