"""The whole chain on the command line, and the keys that other programs rely on."""

from pathlib import Path

import pytest

from tests.builders import PAGE, STRATEGY, written
from tests.cli.conftest import Run


@pytest.fixture
def chain(run: Run, tmp_path: Path) -> Run:
    """A monitor with a page and the strategy that it is about."""
    assert run("init", tmp_path / "monitor", there=False).code == 0
    page, strategy = written(tmp_path, "page.txt", PAGE), written(tmp_path, "strategy.txt", STRATEGY)
    assert run("import", page).code == 0
    options = [
        "--country",
        "SRB",
        "--kind",
        "nss",
        "--title",
        "Strategy",
        "--language",
        "en",
        "--adopted",
        "2019-12-27",
    ]
    assert run("add", strategy, *options).code == 0
    return run


def test_a_stranger_gets_from_two_files_to_an_evidenced_profile(chain: Run) -> None:
    assert chain("evidence", "SRB", "--edition", "2024", "--accept").out.startswith("accepted")
    page = chain("profile", "Serbia", "--edition", "2024").out
    assert "● Safe harbours" in page
    assert "NO CHANGES IN 2023 (as reported by the page" in page
    assert chain("check").out.startswith("Nothing is broken")
    assert "\x1b" not in page


def test_profile_json_has_the_keys_that_stay(chain: Run) -> None:
    chain("evidence", "SRB", "--edition", "2024", "--accept")
    profile = chain("profile", "SRB", "--edition", "2024", "--json").json
    assert profile["country"] == "SRB"
    assert profile["edition"] == {"id": "2024", "reference_year": 2023}
    assert {"id": "SRB/nss/2019", "kind": "nss", "year": 2019}.items() <= profile["documents"][0].items()
    verdict = {"line": "NO CHANGES IN 2023", "outcome": "unchanged", "basis": "reported"}
    assert verdict.items() <= profile["verdict"].items()
    assert [heading["key"] for heading in profile["headings"]][:3] == ["interests", "threats", "principles"]
    claim = profile["headings"][0]["claims"][0]
    assert (claim["id"], claim["wording"]) == ("SRB/2024/interests/1", "Safe harbours")
    for evidence in claim["evidence"]:
        assert {"text", "start", "end", "quote", "page", "role", "relation"} <= set(evidence)
    assert [evidence["role"] for evidence in claim["evidence"]] == ["secondary", "primary"]


def test_find_json_has_the_keys_that_stay(chain: Run) -> None:
    found = chain("find", "Long winters", "--in", "SRB/nss/2019", "--json").json
    assert found["outcome"] == "exact"
    (match,) = found["matches"]
    assert {"text", "start", "end", "quote", "page", "section", "score", "ocr", "notices"} <= set(match)
    assert (match["section"][-1], match["ocr"], match["notices"]) == ("2. Threats", None, [])
    assert STRATEGY[match["start"] : match["end"]] == match["quote"] == "Long winters"
    assert chain("find", "Sleeping dragons of the north", "--in", "SRB/nss/2019/en", "--json").json["matches"] == []


def test_check_json_has_the_keys_that_stay(chain: Run, tmp_path: Path) -> None:
    assert chain("check", "--json").json == {"ok": True, "findings": [], "notes": []}
    captured = next(path for path in (tmp_path / "monitor" / "archive").rglob("*") if path.is_file())
    captured.unlink()
    done = chain("check", "--json")
    assert done.code == 1
    assert done.json["ok"] is False
    assert set(done.json["findings"][0]) == {"what", "where", "message"}
    assert chain("check").code == 1


def test_a_profile_is_printed_as_markdown_and_as_html(chain: Run) -> None:
    markdown = chain("profile", "SRB", "--edition", "2024", "--format", "md").out
    assert markdown.startswith("# ")
    html = chain("profile", "SRB", "--edition", "2024", "--format", "html").out
    assert html.lstrip().lower().startswith("<!doctype html>")
    assert "Safe harbours" in markdown
    assert "Safe harbours" in html
    assert "<script" not in html


