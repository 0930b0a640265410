"""`stratlas reextract`: what it prints, its JSON and exit codes; a kill in the middle leaves nothing half done."""

from pathlib import Path

import pytest

from stratlas.actions import Workspace, accept, import_page
from tests.actions.test_reextracting import VERSION, added_long_ago
from tests.builders import PAGE, STRATEGY, monitor, written
from tests.cli.conftest import Run
from tests.cli.test_crash import KILL

ODD = STRATEGY.replace("share one weather service", "share one whether service")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = monitor(tmp_path / "monitor")
    import_page(workspace, written(tmp_path, "page.txt", PAGE))
    added_long_ago(workspace, ODD)
    accept(workspace, "SRB", "2024", [f"SRB/2024/regional-cooperation/1@{VERSION}"])
    return workspace


def test_it_says_what_was_carried_and_lists_what_was_left(run: Run, workspace: Workspace) -> None:
    ran = run("reextract", VERSION)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0].startswith(f"{VERSION}: new text ")
    assert lines[0].endswith("4 quotes carried over")
    assert lines[1].startswith("  left: SRB/2024/regional-cooperation/1, close: “The harbour towns share one whether")
    assert lines[-2] == "1 new text of 1 file."
    assert lines[-1].startswith("1 quote left on older texts for a person")
    again = run("reextract", VERSION)
    assert again.out.splitlines()[0].startswith("  left: ")
    assert "0 new texts of 1 file." in again.out


def test_its_json_has_what_was_carried_left_and_failed(run: Run, workspace: Workspace) -> None:
    (done,) = run("reextract", VERSION, "--json").json["reextracted"]
    assert (done["about"], done["new"], done["remark"]) == ([VERSION], True, "")
    assert len(done["carried"]) == 4
    assert done["carried"][0]["old"]["quote"] == done["carried"][0]["new"]["quote"] == "Safe harbours"
    assert done["carried"][0]["new"]["text"] == done["text"]
    (left,) = done["left"]
    assert (left["of"], left["outcome"], left["page"]) == ("SRB/2024/regional-cooperation/1", "close", 1)
    assert left["matches"][0]["text"] == done["text"]


def test_check_notes_what_rests_on_an_older_text_and_does_not_fail(run: Run, workspace: Workspace) -> None:
    run("reextract")
    ran = run("check")
    assert ran.code == 0
    assert "note: The evidence of SRB/2024/regional-cooperation/1 rests on an older text" in ran.out
    found = run("check", "--json").json
    assert (found["ok"], found["findings"]) == (True, [])
    assert [note["what"] for note in found["notes"]] == ["older-text"]


def test_a_failed_file_is_one_sentence_and_exit_code_1(run: Run, workspace: Workspace) -> None:
    for capture in workspace.store.sources.captures():
        workspace.archive.path(capture.sha256).unlink()
    ran = run("reextract", VERSION)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert ran.err.startswith(f"{VERSION}: The archived file")
    assert run("reextract", "SRB/nss/1901").code == 2


PLACES = {
    "after the text's rows": ("stratlas.store", "Sources", "add_text", True),
    "after the first evidence": ("stratlas.store", "Pages", "withdraw", True),
    "before the end of the transaction": ("stratlas.store", "Journal", "add", True),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_kill_leaves_the_older_text_in_use_and_the_command_runs_again(
    run: Run, program: Run, workspace: Workspace, place: str
) -> None:
    before = workspace.store.sources.texts_of([VERSION])
    module, owner, name, after = PLACES[place]
    kill = KILL.format(module=module, owner=owner, name=name, after=after)
    assert program("reextract", VERSION, before=kill).code == -9
    assert workspace.store.sources.texts_of([VERSION]) == before
    assert run("check").code == 0
    again = program("reextract", VERSION)
    assert (again.code, again.err) == (0, "")
    assert "4 quotes carried over" in again.out
    assert workspace.store.sources.texts_of([VERSION]) != before
