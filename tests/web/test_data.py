"""The page of data counts what the pages show, and its tables hold what their dictionary says."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from stratlas.actions import DATASETS, Workspace, add_document, import_page, open_workspace, profile, verdicts_of
from stratlas.coding import read_codebook
from tests.builders import STRATEGY, monitor, submission, written
from tests.web.asking import ask

ROOT = Path(__file__).resolve().parents[2]


def _table(workspace: Workspace, name: str) -> list[dict[str, str]]:
    answer = ask(workspace, f"/data/{name}.csv")
    assert answer.status == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda one: one.name)
def test_a_table_has_the_columns_that_are_explained_and_values_of_their_types(
    atlas: Workspace, dataset: object
) -> None:
    name, columns = dataset.name, dataset.columns  # type: ignore[attr-defined]
    rows = _table(atlas, name)
    assert rows, name
    assert list(rows[0]) == [column.name for column in columns]
    forms = {
        "text": ".*",
        "whole number": r"(-?[0-9]+)?",
        "date": r"([0-9]{4}(-[0-9]{2}){0,2})?",
        "time": r"([0-9]{4}-[0-9]{2}-[0-9]{2}T.*\+00:00)?",
        "True or False": "True|False",
    }
    for row in rows:
        for column in columns:
            assert re.fullmatch(forms[column.type], row[column.name], re.DOTALL), (name, column.name, row)
    page = ask(atlas, "/data/")
    assert f"/data/{name}.csv" in page.links("/data/")
    assert all(column.meaning in page.words for column in columns)
    reference = (ROOT / "docs" / "reference" / "data.md").read_text(encoding="utf-8")
    section = reference.split(f"## `{name}.csv`")[1].split("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(rows[0])


def test_tables_are_the_same_each_time(atlas: Workspace) -> None:
    for dataset in DATASETS:
        assert ask(atlas, f"/data/{dataset.name}.csv").body == ask(atlas, f"/data/{dataset.name}.csv").body


def test_claims_and_evidence_are_those_of_the_profiles(atlas: Workspace) -> None:
    claims = [claim for claim in _table(atlas, "claims") if (claim["country"], claim["edition"]) == ("XVA", "2024")]
    shown = profile(atlas, "XVA", "2024").claims
    assert [claim["claim"] for claim in claims] == [claim.id for claim in shown]
    assert [claim["state"] for claim in claims] == [claim.role for claim in shown]
    evidence = [item for item in _table(atlas, "evidence") if item["claim"] == shown[0].id]
    assert [item["text"] for item in evidence] == [item.span.text for item in shown[0].evidence]
    text = atlas.store.sources.text(evidence[0]["text"])
    assert text is not None
    assert text.content[int(evidence[0]["start"]) : int(evidence[0]["end"])] == evidence[0]["quote"]


def test_verdicts_are_those_of_the_years(atlas: Workspace) -> None:
    table = {(row["country"], row["kind"]): row for row in _table(atlas, "verdicts") if row["year"] == "2023"}
    found = {(one.country, kind.kind): kind for one in verdicts_of(atlas, 2023) for kind in one.kinds}
    assert {key: (row["outcome"], row["basis"]) for key, row in table.items()} == {
        key: (kind.outcome.value, kind.basis.value) for key, kind in found.items()
    }


def test_the_page_counts_each_edition(atlas: Workspace) -> None:
    claims = [claim for claim in _table(atlas, "claims") if claim["edition"] == "2024"]
    states = Counter(claim["state"] for claim in claims)
    row = ask(atlas, "/data/").html.split('<th scope="row">2024</th>')[1].split("</tr>")[0]
    numbers = [int(found) for found in re.findall(r"<td>(\d+)", row)]
    countries = len({claim["country"] for claim in claims})
    assert numbers[:5] == [2023, countries, len(claims), states["primary"], states["broken"]]
    verdicts = Counter((one["outcome"], one["basis"]) for one in _table(atlas, "verdicts") if one["year"] == "2023")
    assert sum(int(found) for found in re.findall(r": (\d+)</li>", row)) == sum(verdicts.values())


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    title = '=HYPERLINK("http://evil.example","x")'
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY), title=title))
    assert [row["title"] for row in _table(workspace, "documents")] == [f"'{title}"]


def test_an_empty_monitor_has_tables_without_rows(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    assert "There is no edition yet" in ask(workspace, "/data/").words
    for dataset in DATASETS:
        if dataset.name != "concepts":
            assert _table(workspace, dataset.name) == []


def test_a_table_answers_head_without_a_body_and_an_unknown_one_is_said(atlas: Workspace) -> None:
    answer = ask(atlas, "/data/claims.csv", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    missing = ask(atlas, "/data/secrets.csv")
    assert missing.status == 404
    assert "there is strategies, documents" in missing.words


def test_the_codebook_is_taken_away_as_skos(atlas: Workspace) -> None:
    turtle = ask(atlas, "/data/codebook.ttl").body.decode()
    assert {concept.key for concept in read_codebook(turtle, "it").concepts} == {
        concept.key for concept in atlas.codebook.concepts
    }


def test_the_number_of_queries_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    counts = []
    for documents in (1, 4):
        workspace = monitor(tmp_path / f"of-{documents}")
        for at in range(documents):
            file = written(tmp_path, f"{documents}-{at}.txt", f"{STRATEGY}\n\nDanger number {at}.\n")
            add_document(workspace, submission(file, adopted=str(2010 + at)))
        items = " // ".join(["Long winters", *(f"Danger number {number}" for number in range(5 * documents))])
        page = f"Strategic Document – Serbia – 2024\n\nNO CHANGES IN 2023\n\nMain threats: {items}\n"
        import_page(workspace, written(tmp_path, f"{documents}.txt", page))
        counts.append([])
        for address in ("/data/", "/methodology/", *(f"/data/{dataset.name}.csv" for dataset in DATASETS)):
            with CaptureQueriesContext(connections[workspace.store._database.alias]) as queries:
                assert ask(workspace, address).status == 200
            counts[-1].append(len(queries))
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 25


def _with(workspace: Workspace, old: str, new: str) -> Workspace:
    settings = workspace.folder / "stratlas.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return open_workspace(workspace.folder, actor="tester", clock=workspace.clock)


def test_the_method_is_told_from_the_settings(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    workspace = _with(workspace, 'en = "Main threats"', 'en = "What is feared <most>"')
    workspace = _with(workspace, 'licence = ""', 'licence = "CC BY 4.0"')
    words = ask(workspace, "/methodology/").words
    for expected in ("What is feared <most>", "Главне претње", "National defence strategy", "Not known", "reported"):
        assert expected in words
    assert len(workspace.codebook.concepts) > 5
    assert f"{len(workspace.codebook.concepts)} concepts" in words
    assert "Licence: CC BY 4.0" in ask(workspace, "/data/").words


def test_the_owners_own_words_are_shown_and_can_do_nothing(tmp_path: Path) -> None:
    workspace = _with(monitor(tmp_path / "monitor"), 'methodology = ""', 'methodology = "method.md"')
    assert "method.md" in ask(workspace, "/methodology/").words  # it is not there yet, which is said
    hostile = (
        "# How we read\n\nWe read *twice*.\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) "
        "![p](http://e.example/p.png)\n\n|a|b|\n|:-:|--:|\n|1|2|\n"
    )
    written(workspace.folder, "method.md", hostile)
    answer = ask(workspace, "/methodology/")
    assert "<em>twice</em>" in answer.html
    assert "<h3>How we read</h3>" in answer.html
    assert "<td>1</td>" in answer.html
    for danger in ("<script", 'javascript:alert(1)"', "<img", " style="):
        assert danger not in answer.html
    written(workspace.folder, "method.md", b"\xff\xfe\x00")
    assert "is not UTF-8" in ask(workspace, "/methodology/").words
