"""`stratlas changes`: what changed, in every format, along a chain, and judged from the command line."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import html

from tests.builders import STRATEGY, written
from tests.cli.conftest import Run

OLD, NEW = "SRB/nss/2009", "SRB/nss/2019"
NEWER = STRATEGY.replace("winters are hard.", "winters are hard and long.").replace("- Clean rivers", "- Warm houses")
FORMULA = "=HYPERLINK(1) is what the printer made of a heading that nobody had looked at before it was sent."
PAGE = """\
Strategic Document – Serbia – 2024

NATIONAL SECURITY STRATEGY: 2009

National interests and goals: Safe harbours // Clean rivers
"""


def _options(year: str, *more: str) -> list[str]:
    usual = ["--country", "SRB", "--kind", "nss", "--title", f"Strategy of {year}", "--language", "en"]
    return [*usual, "--adopted", year, *more]


@pytest.fixture
def pair(run: Run, tmp_path: Path) -> Run:
    """The program, on a monitor with a strategy and its successor."""
    run("init", tmp_path / "monitor", there=False)
    run("add", written(tmp_path, "old.txt", STRATEGY), *_options("2009"))
    run("add", written(tmp_path, "new.txt", f"{NEWER}\n{FORMULA}\n"), *_options("2019", "--supersedes", OLD))
    return run


def test_the_terminal_says_it_in_sentences_and_marks_words(pair: Run) -> None:
    shown = pair("changes", OLD, NEW).out
    assert shown.startswith("SRB/nss/2009/en → SRB/nss/2019/en\n  Of the ")
    assert "9 (81 % of its words) stand unchanged in 2019, 1 (16 %) was reworded and 1 (" in shown
    assert "The winters are hard {+and long+}. Above all" in shown
    assert "− dropped" in shown
    assert "Clean rivers" in shown
    assert "\x1b" not in shown


def test_json_has_the_keys_that_programs_rely_on(pair: Run) -> None:
    found = pair("changes", OLD, NEW, "--json").json
    assert list(found)[:2] == ["old", "new"]
    assert found["old"]["version"] == "SRB/nss/2009/en"
    assert set(found) >= {"old", "new", "summary", "sections", "changes", "claims", "judgements", "translated"}
    change = next(item for item in found["changes"] if item["kind"] == "reworded")
    assert set(change["old"][0]) == {"text", "start", "end", "quote", "page"}
    inserted = [word["new"] for word in change["words"] if word["kind"] == "inserted"]
    assert inserted == ["and long"]
    assert found["summary"]["reworded"]["changes"] == 1
    assert pair("changes", OLD, NEW, "--format", "json").out == pair("changes", OLD, NEW, "--json").out


def test_html_is_one_file_and_docx_and_csv_open_elsewhere(pair: Run, tmp_path: Path) -> None:
    for form in ("html", "docx", "csv"):
        out = tmp_path / f"changes.{form}"
        assert pair("changes", OLD, NEW, "--format", form, "--out", out).code == 0
        first = out.read_bytes()
        assert pair("changes", OLD, NEW, "--format", form, "--out", out).code == 0
        assert out.read_bytes() == first
    page = html.fromstring((tmp_path / "changes.html").read_text(encoding="utf-8"))
    assert page.xpath("string(//article//ins)") == "and long"
    assert page.xpath("//script | //link[@rel='stylesheet'] | //a[starts-with(@href, '/')]") == []
    paragraphs = [paragraph.text for paragraph in docx.Document(str(tmp_path / "changes.docx")).paragraphs]
    assert "What changed: 2009 → 2019" in paragraphs
    assert any(text.startswith("The winters are hard and long. Above all") for text in paragraphs)
    with zipfile.ZipFile(tmp_path / "changes.docx") as archive:
        assert archive.testzip() is None
    rows = list(csv.DictReader(io.StringIO((tmp_path / "changes.csv").read_text(encoding="utf-8-sig"))))
    assert {row["kind"] for row in rows} >= {"kept", "reworded", "dropped", "new"}
    assert [row["new"] for row in rows if "HYPERLINK" in row["new"]] == [f"'{FORMULA}"]
    assert not list(tmp_path.glob("*.part"))


def test_only_what_was_asked_for_is_told(pair: Run) -> None:
    kinds = pair("changes", OLD, NEW, "--kind", "dropped,new", "--json").json["changes"]
    assert {item["kind"] for item in kinds} == {"dropped", "new"}
    interests = pair("changes", OLD, NEW, "--section", "interests", "--json").json["changes"]
    assert {item["old"][0]["quote"] for item in interests if item["kind"] == "dropped"} == {"- Clean rivers"}
    assert all("1. Interests" in (item["old_section"] + item["new_section"]) for item in interests)


def test_claims_that_lost_their_passages_are_told(pair: Run, tmp_path: Path) -> None:
    pair("import", written(tmp_path, "page.txt", PAGE))
    pair("evidence", "SRB", "--edition", "2024", "--accept")
    claims = {item["claim"]: item["what"] for item in pair("changes", OLD, NEW, "--json").json["claims"]
              if item["side"] == "old"}  # fmt: skip
    assert claims == {"SRB/2024/interests/1": "stayed", "SRB/2024/interests/2": "lost"}
    assert "SRB/2024/interests/2 lost its words: Clean rivers" in pair("changes", OLD, NEW).out


def test_a_person_judges_a_pair_and_takes_it_back(pair: Run) -> None:
    before = pair("changes", OLD, NEW, "--json").json
    dropped = next(item for item in before["changes"] if item["kind"] == "dropped")
    new = next(item for item in before["changes"] if item["new"] and item["new"][0]["quote"] == "- Warm houses")
    after = pair(
        "changes", OLD, NEW, "--pair", f"{dropped['id']}={new['id']}", "--note", "one replaced the other", "--json"
    )
    (judged,) = [item for item in after.json["changes"] if item["judged"]]
    assert (judged["old"], judged["new"]) == (dropped["old"], new["new"])
    (judgement,) = after.json["judgements"]
    assert judgement["note"] == "one replaced the other"
    back = pair("changes", OLD, NEW, "--take-back", judgement["number"], "--json").json
    assert back == before
    kept = next(item for item in before["changes"] if item["kind"] == "reworded")
    assert pair("changes", OLD, NEW, "--apart", kept["id"], "--json").json["summary"]["reworded"]["changes"] == 0


def test_words_of_a_claim_may_go_from_a_passage_that_stays(pair: Run, tmp_path: Path) -> None:
    pair("import", written(tmp_path, "page.txt", PAGE.replace("// Clean", "// They meet every spring // Clean")))
    pair("evidence", "SRB", "--edition", "2024", "--accept")
    newest = STRATEGY.replace("They meet every spring.", "Its forecasts are read out in the markets.")
    pair("add", written(tmp_path, "newest.txt", newest), *_options("2024", "--supersedes", NEW))
    found = pair("changes", OLD, "SRB/nss/2024", "--json").json
    (claim,) = [item for item in found["claims"] if item["wording"] == "They meet every spring"]
    assert (claim["what"], claim["shared"]) == ("lost", 0.0)
    changes = {item["id"]: item["kind"] for item in found["changes"]}
    assert [changes[change] for change in claim["changes"]] == ["reworded"]
    assert "Of the 3 claims of profiles that rest on 2009, 1 rests on words that are not in 2024." in found["sentences"]
    page = tmp_path / "claims.docx"
    pair("changes", OLD, "SRB/nss/2024", "--format", "docx", "--out", page)
    paragraphs = [paragraph.text for paragraph in docx.Document(str(page)).paragraphs]
    assert any(text.endswith("lost its words: They meet every spring") for text in paragraphs)


def test_what_has_no_counterpart_is_confirmed_as_that_and_one_judgement_is_made_at_a_time(pair: Run) -> None:
    found = pair("changes", OLD, NEW, "--json").json["changes"]
    dropped = next(item for item in found if item["kind"] == "dropped")
    after = pair("changes", OLD, NEW, "--confirm", dropped["id"], "--json").json
    assert [item["ruling"] for item in after["judgements"]] == ["alone"]
    assert next(item for item in after["changes"] if item["id"] == dropped["id"])["judged"]
    both = pair("changes", OLD, NEW, "--apart", dropped["id"], "--take-back", "1")
    assert (both.code, both.err) == (2, "--apart and --take-back: make one judgement at a time.\n")
    wrong = pair("changes", OLD, NEW, "--take-back", "1", "--kind", "red")
    assert wrong.code == 2
    assert len(pair("changes", OLD, NEW, "--json").json["judgements"]) == 1


def test_a_moved_passage_that_was_reworded_is_of_both_kinds(pair: Run, tmp_path: Path) -> None:
    moved = "The winters are hard. Above all, the country fears these:"
    newest = STRATEGY.replace(moved, "").replace(
        "1. Interests", f"0. First\n\n{moved.replace('hard', 'hard and long')}\n\n1. Interests"
    )
    pair("add", written(tmp_path, "newest.txt", newest), *_options("2024"))
    for kind in ("moved", "reworded"):
        (change,) = pair("changes", OLD, "SRB/nss/2024", "--kind", kind, "--json").json["changes"]
        assert (change["moved"], change["reworded"]) == (True, True)
    assert "Changes of the kinds moved:" in pair("changes", OLD, "SRB/nss/2024", "--kind", "moved").out


def test_a_chain_goes_from_the_earliest_on_and_past_what_cannot_be_compared(pair: Run, tmp_path: Path) -> None:
    french = "1. Intérêts\n\nLes intérêts du pays sont des ports sûrs et des rivières propres, chaque jour.\n"
    file = written(tmp_path, "fr.txt", french)
    options = [*_options("2024", "--supersedes", NEW), "--language", "fr"]
    assert pair("add", file, *options).code == 0
    found = pair("changes", "Serbia", "nss", "--json")
    assert found.code == 1
    assert [(item["old"]["document"], item["new"]["document"]) for item in found.json["chain"]] == [(OLD, NEW)]
    assert found.json["failed"][0]["new"] == "SRB/nss/2024"
    assert "add an official translation" in found.err
    assert pair("changes", "SRB", "nss").out.startswith("SRB/nss/2009/en → ")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        ([OLD, "SRB/nss/1999"], 2, "“SRB/nss/1999” is no document, version or text here"),
        (["QQQ", "nss"], 2, "“QQQ” is not a country of this monitor"),
        (["SRB", "nds"], 2, "No nds of Serbia is known to have replaced another"),
        ([OLD, NEW, "--kind", "red"], 2, "“red” is no kind of change: say kept, reworded"),
        ([OLD, NEW, "--section", "Moon"], 2, "No section of either text has “moon” in its title"),
        (["SRB", "nss", "--kind", "red"], 2, "“red” is no kind of change"),
        (["SRB", "essays"], 2, "“essays” is not a kind of document here"),
        (["SRB", "nss", "--out", "x"], 2, "A chain is printed as text or JSON"),
        ([OLD, NEW, "--confirm", "nothing"], 2, "“nothing” is no change between these two"),
        ([OLD, NEW, "--take-back", "9"], 2, "There is no judgement 9 that holds"),
        (["SRB", "nss", "--format", "docx"], 2, "A chain is printed as text or JSON"),
        ([OLD, NEW, "--format", "csv", "--out", "nowhere/x.csv"], 1, "Could not write nowhere/x.csv"),
    ],
)
def test_what_cannot_be_told_is_one_sentence(pair: Run, arguments: list[str], code: int, sentence: str) -> None:
    found = pair("changes", *arguments)
    assert (found.code, found.err.count("\n")) == (code, 1)
    assert sentence in found.err


def test_adding_a_successor_compares_it_at_once(pair: Run, tmp_path: Path) -> None:
    assert len(list((tmp_path / "monitor" / "index" / "changes").iterdir())) == 1
