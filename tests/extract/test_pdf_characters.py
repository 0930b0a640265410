"""What pdfium is asked about many characters in one go is what it says of each one."""

from __future__ import annotations

import gc
import re

import pypdfium2.raw as pdfium
import pytest

from stratlas.errors import BadFile
from stratlas.extract.pdf import read_pdf
from stratlas.extract.pdf_characters import Asker, characters_of, words_of
from stratlas.extract.pdf_columns import cut
from stratlas.extract.pdf_file import opened, page_of
from stratlas.extract.pdf_lines import Line, Word
from tests.builders_pdf import CAPTURE, drawn, line

LINES = [line(20, 890 - 8 * at, f"Line {at} of more words than are asked for in one go", 6) for at in range(110)]
DENSE = drawn(["".join(LINES)], box="0 0 300 900")


def test_each_of_very_many_characters_has_its_own_box_and_stance() -> None:
    with opened(DENSE) as document, page_of(document, 1) as page:
        textpage = page.get_textpage()
        count = pdfium.FPDFText_CountChars(textpage)
        characters = characters_of(textpage.raw, count)
        asker, box = Asker(), pdfium.FS_RECTF()
        boxes = asker.boxes(textpage.raw, range(count)).tolist()
        inks = asker.inks(textpage.raw, range(count)).tolist()
        stances = asker.stances(textpage.raw, range(count))
        for at in range(count):
            assert pdfium.FPDFText_GetLooseCharBox(textpage, at, box)
            assert boxes[at] == [box.left, box.bottom, box.right, box.top]
            assert box.bottom <= inks[at][0] <= inks[at][1] <= box.top or characters[at].isspace()
        textpage.close()
    assert count > 4000
    first = [at for at, letter in enumerate(characters) if letter == "L"]
    assert stances.y[first] == pytest.approx([890 - 8 * at for at in range(110)])
    assert set(stances.size[first]) == {6.0}
    assert set(stances.turn[first]) == {0}


@pytest.mark.parametrize("characters", ["one two\r\nthree hy\x02phen\ufffe", "", "  \r\n", "\x02", "a\x00\U0001d4d0 c"])
def test_words_are_what_stands_between_blanks_and_lines_end_at_breaks_and_hyphens(characters: str) -> None:
    words = words_of(characters)
    lines = re.findall(r"[^\r\n\x02\ufffe]*[\x02\ufffe]|[^\r\n\x02\ufffe]+", characters)
    expected = [found for found in (re.findall(r"[^\s\x00]+", line) for line in lines) if found]
    own = [characters[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    assert own == [word for line in expected for word in line]
    assert [own[at] for at in words.firsts] == [line[0] for line in expected]


def test_a_line_is_cut_at_several_words_at_once() -> None:
    words = [Word(0, 3, 0, 10), Word(4, 7, 40, 50), Word(8, 11, 90, 100), Word(12, 15, 101, 110)]
    whole = Line(words, [("one two", 0), (" ", -1), ("six ten", 8)], 0, 10, bold=False, turn=0).measured()
    pieces = cut(whole, [1, 2])
    assert [(piece.text.strip(), piece.left, piece.right) for piece in pieces] == [
        ("one", 0, 10),
        ("two", 40, 50),
        ("six ten", 90, 110),
    ]
    assert (whole.widest, pieces[0].widest, pieces[2].widest) == (40, 0.0, 1)


def test_python_collects_garbage_again_after_reading_whether_it_failed_or_not() -> None:
    read_pdf(DENSE, CAPTURE)
    assert gc.isenabled()
    with pytest.raises(BadFile):
        read_pdf(DENSE[:300], CAPTURE)
    assert gc.isenabled()