@pytest.mark.parametrize(
    "wanted",
    ["SRB", "2024", "SRB/2024", "SRB/nss/2019", "SRB/nds/2019", "SRB/nss/2019/en", "SRB/2024/threats/1"],
)
def test_show_knows_everything_that_has_an_id(chain: Run, wanted: str) -> None:
    assert chain("show", wanted).code == 0
    found = chain("show", wanted, "--json").json
    assert found["what"] in {"country", "edition", "profile", "document", "version", "claim"}


def test_show_follows_a_span_to_its_capture(chain: Run) -> None:
    match = chain("find", "Long winters", "--in", "SRB/nss/2019", "--json").json["matches"][0]
    span = chain("show", f"{match['text']}:{match['start']}-{match['end']}", "--json").json
    assert span["quote"] == "Long winters"
    text = chain("show", match["text"], "--json").json
    capture = chain("show", text["capture"][:12], "--json").json
    assert capture["sightings"][0]["about"] == "SRB/nss/2019/en"


def test_a_table_is_added_and_its_failures_are_named_at_the_end(chain: Run, tmp_path: Path) -> None:
    written(tmp_path, "b.txt", STRATEGY + "More.\n")
    table = written(
        tmp_path,
        "register.csv",
        "file,country,kind,title,language,adopted\nb.txt,HRV,nss,B,en,2017\ngone.txt,HRV,nss,C,en,2018\n",
    )
    done = chain("add", "--from", table)
    assert done.code == 1
    assert "HRV/nss/2017/en" in done.out
    assert done.err.startswith("Line 3, gone.txt: ")
    data = chain("add", "--from", table, "--json").json
    assert [item["version"] for item in data["added"]] == ["HRV/nss/2017/en"]
    assert [item["line"] for item in data["failed"]] == [3]


def test_options_may_stand_before_and_after_the_command(chain: Run, tmp_path: Path) -> None:
    assert chain("check", "-C", tmp_path / "monitor", there=False).code == 0
    assert chain("--json", "check").json["ok"] is True
    assert chain("init", "deep", "--json").json == {"folder": str(tmp_path / "monitor" / "deep")}


def test_words_from_a_document_cannot_give_orders_to_a_terminal(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "monitor", there=False)
    hostile = "Long \x1b[31mwinters\x07 \u202e[bold]x[/bold]"
    page = written(tmp_path, "page.txt", PAGE.replace("Long winters", hostile))
    done = run("import", page)
    shown = run("profile", "SRB", "--edition", "2024").out
    assert "\x1b" not in done.out + shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert "[bold]x[/bold]" in shown


def test_pages_without_text_are_named_on_one_line(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "monitor", there=False)
    scan = written(tmp_path, "scan.txt", "\f\f\f")
    done = run("add", scan, "--country", "KOR", "--kind", "nss", "--title", "Scan", "--language", "ko")
    assert done.code == 0
    assert done.out.splitlines()[2] == "  warning: Page 1 has no text; the same on pages 2, 3."


def test_evidence_is_withdrawn_with_a_reason_and_for_the_country_that_was_named(chain: Run) -> None:
    chain("evidence", "SRB", "--edition", "2024", "--accept")
    asked = ["evidence", "SRB", "--edition", "2024", "--withdraw", "SRB/2024/threats/1"]
    assert chain(*asked).code == 2
    assert chain("evidence", "HRV", "--edition", "2024", *asked[4:], "--reason", "x").code == 2
    done = chain(*asked, "--reason", "another winter is meant", "--json")
    assert done.json == {"withdrawn": {"claim": "SRB/2024/threats/1", "spans": 1}}
    assert "○ Long winters" in chain("profile", "SRB", "--edition", "2024").out
