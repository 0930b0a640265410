"""A document's page: what happened with what shows it, older texts, claims by edition, sources that are looked at."""

from __future__ import annotations

import re
from pathlib import Path

from stratlas.actions import Workspace, accept, add_document, add_source, due, import_page, watch
from stratlas.web.year_parts import RESULTS
from tests.builders import PAGE, STRATEGY, annotated, monitor, submission, written
from tests.web.asking import ask

DOCUMENT = "/documents/SRB/nss/2019/"


def test_claims_stand_by_edition_and_heading_and_the_newest_is_open(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY), adopted="2019-12-27"))
    for edition in ("2023", "2024"):
        page = PAGE.replace("2024", edition).replace("CHANGES IN 2023", f"CHANGES IN {int(edition) - 1}")
        import_page(workspace, written(tmp_path, f"{edition}.txt", page))
        accept(workspace, "SRB", edition)
    shown = ask(workspace, DOCUMENT)
    newest, older = shown.html.split('<details class="of-edition"')[1:]
    assert newest.startswith(" open>")
    assert "Edition 2024" in newest
    assert not older.startswith(" open")
    assert "Edition 2023" in older
    assert newest.index("National interests and goals</h3>") < newest.index("Safe harbours")
    assert "/countries/SRB/2023/#threats-1" in shown.links("/countries/SRB/2023/")
    assert "27 December 2019" in shown.words
    assert "on the word of tester" in shown.words


def test_older_texts_and_watched_sources_are_named(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))
    before = workspace.store.sources.texts_of(["SRB/nss/2019/en"])["SRB/nss/2019/en"]
    assert "older text" not in ask(workspace, DOCUMENT).words
    annotated(workspace, "SRB/nss/2019/en")
    written(workspace.folder, "watched.txt", STRATEGY)
    add_source(workspace, "SRB/nss/2019", "watched.txt")
    assert not [looked for looked in watch(workspace, due(workspace, everything=True)) if looked.failed]
    shown = ask(workspace, DOCUMENT)
    assert "1 older text" in shown.words
    assert f"/texts/{before}/" in shown.links("/texts/")
    assert "SRB/sources/1" in shown.words
    look = workspace.store.watching.checks("SRB")[-1]
    assert RESULTS[look.result] in shown.words


def test_the_contents_of_a_text_lead_into_it(atlas: Workspace) -> None:
    page = ask(atlas, "/documents/XVA/nss/2023/").html
    contents = page.split('class="contents"')[1].split("</details>")[0]
    links = re.findall(r'<a href="(/texts/[^"]+)" dir="auto">([^<]+)</a>', contents)
    assert 1 < len(links) <= 60
    for href, label in (links[0], links[-1]):
        read = ask(atlas, href.partition("#")[0])
        assert read.status == 200
        assert f'<mark class="words" id="words">{label}' in read.html
