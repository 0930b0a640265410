"""`stratlas search` and `stratlas reindex` as they are used."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from stratlas.coding import read_codebook
from tests.builders import STRATEGY, written
from tests.cli.conftest import Run

OPTIONS = ["--country", "SRB", "--kind", "nss", "--title", "A strategy", "--language", "en", "--adopted", "2019"]


@pytest.fixture
def searchable(run: Run, tmp_path: Path) -> Run:
    run("init", tmp_path / "monitor", there=False)
    run("add", written(tmp_path, "s.txt", STRATEGY), *OPTIONS)
    return run


def test_passages_are_printed_by_document_with_the_words_that_matched(searchable: Run) -> None:
    printed = searchable("search", "falling bridge").out
    assert printed.startswith("1 passage in 1 document\n\nA strategy  [SRB/nss/2019/en]\n")
    assert "[Falling] [bridges]" in printed
    assert "page 1" in printed


def test_json_has_what_programs_rely_on(searchable: Run) -> None:
    found = searchable("search", "bridges", "--json").json
    assert found["total"] == 1
    hit = found["hits"][0]
    assert {"document", "text", "start", "end", "page", "snippet", "score", "matched"} <= set(hit)
    assert hit["document"] == "SRB/nss/2019"
    assert [match["quote"] for match in hit["matched"]] == ["bridges"]
    assert found["facets"]["country"] == {"SRB": 1}
    match = hit["matched"][0]
    assert hit["quote"][match["start"] - hit["start"] : match["end"] - hit["start"]] == "bridges"
    start, end = hit["marks"][0]
    assert hit["snippet"][start:end] == "bridges"


def test_csv_has_a_row_for_each_passage(searchable: Run) -> None:
    table = list(csv.DictReader(io.StringIO(searchable("search", "bridges OR rivers", "--csv").out)))
    assert [row["document"] for row in table] == ["SRB/nss/2019"] * 2
    assert {row["matched"] for row in table} == {"bridges (bridges)", "rivers (rivers)"}


def test_csv_gives_a_spreadsheet_no_formula(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "monitor", there=False)
    run("add", written(tmp_path, "s.md", "=HYPERLINK of bridges\n"), *OPTIONS)
    row = next(csv.DictReader(io.StringIO(run("search", "bridges", "--csv").out)))
    assert row["quote"] == "'=HYPERLINK of bridges"


def test_a_mistake_in_a_query_is_a_sentence_and_no_error(searchable: Run) -> None:
    done = searchable("search", '"falling bridges')
    assert done.code == 0
    assert "is not closed" in done.err
    assert "[Falling bridges]" in done.out


def test_nothing_found_is_said(searchable: Run) -> None:
    assert searchable("search", "submarine").out == "Nothing was found.\n"


def test_csv_and_json_together_are_refused(searchable: Run) -> None:
    assert searchable("search", "x", "--csv", "--json").code == 2


def test_a_damaged_index_is_one_sentence_and_reindex_mends_it(searchable: Run, tmp_path: Path) -> None:
    for path in (tmp_path / "monitor" / "index" / "search").glob("*/meta.json"):
        path.write_text("{")
    failed = searchable("search", "bridges")
    assert (failed.code, failed.out) == (1, "")
    assert "cannot be used" in failed.err
    assert failed.err.rstrip().endswith("make it anew with “stratlas reindex”.")
    assert searchable("check").code == 1
    assert searchable("reindex").out.startswith("The search index holds 1 text: ")
    assert searchable("search", "bridges").code == 0


def test_a_kill_while_indexing_loses_nothing(searchable: Run, program: Run, tmp_path: Path) -> None:
    whole = searchable("search", "bridges", "--json").json
    shutil.rmtree(tmp_path / "monitor" / "index")
    kill = (
        "import os, signal\nfrom stratlas.search import Writer\n"
        "Writer.commit = lambda self: os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert program("reindex", before=kill).code == -9
    assert searchable("check").code == 0
    assert searchable("search", "bridges", "--json").json == whole
    assert program("reindex", before=kill).code == -9
    assert searchable("search", "bridges", "--json").json == whole
    assert searchable("reindex", "--json").json["texts"] == 1


def test_a_silence_is_printed_recorded_and_shown_again(searchable: Run) -> None:
    data = searchable("search", "submarine", "--silence", "--json").json
    assert data["silent"] == ["SRB"]
    printed = searchable("search", "submarine", "--silence").out
    assert printed.startswith("1 of 1 country with texts in force on ")
    assert "Serbia: silent\n  SRB/nss/2019/en" in printed
    assert f"Recorded as {data['id']}" in printed
    shown = searchable("show", data["id"], "--json").json
    assert (shown["silent"], shown["found_again"]) == (["SRB"], "the same")
    assert searchable("search", "submarine", "--silence", "--csv").code == 2


def test_the_codebook_is_printed_as_skos_that_can_be_read_again(searchable: Run) -> None:
    printed = searchable("concepts", "--ttl").out
    assert read_codebook(printed, "printed").get("terrorism") is not None
