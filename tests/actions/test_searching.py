"""Searching a monitor: its index is kept up by what is done, and says where it is not."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from stratlas.actions import (
    Asked,
    Happening,
    Results,
    Workspace,
    add_document,
    check,
    find_passages,
    open_workspace,
    record_event,
    reindex,
)
from stratlas.errors import IndexUnusable, UsageError
from stratlas.records import Notice
from stratlas.search import And, Field, Word
from tests.builders import STRATEGY, annotated, monitor, submission, written
from tests.texts import NOW


def found(workspace: Workspace, query: str, **asked: object) -> Results:
    return find_passages(workspace, Asked(query, **asked))  # type: ignore[arg-type]


def quotes(results: Results) -> list[str]:
    return [shown.words for shown in results.hits]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = monitor(tmp_path / "monitor")
    add_document(workspace, submission(written(tmp_path, "s.txt", STRATEGY)))
    return workspace


def second(workspace: Workspace, tmp_path: Path, **changes: object) -> None:
    file = written(tmp_path, "second.txt", "Безбедност\n\nБезбедност држава региона и Ђаковица.\n")
    usual: dict[str, object] = {"country": "MNE", "language": "sr-Cyrl", "adopted": "2015"}
    add_document(workspace, submission(file, **(usual | changes)))


def test_what_is_added_is_found_where_it_stands(workspace: Workspace) -> None:
    shown = found(workspace, "falling bridge").hits[0]
    assert shown.words.endswith("Falling bridges")
    text = workspace.store.sources.text(shown.hit.entry.text)
    assert text is not None
    place = shown.hit.passage
    assert text.content[place.start : place.end] == shown.words
    assert [shown.words[match.start : match.end] for match in shown.matches] == ["Falling", "bridges"]
    assert place.section == tuple(text.words_of(block) for block in text.section_at(place.start))
    assert shown.hit.entry.document == "SRB/nss/2019"


def test_texts_of_all_scripts_are_found_with_one_spelling(workspace: Workspace, tmp_path: Path) -> None:
    second(workspace, tmp_path)
    assert quotes(found(workspace, "Djakovica"))[0].endswith("Ђаковица.")
    assert "Ђаковица" in found(workspace, "đakovica").hits[0].snippet.text


def test_filters_leave_only_what_is_asked_for(workspace: Workspace, tmp_path: Path) -> None:
    second(workspace, tmp_path)
    everything = found(workspace, "*").total
    serbian = found(workspace, "*", countries=("Serbia",)).total
    assert found(workspace, "*", countries=("SRB", "Montenegro")).total == everything
    assert found(workspace, "country:Serbia").total == serbian
    assert found(workspace, "*", languages=("sr",)).total == everything - serbian
    assert found(workspace, "*", years=("2016..",)).total == serbian
    assert found(workspace, "*", kinds=("nds",)).total == 0


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"countries": ("Atlantis",)}, "“Atlantis” is not a country"),
        ({"kinds": ("poem",)}, "“poem” is not a kind"),
        ({"years": ("soon",)}, "“soon” is no year"),
    ],
)
def test_a_filter_that_cannot_be_is_refused(
    workspace: Workspace, asked: dict[str, tuple[str, ...]], sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        found(workspace, "*", **asked)


def test_a_mistake_inside_the_query_is_said_and_the_rest_is_searched(workspace: Workspace) -> None:
    results = found(workspace, '"falling bridges OR country:Atlantis OR (')
    assert results.mistakes
    assert found(workspace, "bridges OR country:Atlantis").total > 0
    assert "“Atlantis” is not a country" in " ".join(found(workspace, "country:Atlantis").mistakes)
    assert found(workspace, "lang:ja bridges").mistakes == ("No text here is in “ja”: there is en.",)
    (mistake,) = found(workspace, "concept:storms").mistakes
    assert mistake.startswith("There is no concept “storms” in the codebook.")


def test_only_documents_in_force_are_searched_where_it_is_asked(workspace: Workspace, tmp_path: Path) -> None:
    file = written(tmp_path, "newer.txt", STRATEGY.replace("bridges", "towers"))
    add_document(workspace, submission(file, adopted="2024", supersedes="SRB/nss/2019"))
    assert found(workspace, "bridges").total > 0
    assert found(workspace, "bridges", in_force=True).total == 0
    assert found(workspace, "towers", in_force=True).total > 0


def test_a_text_that_is_read_anew_replaces_the_older_one(workspace: Workspace) -> None:
    before = found(workspace, "*").total
    newer = annotated(workspace, "SRB/nss/2019/en", notices=(Notice("strange-letters", "Page 1 is strange.", 1),))
    workspace.log("reextract", "SRB/nss/2019/en", {})
    results = found(workspace, "bridges")
    assert {shown.hit.entry.text for shown in results.hits} == {newer.id}
    assert results.hits[0].reading.sentences == ["Page 1 is strange."]
    assert found(workspace, "*").total == before


def test_an_undated_document_gets_the_year_that_an_event_gives_it(workspace: Workspace, tmp_path: Path) -> None:
    second(workspace, tmp_path, adopted="")
    assert found(workspace, "year:2015 lang:sr").total == 0
    record_event(workspace, Happening("MNE/nss/undated", "adopted", "2015", note="as its minister said"))
    assert found(workspace, "year:2015 lang:sr").total == 2


def test_an_index_that_was_lost_is_made_when_it_is_asked(workspace: Workspace) -> None:
    before = found(workspace, "bridges")
    shutil.rmtree(workspace.folder / "index")
    again = open_workspace(workspace.folder, actor="tester", clock=lambda: NOW)
    assert found(again, "bridges") == before


def test_an_index_of_too_many_texts_is_left_to_the_command(workspace: Workspace, tmp_path: Path) -> None:
    shutil.rmtree(workspace.folder / "index")
    with pytest.raises(IndexUnusable, match="1 text is not in the search index: say “stratlas reindex”"):
        find_passages(workspace, Asked("bridges"), most=0)
    assert reindex(workspace).texts == 1
    annotated(workspace, "SRB/nss/2019/en")
    workspace.log("reextract", "SRB/nss/2019/en", {})
    results = find_passages(workspace, Asked("bridges"), most=0)
    assert results.total > 0
    assert results.lacking == "1 text is not in the search index: say “stratlas reindex”."


def test_while_another_process_writes_what_is_there_is_searched(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.index.writer():
        second(workspace, tmp_path)
        results = found(workspace, "bridges")
    assert results.total > 0
    assert results.lacking == "1 text is not in the search index yet: another process is writing to it."
    assert found(workspace, "Djakovica").total == 1


def test_a_run_that_was_stopped_goes_on_where_it_was(workspace: Workspace, tmp_path: Path) -> None:
    second(workspace, tmp_path)
    reader = workspace.index.reader()
    assert reader is not None
    with workspace.index.building() as writer:
        writer.put(reader.entries["SRB/nss/2019/en"], [])
        writer.put(replace(reader.entries["MNE/nss/2015/sr-Cyrl"], text="an older one"), [])
        writer.commit()
    done = reindex(workspace)
    assert (done.texts, done.kept) == (2, 1)
    assert reindex(workspace).kept == 0
    assert found(workspace, "bridges").total > 0


def test_check_compares_the_index_with_the_store(workspace: Workspace) -> None:
    assert check(workspace).problems == ()
    reader = workspace.index.reader()
    assert reader is not None
    entry = reader.entries["SRB/nss/2019/en"]
    with workspace.index.writer() as writer:
        writer.put(entry, [])
        writer.put(replace(entry, version="SRB/nss/1999/en"), [])
        writer.commit()
    said = [problem.message for problem in check(workspace).problems]
    assert said[0].startswith("The search index holds SRB/nss/1999/en, which is not in the register")
    assert said[1].startswith("The search index holds 0 of the ")
    reindex(workspace)
    assert check(workspace).problems == ()


def test_check_names_a_text_that_the_index_lacks(workspace: Workspace) -> None:
    annotated(workspace, "SRB/nss/2019/en")
    assert [problem.message for problem in check(workspace).problems] == [
        "The search index lacks the present text of SRB/nss/2019/en: say “stratlas reindex”."
    ]


def test_results_are_limited_in_depth(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="up to number 10,000"):
        find_passages(workspace, Asked("*"), offset=10_001)


def test_fields_of_a_query_and_filters_are_one_thing(workspace: Workspace) -> None:
    query = And((Word("bridges"), Field("country", "SRB")))
    assert quotes(found(workspace, str(query))) == quotes(found(workspace, "bridges", countries=("SRB",)))


def test_a_title_that_was_given_later_stands_beside_what_is_found(workspace: Workspace) -> None:
    assert {shown.hit.entry.title for shown in found(workspace, "bridges").hits} == {"National Security Strategy"}
    workspace.store.register.name_document("SRB/nss/2019", "Another title", "tester", NOW)
    workspace.log("add", "SRB/nss/2019", {})
    assert {shown.hit.entry.title for shown in found(workspace, "bridges").hits} == {"Another title"}
