"""Texts are made again, and what rests on the older ones is carried over or listed."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from stratlas.actions import (
    Reextracted,
    Workspace,
    accept,
    add_document,
    import_page,
    profile,
    reextract,
    reextractable,
    withdraw,
)
from stratlas.errors import UnknownId
from stratlas.extract import extract
from stratlas.records import Block, BlockKind, Capture, Page, Role, Sighting, Text, Translation, Version
from tests.builders import PAGE, STRATEGY, monitor, submission, written
from tests.texts import NOW

VERSION = "SRB/nss/2019/en"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = monitor(tmp_path / "monitor")
    import_page(workspace, written(tmp_path, "page.txt", PAGE))
    return workspace


def older(text: Text, content: str) -> Text:
    """A text that an older reader would have made of the same capture: one block with this content."""
    block = Block(BlockKind.PARAGRAPH, 0, len(content), 1)
    return replace(
        text, extractor="plain-0", content=content, pages=(Page(1, 0, len(content)),), blocks=(block,), runs=(),
        notices=(), calls=(), repairs=(), ocr=(),
    )  # fmt: skip


def added_long_ago(workspace: Workspace, content: str, data: bytes = STRATEGY.encode()) -> Text:
    """A strategy whose text, with this content, was made by an older reader."""
    sha256 = hashlib.sha256(data).hexdigest()
    text = older(extract(data, name="a.txt", capture=sha256), content)
    register, sources = workspace.store.register, workspace.store.sources
    with workspace.entering(data, sha256):
        if register.version(VERSION) is None:
            if register.document("SRB/nss/2019") is None:
                raise AssertionError("the page names the document")
            version = Version(VERSION, "SRB/nss/2019", "en", "Strategy", Translation.ORIGINAL)
            register.add_version(version, "tester", NOW)
        sources.add_capture(Capture(sha256, len(data), "text/plain"))
        sources.add_sighting(Sighting(sha256, NOW, "strategy.txt", Role.PRIMARY, VERSION, "tester"), VERSION)
        sources.add_text(text, NOW)
    return text


def again(workspace: Workspace, where: str = VERSION, *, force: bool = False) -> Reextracted:
    (result,) = reextract(workspace, reextractable(workspace, where), force=force)
    return result


def primary(workspace: Workspace) -> dict[str, list[str]]:
    """Claim → the texts of its primary evidence."""
    return {
        claim.id.removeprefix("SRB/2024/"): [item.span.text for item in claim.evidence if item.role is Role.PRIMARY]
        for claim in profile(workspace, "SRB", "2024").claims
    }


def test_evidence_goes_over_to_the_better_text_where_its_words_stand_once_in_their_context(
    workspace: Workspace,
) -> None:
    old = added_long_ago(workspace, STRATEGY.replace("\n\n", "\n"))
    accept(workspace, "SRB", "2024")
    result = again(workspace)
    assert (result.new, result.error, result.carried.left) == (True, None, ())
    assert len(result.carried.moved) == 5
    assert result.text != old.id
    assert set(map(tuple, primary(workspace).values())) == {(result.text,)}
    assert workspace.store.sources.text(old.id) == old
    assert workspace.store.sources.texts_of([VERSION]) == {VERSION: result.text}


def test_what_was_carried_is_withdrawn_from_the_old_text_naming_the_new_one(workspace: Workspace) -> None:
    old = added_long_ago(workspace, STRATEGY)
    accept(workspace, "SRB", "2024")
    result = again(workspace)
    assert workspace.store.pages.evidence_in(old.id) == []
    (entry,) = [item for item in workspace.store.journal.entries(VERSION) if item.action == "reextract"]
    assert entry.detail["text"] == result.text
    assert entry.detail["moved"] == 5


def test_words_that_the_better_text_says_otherwise_are_left_on_the_old_one_and_listed(workspace: Workspace) -> None:
    old = added_long_ago(workspace, STRATEGY.replace("share one weather service", "share one whether service"))
    accept(workspace, "SRB", "2024")
    accept(workspace, "SRB", "2024", [f"SRB/2024/regional-cooperation/1@{VERSION}"])
    result = again(workspace)
    assert [(left.of, left.outcome) for left in result.carried.left] == [("SRB/2024/regional-cooperation/1", "close")]
    (left,) = result.carried.left
    assert left.matches[0].span.text == result.text
    assert primary(workspace)["regional-cooperation/1"] == [old.id]
    assert primary(workspace)["threats/1"] == [result.text]


def test_words_that_stand_in_several_places_of_the_better_text_are_listed_as_ambiguous(workspace: Workspace) -> None:
    data = f"{STRATEGY}\n\nLong winters\n\nLong winters\n".encode()
    added_long_ago(workspace, "Long winters\n\nsomething else altogether stands here", data)
    accept(workspace, "SRB", "2024")
    (left,) = again(workspace).carried.left
    assert left.outcome == "ambiguous"
    assert len(left.matches) == 3


def test_a_second_run_changes_nothing_and_lists_the_rest_again(workspace: Workspace) -> None:
    added_long_ago(workspace, STRATEGY.replace("share one weather service", "share one whether service"))
    accept(workspace, "SRB", "2024", [f"SRB/2024/regional-cooperation/1@{VERSION}"])
    first, second = again(workspace), again(workspace)
    assert (first.new, second.new) == (True, False)
    assert second.carried.moved == ()
    assert second.carried.left == first.carried.left
    assert len([item for item in workspace.store.journal.entries(VERSION) if item.action == "reextract"]) == 1


def test_claims_that_no_longer_stand_are_not_listed(workspace: Workspace, tmp_path: Path) -> None:
    added_long_ago(workspace, STRATEGY.replace("Long winters", "Long winters of old"))
    accept(workspace, "SRB", "2024")
    page = PAGE.replace("Long winters // ", "")
    import_page(workspace, written(tmp_path, "page.txt", page), replace=True)
    assert "SRB/2024/threats/1" not in {left.of for left in again(workspace).carried.left}


def test_withdrawn_evidence_is_not_carried(workspace: Workspace) -> None:
    added_long_ago(workspace, STRATEGY)
    accept(workspace, "SRB", "2024")
    withdraw(workspace, "SRB/2024/threats/1", "a mistake")
    assert "SRB/2024/threats/1" not in {moved.of for moved in again(workspace).carried.moved}


def test_a_text_by_the_present_reader_stays(workspace: Workspace, tmp_path: Path) -> None:
    added = add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))
    for force in (False, True):
        result = again(workspace, force=force)
        assert (result.text, result.new, result.error) == (added.text.id, False, None)


def test_a_page_goes_over_with_all_that_was_read_on_it(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    import_page(workspace, written(tmp_path, "page.txt", PAGE))
    held = workspace.store.pages.page("SRB", "2024")
    assert held is not None
    present = workspace.store.sources.text(held.text)
    assert present is not None
    old = older(present, PAGE)
    workspace.store.sources.add_text(old, NOW.replace(year=2020))
    _rest_on(workspace, present, old)
    result = again(workspace, "SRB/2024")
    assert result.carried.left == ()
    page = workspace.store.pages.page("SRB", "2024")
    assert page is not None
    assert page.text == present.id
    assert [(f.what, f.quote, f.year) for f in page.findings] == [(f.what, f.quote, f.year) for f in held.findings]
    assert workspace.store.pages.evidence_in(old.id) == []
    assert import_page(workspace, tmp_path / "page.txt").state == "unchanged"


def _rest_on(workspace: Workspace, present: Text, old: Text) -> None:
    """Lets the imported page and its claims' evidence rest on an older text, as if they had been read there."""
    pages = workspace.store.pages
    page = pages.page("SRB", "2024")
    assert page is not None
    findings = [
        replace(item, start=old.content.index(item.quote), end=old.content.index(item.quote) + len(item.quote))
        for item in page.findings
        if item.quote
    ]
    pages.add_page("SRB", "2024", old.id, findings, "tester", NOW)
    for held in pages.evidence_in(present.id):
        at = old.content.index(held.evidence.span.quote)
        pages.withdraw(held.number, "test", "tester", NOW)
        pages.add_evidence(held.claim, replace(held.evidence, span=old.span(at, at + len(held.evidence.span.quote))))


