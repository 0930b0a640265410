"""The example's committed files are what the script makes, and everything in it says that it is fictional."""

from __future__ import annotations

import csv
import importlib
import json
import re
import sys
from itertools import combinations, pairwise
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
make_example = importlib.import_module("make_example")
source_of = importlib.import_module("example_source")
plain = importlib.import_module("example_plain")

EXAMPLE: Path = make_example.EXAMPLE
SOURCES = sorted((EXAMPLE / "sources").glob("*.md"))
PAGES = sorted((EXAMPLE / "pages").iterdir())
FRONT = "---\ntitle: A title\nsubtitle: A line\nnote: Fictional\n---\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    paths = make_example.make_all(EXAMPLE / "sources", tmp_path_factory.mktemp("documents"))
    return {path.name: path.read_bytes() for path in paths}


def rows() -> list[dict[str, str]]:
    with (EXAMPLE / "register.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def rings() -> dict[str, list[tuple[float, float]]]:
    features = json.loads((EXAMPLE / "map.geojson").read_text(encoding="utf-8"))["features"]
    return {
        feature["properties"]["code"]: [tuple(point) for point in feature["geometry"]["coordinates"][0]]
        for feature in features
    }


def test_the_committed_documents_are_what_the_script_makes(made: dict[str, bytes]) -> None:
    committed = {path.name: path.read_bytes() for path in (EXAMPLE / "documents").iterdir()}
    assert set(committed) == set(made)
    stale = [name for name in made if made[name] != committed[name]]
    assert not stale, "run scripts/make_example.py and commit what it made"


def test_making_them_again_gives_the_same_bytes(made: dict[str, bytes], tmp_path: Path) -> None:
    again = make_example.make_all(EXAMPLE / "sources", tmp_path)
    assert {path.name: path.read_bytes() for path in again} == made


def test_every_source_has_its_row_in_the_table() -> None:
    assert {path.stem for path in SOURCES} == {row.source for row in make_example.TABLE}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_strategy_is_long_structured_and_footnoted(path: Path) -> None:
    source = source_of.parse(path.read_text(encoding="utf-8"))
    words = sum(len(block.plain.split()) for block in source.blocks)
    kinds = [block.kind for block in source.blocks]
    assert words >= 1500
    assert len(source.notes) >= 3
    assert kinds.count("heading") >= 10
    assert kinds.count("item") >= 15


@pytest.mark.parametrize("name", [f"{row.source}.pdf" for row in make_example.TABLE if row.ending == "pdf"])
def test_every_page_of_a_pdf_says_that_it_is_fictional(name: str) -> None:
    with pypdfium2.PdfDocument(EXAMPLE / "documents" / name) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    assert len(texts) >= 4
    assert all(source_of.FICTIONAL in text for text in texts)


def test_every_page_of_the_plain_text_says_that_it_is_fictional() -> None:
    pages = (EXAMPLE / "documents/xth-nss-2019.txt").read_text(encoding="utf-8").split("\f")
    assert len(pages) >= 4
    assert all(source_of.FICTIONAL in page for page in pages)
    assert max(len(line) for page in pages for line in page.splitlines()) <= plain.WIDTH
    assert any(re.search(r"[a-z]-\n[a-z]", page) for page in pages)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_profile_page_says_that_it_is_fictional(path: Path) -> None:
    assert "Fictional page – Stratlas example" in path.read_text(encoding="utf-8")


def test_the_register_lists_each_document_once_older_before_newer() -> None:
    files = [row["file"] for row in rows()]
    assert sorted(files) == sorted(f"documents/{row.source}.{row.ending}" for row in make_example.TABLE)
    dates = [row["adopted"] for row in rows()]
    assert dates == sorted(dates)


def test_what_is_superseded_or_translated_stands_before() -> None:
    seen = set()
    for row in rows():
        own = f"{row['country']}/{row['kind']}/{row['adopted'][:4]}"
        assert not row["supersedes"] or row["supersedes"] in seen
        assert (own in seen) == bool(row["translation"])
        seen.add(own)


def test_the_map_draws_each_country_of_the_register() -> None:
    assert set(rings()) == {row["country"] for row in rows()}
    for ring in rings().values():
        assert ring[0] == ring[-1]
        assert 15 <= len(ring) - 1 <= 40
        assert len(set(ring)) == len(ring) - 1


def test_neighbours_on_the_map_share_their_border_exactly() -> None:
    edges = {code: {frozenset(edge) for edge in pairwise(ring)} for code, ring in rings().items()}
    shared = {(one, other) for one, other in combinations(sorted(edges), 2) if edges[one] & edges[other]}
    assert shared == {("XAR", "XKE"), ("XAR", "XMO"), ("XAR", "XVA"), ("XKE", "XMO"), ("XMO", "XVA")}


def test_footnotes_are_numbered_in_the_order_of_their_marks() -> None:
    source = source_of.parse(f"{FRONT}\nOne.[^b] Two.[^a]\n\n[^a]: of two\n\n[^b]: of one\n")
    assert source.notes == ("of one", "of two")
    assert source.blocks[0].words == ("One.", source_of.Mark(1), " Two.", source_of.Mark(2))


@pytest.mark.parametrize("markdown", ["a *word*", "a [link](x)", "`code`"])
def test_a_source_that_uses_more_markdown_is_refused(markdown: str) -> None:
    with pytest.raises(ValueError, match="small Markdown"):
        source_of.parse(f"{FRONT}\n{markdown}\n")


def test_a_source_without_a_front_block_is_refused() -> None:
    with pytest.raises(ValueError, match="front block"):
        source_of.parse("# 1. Heading\n")


@given(st.lists(st.text("abcdefghilmnoprstuvy", min_size=1, max_size=16), min_size=1), st.integers(24, 72))
def test_wrapping_keeps_every_word_and_the_width(words: list[str], width: int) -> None:
    lines = plain.wrap(" ".join(words), width)
    assert all(len(line) <= width for line in lines)
    joined = "".join(line[:-1] if line.endswith("-") else f"{line} " for line in lines)
    assert joined.split() == words
    assert not any(one.endswith("-") and two.endswith("-") for one, two in pairwise(lines))
