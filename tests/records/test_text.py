import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.records import Block, BlockKind, Call, Notice, OcrWord, Page, Reading, Repair, Span, Text, in_short
from tests.texts import text_of

words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Mn", "Mc")), min_size=1)


def test_a_span_that_does_not_match_its_text_cannot_be_made() -> None:
    text = text_of("safe harbours")
    assert text.span(0, 4).quote == "safe"
    for start, end, quote in [(0, 4, "Safe"), (0, 0, ""), (5, 99, "harbours"), (-1, 3, "rs")]:
        with pytest.raises(ValueError, match="does not read"):
            Span(text.id, start, end, quote, text.content)


@given(st.lists(words, min_size=1), st.data())
def test_a_span_always_reads_what_it_quotes_and_counts_code_points(parts: list[str], data: st.DataObject) -> None:
    text = text_of(unicodedata.normalize("NFC", " ".join(parts)))
    start = data.draw(st.integers(0, len(text.content) - 1))
    end = data.draw(st.integers(start + 1, len(text.content)))
    span = text.span(start, end)
    assert text.content[span.start : span.end] == span.quote
    assert len(span.quote) == end - start


@pytest.mark.parametrize("content", ["cafe\u0301", "a\x00b"])
def test_a_text_is_nfc_and_holds_no_nul(content: str) -> None:
    with pytest.raises(ValueError, match="a text"):
        Text("0" * 64, "test-1", content, (Page(1, 0, len(content)),), ())


def test_blocks_follow_one_another() -> None:
    first, second = Block(BlockKind.PARAGRAPH, 0, 3, 1), Block(BlockKind.PARAGRAPH, 2, 5, 1)
    with pytest.raises(ValueError, match="follow one another"):
        Text("0" * 64, "test-1", "abcdef", (Page(1, 0, 6),), (first, second))


def test_a_text_names_its_capture_and_its_extractor() -> None:
    text = text_of("safe harbours")
    assert text.id == f"{text.capture[:16]}.test-1"


def test_the_page_of_an_offset_is_the_last_that_begins_before_it() -> None:
    text = Text("0" * 64, "test-1", "one\ftwo", (Page(1, 0, 4), Page(2, 4, 7)), ())
    assert [text.page_at(offset) for offset in (0, 3, 4, 6)] == [1, 1, 2, 2]


def running_over() -> Text:
    """Two pages: a paragraph that runs over to the second, then the first one's number, then the second one's rest."""
    content = "begins and ends\n\n1\n\nmore"
    pages = (Page(1, 0, 11), Page(2, 11, len(content)))
    blocks = (
        Block(BlockKind.PARAGRAPH, 0, 15, 1),
        Block(BlockKind.RUNNING, 17, 18, 1),
        Block(BlockKind.PARAGRAPH, 20, 24, 2),
    )
    return Text("c" * 64, "test-1", content, pages, blocks)


def test_a_block_that_runs_over_has_a_piece_on_each_page() -> None:
    text = running_over()
    cut = [[(piece.page, text.content[piece.start : piece.end]) for piece in text.pieces(b)] for b in text.blocks]
    assert cut == [[(1, "begins and "), (2, "ends")], [(1, "1")], [(2, "more")]]


def test_an_offset_stands_on_the_page_of_its_piece_even_where_pages_overlap() -> None:
    text = running_over()
    assert [text.page_at(offset) for offset in (0, 10, 11, 14, 17, 20)] == [1, 1, 2, 2, 1, 2]
    assert text.pages_of(8, 13) == {1, 2}
    assert text.pages_of(17, 18) == {1}
    assert text.block_at(16) is None


def test_annotations_lie_inside_the_text_and_calls_lead_to_notes() -> None:
    note = Block(BlockKind.FOOTNOTE, 3, 5, 1)
    whole = {"capture": "a" * 64, "extractor": "t-1", "content": "ab\nno", "pages": (Page(1, 0, 5),), "blocks": (note,)}
    assert Text(**whole, calls=(Call(1, 2, 3),)).calls  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="leads to a footnote"):
        Text(**whole, calls=(Call(1, 2, 0),))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="inside the text"):
        Text(**whole, repairs=(Repair(4, 6, "x", "homoglyph"),))  # type: ignore[arg-type]


