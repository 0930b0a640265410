"""Comparing on pages: side by side, the matrix of countries and concepts, and what can be taken away."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from stratlas.actions import Workspace, import_page
from stratlas.web.cartography import Picture, Shape, neighbours
from stratlas.web.grid_picture import Grid, GridCell, GridRow, level_of, png, svg
from tests.builders import monitor, written
from tests.web.asking import ask, queries

TWO = "/compare/?country=XVA@2024&country=XTH@2024"
SVG = "{http://www.w3.org/2000/svg}"


def test_the_page_to_begin_with_suggests_comparisons_that_work(atlas: Workspace) -> None:
    start = ask(atlas, "/compare/")
    assert "Compare profiles" in start.words
    assert "All countries of 2024" in start.words
    suggested = start.links("/compare/?country=")
    assert len(suggested) > 3
    assert all("side-heads" in ask(atlas, link).html for link in suggested)


def test_columns_stand_under_each_heading_with_claims_that_lead_to_their_words(atlas: Workspace) -> None:
    shown = ask(atlas, f"{TWO}&heading=threats")
    assert shown.html.count('class="side-cell ') == 2
    assert "Main threats" in shown.words
    assert (
        "Regional cooperation"
        not in shown.words.split("Take it away")[0].split("Headings (none: all)")[1].split("Compare", 1)[1]
    )
    assert ask(atlas, next(link for link in shown.links("/texts/"))).status == 200
    assert shown.links("/countries/XVA/2024/#threats-1")
    assert shown.links("/countries/XVA/years/2023/")


def test_what_cannot_be_shown_is_said_and_no_error(atlas: Workspace) -> None:
    shown = ask(atlas, "/compare/?country=XVA&country=Atlantis&country=XTH@1066&heading=%3Cb%3E&concept=%22")
    assert shown.status == 200
    assert "“Atlantis” is not a country" in shown.words
    assert "“1066” is not an edition" in shown.words
    assert "“<b>” is not a heading" in shown.words
    nothing = ask(atlas, "/compare/?country=Atlantis")
    assert nothing.status == 200
    assert "Begin with" in nothing.words


def test_nothing_under_a_heading_is_not_the_same_as_no_profile(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    for country, threats in (("Serbia", "Main threats: Long winters"), ("Croatia", "Regional threats: Wars")):
        page = f"Strategic Document – {country} – 2024\n\n{threats}\n"
        import_page(workspace, written(tmp_path, "page.txt", page))
    words = ask(workspace, "/compare/?country=SRB&country=HRV&country=MNE&edition=2024&heading=threats").words
    assert "Croatia 2024 Says nothing under this heading." in words
    assert "Montenegro 2024 No profile in this edition." in words


def test_a_strategy_and_its_successor_lead_to_what_changed(atlas: Workspace) -> None:
    shown = ask(atlas, "/compare/?country=XVA&edition=2023&edition=2024")
    assert "/changes/XVA/nss/2017/XVA/nss/2023/" in shown.links("/changes/")
    assert not ask(atlas, TWO).links("/changes/XTH")


def test_only_claims_about_a_concept(atlas: Workspace) -> None:
    shown = ask(atlas, "/compare/?country=XVA@2024&country=XVA@2023&concept=cyber-threats&heading=threats")
    assert "Only claims about “cyber threats” are shown." in shown.words
    assert shown.html.count('class="claim claim-') == 2


def test_hostile_words_are_shown_as_words(atlas: Workspace) -> None:
    page = ask(atlas, "/compare/?country=XTH@2024&country=XVA@2024")
    assert "<b>summers" not in page.html
    assert "Wet <b>summers</b>" in page.words
    drawn = ask(atlas, "/compare/comparison.svg?country=XTH@2024&country=XVA@2024")
    assert b"<script" not in drawn.body


@pytest.mark.parametrize(
    ("page", "name"),
    [("/compare/comparison", "XVA@2024&country=XTH@2024"), ("/concepts/matrix/matrix", "XVA&country=XTH")],
)
def test_everything_can_be_taken_away(atlas: Workspace, page: str, name: str) -> None:
    answers = {ending: ask(atlas, f"{page}.{ending}?country={name}") for ending in ("csv", "json", "svg", "png")}
    assert {answer.status for answer in answers.values()} == {200}
    assert all("attachment" in answer.headers["Content-Disposition"] for answer in answers.values())
    table = list(csv.DictReader(io.StringIO(answers["csv"].body.decode("utf-8-sig"))))
    assert {row["country"] for row in table} == {"XVA", "XTH"}
    assert json.loads(answers["json"].body)["remarks"] == []
    said = " ".join(ElementTree.fromstring(answers["svg"].body).itertext())
    assert "Atlas of the Five States, edition 2024" in said
    assert f"http://127.0.0.1{page.rpartition('/')[0]}/?" in said
    assert answers["png"].body.startswith(b"\x89PNG")
    shown = f"{page.rpartition('/')[0]}/"
    assert f"{shown}cite/?country={name}".replace("&", "&amp;") in ask(atlas, f"{shown}?country={name}").html
    cited = ask(atlas, f"{shown}cite.bib?country={name}").html
    assert "@misc{" in cited
    assert f"{shown}?country=" in cited
    assert ask(atlas, f"{shown}cite.doc?country={name}").status == 404


def test_nothing_to_take_away_is_one_sentence(atlas: Workspace) -> None:
    missing = ask(atlas, "/compare/comparison.csv?country=Atlantis")
    assert missing.status == 404
    assert "“Atlantis” is not a country of this monitor" in missing.words


def test_concepts_open_and_close_and_a_number_leads_to_its_claims(atlas: Workspace) -> None:
    closed, opened = ask(atlas, "/concepts/matrix/"), ask(atlas, "/concepts/matrix/?open=threats")
    assert "cyber threats" not in closed.words
    assert "cyber threats" in opened.words
    assert any(link.startswith("/concepts/matrix/?open=threats") for link in closed.links("/concepts/matrix/"))
    cell = next(link for link in opened.links("/compare/?") if "concept=cyber-threats" in link)
    about = ask(atlas, cell)
    assert "Only claims about “cyber threats” are shown." in about.words
    assert 'class="claim claim-' in about.html


def test_a_number_of_passages_leads_to_as_many_passages(atlas: Workspace) -> None:
    data = json.loads(ask(atlas, "/concepts/matrix/matrix.json?by=texts&within=threats").body)
    number = {item["concept"]: item["countries"] for item in data["concepts"]}["threats"]["XVA"]["count"]
    assert number
    shown = ask(atlas, "/concepts/matrix/?by=texts")
    link = next(one for one in shown.links("/search/?q=concept%3Athreats") if "country=XVA" in one)
    assert json.loads(ask(atlas, link.replace("/search/", "/search/results.json")).body)["total"] == number


def test_the_most_common_comes_first(atlas: Workspace) -> None:
    data = json.loads(ask(atlas, "/concepts/matrix/matrix.json?open=all&order=common&by=texts").body)
    spoken = {
        country["code"]: sum(item["countries"][country["code"]]["count"] > 0 for item in data["concepts"])
        for country in data["countries"]
    }
    assert list(spoken.values()) == sorted(spoken.values(), reverse=True)


def test_an_odd_address_of_the_matrix_is_read_as_far_as_it_can_be(atlas: Workspace) -> None:
    odd = ask(atlas, "/concepts/matrix/?by=x&edition=9&country=Atlantis&country=XVA&within=zz&open=qq&order=%00")
    assert odd.status == 200
    assert "“Atlantis” is not a country" in odd.words
    assert "“9” is not an edition" in odd.words
    assert "no concept “zz”" in odd.words


def test_an_empty_monitor_has_both_pages(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "empty")
    assert ask(workspace, "/compare/").status == 200
    assert "no edition yet" in ask(workspace, "/concepts/matrix/").words
    assert ask(workspace, "/concepts/matrix/?by=texts").status == 200
    assert ask(workspace, "/concepts/matrix/matrix.png").status == 200


@pytest.mark.parametrize(
    "address",
    [
        "/compare/",
        "/compare/?country=SRB&country=HRV&country=MNE&edition=2024",
        "/concepts/matrix/?open=all",
        "/concepts/matrix/?by=texts&open=all",
    ],
)
def test_the_number_of_queries_does_not_grow(tmp_path: Path, address: str) -> None:
    counts = []
    for claims, countries in ((2, 3), (40, 9)):
        workspace = monitor(tmp_path / str(claims))
        items = " // ".join(f"Terrorism number {number}" for number in range(claims))
        for code in ("SRB", "HRV", "MNE", "ALB", "BIH", "MKD", "BGR", "ROU", "GRC")[:countries]:
            name = workspace.countries.name_of(code)
            page = f"Strategic Document – {name} – 2024\n\nNATIONAL SECURITY STRATEGY: 2019\n\nMain threats: {items}\n"
            import_page(workspace, written(tmp_path, f"{code}.txt", page))
        ask(workspace, address)
        counts.append(queries(workspace, address))
    assert counts[0] == counts[1]
    assert counts[0] <= 30


def test_a_picture_holds_any_words_and_fits_them() -> None:
    cells = tuple(GridCell(str(at), level_of(at, 8), at == 0) for at in range(9))
    rows = (GridRow("Heading <&> \x00 " + "long " * 40), GridRow("row " * 30, 3, cells))
    grid = Grid(
        "Title <b> & “quotes” " * 12, "", tuple(f"Republic of Number {at}" for at in range(9)), rows, (), ("src",)
    )
    root = ElementTree.fromstring(svg(grid))
    assert root.tag == f"{SVG}svg"
    width, height = int(root.attrib["width"]), int(root.attrib["height"])
    for node in root.iter(f"{SVG}text"):
        assert 0 <= float(node.attrib["x"]) <= width
        assert 0 <= float(node.attrib["y"]) <= height
    assert not [name for node in root.iter() for name in node.attrib if name in {"style", "class", "href"}]
    assert png(svg(grid)).startswith(b"\x89PNG")


def test_levels_begin_at_one_and_end_at_four() -> None:
    assert [level_of(count, 100) for count in (0, 1, 25, 26, 100)] == [0, 1, 1, 2, 4]
    assert level_of(3, 0) == 4


def test_neighbours_share_more_than_a_point_of_their_outlines() -> None:
    shapes = (
        Shape("AAA", "M0,0L1,0L1,1L0,1Z", 0, 0, 0),
        Shape("BBB", "M1,0L2,0L2,1L1,1Z", 0, 0, 0),
        Shape("CCC", "M2,1L3,1L3,2Z", 0, 0, 0),
    )
    assert neighbours(Picture(9, shapes)) == {"AAA": ("BBB",), "BBB": ("AAA",), "CCC": ()}
