"""The API gives what the command line prints with --json, and what the pages show."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any
from urllib.parse import urlencode

import pytest

from stratlas.actions import (
    DATASETS,
    Asked,
    ComparisonAsked,
    Workspace,
    compare,
    compare_editions,
    compare_profiles,
    compared_data,
    comparison_data,
    contradictions,
    dataset_csv,
    find_passages,
    find_silence,
    open_data,
    open_differences,
    profile,
    results_data,
    show,
    silence_data,
    tell,
    told_data,
    verdict_of,
    verdicts_of,
)
from stratlas.chronology import contradiction_data, event_data, verdict_data
from stratlas.profiles import as_data
from tests.web.api.asking import got, walked
from tests.web.asking import ask

OLD, NEW = "XVA/nss/2017", "XVA/nss/2023"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (f"/documents/{NEW}", NEW),
        (f"/versions/{NEW}/en", f"{NEW}/en"),
        ("/claims/XVA/2024/threats/1", "XVA/2024/threats/1"),
    ],
)
def test_a_thing_is_what_show_prints(atlas: Workspace, address: str, shown: str) -> None:
    found = got(atlas, address)
    assert found.pop("withdrawn", None) is None
    assert found == dict(show(atlas, shown))


def test_a_file_is_what_show_prints_and_says_where_it_is(atlas: Workspace) -> None:
    (sighting,) = got(atlas, f"/versions/{NEW}/en")["sightings"]
    digest = sighting["capture"]
    found = got(atlas, f"/captures/{digest}")
    assert found == {**show(atlas, digest), "download": f"/captures/{digest}"}


def test_a_profile_is_what_the_command_prints(atlas: Workspace) -> None:
    assert got(atlas, "/profiles/XVA/2024") == as_data(profile(atlas, "XVA", "2024"), atlas.config)


def test_verdicts_are_what_the_command_prints(atlas: Workspace) -> None:
    assert got(atlas, "/verdicts/2023/XMO") == verdict_data(verdict_of(atlas, "XMO", 2023))
    assert walked(atlas, "/verdicts/2023", "verdicts") == [verdict_data(item) for item in verdicts_of(atlas, 2023)]
    assert got(atlas, "/verdicts/2023/XMO?as_of=2010")["outcome"] == "unknown"
    history = got(atlas, "/verdicts/2023/XMO/history")["history"]
    assert history[-1].pop("since").endswith("Z")
    assert history[-1] == verdict_data(verdict_of(atlas, "XMO", 2023))


def test_contradictions_are_what_the_command_prints(atlas: Workspace) -> None:
    found = walked(atlas, "/contradictions", "contradictions")
    assert found == [contradiction_data(item) for item in contradictions(atlas)]
    assert walked(atlas, "/contradictions?country=XVA", "contradictions") == []


def test_changes_are_what_the_command_prints(atlas: Workspace) -> None:
    told = told_data(tell(atlas, compare(atlas, OLD, NEW)))
    address = f"/changes/{OLD}/{NEW}"
    whole = got(atlas, f"{address}?limit=100")
    assert {**whole, "changes": walked(atlas, address, "changes", 7)} == {**told, "next": whole["next"]}
    assert got(atlas, f"{address}/{told['changes'][3]['id']}") == told["changes"][3]
    kinds = {item["kind"] for item in walked(atlas, f"{address}?kinds=new,dropped", "changes", 50)}
    assert kinds == {"new", "dropped"}


def test_a_search_is_what_the_command_prints(atlas: Workspace) -> None:
    found = results_data(find_passages(atlas, Asked("water", countries=("XTH", "XVA")), limit=100))
    data = got(atlas, "/search?q=water&country=XTH&country=Valdoria&limit=100")
    assert data == {**found, "next": None}
    assert walked(atlas, "/search?q=water&country=XTH&country=XVA", "hits", 3) == found["hits"]


def test_a_wrong_query_is_read_as_well_as_it_can_be_and_said_to_be_wrong(atlas: Workspace) -> None:
    found = got(atlas, "/search?q=%22water")
    assert found["mistakes"]
    assert found["total"]


def test_a_silence_is_told_and_not_recorded(atlas: Workspace) -> None:
    heard = got(atlas, "/silence?q=unicorns")
    assert heard == silence_data(find_silence(atlas, Asked("unicorns"), record=False))
    assert heard["time"] is None
    assert got(atlas, "/silences")["silences"] == []


def test_a_recorded_silence_is_listed_and_found(copy_of_atlas: Workspace) -> None:
    recorded = find_silence(copy_of_atlas, Asked("unicorns")).silence
    (listed,) = got(copy_of_atlas, "/silences")["silences"]
    assert (listed["id"], listed["query"]) == (recorded.id, "unicorns")
    whole = got(copy_of_atlas, f"/silences/{recorded.id.partition('/')[2]}")
    assert whole.items() >= listed.items()


def test_frequencies_are_those_of_the_search_page(atlas: Workspace) -> None:
    rows = walked(atlas, "/frequencies?q=water", "frequencies", 2)
    assert sum(row["found"] for row in rows) == got(atlas, "/search?q=water")["total"]
    assert [row["country"] for row in rows] == sorted(row["country"] for row in rows)


def test_what_looks_found_is_what_the_command_prints(atlas: Workspace) -> None:
    assert walked(atlas, "/triage", "open") == [open_data(item) for item in open_differences(atlas)]
    looks = walked(atlas, "/looks", "looks", 2)
    assert [look["id"] for look in looks] == [check.id for check in atlas.store.watching.checks()]
    sources = walked(atlas, "/sources", "sources")
    assert [source["id"] for source in sources] == [source.id for source in atlas.store.watching.sources()]
    name = sources[0]["id"]
    assert got(atlas, f"/sources/{name.replace('/sources', '')}").items() <= sources[0].items()
    own = walked(atlas, f"/looks?source={name}", "looks")
    assert own == [look for look in looks if look["source"] == name]


def test_events_come_by_date_with_what_shows_them(atlas: Workspace) -> None:
    documents = [document.id for document in atlas.store.register.documents()]
    found = walked(atlas, "/events", "events", 3)
    assert found == [event_data(event) for event in atlas.store.register.events(documents)]
    amended = got(atlas, "/events?kind=amended&country=XMO")["events"]
    assert amended == [event for event in found if event["kind"] == "amended" and event["document"].startswith("XMO/")]
    assert amended


def test_claims_are_all_listed_with_their_evidence(atlas: Workspace) -> None:
    every = {claim.id: claim for claim in atlas.store.pages.claims()}
    listed = walked(atlas, "/claims", "claims", 40)
    assert [claim["id"] for claim in listed] == sorted(every)
    assert all(len(claim["evidence"]) == len(every[claim["id"]].evidence) for claim in listed)
    some = walked(atlas, "/claims?country=XVA&edition=2024&heading=threats", "claims", 2)
    assert some == [claim for claim in listed if claim["id"].startswith("XVA/2024/threats/")]


def test_documents_and_countries_say_where_they_stand(atlas: Workspace) -> None:
    documents = walked(atlas, "/documents", "documents", 4)
    assert [item["id"] for item in documents] == [item.id for item in atlas.store.register.documents()]
    for item in documents:
        whole = got(atlas, f"/documents/{item['id']}")
        for name in ("status", "facts", "superseded_by", "supersedes", "title"):
            assert whole[name] == item[name]
        assert [version["text"] for version in whole["versions"]] == [one["text"] for one in item["versions"]]
    countries = walked(atlas, "/countries", "countries", 2)
    statuses: dict[str, Any] = {}
    for country in countries:
        statuses |= country["statuses"]
        assert got(atlas, f"/countries/{country['code']}") == country
    assert statuses == {item["id"]: item["status"] for item in documents}


def test_a_text_is_read_whole_in_pieces(atlas: Workspace) -> None:
    text_id = got(atlas, f"/documents/{NEW}")["versions"][0]["text"]
    text = atlas.store.sources.text(text_id)
    assert text is not None
    assert got(atlas, f"/texts/{text_id}") == dict(show(atlas, text_id))
    assert got(atlas, f"/texts/{text_id}/content")["content"] == text.content
    assert got(atlas, f"/texts/{text_id}/content?start=10&end=30")["content"] == text.content[10:30]
    blocks = walked(atlas, f"/texts/{text_id}/blocks", "blocks", 30)
    assert [(one["start"], one["end"], one["quote"]) for one in blocks] == [
        (block.start, block.end, text.content[block.start : block.end]) for block in text.blocks
    ]
    pages = walked(atlas, f"/texts/{text_id}/pages", "pages", 2)
    assert [page["number"] for page in pages] == [page.number for page in text.pages]
    headings = walked(atlas, f"/texts/{text_id}/blocks?kind=heading&page=1", "blocks", 50)
    assert headings == [one for one in blocks if one["kind"] == "heading" and one["page"] == 1]
    span = got(atlas, f"/texts/{text_id}/spans/{blocks[5]['start']}-{blocks[5]['end']}")
    assert span["quote"] == blocks[5]["quote"]
    assert span.items() >= show(atlas, f"{text_id}:{blocks[5]['start']}-{blocks[5]['end']}").items()


def test_the_monitor_says_what_its_settings_say(atlas: Workspace) -> None:
    monitor = got(atlas, "/monitor")
    assert (monitor["title"], monitor["notice"]) == (atlas.config.title, atlas.config.notice)
    assert [item["key"] for item in monitor["headings"]] == [heading.key for heading in atlas.config.headings]
    editions = got(atlas, "/editions")["editions"]
    assert [item["id"] for item in editions] == sorted(atlas.editions())
    profiles = walked(atlas, "/profiles", "profiles", 3)
    assert {(item["edition"]["id"], item["country"]) for item in profiles} == {
        (item["id"], country) for item in editions for country in item["countries"]
    }


def test_what_is_new_is_what_the_feed_has(atlas: Workspace) -> None:
    entries = got(atlas, "/feed?country=XVA")["entries"]
    feed = ask(atlas, "/countries/XVA/feed.atom").html
    assert [entry["id"] for entry in entries] == re.findall("<id>(.*?)</id>", feed)[1:]
    assert entries[:3] == got(atlas, "/feed?country=XVA&limit=3")["entries"]


def test_profiles_side_by_side_are_what_the_page_gives_to_take_away(atlas: Workspace) -> None:
    asked = "country=XVA@2024&country=Moravina@2024&heading=threats"
    found = got(atlas, f"/compare?{asked}")
    columns = ("XVA@2024", "Moravina@2024")
    assert found == comparison_data(atlas, compare_profiles(atlas, ComparisonAsked(columns, headings=("threats",))))
    assert found == json.loads(ask(atlas, f"/compare/comparison.json?{asked}").body)
    assert [column["id"] for column in found["columns"]] == ["XVA@2024", "XMO@2024"]
    editions = got(atlas, "/compare?country=XMO&edition=2023&edition=2024")
    assert [column["id"] for column in editions["columns"]] == ["XMO@2023", "XMO@2024"]
    left_out = got(atlas, "/compare?country=XVA&country=Atlantis")
    assert "Atlantis" in left_out["remarks"][0]
    assert "Atlantis" in got(atlas, "/compare?country=Atlantis", 404)["detail"]


@pytest.mark.parametrize("by", ["claims", "texts"])
def test_the_matrix_is_what_the_page_gives_to_take_away(atlas: Workspace, by: str) -> None:
    page = json.loads(ask(atlas, f"/concepts/matrix/matrix.json?by={by}&open=all").body)
    found = got(atlas, f"/matrix?by={by}&limit=100")
    assert {name: found[name] for name in ("basis", "edition", "countries", "remarks")} == {
        name: page[name] for name in ("basis", "edition", "countries", "remarks")
    }
    assert walked(atlas, f"/matrix?by={by}", "concepts", 11) == page["concepts"]
    some = got(atlas, f"/matrix?by={by}&within=threats&country=Valdoria&country=XTH")["concepts"]
    assert {code for row in some for code in row["countries"]} == {"XVA", "XTH"}
    assert [row["concept"] for row in some] == [item.key for item in atlas.codebook.within("threats")]


def test_what_changed_in_a_profile_is_what_the_command_prints(atlas: Workspace) -> None:
    told = compared_data(atlas, compare_editions(atlas, profile(atlas, "XMO", "2024"), "2023"))
    assert got(atlas, "/profiles/XMO/2024/changes?against=2023") == told
    assert got(atlas, "/profiles/XMO/2024/changes") == told
    assert "before 2023" in got(atlas, "/profiles/XMO/2023/changes", 404)["detail"]
    assert got(atlas, "/profiles/XMO/2024/changes?against=2024", 400)["detail"]


def test_the_map_is_what_its_table_says(atlas: Workspace) -> None:
    for query in (
        {"show": "age", "kind": "nds"},
        {"show": "verdict", "year": "2023"},
        {"show": "concept", "heading": "threats", "concept": "terrorism"},
        {"show": "evidence"},
    ):
        table = ask(atlas, f"/map.csv?{urlencode(query)}").body.decode("utf-8-sig")
        rows = {row["code"]: row for row in csv.DictReader(io.StringIO(table))}
        found = got(atlas, f"/map?{urlencode(query)}")
        labels = {group["key"]: group["label"] for group in found["groups"]}
        assert {item["code"] for item in found["countries"]} == set(rows)
        for item in walked(atlas, f"/map?{urlencode(query)}", "countries", 2):
            row = rows[item["code"]]
            assert (item["name"], item["value"], labels[item["group"]]) == (row["country"], row["value"], row["group"])
            assert item["href"] is None or ask(atlas, item["href"].partition("#")[0]).status == 200
    assert "odd" in got(atlas, "/map?show=age&kind=odd", 404)["detail"]


def test_tables_have_the_rows_of_their_files(atlas: Workspace) -> None:
    listed = got(atlas, "/data")
    assert [table["name"] for table in listed["tables"]] == [found.name for found in DATASETS]
    assert listed["editions"][0]["claims"] == len(list(atlas.store.pages.claims(edition="2024")))
    for found, told in zip(DATASETS, listed["tables"], strict=True):
        rows = list(csv.reader(io.StringIO("".join(dataset_csv(atlas, found)))))
        table = walked(atlas, f"/data/{found.name}", "rows", 29)
        assert len(table) == len(rows) - 1
        assert ask(atlas, told["download"]).status == 200
        for row, line in zip(table, rows[1:], strict=True):
            assert list(row) == rows[0]
            for value, cell in zip(row.values(), line, strict=True):
                assert cell.removeprefix("'") == ("" if value is None else str(value)).removeprefix("'")
    assert "odd" in got(atlas, "/data/odd", 404)["detail"]


@pytest.mark.parametrize(
    "address",
    [
        "/documents/XVA/nss/2023/",
        "/claims/XVA/2024/threats/1/",
        "/search/?q=water",
        "/compare/?country=XVA@2024&country=XMO@2024",
        "/",
    ],
)
def test_a_citation_is_that_of_the_page(atlas: Workspace, address: str) -> None:
    found = got(atlas, f"/citation?{urlencode({'of': address})}")
    path, _, query = address.partition("?")
    files = {ending: ask(atlas, f"{path}cite.{ending}?{query}") for ending in ("txt", "bib", "ris", "json")}
    assert files["txt"].html.strip() == found["text"]
    assert files["bib"].html == found["bibtex"]
    assert files["ris"].body.decode() == found["ris"]
    assert json.loads(files["json"].body) == [found["csl"]]


@pytest.mark.parametrize("address", ["", "nothing", "/triage/", "https://elsewhere.example/", "/api/v1/monitor", "//"])
def test_what_has_no_page_to_cite_is_said(atlas: Workspace, address: str) -> None:
    status = 200 if address == "" else 404
    got(atlas, f"/citation?{urlencode({'of': address})}", status)