def test_words_read_from_a_picture_are_known_down_to_the_span() -> None:
    words = tuple(OcrWord(start, start + 2, page, 0.9, 0, 0, 0.1, 0.1) for start, page in ((0, 1), (3, 1), (6, 2)))
    notices = (Notice("ocr", "Page 1 was read from its picture.", 1), Notice("x", "All of it."))
    text = Text("a" * 64, "t-1", "aa bb cc", (Page(1, 0, 6), Page(2, 6, 8)), (), notices, ocr=words)
    assert text.ocr_words(0, 2) == words[:1]
    assert text.ocr_words(4, 8) == words[1:]
    assert text.ocr_words(2, 3) == ()
    assert text.notices_at(0, 2) == notices[:1]
    assert text.notices_at(6, 8) == ()


def test_words_say_what_they_rest_on() -> None:
    words = (OcrWord(0, 2, 1, 0.9, 0, 0, 0.1, 0.1), OcrWord(3, 5, 1, 0.7, 0, 0, 0.1, 0.1))
    notices = (Notice("ocr", "Read.", 1), Notice("strange-text", "Odd.", 1), Notice("ocr", "Read.", 2))
    text = Text("a" * 64, "t-1", "aa bb cc", (Page(1, 0, 6), Page(2, 6, 7), Page(3, 7, 8)), (), notices, ocr=words)
    assert text.reading_of(0, 5).ocr == pytest.approx(0.8)
    assert text.reading_of(0, 5).codes == ["ocr", "strange-text"]
    assert text.reading_of(6, 7) == Reading((notices[2],), None)
    assert text.reading_of(6, 7).doubtful
    assert not text.reading_of(7, 8).doubtful


def sectioned(*levels: int) -> Text:
    """A heading of each level, and a paragraph of one letter where it is 0."""
    blocks = tuple(
        Block(BlockKind.HEADING if level else BlockKind.PARAGRAPH, 2 * at, 2 * at + 1, 1, level)
        for at, level in enumerate(levels)
    )
    content = "x " * len(levels)
    return Text("c" * 64, "test-1", content, (Page(1, 0, len(content)),), blocks)


def test_an_offset_stands_under_the_headings_above_it() -> None:
    text = sectioned(0, 1, 2, 0, 3, 0, 2, 0, 1, 3, 0)
    paths = [[block.start // 2 for block in text.section_at(2 * at)] for at in range(len(text.blocks))]
    assert paths == [[], [], [1], [1, 2], [1, 2], [1, 2, 4], [1], [1, 6], [], [8], [8, 9]]


@given(st.lists(st.integers(0, 5), min_size=1), st.data())
def test_a_section_is_a_path_of_rising_levels_that_ends_with_the_nearest_heading(
    levels: list[int], data: st.DataObject
) -> None:
    text = sectioned(*levels)
    offset = data.draw(st.integers(0, len(text.content) - 1))
    path = text.section_at(offset)
    assert [block.level for block in path] == sorted({block.level for block in path})
    at = offset // 2
    if levels[at] == 0 or offset % 2:
        above = [block for block in text.blocks[: at + 1] if block.kind is BlockKind.HEADING]
        assert path[-1:] == tuple(above[-1:])


def test_notices_that_say_the_same_of_many_pages_are_one_sentence() -> None:
    notices = (
        Notice("page-without-text", "Page 2 has no text.", 2),
        Notice("guess", "The encoding was guessed."),
        Notice("guess", "The language, too."),
        Notice("page-without-text", "Page 5 has no text.", 5),
        Notice("page-without-text", "Page 7 has no text.", 7),
    )
    assert in_short(notices) == [
        "Page 2 has no text; the same on pages 5, 7.",
        "The encoding was guessed.",
        "The language, too.",
    ]
