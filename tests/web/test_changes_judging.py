"""Judgements made on the page of a change: taken, shown, heeded, and taken back; refused where they say nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stratlas.actions import Workspace, passages_of
from stratlas.records import Change, ChangeKind, Ruling
from tests.web.asking import Answer, ask, fill
from tests.web.two_strategies import NEW_ID, OLD_ID, PAIR, address, compared, harbours, one


@pytest.fixture
def pair(tmp_path: Path) -> Workspace:
    return harbours(tmp_path)


def _places(change: Change) -> dict[str, str]:
    sides = {"old": change.old, "new": change.new}
    return {name: " ".join(f"{span.start}-{span.end}" for span in side) for name, side in sides.items()}


def _judge(workspace: Workspace, change: Change, say: str, **fields: str) -> Answer:
    given = {"name": "Vera Ilić", "say": say} | _places(change) | fields
    return fill(workspace, address(change), **given)


def _number(workspace: Workspace, side: str, words: str) -> str:
    text = getattr(compared(workspace), side).text
    return next(
        str(number)
        for number, block in enumerate(passages_of(text), 1)
        if words in text.content[block.start : block.end]
    )


def test_a_pair_is_confirmed_with_name_and_note(pair: Workspace) -> None:
    change = one(pair, ChangeKind.REWORDED)
    answer = _judge(pair, change, "confirm", note="  read   both ")
    assert answer.status == 303
    assert answer.headers["Location"] == f"{address(change)}#judgements"
    (judgement,) = compared(pair).judgements
    assert (judgement.actor, judgement.note, judgement.decision.ruling) == ("Vera Ilić", "read both", Ruling.SAME)
    shown = ask(pair, address(change))
    assert "judged by a person" in shown.words
    assert "Vera Ilić judged: the same passage." in shown.words
    assert "“read both”" in shown.words
    assert "Vera Ilić" in ask(pair, PAIR).words
    assert "1 of" in ask(pair, f"{PAIR}?judged=yes").words


def test_a_pair_that_is_told_apart_is_aligned_anew_and_its_address_still_resolves(pair: Workspace) -> None:
    change = one(pair, ChangeKind.REWORDED)
    answer = _judge(pair, change, "apart")
    after = {
        span.quote for item in compared(pair).alignment.changes if item.kind is ChangeKind.NEW for span in item.new
    }
    assert change.new[0].quote in after
    assert answer.headers["Location"].startswith(PAIR)
    assert answer.headers["Location"] != f"{address(change)}#judgements"
    assert ask(pair, answer.headers["Location"]).status == 200
    former = ask(pair, address(change))
    assert former.status == 200
    assert "Somebody judged these passages since this address was given" in former.words
    assert "they are now part of 2 other changes" in former.words
    for link in former.links(f"{PAIR}"):
        assert ask(pair, link).status == 200


def test_a_dropped_passage_is_paired_with_what_is_chosen(pair: Workspace) -> None:
    change = one(pair, ChangeKind.DROPPED, "Nobody may export")
    target = one(pair, ChangeKind.NEW, "Engines")
    shown = ask(pair, address(change), writable=True)
    assert f'value="{_places(target)["new"]}"' in shown.html
    _judge(pair, change, "pair-new", **{"partner-new": _places(target)["new"]})
    (judged,) = [item for item in compared(pair).alignment.changes if item.judged]
    assert [span.quote for span in judged.old] == [change.old[0].quote]
    assert [span.quote for span in judged.new] == [target.new[0].quote]


def test_a_new_passage_is_paired_by_number_even_with_several(pair: Workspace) -> None:
    change = one(pair, ChangeKind.NEW, "Engines")
    numbers = [_number(pair, "old", words) for words in ("Salt is stored", "Nobody may export")]
    _judge(pair, change, "pair-old", **{"numbers-old": ", ".join(numbers)})
    (judged,) = [item for item in compared(pair).alignment.changes if item.judged]
    assert (judged.kind, len(judged.old)) == (ChangeKind.MERGED, 2)


def test_what_has_no_counterpart_is_dropped_and_new(pair: Workspace) -> None:
    change = one(pair, ChangeKind.REWORDED)
    _judge(pair, change, "alone")
    judged = {item.kind for item in compared(pair).alignment.changes if item.judged}
    assert judged == {ChangeKind.DROPPED, ChangeKind.NEW}


def test_that_a_passage_was_dropped_is_confirmed(pair: Workspace) -> None:
    change = one(pair, ChangeKind.DROPPED, "Nobody may export")
    assert "It was dropped" in ask(pair, address(change), writable=True).words
    _judge(pair, change, "confirm")
    assert ask(pair, address(change)).words.count("without a counterpart") == 1


def test_a_judgement_is_taken_back_and_the_first_result_stands_again(pair: Workspace) -> None:
    change = one(pair, ChangeKind.REWORDED)
    place = _judge(pair, change, "apart").headers["Location"].partition("#")[0]
    number = str(compared(pair).judgements[0].number)
    assert "Take it back" in ask(pair, place, writable=True).words
    answer = fill(pair, place, name="Ana", say="take-back", number=number, note="a mistake")
    assert answer.headers["Location"] == f"{address(change)}#judgements"
    assert compared(pair).judgements == ()
    assert ask(pair, address(change)).status == 200
    former = ask(pair, place)
    assert "or took a judgement back" in former.words
    assert [entry.actor for entry in pair.store.journal.entries(f"{OLD_ID}/en {NEW_ID}/en")][-1:] == ["Vera Ilić"]


@pytest.mark.parametrize(
    ("say", "fields", "said"),
    [
        ("", {}, "says nothing about the passages"),
        ("confirm", {"name": " "}, "A judgement has a name"),
        ("confirm", {"old": "1-2"}, "is no passage of the text"),
        ("confirm", {"old": "x"}, "Passages are named as START-END"),
        ("confirm", {"old": " ".join(["1-2"] * 60)}, "only a few at a time"),
        ("confirm", {"old": "", "new": ""}, "names the passages that it is about"),
        ("pair-new", {}, "Choose a passage to pair it with"),
        ("pair-new", {"numbers-new": "900"}, "“900” is no passage of this text"),
        ("pair-new", {"numbers-new": "²"}, "is no passage of this text"),
        ("take-back", {"number": "7"}, "no such judgement"),
        ("confirm", {"note": "x" * 2001}, "at most 2,000 letters"),
    ],
)
def test_a_form_that_says_nothing_is_a_sentence_and_changes_nothing(
    pair: Workspace, say: str, fields: dict[str, str], said: str
) -> None:
    answer = _judge(pair, one(pair, ChangeKind.REWORDED), say, **fields)
    assert answer.status == 400
    assert said in answer.words
    assert compared(pair).judgements == ()


def test_where_the_monitor_is_only_to_be_read_there_is_no_form(pair: Workspace) -> None:
    shown = ask(pair, address(one(pair, ChangeKind.REWORDED)))
    assert 'method="post"' not in shown.html
    assert "Judgements are made on the machine that keeps this monitor" in shown.words
    assert ask(pair, address(one(pair, ChangeKind.REWORDED)), "POST").status == 403


def test_a_forged_judgement_is_not_taken(pair: Workspace) -> None:
    change = one(pair, ChangeKind.REWORDED)
    kind = "application/x-www-form-urlencoded"
    body = b"name=V&say=apart"
    answer = ask(pair, address(change), "POST", writable=True, body=body, CONTENT_TYPE=kind)
    assert answer.status == 403
    assert compared(pair).judgements == ()


def test_the_list_of_changes_takes_no_form(pair: Workspace) -> None:
    assert ask(pair, PAIR, "POST", writable=True).status == 405


def test_names_and_notes_are_shown_as_text(pair: Workspace) -> None:
    change = one(pair, ChangeKind.REWORDED)
    _judge(pair, change, "confirm", name="<b>V</b>", note="<script>alert(1)</script>")
    for place in (PAIR, address(change)):
        html = ask(pair, place, writable=True).html
        assert "<script" not in html
        assert "<b>V" not in html


def test_the_enter_key_confirms_nothing_by_accident(pair: Workspace) -> None:
    html = ask(pair, address(one(pair, ChangeKind.REWORDED)), writable=True).html
    form = html.split('class="judge"')[-1]
    assert re.findall(r"<button[^>]*>", form)[0] == "<button hidden disabled>"


def test_a_later_judgement_that_says_otherwise_is_the_one_that_is_heeded(pair: Workspace) -> None:
    change = one(pair, ChangeKind.REWORDED)
    _judge(pair, change, "confirm")
    _judge(pair, change, "alone", name="Ana")
    shown = ask(pair, PAIR).words
    assert "It is not heeded: a later judgement says otherwise." in shown
    assert shown.index("Ana judged") < shown.index("Vera Ilić judged")
