"""The home page: a fact that is chosen, as a map, a table and files."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from stratlas.actions import Workspace, add_document, import_page, profile, proposed
from tests.builders import PAGE, STRATEGY, monitor, submission, written
from tests.web.asking import Answer, ask, queries

FACTS = (
    "/?show=age&kind=nds",
    "/?show=verdict&year={year}",
    "/?show=concept&heading=threats&concept=cyber-threats",
    "/?show=evidence",
)


def facts(workspace: Workspace) -> list[str]:
    """An address of each fact."""
    return [address.format(year=workspace.clock().year) for address in FACTS]


def table(answer: Answer) -> dict[str, str]:
    """Country → what the table says of it."""
    found = re.findall(r'<th scope="row"><a [^>]+>([^<]+)</a></th><td class="fact-value">(.*?)</td>', answer.html)
    return {name: " ".join(re.sub("<[^>]+>", " ", cell).split()) for name, cell in found}


def test_what_the_map_shows_stands_in_the_table_and_in_the_file(atlas: Workspace) -> None:
    for address in facts(atlas):
        answer = ask(atlas, address)
        rows = table(answer)
        assert len(rows) == 5
        for name, words in rows.items():
            assert f'aria-label="{name}: {words}"' in answer.html
        file = ask(atlas, "/map.csv" + address[1:])
        found = list(csv.DictReader(io.StringIO(file.body.decode("utf-8-sig"))))
        assert {row["country"]: row["value"] for row in found} == rows


def test_each_step_of_the_legend_is_named_and_drawn_in_its_own_way(atlas: Workspace) -> None:
    for address in facts(atlas):
        key = ask(atlas, address).html.split('class="map-key"')[1].split("</ul>")[0]
        steps = re.findall(r'class="step-([\w-]+)".*?</svg>([^<]+)</li>', key)
        assert len({label for _, label in steps}) == len(steps) > 2
        assert len({step for step, _ in steps}) == len(steps)


def test_a_concept_is_counted_as_the_profile_proposes_it(atlas: Workspace) -> None:
    rows = table(ask(atlas, FACTS[2]))
    book = atlas.codebook
    inside = {"cyber-threats", *(item.key for item in book.concepts if item.broader == "cyber-threats")}
    for code, name in (("XVA", "Valdoria"), ("XMO", "Moravina"), ("XTH", "Thalassia")):
        claims = profile(atlas, code, "2024").under("threats")
        found = proposed(atlas, claims).values()
        count = sum(any(one.concept.key in inside for one in some) for some in found)
        assert rows[name] == f"{count} claim{'' if count == 1 else 's'}"


def test_the_table_is_sorted_by_name_or_by_value(atlas: Workspace) -> None:
    by_name = list(table(ask(atlas, "/?show=age&kind=nss")))
    assert by_name == sorted(by_name)
    ages = [words for words in table(ask(atlas, "/?show=age&kind=nss&sort=value")).values() if "year" in words]
    years = [int(words.split()[0]) for words in ages]
    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize(
    "query",
    ["show=colour", "show=age&kind=xxx", "show=verdict&year=1999", "show=verdict&year=20x4", "show=concept&concept=x"],
)
def test_what_cannot_be_shown_is_said(atlas: Workspace, query: str) -> None:
    answer = ask(atlas, f"/?{query}")
    assert answer.status == 404
    assert ask(atlas, f"/map.csv?{query}").status == 404


def test_the_map_can_be_taken_away_as_a_picture(atlas: Workspace) -> None:
    for address in facts(atlas):
        drawn = ask(atlas, "/map.svg" + address[1:])
        root = ET.fromstring(drawn.body)
        words = "".join(root.itertext())
        assert "A map of an invented region" in words
        assert "Valdoria" in words
        fills = [element.get("fill", "") for element in root.iter() if element.tag.endswith("path")]
        assert len(fills) == 5
        assert all(fill.startswith(("#", "url(#")) for fill in fills)
    picture = ask(atlas, "/map.png?show=age")
    assert picture.body.startswith(b"\x89PNG")
    assert picture.headers["Content-Type"] == "image/png"
    assert picture.headers["Content-Disposition"] == 'attachment; filename="map-age.png"'


def test_names_that_are_markup_are_drawn_as_text(tmp_path: Path) -> None:
    hostile = '<b>"R&D"</b>'
    shape = '{"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]]]}'
    feature = f'{{"type": "Feature", "properties": {{"code": "SRB"}}, "geometry": {shape}}}'
    plain = monitor(tmp_path / "monitor")
    map_ = replace(plain.config.map, file="map.geojson", disclaimers={"en": hostile})
    workspace = replace(plain, config=replace(plain.config, map=map_))
    written(workspace.folder, "map.geojson", f'{{"type": "FeatureCollection", "features": [{feature}]}}')
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))
    assert "<b>" not in ask(workspace, "/").html
    root = ET.fromstring(ask(workspace, "/map.svg").body)
    assert hostile in "".join(root.itertext())


def test_without_a_map_the_table_stands_alone(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))
    answer = ask(workspace, "/")
    assert "<figure" not in answer.html
    assert table(answer)["Serbia"].endswith("of 2019")
    assert "/map.png" not in answer.html
    assert ask(workspace, "/map.svg").status == 404


def test_the_number_of_queries_does_not_grow_with_countries_and_editions(tmp_path: Path) -> None:
    counts = []
    for countries in (("SRB",), ("SRB", "HRV", "SVN", "ALB")):
        workspace = monitor(tmp_path / str(len(countries)))
        for code in countries:
            name = workspace.countries.name_of(code)
            file = written(tmp_path, f"{code}.txt", STRATEGY.replace("towns", f"towns of {name}"))
            add_document(workspace, submission(file, country=code))
            for edition in ("2023", "2024"):
                page = PAGE.replace("Serbia", name).replace("2024", edition).replace("IN 2023", "IN 2022")
                import_page(workspace, written(tmp_path, "page.txt", page), country=code, edition=edition)
        counts.append([queries(workspace, address) for address in (*facts(workspace), "/countries/SRB/")])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 30