def test_what_is_meant_is_a_document_a_version_a_page_a_country_or_all(workspace: Workspace, tmp_path: Path) -> None:
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))

    def about(where: str) -> list[str]:
        return [target.about[0] for target in reextractable(workspace, where)]

    assert about("") == about("SRB") == [VERSION, "SRB/2024"]
    assert about("SRB/nss/2019") == about(VERSION) == [VERSION]
    assert about("SRB/2024") == ["SRB/2024"]
    for nothing in ("MNE", "SRB/nss/1999", "nonsense", "SRB/nds/2019"):
        with pytest.raises(UnknownId, match="has no text"):
            reextractable(workspace, nothing)


def test_a_file_that_fails_does_not_stop_the_others(workspace: Workspace) -> None:
    text = added_long_ago(workspace, STRATEGY)
    path = workspace.archive.path(text.capture)
    path.chmod(0o644)
    path.write_bytes(b"changed")
    results = list(reextract(workspace, reextractable(workspace)))
    assert [bool(result.error) for result in results] == [True, False]
    assert "was changed" in str(results[0].error)
    assert workspace.store.sources.texts_of([VERSION]) == {VERSION: text.id}


def test_a_higher_version_is_newer_whatever_its_digits(workspace: Workspace) -> None:
    text = added_long_ago(workspace, STRATEGY)
    for number in (9, 10):
        workspace.store.sources.add_text(replace(text, extractor=f"plain-{number}"), NOW)
    assert workspace.store.sources.texts_of_capture(text.capture)[-1].endswith("plain-10")
