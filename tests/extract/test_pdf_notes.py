"""Marks of footnotes lead to the notes they call."""

from __future__ import annotations

import pytest

from stratlas.extract.pdf import read_pdf
from stratlas.extract.pdf_notes import Called, Noted, tie
from stratlas.records import Text
from tests.builders_pdf import CAPTURE, drawn, line, typeset

SENTENCES = [
    "The Republic keeps its harbours open in every season and guards the roads that lead to them.",
    "Neighbours who share a river share its floods, and the council meets before the snow melts.",
    "No single ministry can answer for the safety of grain, water and light, so they plan together.",
]


def ties(text: Text) -> list[tuple[str, str, str]]:
    """The word before each mark, the mark, and what its note says without its own mark."""
    notes = {block.start: text.content[block.start : block.end] for block in text.blocks}
    return [
        (
            text.content[: call.start].split()[-1],
            text.content[call.start : call.end],
            notes[call.note].lstrip("0123456789*†[] "),
        )
        for call in text.calls
    ]


def test_raised_numbers_call_their_notes_and_stay_in_the_text() -> None:
    body = f"{SENTENCES[0]}#footnote[On harbours.] {SENTENCES[1]} In 2019#footnote[A year.] it rained.\n\n"
    text = read_pdf(typeset(body + SENTENCES[2] + "#footnote[On bread.]"), CAPTURE)
    assert ties(text) == [("them.", "1", "On harbours."), ("2019", "2", "A year."), ("together.", "3", "On bread.")]
    assert "to them.1 Neighbours" in text.content


def test_stars_call_notes_too() -> None:
    body = '#set footnote(numbering: "*")\n' + f"{SENTENCES[0]}#footnote[On harbours.] {SENTENCES[1]}#footnote[Floods.]"
    assert [(mark, note) for _, mark, note in ties(read_pdf(typeset(body), CAPTURE))] == [
        ("*", "On harbours."),
        ("†", "Floods."),
    ]


def test_marks_that_begin_anew_on_each_page_call_the_notes_of_their_page() -> None:
    first = f"{SENTENCES[0]}#footnote[First one.] {SENTENCES[1]}#footnote[First two.]\n"
    second = f"{SENTENCES[2]}#footnote[Second one.] {SENTENCES[0]}#footnote[Second two.]\n"
    text = read_pdf(typeset(f"{first}#pagebreak()#counter(footnote).update(0)\n{second}"), CAPTURE)
    assert [note for _, _, note in ties(text)] == ["First one.", "First two.", "Second one.", "Second two."]


def test_numbers_that_are_no_marks_call_nothing() -> None:
    body = f"The G1 met in 1 of 1 rooms. {SENTENCES[0]}#footnote[On harbours.] "
    body += "An area of 20 km#super[2] is 1.1 times as large."
    assert ties(read_pdf(typeset(body), CAPTURE)) == [("them.", "1", "On harbours.")]


def test_a_note_that_found_no_room_on_its_page_is_called_from_the_page_before() -> None:
    filler = "\n\n".join(SENTENCES * 10)
    body = f"{filler} End#footnote[{' '.join(SENTENCES * 12)}] of it.\n\n{filler}"
    text = read_pdf(typeset(body), CAPTURE)
    assert [(word, mark) for word, mark, _ in ties(text)] == [("End", "1")]


def test_a_mark_that_is_not_raised_calls_a_note_if_no_other_could() -> None:
    body = "".join(line(20, 180 - 12 * at, f"Words of line {'abcdefgh'[at]} in the text") for at in range(8))
    body += line(20, 84, "as the council wrote.7 It was so")
    text = read_pdf(drawn([body + line(20, 20, "7 The council's second paper.", 7)]), CAPTURE)
    assert ties(text) == [("wrote.", "7", "The council's second paper.")]


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        ([Called(10, 11, "1", 1, True), Called(20, 21, "2", 1, True)], [(10, 100), (20, 110)]),
        (
            [Called(5, 6, "2", 1, True), Called(10, 11, "1", 1, True), Called(20, 21, "2", 1, True)],
            [(10, 100), (20, 110)],
        ),
        ([Called(10, 11, "1", 1, False), Called(30, 31, "1", 1, False)], []),
    ],
)
def test_marks_are_tied_in_order(calls: list[Called], expected: list[tuple[int, int]]) -> None:
    notes = [Noted(100, "1", 1), Noted(110, "2", 1)]
    assert [(start, note) for start, _, note in tie(calls, notes)] == expected
