"""Whatever rests on a doubtful page says so: places found, proposals, claims and what is shown of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from stratlas.actions import Workspace, accept, add_document, find_quote, import_page, profile, propose, show
from stratlas.profiles import as_markdown
from stratlas.records import Notice, OcrWord, Role, Text
from tests.builders import PAGE, STRATEGY, annotated, monitor, submission, written

STRANGE = Notice("strange-text", "Page 1 holds strange letters.", 1)
READ = "Read from the picture of the page by a program that was 80 % sure."


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A strategy of which one item was read from a picture, on a page with strange letters."""
    workspace = monitor(tmp_path / "monitor")
    import_page(workspace, written(tmp_path, "page.txt", PAGE))
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))
    at = STRATEGY.index("Long winters")
    words = (OcrWord(at, at + 4, 1, 0.9, 0.1, 0.1, 0.1, 0.1), OcrWord(at + 5, at + 12, 1, 0.7, 0.2, 0.1, 0.1, 0.1))
    annotated(workspace, "SRB/nss/2019/en", notices=(STRANGE, Notice("ocr", "Page 1 was read.", 1)), ocr=words)
    return workspace


def test_a_place_says_its_section_and_what_its_page_is_worth(workspace: Workspace) -> None:
    (read,) = find_quote(workspace, "Long winters", "SRB/nss/2019").places
    assert read.section[-1] == "2. Threats"
    assert read.reading.ocr == pytest.approx(0.8)
    assert read.reading.sentences == [READ, STRANGE.message]
    (other,) = find_quote(workspace, "Clean rivers", "SRB/nss/2019").places
    assert other.section[-1] == "1. Interests"
    assert other.reading.data == {
        "ocr": None,
        "notices": ["strange-text", "ocr"],
        "warnings": [STRANGE.message, "Page 1 was read."],
    }


def test_a_proposal_and_the_evidence_made_of_it_carry_the_warning(workspace: Workspace) -> None:
    offered = next(item for item in propose(workspace, "SRB", "2024") if item.claim.wording == "Long winters")
    assert offered.places[0].reading.sentences == [READ, STRANGE.message]
    assert show(workspace, offered.id)["warnings"] == [READ, STRANGE.message]
    accept(workspace, "SRB", "2024")
    found = profile(workspace, "SRB", "2024")
    claim = next(claim for claim in found.claims if claim.wording == "Long winters")
    readings = {item.role: found.reading_of(item) for item in claim.evidence}
    assert readings[Role.PRIMARY].sentences == [READ, STRANGE.message]
    assert not readings[Role.SECONDARY].doubtful
    shown = show(workspace, claim.id)["evidence"]
    assert [item["warnings"] for item in shown] == [[], [READ, STRANGE.message]]
    assert [item["ocr"] for item in shown] == [None, 0.8]
    assert READ in as_markdown(found, workspace.config, "Serbia")


def test_show_warns_of_a_document_a_text_and_a_span(workspace: Workspace) -> None:
    (version,) = show(workspace, "SRB/nss/2019")["versions"]
    assert version["warnings"] == [STRANGE.message, "Page 1 was read."]
    assert [notice["code"] for notice in show(workspace, version["text"])["notices"]] == ["strange-text", "ocr"]
    assert show(workspace, version["text"])["read_from_pictures"] == 2
    at = STRATEGY.index("Long winters")
    span = show(workspace, f"{version['text']}:{at}-{at + 12}")
    assert (span["ocr"], span["notices"], span["section"][-1]) == (0.8, ["strange-text", "ocr"], "2. Threats")


def test_readings_look_only_into_texts_that_have_something_to_say(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))
    text = workspace.store.sources.text(workspace.store.sources.text_ids()[0])
    assert isinstance(text, Text)
    assert workspace.store.sources.readings([text.span(0, 8)]) == {}
