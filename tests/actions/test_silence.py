"""Silence: which countries' texts in force do not mention something, as a record that can be found again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from stratlas.actions import Asked, Happening, Workspace, add_document, find_silence, record_event, silence_again
from stratlas.errors import IndexUnusable, UnknownId, UsageError
from tests.actions.test_searching import second
from tests.builders import STRATEGY, annotated, monitor, submission, written


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = monitor(tmp_path / "monitor")
    add_document(workspace, submission(written(tmp_path, "s.txt", STRATEGY)))
    second(workspace, tmp_path)
    return workspace


def test_countries_that_mention_it_are_told_from_those_that_do_not(workspace: Workspace) -> None:
    silence = find_silence(workspace, Asked("bridge")).silence
    assert (silence.silent, silence.speaking) == (("MNE",), {"SRB": 1})
    other = find_silence(workspace, Asked("bezbednost OR security OR bezbjednost")).silence
    assert other.silent == ()
    assert other.speaking["MNE"] == 2


def test_the_terms_that_were_tried_are_told_for_each_language(workspace: Workspace) -> None:
    terms = find_silence(workspace, Asked('bridges OR exact:"falling bridges" OR tow*')).silence.terms
    assert terms["en"] == ("bridg", "“falling bridges”", "tow*")
    assert set(terms) == {"en", "sr-Cyrl"}


def test_a_country_without_a_text_is_not_silent(workspace: Workspace) -> None:
    record_event(
        workspace, Happening("HRV/nss/2017", "adopted", "2017", note="the gazette", title="A strategy nobody has")
    )
    silence = find_silence(workspace, Asked("bridge", countries=("Croatia", "MNE", "Albania"))).silence
    assert silence.silent == ("MNE",)
    assert silence.unheard == ("ALB", "HRV")
    assert (silence.unread, silence.untracked) == (("HRV/nss/2017",), ("ALB",))


def test_texts_that_are_not_in_force_say_nothing(workspace: Workspace, tmp_path: Path) -> None:
    file = written(tmp_path, "newer.txt", STRATEGY.replace("bridges", "towers"))
    add_document(workspace, submission(file, adopted="2024", supersedes="SRB/nss/2019"))
    assert find_silence(workspace, Asked("bridges")).silence.silent == ("MNE", "SRB")


def test_the_same_question_to_the_same_texts_is_one_record(workspace: Workspace) -> None:
    first, second_ = find_silence(workspace, Asked("bridge")), find_silence(workspace, Asked("bridge"))
    assert (first.new, second_.new) == (True, False)
    assert first.silence == second_.silence
    assert workspace.store.silences.all() == [first.silence]
    assert [entry.target for entry in workspace.store.journal.entries() if entry.action == "silence"] == [
        first.silence.id
    ]


def test_a_record_is_found_again_from_the_texts_it_names_without_the_index(workspace: Workspace) -> None:
    record = find_silence(workspace, Asked("bridge", kinds=("nss",))).silence
    annotated(workspace, "SRB/nss/2019/en")
    shutil.rmtree(workspace.folder / "index")
    heard, same = silence_again(workspace, record.id)
    assert same
    assert heard.silence == record
    assert heard.silence.actor == "tester"


def test_a_text_that_was_not_searched_is_not_silent(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.index.writer():
        second(workspace, tmp_path, country="MKD")
        with pytest.raises(IndexUnusable, match="A silence cannot be told. 1 text is not in the search index yet"):
            find_silence(workspace, Asked("bridge"))
    assert find_silence(workspace, Asked("bridge")).silence.silent == ("MKD", "MNE")


@pytest.mark.parametrize("query", ["", "*", "-bridges", "country:SRB"])
def test_without_a_word_there_is_nothing_to_be_silent_about(workspace: Workspace, query: str) -> None:
    with pytest.raises(UsageError, match="has no word"):
        find_silence(workspace, Asked(query))
    assert workspace.store.silences.all() == []


def test_filters_that_would_leave_out_texts_in_force_are_refused(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="leave --language and --year out"):
        find_silence(workspace, Asked("bridge", languages=("en",)))


def test_an_unknown_record_is_said_to_be(workspace: Workspace) -> None:
    with pytest.raises(UnknownId):
        silence_again(workspace, "silence/000000000000")


def test_a_text_in_a_language_without_words_for_a_concept_is_not_silent(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "another")
    file = written(tmp_path, "fi.txt", "Suomi on turvallinen.\n\nJärjestäytynyt rikollisuus on uhka.\n")
    add_document(workspace, submission(file, country="FIN", language="fi", title="Perusteet"))
    heard = find_silence(workspace, Asked("concept:organised-crime"))
    assert heard.silence.silent == ()
    assert heard.silence.unread == ("FIN/nss/2019",)
    assert "FIN" in heard.silence.unheard
    assert heard.mistakes == ("The codebook has no word for it in “fi”: FIN/nss/2019/fi was not searched.",)
