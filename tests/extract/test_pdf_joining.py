"""Paragraphs and notes that run over the end of a column or a page."""

from __future__ import annotations

import random

import pytest

from stratlas.extract.pdf import read_pdf, span_boxes
from stratlas.extract.pdf_vocabulary import Vocabulary
from stratlas.records import BlockKind, Text
from tests.builders_pdf import CAPTURE, drawn, line, typeset

WORDS = (
    "council",
    "bridge",
    "river",
    "stone",
    "meets",
    "rises",
    "keeps",
    "never",
    "always",
    "village",
    "grain",
    "winter",
)


def sentences(count: int, seed: int) -> str:
    """Sentences that do not repeat, as running lines do."""
    chance = random.Random(seed)
    return " ".join(" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(count))


FULL = "a line that is exactly as wide as any"
LONG = sentences(78, 0)


def blocks(text: Text, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [text.content[block.start : block.end] for block in text.blocks if block.kind is kind]


def two_pages(first: list[str], second: list[str], indent: int = 0) -> Text:
    """Lines at the foot of one page and, the first of them indented, at the head of the next."""
    foot = "".join(line(20, 100 - 12 * at, words) for at, words in enumerate(first))
    head = "".join(line(20 if at else 20 + indent, 180 - 12 * at, words) for at, words in enumerate(second))
    return read_pdf(drawn([foot, head]), CAPTURE)


def test_a_paragraph_over_three_pages_is_one_block_and_the_running_lines_come_after_it() -> None:
    text = read_pdf(typeset(LONG, head="The Head"), CAPTURE)
    assert len(text.pages) == 3
    assert blocks(text) == [LONG]
    assert [(block.kind, block.page) for block in text.blocks] == [
        (BlockKind.PARAGRAPH, 1),
        *((BlockKind.RUNNING, page) for page in (1, 1, 2, 2, 3, 3)),
    ]
    assert [piece.page for piece in text.pieces(text.blocks[0])] == [1, 2, 3]
    assert [(page.width, page.height) for page in text.pages] == [(420.0, 595.0)] * 3


def test_boxes_of_words_that_run_over_a_page_lie_on_both() -> None:
    data = typeset(LONG, head="The Head")
    text = read_pdf(data, CAPTURE)
    border = text.pages[1].start
    assert [box.page for box in span_boxes(data, text, border - 4, border + 4)] == [1, 2]
    assert {box.page for box in span_boxes(data, text, border, border + 20)} == {2}


def test_a_word_broken_at_a_page_end_comes_out_whole() -> None:
    text = two_pages(["We look for an under-"], ["standing of the matter and more."])
    assert blocks(text) == ["We look for an understanding of the matter and more."]
    assert text.content[text.pages[1].start :].startswith("standing")


@pytest.mark.parametrize(
    ("before", "after", "keeps"),
    [
        ("agree", "ments", False),  # another word goes on so: “agreement”
        ("septem", "ber", False),  # neither half is a word
        ("quick", "grain", True),  # the second half is one
        ("river", "borne", True),  # nothing goes on so
    ],
)
def test_a_torn_word_is_told_from_a_compound_where_words_are_seldom_broken(
    before: str, after: str, keeps: bool
) -> None:
    known = Vocabulary(whole={*WORDS, "agree", "agreement"}, cut=[(before, after)])
    known.counts.lines, known.counts.words = 300, 3000
    assert known.keeps_hyphen(before, after) is keeps


def test_a_page_that_begins_with_a_new_paragraph_is_left_alone() -> None:
    assert len(blocks(two_pages([FULL, "ends here."], ["Another one begins", "and goes on."]))) == 2
    assert len(blocks(two_pages([FULL, FULL], ["Another one is indented", "and goes on."], indent=20))) == 2


def test_a_sentence_goes_on_after_a_full_line_even_with_a_capital() -> None:
    assert len(blocks(two_pages([FULL, FULL, FULL], ["Europe is named here", "and goes on."]))) == 1


@pytest.mark.parametrize(("columns", "size"), [(1, 26), (2, 8)])
def test_a_note_without_room_at_the_foot_of_its_page_is_one_note(columns: int, size: int) -> None:
    note = sentences(size, 1)
    text = read_pdf(typeset(f"{sentences(1, 2)}#footnote[{note}] {LONG}", columns=columns), CAPTURE)
    assert [words.lstrip("1 ") for words in blocks(text, BlockKind.FOOTNOTE)] == [note]
    assert len(blocks(text)) == 1
    assert {run.page for run in text.runs} == {page.number for page in text.pages}
