"""Every character of a PDF's text leads back to its place, and boxes land on the ink."""

from __future__ import annotations

import io

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from stratlas.errors import BadFile
from stratlas.extract.pdf import Box, page_image, read_pdf, span_boxes
from stratlas.records import Text
from tests.builders_pdf import CAPTURE, drawn, line, typeset

BODY = """= Interests of the Republic
Efficient offices keep their files, and the naïve coöperation of Đorđe and Ђорђе is a fine affair.#footnote[A note.]

- Међународна сарадња јача безбедност и поверење међу суседима у свакој прилици.
- $x^2 + alpha$ and more words that follow the formula until the line is full and breaks.
"""


def characters(data: bytes, page: int) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    shown = document[page - 1]
    textpage = shown.get_textpage()
    try:
        found = [chr(pdfium.FPDFText_GetUnicode(textpage, at)) for at in range(textpage.count_chars())]
        for at, character in enumerate(found):
            if "\ud800" <= character < "\udc00":  # half a letter: the other half has the next index
                pair = (character + found[at + 1]).encode("utf-16-le", "surrogatepass")
                found[at] = pair.decode("utf-16-le")
        return found
    finally:
        textpage.close()
        shown.close()
        document.close()


def assert_runs_lead_back(data: bytes, text: Text) -> int:
    """Each run's characters are the page's (any white space being a space); returns how many there are."""
    sources = {page.number: characters(data, page.number) for page in text.pages}
    count = 0
    for run in text.runs:
        assert {text.page_at(run.start), text.page_at(run.end - 1)} == text.pages_of(run.start, run.end) == {run.page}
        for at in range(run.start, run.end):
            source, mine = sources[run.page][run.index + at - run.start], text.content[at]
            assert source == mine or (mine == " " and source.isspace()) or (mine == "-" and source in "\x02\ufffe")
            count += 1
    return count


def test_runs_lead_every_character_back_to_the_page() -> None:
    data = typeset(BODY * 4, hyphenate=True)
    text = read_pdf(data, CAPTURE)
    inked = sum(not character.isspace() for character in text.content)
    assert assert_runs_lead_back(data, text) >= inked


def test_combining_marks_become_one_letter_that_comes_from_its_base() -> None:
    # Composed in NFC the letter is one; in the file its accent may stand on its own.
    data = typeset("Cafe\u0301 and nai\u0308ve words.")
    text = read_pdf(data, CAPTURE)
    assert text.content == "Café and naïve words."
    boxes = span_boxes(data, text, 3, 4)
    assert len(boxes) == 1


def test_letters_beyond_the_basic_plane_keep_the_places_of_their_neighbours() -> None:
    data = typeset("Before $upright(bold(A)) 𝐁 cal(C)$ and after.")
    text = read_pdf(data, CAPTURE)
    assert_boxes_hold_the_ink(data, text, "and")


def ink(data: bytes, page: int) -> Image.Image:
    return Image.open(io.BytesIO(page_image(data, page, width=1200))).convert("L")


def dark(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    low, _ = picture.crop(box).getextrema()
    return isinstance(low, int) and low < 128


def pixels(picture: Image.Image, box: Box, pad: int) -> tuple[int, int, int, int]:
    return (
        round(box.left * picture.width) - pad,
        round(box.top * picture.height) - pad,
        round((box.left + box.width) * picture.width) + pad,
        round((box.top + box.height) * picture.height) + pad,
    )


def assert_boxes_hold_the_ink(data: bytes, text: Text, words: str) -> None:
    """The only ink on these pages inside the boxes is that of `words`: nothing is left when all else is kept."""
    start = text.content.index(words)
    boxes = span_boxes(data, text, start, start + len(words))
    assert boxes
    for box in boxes:
        picture = ink(data, box.page)
        left, top, right, bottom = pixels(picture, box, 2)
        assert dark(picture, (left, top, right, bottom))
        # Just around the box there is white: the neighbouring words are outside.
        for edge in (
            (left - 3, top, left, bottom),
            (right, top, right + 3, bottom),
            (left, top - 3, right, top),
            (left, bottom, right, bottom + 3),
        ):
            assert not dark(picture, edge), (box, edge)


WORDS = line(40, 150, "Safe   harbours   for   all", 14) + line(40, 132, "and   clean   rivers   too", 14)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", ["", "/CropBox [30 60 290 190]"])
def test_boxes_land_on_the_ink_of_turned_and_cropped_pages(rotation: int, crop: str) -> None:
    data = drawn([WORDS], extra=f"/Rotate {rotation} {crop}")
    text = read_pdf(data, CAPTURE)
    assert text.content == "Safe harbours for all and clean rivers too"
    for words in ("harbours", "rivers", "Safe", "too"):
        assert_boxes_hold_the_ink(data, text, words)
    start = text.content.index("for")
    assert len(span_boxes(data, text, start, len(text.content))) == 2
    width = text.pages[0].width
    assert width is not None
    assert ink(data, 1).width == 1200


def test_a_box_shows_the_turned_page_as_a_reader_sees_it() -> None:
    data = drawn([line(40, 150, "Top left", 14)], extra="/Rotate 90")
    text = read_pdf(data, CAPTURE)
    (box,) = span_boxes(data, text, 0, len(text.content))
    # Turned clockwise, what stood at the upper left stands at the upper right and runs downwards.
    assert box.left > 0.6
    assert box.top < 0.3
    assert (text.pages[0].width, text.pages[0].height) == (200.0, 300.0)


def test_text_that_runs_up_the_page_is_read_and_marked() -> None:
    turned = "BT /F1 12 Tf 0 1 -1 0 100 20 Tm (Words that run upwards) Tj ET\n"
    turned += "BT /F1 12 Tf 0 1 -1 0 115 20 Tm (and their second line.) Tj ET\n"
    data = drawn([turned])
    text = read_pdf(data, CAPTURE)
    assert text.content == "Words that run upwards and their second line."
    assert len(span_boxes(data, text, 0, len(text.content))) == 2


def test_a_page_without_a_size_is_shown_all_the_same() -> None:
    data = drawn([WORDS], box="0 0 0 0")
    text = read_pdf(data, CAPTURE)
    assert all(0 <= edge <= 1 for box in span_boxes(data, text, 0, len(text.content)) for edge in (box.left, box.top))
    assert page_image(data, 1).startswith(b"\x89PNG")


def test_an_enormous_page_image_is_made_smaller() -> None:
    data = drawn([WORDS], box="0 0 10 14000")
    picture = Image.open(io.BytesIO(page_image(data, 1, width=10_000)))
    assert picture.width * picture.height <= 41_000_000
    assert max(picture.size) <= 30_001


def test_a_page_that_is_not_there_is_refused_in_a_sentence() -> None:
    with pytest.raises(BadFile, match=r"no page 2"):
        page_image(drawn([WORDS]), 2)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_boxes_of_any_span_lie_on_its_pages(choice: st.DataObject) -> None:
    start = choice.draw(st.integers(0, len(TEXT.content) - 1))
    end = choice.draw(st.integers(start + 1, len(TEXT.content)))
    pages = TEXT.pages_of(start, end)
    assert {TEXT.page_at(start), TEXT.page_at(end - 1)} <= pages | {TEXT.page_at(start - 1)}
    for box in span_boxes(DATA, TEXT, start, end):
        assert box.page in pages
        assert 0 <= box.left <= box.left + box.width <= 1.000001
        assert 0 <= box.top <= box.top + box.height <= 1.000001


DATA = typeset(BODY * 6, hyphenate=True)
TEXT = read_pdf(DATA, CAPTURE)
