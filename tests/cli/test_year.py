"""`stratlas event` and `stratlas verdict`: what happened, what a year brought, and what contradicts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import STRATEGY, written
from tests.cli.conftest import Run

PAGE = """\
Strategic Document – Serbia – 2024

NATIONAL SECURITY STRATEGY: 2020
NO CHANGES IN 2023
NATIONAL DEFENCE STRATEGY: 2020

Main threats: Long winters // Falling bridges
"""
NEXT = PAGE.replace("2024", "2025").replace("2023", "2024").replace("2020", "2021")
GAZETTE = "Official gazette, number 12\n\nOn 4 May 2023 parliament adopted changes to the strategy.\n"
STRATEGIES = ["--country", "SRB", "--kind", "nss", "--title", "Strategy", "--language", "en", "--adopted", "2019-12"]
NSS = "SRB/nss/2020"


@pytest.fixture
def seeded(run: Run, tmp_path: Path) -> Run:
    """The program, on a monitor with one published page of edition 2024."""
    run("init", tmp_path / "monitor", there=False)
    run("import", written(tmp_path, "page.txt", PAGE))
    return run


def test_a_page_alone_gives_a_reported_verdict(seeded: Run) -> None:
    found = seeded("verdict", "Serbia", 2023, "--json").json
    assert (found["country"], found["year"], found["line"]) == ("SRB", 2023, "NO CHANGES IN 2023")
    assert (found["outcome"], found["basis"], found["contradictions"]) == ("unchanged", "reported", [])
    assert [(kind["kind"], kind["outcome"], kind["basis"]) for kind in found["kinds"]] == [
        ("nss", "unchanged", "reported"),
        ("nds", "unchanged", "reported"),
    ]
    assert found["kinds"][0]["missing"] == [
        {"about": NSS, "message": f"No official source of {NSS} is known: add one, and look at it."}
    ]
    assert set(found["kinds"][0]) == {
        *("kind", "outcome", "basis", "documents", "events", "checks", "covered_from", "covered_to", "missing"),
    }
    shown = seeded("verdict", "SRB", 2023).out
    assert shown.startswith("Serbia 2023: NO CHANGES IN 2023\n  National security strategy: unchanged (reported)\n")
    assert "as reported by the page of edition 2024: “NO CHANGES IN 2023”" in shown
    assert seeded("check").code == 0


def test_an_event_makes_the_verdict_what_happened_and_the_report_a_contradiction(seeded: Run, tmp_path: Path) -> None:
    gazette = written(tmp_path, "gazette.txt", GAZETTE)
    words = "parliament adopted changes to the strategy"
    done = seeded("event", NSS, "amended", "2023-05-04", "--source", gazette, "--quote", words, "--json")
    (event,) = done.json["recorded"]
    assert (event["id"], event["proved"]) == (f"{NSS}/events/1", True)
    assert event["evidence"][0]["quote"] == words
    found = seeded("verdict", "SRB", 2023, "--json").json
    assert (found["outcome"], found["basis"]) == ("amended", "proved")
    assert found["line"] == f"AMENDED IN 2023: {NSS}; NATIONAL DEFENCE STRATEGY: NOT KNOWN WHETHER IT CHANGED IN 2023"
    (contradiction,) = found["contradictions"]
    assert contradiction["code"] == "report-against-event"
    assert contradiction["sides"][0] == "edition 2024: “NO CHANGES IN 2023”"
    assert words in contradiction["sides"][1]
    checked = seeded("check", "--json")
    assert checked.code == 1
    assert [(item["what"], item["where"]) for item in checked.json["findings"]] == [("contradiction", "SRB/2023")]
    profile = seeded("profile", "SRB", "--edition", "2024", "--json").json
    assert profile["verdict"]["line"].startswith("AMENDED IN 2023")


def test_next_years_page_with_other_document_years_and_no_changes_is_found(seeded: Run, tmp_path: Path) -> None:
    seeded("import", written(tmp_path, "next.txt", NEXT))
    found = seeded("check", "--json").json["findings"]
    assert [item["where"] for item in found] == ["SRB/2024", "SRB/2024"]
    for item, kind in zip(found, ("National defence strategy", "National security strategy"), strict=True):
        said = f"Serbia, {kind}: edition 2024 dates it 2020, edition 2025 2021, and both report no changes."
        assert said in item["message"]


def test_late_evidence_keeps_what_was_said_before(seeded: Run) -> None:
    seeded("event", NSS, "amended", "2023-05", "--note", "the ministry said so by telephone")
    said = seeded("verdict", "SRB", 2023, "--history", "--json").json["history"]
    assert said[-1]["line"].startswith(f"AMENDED IN 2023: {NSS}")
    assert set(said[-1]) > {"since", "country", "year", "line", "kinds"}
    shown = seeded("verdict", "SRB", 2023, "--history").out
    assert shown.splitlines()[-1].startswith(f"since {said[-1]['since'][:10]}")
    before = seeded("verdict", "SRB", 2023, "--as-of", "2020-01-01", "--json").json
    assert before["line"] == "NOT KNOWN WHETHER ANYTHING CHANGED IN 2023"


def test_an_event_is_retracted_with_a_reason_and_corrected_in_one_step(seeded: Run) -> None:
    seeded("event", NSS, "amended", "2023-05", "--note", "heard of it")
    corrected = seeded("event", NSS, "amended", "2022-05", "--note", "read it", "--correct", f"{NSS}/events/1")
    assert corrected.out.startswith(f"{NSS}/events/2  amended 2022-05: recorded")
    assert seeded("verdict", "SRB", 2023, "--json").json["outcome"] == "unchanged"
    assert seeded("verdict", "SRB", 2022, "--json").json["outcome"] == "amended"
    without = seeded("event", "--retract", f"{NSS}/events/2")
    assert (without.code, "with a --reason" in without.err) == (2, True)
    assert seeded("event", "--retract", f"{NSS}/events/2", "--reason", "a mistake").code == 0
    assert seeded("verdict", "SRB", 2022, "--json").json["outcome"] == "unknown"
    again = seeded("event", "--retract", f"{NSS}/events/2", "--reason", "a mistake")
    assert (again.code, "is no event that holds" in again.err) == (2, True)


def test_a_draft_is_entered_with_its_announcement(seeded: Run) -> None:
    without = seeded("event", "SRB/nss/2026", "announced", "2024-03", "--note", "the minister's speech")
    assert (without.code, "give its --title" in without.err) == (2, True)
    done = seeded("event", "SRB/nss/2026", "announced", "2024-03", "--note", "a speech", "--title", "New strategy")
    assert done.code == 0
    assert seeded("show", "SRB/nss/2026", "--json").json["status"] == "in preparation"
    assert seeded("verdict", "SRB", 2024, "--json").json["outcome"] == "in-preparation"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([NSS, "amend", "2023"], "“amend” is no kind of event: say drafted, consultation"),
        ([NSS, "amended", "2023-13"], "“2023-13” is not a date"),
        ([NSS, "amended", "2093"], "2093 has not come yet"),
        ([NSS, "amended", "2023"], "An event needs something that shows it"),
        (["SRB/nss/1999", "amended", "2023", "--note", "x"], "SRB/nss/1999 is not in the register"),
        (["SRB", "amended", "2023", "--note", "x"], "“SRB” is no document"),
        ([NSS, "amended", "2023", "--source", "nothing.txt"], "nothing.txt"),
        ([NSS, "amended", "2023", "--note", "x", "--correct", f"{NSS}/events/9"], "is no event that holds"),
        ([NSS, "amended"], "An event is a DOCUMENT, a KIND and a DATE"),
        ([NSS, "amended", "2023", "--retract", f"{NSS}/events/1"], "Name either one event"),
    ],
)
def test_what_cannot_be_an_event_is_one_sentence_and_leaves_nothing(
    seeded: Run, options: list[str], sentence: str
) -> None:
    found = seeded("event", *options)
    assert found.code == 2
    assert sentence in found.err
    assert found.err.count("\n") == 1
    assert seeded("show", NSS, "--json").json["events"] == []


def test_words_that_the_source_does_not_say_are_no_evidence(seeded: Run, tmp_path: Path) -> None:
    gazette = written(tmp_path, "gazette.txt", GAZETTE)
    found = seeded("event", NSS, "amended", "2023", "--source", gazette, "--quote", "the moon is made of cheese")
    assert (found.code, "does not say “the moon" in found.err) == (2, True)
    near = seeded(
        "event", NSS, "amended", "2023", "--source", gazette, "--quote", "parliament adopted change to the strategies"
    )
    assert "the nearest words are “parliament adopted changes to the strategy”" in near.err
    assert seeded("check", "--json").json["ok"] is True
    assert len(list((tmp_path / "monitor" / "archive").rglob("*.*"))) <= 1


def test_a_table_of_events_records_what_it_can(seeded: Run, tmp_path: Path) -> None:
    written(tmp_path, "gazette.txt", GAZETTE)
    table = written(
        tmp_path,
        "events.csv",
        "document,kind,date,source,quote,secondary,note,colour\n"
        f"{NSS},amended,2023-05-04,gazette.txt,changes to the strategy,,,red\n"
        f"{NSS},Adopted by parliament,2020-01,,,,telephoned,\n"
        f"{NSS},amended,2023-14,,,,x,\n"
        "SRB/nds/2020,published,2020,gazette.txt,,yes,,\n",
    )
    done = seeded("event", "--from", table, "--json")
    assert done.code == 1
    assert [(item["kind"], item["proved"]) for item in done.json["recorded"]] == [
        ("amended", True),
        ("adopted-by-parliament", False),
        ("published", False),
    ]
    assert done.json["failed"] == [{"line": 4, "message": done.json["failed"][0]["message"]}]
    assert "Line 4: “2023-14” is not a date" in done.err


def test_all_countries_of_a_year(seeded: Run, tmp_path: Path) -> None:
    seeded("add", written(tmp_path, "s.txt", STRATEGY), "--country", "MNE", *STRATEGIES[2:])
    found = seeded("verdict", "--all", 2019, "--json").json
    assert [(item["country"], item["outcome"]) for item in found["verdicts"]] == [
        ("MNE", "adopted"),
        ("SRB", "unknown"),
    ]
    for options in (
        [],
        ["SRB"],
        ["SRB", 2019, "--all", 2019],
        ["--all", 2019, "--history"],
        ["SRB", 1066],
        ["QQQ", 2019],
    ):
        assert seeded("verdict", *options).code == 2


def test_facts_beside_the_status_change_nothing_in_it(seeded: Run) -> None:
    seeded("event", NSS, "adopted", "2020-02", "--note", "the gazette")
    seeded("event", NSS, "classified", "2020-02", "--note", "by the law on secrets")
    found = seeded("show", NSS, "--json").json
    assert (found["status"], found["facts"]) == ("in force", ["classified"])
