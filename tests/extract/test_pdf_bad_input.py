"""PDFs that are broken, locked, empty or absurd: a text with notices or one clear sentence."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratlas.errors import BadFile, TooLarge
from stratlas.extract.pdf import page_image, read_pdf, span_boxes
from stratlas.extract.pdf_lines import Line
from stratlas.extract.pdf_vocabulary import Vocabulary
from stratlas.extract.pdf_words import Joiner
from tests.builders_pdf import CAPTURE, drawn, line, typeset

GOOD = drawn([line(20, 170, "First page."), line(20, 170, "Second page."), line(20, 170, "Third page.")])


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", r"^The PDF is empty: "),
        (b"Strategy of the Republic\n" * 200, r"^The PDF cannot be opened: it does not begin as a PDF"),
        (b"%PDF-1.7\n" + bytes(500), r"^The PDF is damaged or cut off"),
        (GOOD[:120], r"^The PDF is damaged or cut off"),
        (drawn([]), r"^The PDF has no pages"),
        (drawn([line(20, 170, "Secret.")], encrypted="key"), r"^The PDF is encrypted: save it without a password"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    for read in (lambda: read_pdf(data, CAPTURE), lambda: page_image(data, 1)):
        with pytest.raises(BadFile, match=sentence) as caught:
            read()
        assert "\n" not in str(caught.value)
        assert str(caught.value).endswith(".")


def test_a_pdf_that_only_its_owner_locked_is_read() -> None:
    assert read_pdf(drawn([line(20, 170, "Open to all.")], encrypted=""), CAPTURE).content == "Open to all."


def test_a_damaged_page_has_a_notice_and_the_rest_is_read() -> None:
    # The second page's object becomes a number, so that there is no page to load.
    begin = GOOD.index(b"6 0 obj\n") + len(b"6 0 obj\n")
    end = GOOD.index(b"\nendobj", begin)
    text = read_pdf(GOOD[:begin] + b"7".ljust(end - begin) + GOOD[end:], CAPTURE)
    assert [(notice.code, notice.page) for notice in text.notices] == [("page-unreadable", 2)]
    assert [text.content[page.start : page.end].strip() for page in text.pages] == ["First page.", "", "Third page."]


def test_a_file_without_its_end_is_refused_although_pages_could_be_read() -> None:
    with pytest.raises(BadFile, match="The PDF is cut off: its end is missing"):
        read_pdf(GOOD[: GOOD.index(b"startxref")], CAPTURE)


def test_bytes_after_the_end_do_no_harm() -> None:
    assert read_pdf(GOOD + b"\n<!-- served by a gateway -->" + b"\x00" * 1000, CAPTURE).notices == ()


def test_more_pages_than_any_strategy_has_are_refused() -> None:
    kids = " ".join(["4 0 R"] * 30_000)
    data = drawn([line(20, 170, "Page.")]).replace(b"[4 0 R] /Count 1", f"[{kids}] /Count 30000".encode())
    with pytest.raises(TooLarge, match=r"30,000 pages"):
        read_pdf(data, CAPTURE)


def test_a_page_with_absurdly_many_characters_is_cut_with_a_notice() -> None:
    data = drawn(["".join(line(20, 20 + at / 2, "word " * 200, 0.2) for at in range(300))])
    text = read_pdf(data, CAPTURE)
    assert [(notice.code, notice.page) for notice in text.notices] == [("page-cut", 1)]


def test_threads_may_read_and_draw_at_the_same_time() -> None:
    data = typeset("Words that are read by many at once.")

    def work(number: int) -> object:
        text = read_pdf(data, CAPTURE)
        return page_image(data, 1, width=200 + number), span_boxes(data, text, 0, 5), text.digest

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(work, range(24)))
    assert len(results) == 24


@pytest.mark.parametrize("seed", range(4))
def test_flipped_cut_and_spliced_files_give_a_text_or_a_sentence(seed: int) -> None:
    chance = random.Random(seed)
    originals = [GOOD, typeset("= Heading\nWords and more words.\n\n- item\n"), drawn([line(20, 9, "x")], encrypted="")]
    sentences = []
    for _ in range(60):
        data = bytearray(chance.choice(originals))
        for _ in range(chance.choice([1, 3, 20, 200])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        if chance.random() < 0.2:
            data += chance.choice(originals)
        try:
            text = read_pdf(bytes(data), CAPTURE)
            if text.content:
                span_boxes(bytes(data), text, 0, len(text.content))
        except BadFile as error:
            sentences.append(str(error))
    assert all(sentence.startswith("The PDF ") for sentence in sentences)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
@settings(max_examples=200, deadline=None)
def test_joined_lines_are_nfc_and_their_stretches_cover_them_in_order(strings: list[str]) -> None:
    joiner, begin = Joiner(Vocabulary()), 0
    for string in strings:
        if string.strip():
            joiner.add(Line([], [(string, begin)], 0.0, 10.0, False, 0).measured())
            begin += len(string) + 2
            if begin % 2:
                joiner.turn()
    result, sources, turns = joiner.result()
    assert turns == sorted(turns)
    assert all(0 <= turn <= len(result) for turn in turns)
    assert "\n" not in result
    offsets = [offset for offset, _ in sources]
    assert offsets == sorted(set(offsets))
    assert all(0 <= offset < len(result) for offset in offsets)
    assert all(-1 <= index < begin for _, index in sources)
