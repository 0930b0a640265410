"""Justified lines are told from rows of cells by their gaps, and marks set apart find their lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from stratlas.extract.pdf_lines import Line, PageLines, Word
from stratlas.extract.pdf_spaces import close_spaces, join_marks

WIDE = 10.0


def made(texts: Sequence[str], gaps: Sequence[float], *, base: float = 100, left: float = 0, start: int = 0) -> Line:
    """A line in type of ten points, each letter five wide, with these gaps between its words."""
    words, x, at = [], left, start
    for word, gap in zip(texts, [*gaps, 0.0], strict=True):
        words.append(Word(at, at + len(word), x, x + 5 * len(word)))
        x, at = x + 5 * len(word) + gap, at + len(word) + 1
    return Line(words, [(" ".join(texts), start)], base, 10, bold=False, turn=0).measured()


def closed(*lines: Line) -> list[bool]:
    close_spaces(PageLines(1, 300, 300, lines=list(lines)))
    return [line.widest == 0 for line in lines]


def test_a_line_whose_words_stand_evenly_apart_is_justified() -> None:
    stretched = made(["aaaa", "bbbb", "cccc"], [WIDE, WIDE])
    full = made(["aaaa", "bbbb", "cccc", "d"], [5, 5, 5], base=88)
    assert closed(stretched, full) == [True, False]


def test_gaps_of_different_widths_are_those_of_cells() -> None:
    rows = [made(["aaaa", "bb", "cccc"], [WIDE, 20], base=100 - 12 * at) for at in range(3)]
    assert not any(closed(*rows))


def test_a_line_that_ends_before_its_column_is_not_stretched() -> None:
    short = made(["aa", "bb", "cc"], [WIDE, WIDE])
    full = [made(["aaaaaaaa", "bbbbbbbb", "cccccccc"], [5, 5], base=base) for base in (88, 76, 64)]
    assert not any(closed(short, *full))


def test_two_words_are_justified_only_beside_lines_that_surely_are() -> None:
    def two(base: float) -> Line:
        return made(["aaaaaa", "bbbbbb"], [20], base=base)

    even = made(["aaaa", "bbbb", "cccc"], [WIDE, WIDE], base=88)
    assert closed(two(100), even) == [True, True]
    assert closed(two(100), two(88), two(76)) == [False, False, False]


def test_an_even_row_between_rows_of_cells_is_one_too() -> None:
    uneven = [made(["aaaa", "bb", "cccc"], [WIDE, 20], base=base) for base in (100, 76)]
    even = made(["aaaa", "bb", "cccc"], [15, 15], base=88)
    assert closed(uneven[0], even, uneven[1]) == [False, False, False]


def test_the_gap_after_a_mark_is_no_gap_between_words() -> None:
    item = made(["1.", "aaaa", "bbbb", "cccc"], [20, WIDE, WIDE])
    full = made(["aaaaaa", "bbbbbb", "cccccc", "d"], [5, 5, 5], base=88)
    assert item.right == full.right
    assert closed(item, full)[0]


@pytest.mark.parametrize("mark", ["•", "1.", "(a)"])
def test_a_mark_that_the_file_has_elsewhere_goes_before_its_line(mark: str) -> None:
    item, other = made(["aaaa", "bbbb"], [3], left=30), made(["cccc"], [], base=88, left=30, start=20)
    page = PageLines(1, 300, 300, lines=[item, other, made([mark], [], left=12, start=40)])
    item.column = 1
    join_marks(page)
    assert [line.text for line in page.lines] == [f"{mark} aaaa bbbb", "cccc"]
    assert page.lines[0].column == 1


@pytest.mark.parametrize(("left", "base"), [(100.0, 100.0), (30.0, 95.0)])
def test_a_mark_far_from_any_line_or_between_lines_stays_alone(left: float, base: float) -> None:
    page = PageLines(1, 300, 300, lines=[made(["aaaa"], [], left=left), made(["•"], [], base=base, left=12, start=20)])
    join_marks(page)
    assert len(page.lines) == 2
