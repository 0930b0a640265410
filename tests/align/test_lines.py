"""Two lists of lines: each line is told once, and swapping the lists swaps the sides."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from stratlas.align import pair_lines
from stratlas.records import WordKind
from tests.align.test_properties import LINES

LISTS = st.lists(LINES, max_size=12)


@settings(max_examples=60)
@given(LISTS, LISTS)
def test_every_line_of_both_lists_is_in_exactly_one_pair(old: list[str], new: list[str]) -> None:
    found = pair_lines(old, new)
    assert sorted(at for pair in found for at in pair.old) == list(range(len(old)))
    assert sorted(at for pair in found for at in pair.new) == list(range(len(new)))


@settings(max_examples=60)
@given(LISTS, LISTS)
def test_swapping_the_lists_swaps_the_sides(old: list[str], new: list[str]) -> None:
    there = {(pair.old, pair.new, pair.reworded) for pair in pair_lines(old, new)}
    back = {(pair.new, pair.old, pair.reworded) for pair in pair_lines(new, old)}
    assert there == back


@settings(max_examples=30)
@given(LISTS)
def test_a_list_against_itself_is_the_same_throughout(lines: list[str]) -> None:
    assert not any(pair.reworded or not pair.old or not pair.new for pair in pair_lines(lines, lines))


def test_a_reworded_line_has_its_words_marked() -> None:
    (pair,) = pair_lines(
        ["A stable neighbourhood of free states"], ["A stable and connected neighbourhood of free states"]
    )
    assert pair.reworded
    assert [words.strip() for words, kind in pair.words[0] if kind is WordKind.INSERTED] == ["and connected"]


def test_lines_that_somebody_says_belong_together_do_whatever_they_say() -> None:
    (pair,) = pair_lines(["Long winters"], ["Cold seasons without end"], same=[(0, 0)])
    assert (pair.old, pair.new) == ((0,), (0,))


def test_the_two_scripts_of_serbian_are_the_same_words() -> None:
    (pair,) = pair_lines(["Заштита воде"], ["Zaštita vode"], language="sr")
    assert not pair.reworded
