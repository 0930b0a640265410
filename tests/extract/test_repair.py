"""Mending a text: what is mended reads so, what stood there is remembered, and everything else moves along."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.extract.repair import Change, original, repaired
from stratlas.records import Block, BlockKind, Call, OcrWord, Page, Repair, Run, Text

LETTERS = "abčšžаб "


@st.composite
def texts(draw) -> Text:
    """Texts of blocks on pages, with runs over some of their characters, a call, OCR words and no repairs."""
    words = draw(st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=12).map(lambda s: f"x{s}x"), min_size=2))
    content, blocks, runs, pages = "", [], [], []
    for number, word in enumerate(words, 1):
        content += "\n\n" if content else ""
        start = len(content)
        content += word
        last = number == len(words)
        blocks.append(Block(BlockKind.FOOTNOTE if last else BlockKind.PARAGRAPH, start, len(content), number))
        pages.append(Page(number, start, len(content)))
        cut = draw(st.integers(start, len(content)))
        runs += [Run(a, b, number, 100 + 2 * a) for a, b in ((start, cut), (cut, len(content))) if a < b]
    calls = (Call(0, 1, blocks[-1].start),)
    ocr = tuple(OcrWord(block.start, block.end, block.page, 0.5, 0, 0, 1, 1) for block in blocks)
    return Text("c", "t-1", content, tuple(pages), tuple(blocks), runs=tuple(runs), calls=calls, ocr=ocr)


@st.composite
def changes_of(draw, text: Text) -> list[Change]:
    made, at = [], 0
    for block in text.blocks:
        for _ in range(draw(st.integers(0, 2))):
            if max(at, block.start) >= block.end:
                break
            start = draw(st.integers(max(at, block.start), block.end - 1))
            end = draw(st.integers(start + 1, min(block.end, start + 4)))
            made.append(Change(start, end, draw(st.text(alphabet="čđљњxyz", min_size=1, max_size=5)), "font-code"))
            at = end
    return made


@given(st.data())
def test_what_is_mended_reads_so_and_what_stood_there_can_be_had_back(data):
    text = data.draw(texts())
    made = data.draw(changes_of(text))
    mended = repaired(text, made)
    assert original(mended) == text.content
    assert [mended.content[repair.start : repair.end] for repair in mended.repairs] == [change.new for change in made]
    assert [repair.was for repair in mended.repairs] == [text.content[change.start : change.end] for change in made]


@given(st.data())
def test_mending_what_was_mended_still_remembers_the_source(data):
    text = data.draw(texts())
    once = repaired(text, data.draw(changes_of(text)))
    twice = repaired(once, data.draw(changes_of(once)))
    assert original(twice) == text.content
    assert sorted(twice.repairs, key=lambda repair: repair.start) == list(twice.repairs)


@given(st.data())
def test_every_character_that_was_not_mended_keeps_its_place_on_its_page(data):
    text = data.draw(texts())
    made = data.draw(changes_of(text))
    mended = repaired(text, made)
    changed = {at for change in made for at in range(change.start, change.end)}
    before = {
        run.index + step: text.content[run.start + step]
        for run in text.runs
        for step in range(run.end - run.start)
        if run.start + step not in changed
    }
    after = {
        run.index + step: mended.content[run.start + step] for run in mended.runs for step in range(run.end - run.start)
    }
    assert {index: after.get(index) for index in before} == before
    assert all(left.end <= right.start for left, right in zip(mended.runs, mended.runs[1:], strict=False))


@given(st.data())
def test_pages_blocks_calls_and_words_from_pictures_move_along(data):
    text = data.draw(texts())
    mended = repaired(text, data.draw(changes_of(text)))
    assert [block.page for block in mended.blocks] == [block.page for block in text.blocks]
    parts = mended.content.split("\n\n")
    assert [mended.content[block.start : block.end] for block in mended.blocks] == parts
    assert [mended.content[page.start : page.end] for page in mended.pages] == parts
    assert [mended.content[word.start : word.end] for word in mended.ocr] == parts
    assert mended.calls[0].note == mended.blocks[-1].start


def whole(content: str) -> Text:
    return Text("c", "t-1", content, (Page(1, 0, len(content)),), (Block(BlockKind.PARAGRAPH, 0, len(content), 1),))


def test_a_change_that_would_leave_letters_uncomposed_is_not_made():
    text = whole("q\u0308y zq")
    mended = repaired(text, [Change(0, 1, "a", "font-code"), Change(4, 5, "ž", "font-code")])
    assert mended.content == "q\u0308y žq"


def test_the_runs_of_letters_that_became_one_lead_to_the_first_of_them():
    text = replace(whole("AÄ\u008dB"), runs=(Run(0, 4, 1, 10),))
    mended = repaired(text, [Change(1, 3, "č", "mojibake")])
    assert mended.content == "AčB"
    assert mended.runs == (Run(0, 1 + 1, 1, 10), Run(2, 3, 1, 13))
    assert mended.repairs == (Repair(1, 2, "Ä\u008d", "mojibake"),)


@pytest.mark.parametrize(
    "changes",
    [
        [Change(0, 2, "a", "c"), Change(1, 3, "b", "c")],
        [Change(0, 1, "", "c")],
        [Change(2, 2, "a", "c")],
        [Change(3, 9, "a", "c")],
    ],
)
def test_changes_that_make_no_sense_are_refused(changes):
    with pytest.raises(ValueError, match="changes follow"):
        repaired(whole("abcd"), changes)


def test_a_change_over_the_bounds_of_a_block_is_refused():
    text = Text("c", "t-1", "ab cd", (Page(1, 0, 5),), (Block(BlockKind.PARAGRAPH, 0, 2, 1),))
    with pytest.raises(ValueError, match="one block"):
        repaired(text, [Change(1, 4, "x", "c")])
