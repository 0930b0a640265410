"""Marks begin and end where the words do, and contexts are the text's own words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stratlas.records import BlockKind, Call
from stratlas.web.contexts import Context, context
from stratlas.web.layout import Layout
from stratlas.web.passages import Highlight, Marks, passages
from tests.texts import text_of

_WORDS = st.text(alphabet="ab ж漢<&\n", min_size=1, max_size=80).map(str.strip).filter(bool)


def _spans(size: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, size - 1), st.integers(1, size)).filter(lambda pair: pair[0] < pair[1])


@given(st.data(), _WORDS)
def test_segments_make_up_the_block_and_mark_exactly_the_words(data: st.DataObject, content: str) -> None:
    text = text_of(content)
    start, end = data.draw(_spans(len(content)))
    cited = [
        Highlight(*span, "primary", f"XXX/2024/threats/{number}", "wording", "/")
        for number, span in enumerate(data.draw(st.lists(_spans(len(content)), max_size=4)))
    ]
    shown = passages(text, Layout(text).pieces, Marks(cited, (start, end)), "en")
    for passage, block in zip(shown, text.blocks, strict=True):
        assert "".join(segment.text for segment in passage.segments) == content[block.start : block.end]
        at = block.start
        for segment in passage.segments:
            inside = start <= at and at + len(segment.text) <= end
            assert segment.words == inside
            over = [item for item in cited if item.start <= at and at + len(segment.text) <= item.end]
            assert segment.cited == (over[0] if over else None)
            at += len(segment.text)
    marked = any(block.start < end and start < block.end for block in text.blocks)
    assert sum(segment.first for passage in shown for segment in passage.segments) == int(marked)


def test_a_note_s_own_mark_stands_apart_from_words_that_follow_it_at_once() -> None:
    plain = text_of("It lapsed.1 It ended.2\n\n1Gazette 28 of 2017.\n\n2 With a space.\n\nNothing calls this.")
    first, *notes = plain.blocks
    text = replace(
        plain,
        blocks=(first, *(replace(block, kind=BlockKind.FOOTNOTE) for block in notes)),
        calls=(Call(10, 11, notes[0].start), Call(21, 22, notes[1].start)),
    )
    shown = passages(text, Layout(text).pieces, Marks(), "en")
    marks = [[segment.text for segment in passage.segments if segment.own_mark] for passage in shown]
    assert marks == [[], ["1"], [], []]


@given(st.data(), _WORDS)
def test_a_context_is_the_text_around_the_words(data: st.DataObject, content: str) -> None:
    start, end = data.draw(_spans(len(content)))
    found = context(content, start, end, around=10)
    whole = "".join(content.split())
    assert "".join(found.quote.split()) == "".join(content[start:end].split())
    assert "".join((found.before + found.quote + found.after).replace("…", "").split()) in whole
    assert len(found.before) <= 12
    assert len(found.after) <= 12


def test_a_context_is_cut_between_words_and_parts_passages() -> None:
    content = "An earlier passage.\n\nThe harbour towns share\none weather service, and meet in spring."
    at = content.index("share")
    found = context(content, at, at + 5, around=30)
    assert found.before == "…\u00a0passage.\nThe harbour towns "
    assert found.quote == "share"
    assert found.after == " one weather service, and\u00a0…"


def test_a_context_has_few_lines_even_in_a_table() -> None:
    content = "\n\n".join(f"cell {number}" for number in range(20))
    at = content.index("cell 9")
    assert context(content, at, at + 6) == Context("…\u00a0cell 7\ncell 8\n", "cell 9", "\ncell 10\ncell 11\u00a0…")
