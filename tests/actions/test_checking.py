from pathlib import Path

import pytest

from stratlas.actions import Workspace, accept, add_document, check, import_page
from stratlas.store import models
from tests.builders import PAGE, STRATEGY, monitor, submission, written


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = monitor(tmp_path / "monitor")
    import_page(workspace, written(tmp_path, "page.txt", PAGE))
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))
    accept(workspace, "SRB", "2024")
    return workspace


def alias(workspace: Workspace) -> str:
    return workspace.store._database.alias


def what(workspace: Workspace) -> list[str]:
    return sorted({problem.what for problem in check(workspace).problems})


def test_a_whole_monitor_has_no_findings(workspace: Workspace) -> None:
    done = check(workspace)
    assert done.problems == ()
    assert (done.captures, done.texts, done.claims) == (2, 2, 5)


def test_a_changed_archive_file_is_found(workspace: Workspace) -> None:
    path = workspace.archive.path(workspace.store.sources.captures()[0].sha256)
    path.chmod(0o644)
    path.write_bytes(b"x")
    assert what(workspace) == ["capture"]


def test_a_changed_text_and_the_spans_it_breaks_are_found(workspace: Workspace) -> None:
    text = workspace.store.sources.texts_of(["SRB/nss/2019/en"])["SRB/nss/2019/en"]
    models.Text.objects.using(alias(workspace)).filter(id=text).update(content=STRATEGY.replace("Long", "Lang"))
    problems = check(workspace).problems
    assert [problem.what for problem in problems] == ["text", "span"]
    assert "no longer reads “Long winters”" in problems[1].message


def test_a_claim_whose_evidence_is_all_broken_is_found(workspace: Workspace) -> None:
    models.Evidence.objects.using(alias(workspace)).filter(claim="SRB/2024/threats/1").update(quote="Mild summers")
    assert what(workspace) == ["claim", "span"]


def test_a_claim_without_evidence_is_found_and_breaks_nothing_else(workspace: Workspace) -> None:
    models.Evidence.objects.using(alias(workspace)).filter(claim="SRB/2024/threats/1").delete()
    assert [problem.message for problem in check(workspace).problems] == [
        "The claim SRB/2024/threats/1 has no evidence at all."
    ]


def test_a_broken_line_of_a_page_is_found(workspace: Workspace) -> None:
    models.PageFinding.objects.using(alias(workspace)).filter(what="report").update(quote="NO CHANGES IN 2022")
    assert what(workspace) == ["span"]
