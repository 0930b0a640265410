"""Two passages written into one another: every word of both is there, spaces and stops stand as they should."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from stratlas.align import align, redline
from stratlas.records import Text, WordKind
from tests.align.aligning import aligned
from tests.align.test_properties import texts
from tests.texts import text_of

_SIGNS = {WordKind.DELETED: "[-{}-]", WordKind.INSERTED: "{{+{}+}}", WordKind.MOVED: "<{}>"}


def _written(old: list[str], new: list[str], language: str = "en") -> list[str]:
    before, after = text_of("\n\n".join(old)), text_of("\n\n".join(new))
    found = align(before, after, old_language=language, new_language=language)
    passages = [runs for change in found.changes for runs in redline(change, before, after)]
    return ["".join(_SIGNS.get(kind, "{}").format(words) for words, kind in runs) for runs in passages]


REST = "while ships of all nations steer by its light"


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        (
            f"The tower is old and cold, {REST}.",
            f"The tower is old, {REST}.",
            f"The tower is old [-and cold-], {REST}.",
        ),
        (
            f"The tower is old, {REST}.",
            f"The tower is old and cold, {REST}.",
            f"The tower is old {{+and cold+}}, {REST}.",
        ),
        (f"The tower is old, {REST}.", f"The tower is new, {REST}.", f"The tower is [-old-]{{+new+}}, {REST}."),
        (f"Today the tower is old, {REST}.", f"The tower is old, {REST}.", f"[-Today-] The tower is old, {REST}."),
        (
            f"The tower is old, {REST}. No bell has rung. Ships pass it.",
            f"The tower is old, {REST}. Ships pass it.",
            f"The tower is old, {REST}. [-No bell has rung.-] Ships pass it.",
        ),
        (
            f"The tower is old, {REST}. No bell has rung.",
            f"The tower is old, {REST}.",
            f"The tower is old, {REST}. [-No bell has rung.-]",
        ),
        (
            f"It is old, cold, and grey, {REST}.",
            f"It is old, and grey, {REST}.",
            f"It is old, [-cold,-] and grey, {REST}.",
        ),
        (f"The tower is old, {REST} now.", f"The tower is old, {REST}.", f"The tower is old, {REST} [-now-]."),
    ],
)
def test_words_stand_apart_and_stops_close_up(old: str, new: str, written: str) -> None:
    assert _written([old], [new]) == [written]


def test_what_has_no_counterpart_is_all_of_one_kind_and_white_space_is_one_space() -> None:
    written = _written(["One ship sails\n at dawn."], ["Granite quarries close by decree."])
    assert sorted(written) == ["[-One ship sails at dawn.-]", "{+Granite quarries close by decree.+}"]


def test_a_split_passage_is_written_passage_by_passage() -> None:
    first = "The lighthouse on the cape burns oil and is tended by two keepers who live beside it."
    second = "Ships of all nations steer by its light when they enter the bay, and none has been lost since."
    assert _written([f"{first} {second}"], [first, second]) == [first, second]


def test_languages_without_spaces_get_none() -> None:
    old, new = "国家安全战略是维护国家利益的基本文件。", "国家安全战略是保护国家利益的基本文件。"
    (written,) = _written([old], [new], "zh")
    assert " " not in written
    assert written.replace("[-维-]{+保+}", "维").replace("[-维护-]{+保护+}", "维护") == old


@settings(max_examples=60, deadline=None)
@given(texts(), texts())
def test_without_what_was_taken_out_it_is_the_new_passage_and_no_old_word_is_missing(old: Text, new: Text) -> None:
    for change in aligned(old, new).changes:
        written = redline(change, old, new)
        stays = ["".join(words for words, kind in runs if kind is not WordKind.DELETED) for runs in written]
        if change.new:
            assert [words.split() for words in stays] == [span.quote.split() for span in change.new]
        both = [word for runs in written for words, _ in runs for word in words.split()]
        if change.reworded or not change.new:
            gone = [word.old for word in change.words if not word.new] or [
                span.quote for span in change.old if not change.new
            ]
            assert all(word in both for words in gone for word in words.split())
