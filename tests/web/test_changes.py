"""The page of two strategies: what it says, what it shows, and what its addresses choose."""

from __future__ import annotations

import re
from pathlib import Path

from stratlas.actions import Workspace, add_document, compare
from stratlas.records import ChangeKind
from tests.builders import monitor, submission, written
from tests.web.asking import ask

PAIR = "/changes/XVA/nss/2017/XVA/nss/2023/"


def test_the_page_tells_the_two_documents_the_counts_and_every_change(atlas: Workspace) -> None:
    alignment = compare(atlas, "XVA/nss/2017", "XVA/nss/2023").alignment
    answer = ask(atlas, PAIR)
    assert answer.status == 200
    assert answer.html.count("<h1") == 1
    assert "2017 → 2023" in answer.words
    kept = alignment.summary[ChangeKind.KEPT].changes
    assert f"{kept} stand unchanged in 2023" in answer.words
    for change in alignment.changes:
        assert f"{PAIR}{change.id}/" in answer.links(PAIR)
    assert "Set-Cookie" not in answer.headers


def test_words_that_differ_are_marked_on_both_sides(tmp_path: Path) -> None:
    old, new = "The navy guards the long coast and the ports.", "The army guards the long coast and the towns."
    atlas = _pair(tmp_path, old, new)
    html = ask(atlas, "/changes/SRB/nss/2019/SRB/nss/2024/").html
    assert {"navy", "ports"} <= set(re.findall("<del>(.*?)</del>", html))
    assert {"army", "towns"} <= set(re.findall("<ins>(.*?)</ins>", html))


def _pair(folder: Path, old: str, new: str) -> Workspace:
    workspace = monitor(folder / "monitor")
    add_document(workspace, submission(written(folder, "old.txt", old)))
    newer = {"adopted": "2024-01", "supersedes": "SRB/nss/2019", "title": "New"}
    add_document(workspace, submission(written(folder, "new.txt", new), **newer))
    return workspace
