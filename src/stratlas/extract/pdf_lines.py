"""One PDF page as lines of words with their places, in pdfium's own order.

Everything is measured in the page's *reading frame*: the page turned by quarters until most of its text runs
from left to right, x to the right and y upwards, in points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from operator import sub
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium

from stratlas.extract.pdf_characters import HYPHENS, Asker, Integers, Numbers, Rectangle, characters_of, words_of
from stratlas.records import Cell

MOST_CHARACTERS = 200_000
"""More on one page than any real one holds; the rest of such a page is cut, with a notice."""

_MARK_ALONE = re.compile(r"(?:[^\w\s]|o|\(?\w{1,3}[.)]|\d+(?:\.\d+)*\.?)")
# A number after a word, a sentence or a year, without a space; a star; or a number that stands alone.
# Its first character comes first, as that is found at once, and then what stands before it.
_MARK = re.compile(
    r"[\[0-9¹²³⁰⁴-⁹*†‡](?:(?:(?<=[^\W\d_].)|(?<=[^\d\s][.,:].)|(?<=[;!?)\]”“\"'»’…%].)|(?<=[12]\d\d\d[.,].)"
    rf"|(?<=\b19\d\d.)|(?<=\b20\d\d.)|(?<=[\s\x00{HYPHENS}].)|(?<!..))"
    r"(?:(?<=\[)[0-9]{1,3}\]|(?<=[0-9])[0-9]{0,2}(?![0-9])|(?<=[¹²³⁰⁴-⁹])[¹²³⁰⁴-⁹]{0,2})"
    r"(?=[\s.,;:!?)\]»”“\"'’–—-]|$)|(?<=\S[*†‡])[*†‡]{0,3}(?=\W|$))",
    re.DOTALL,
)
_RAISED_DIGITS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")


_Look = tuple[bool, bytes, int]
"""Whether it is bold, its font, its colour."""


class Word(NamedTuple):
    """A word: its pdfium character range and its horizontal extent."""

    start: int
    end: int
    left: float
    right: float


# A page's hundreds of words are made without a call into Python for each.
_WORD = partial(tuple.__new__, Word)


class Mark(NamedTuple):
    """What may call a footnote: its pdfium character range, what it reads, whether it is raised above its line."""

    start: int
    end: int
    label: str
    sure: bool


@dataclass(slots=True)
class Line:
    """Words that stand on one baseline.

    `parts` are its characters, each part with the pdfium index it begins at (-1 for a space from nowhere).
    """

    words: list[Word]
    parts: list[tuple[str, int]]
    base: float
    size: float
    bold: bool
    turn: int
    text: str = ""
    left: float = 0.0
    right: float = 0.0
    widest: float = 0.0
    """The widest gap between its words."""
    column: int = -1
    cell: Cell | None = None
    """The cell that it stands in, if it stands in a table."""
    contents: bool = False
    """Whether it stands in the document's table of contents."""
    division: bool = False
    """Whether it numbers a division of the document (“Article 5”)."""
    drawn: bool = False
    """Whether a bullet is drawn before it."""
    face: bytes = b""
    """The name of its font."""
    colour: int = 0
    """Red, green and blue in one number."""
    marks: list[Mark] = field(default_factory=list)
    """What may call footnotes in it."""

    def measured(self) -> Line:
        """The line itself, its text and extent brought in step with its parts and words."""
        self.text = self.parts[0][0] if len(self.parts) == 1 else "".join(string for string, _ in self.parts)
        if len(self.words) == 1:
            _, _, self.left, self.right = self.words[0]
            self.widest = 0.0
        elif self.words:
            _, _, lefts, rights = zip(*self.words, strict=True)
            self.left, self.right = min(lefts), max(rights)
            self.widest = max(map(sub, lefts[1:], rights))
        return self

    def gaps(self, wide: float) -> int:
        """How many gaps between its words are wider than `wide` times its size (after a list's mark is none)."""
        words = self.words
        limit = wide * self.size
        if self.widest <= limit:
            return 0
        first = 2 if len(words) > 1 and words[0].end - words[0].start <= 4 else 1
        return sum(words[at].left - words[at - 1].right > limit for at in range(first, len(words)))


@dataclass(slots=True)
class PageLines:
    """A page's lines; `frame` is the page's rectangle in its reading frame, width and height are as shown."""

    number: int
    width: float
    height: float
    frame: Rectangle = (0.0, 0.0, 0.0, 0.0)
    lines: list[Line] = field(default_factory=list)
    aside: list[Line] = field(default_factory=list)
    """Lines that run in another direction than most of the page: stamps and titles along a margin."""
    columns: int = 1
    cut: bool = False


class Reader:
    """Reads the lines of one page after the other."""

    def __init__(self) -> None:
        self._asker = Asker()

    def read(self, page: Any, number: int) -> PageLines:
        """The lines of an opened pypdfium2 page; raises PdfiumError where its text cannot be loaded."""
        width, height = page.get_size()
        result = PageLines(number, width, height)
        textpage = page.get_textpage()
        try:
            count = max(pdfium.FPDFText_CountChars(textpage), 0)
            result.cut = count > MOST_CHARACTERS
            lines = self._lines(textpage.raw, characters_of(textpage.raw, min(count, MOST_CHARACTERS)))
        finally:
            textpage.close()
        turns = Counter[int]()
        for line in lines:
            turns[line.turn] += len(line.text)
        main = turns.most_common(1)[0][0] if turns else 0
        result.frame = _turned(page.get_bbox(), main)
        result.lines = _downwards(joined([line for line in lines if line.turn == main]))
        result.aside = joined([line for line in lines if line.turn != main])
        return result

    @np.errstate(invalid="ignore", over="ignore")  # damaged files hold numbers that are none
    def _lines(self, handle: Any, characters: str) -> list[Line]:
        asker, (starts, ends, firsts) = self._asker, words_of(characters)
        if not len(starts):
            return []
        counts = np.diff(firsts, append=len(starts))
        speaking = starts[_longest(ends - starts, firsts, counts)].tolist()
        x, y, sizes, turns = asker.stances(handle, speaking)
        lefts, rights = _extents(
            asker.boxes(handle, starts.tolist()), asker.boxes(handle, (ends - 1).tolist()), np.repeat(turns, counts)
        )
        gaps = lefts - np.roll(rights, 1)
        gaps[firsts] = -np.inf
        widest = np.where(counts > 1, np.maximum.reduceat(gaps, firsts), 0.0)
        words = list(map(_WORD, zip(*(column.tolist() for column in (starts, ends, lefts, rights)), strict=True)))
        columns = (
            firsts,
            firsts + counts,
            np.choose(turns, [y, -x, -y, x]),
            sizes,
            turns,
            np.minimum.reduceat(lefts, firsts),
            np.maximum.reduceat(rights, firsts),
            widest,
        )
        lines: list[Line] = []
        looks = self._looks(handle, speaking, starts[firsts], starts[firsts + counts - 1])
        for (first, last, base, size, turn, left, right, wide), (bold, face, colour) in zip(
            zip(*(column.tolist() for column in columns), strict=True), looks, strict=True
        ):
            own = words[first:last]
            start, end = own[0][0], own[-1][1]
            string = characters[start:end]
            line = Line(own, [(string, start)], base, size, bold, turn, string, left, right, wide)
            line.face, line.colour = face, colour
            lines.append(line)
        self._mark(handle, characters, lines)
        return lines

    def _looks(self, handle: Any, speaking: Sequence[int], starts: Integers, lasts: Integers) -> list[_Look]:
        """How lines look: as the word that speaks for each; bold are those whose last word and another one are."""
        fonts = self._asker.fonts(handle, speaking)
        bold = np.array([font.bold for font in fonts], np.bool_)
        ends = [font.bold for font in self._asker.fonts(handle, lasts.tolist())]
        # Some programs take single letters, and so the longest word, from another font.
        unsure = ~bold & np.array(ends, np.bool_) & (starts != speaking)
        bold &= ends
        if unsure.any():
            bold[unsure] = [font.bold for font in self._asker.fonts(handle, starts[unsure].tolist())]
        names = [font.name for font in fonts]
        return list(zip(bold.tolist(), names, self._asker.colours(handle, speaking), strict=True))

    def _mark(self, handle: Any, characters: str, lines: Sequence[Line]) -> None:
        """Gives lines what may call footnotes in them; digits that stand alone only where they are raised."""
        found = [match.span() for match in _MARK.finditer(characters)]
        inks = self._asker.inks(handle, [start for start, _ in found])
        begins = [line.words[0].start for line in lines]
        for (start, end), (low, high) in zip(found, inks.tolist(), strict=True):
            line = lines[bisect_right(begins, start) - 1]
            if line.turn:
                continue
            string = characters[start:end]
            # The ink of digits begins on the line's baseline, unless they are raised.
            raised = not string.isascii() or string[0] in "*†‡"
            raised = raised or (low - line.base > 0.15 * line.size and high - low < 0.62 * line.size)
            if raised or not (start == line.words[0].start or characters[start - 1] == " "):
                line.marks.append(Mark(start, end, string.strip("[]").translate(_RAISED_DIGITS), raised))


def _longest(lengths: Integers, firsts: Integers, counts: Integers) -> Integers:
    """The longest word of each line, which speaks for it: a raised mark or a bullet may begin it."""
    is_longest = np.repeat(np.maximum.reduceat(lengths, firsts), counts) == lengths
    candidates = np.flatnonzero(is_longest)
    return candidates[np.searchsorted(candidates, firsts)]


def _extents(firsts: Numbers, lasts: Numbers, turns: Integers) -> tuple[Numbers, Numbers]:
    """Where words begin and end along their lines, by the boxes of their first and their last characters."""
    low, high = np.minimum(firsts, lasts), np.maximum(firsts, lasts)
    left, bottom, right, top = low[:, 0], low[:, 1], high[:, 2], high[:, 3]
    if not turns.any():
        return left, right
    return np.choose(turns, [left, bottom, -right, -top]), np.choose(turns, [right, top, -left, -bottom])


def _turned(rectangle: Rectangle, turn: int) -> Rectangle:
    """A rectangle of the page in the frame where text that runs `turn` quarters counter-clockwise runs right."""
    left, bottom, right, top = rectangle
    if turn == 1:
        return bottom, -right, top, -left
    if turn == 2:
        return -right, -top, -left, -bottom
    if turn == 3:
        return -top, left, -bottom, right
    return rectangle


def _downwards(lines: list[Line]) -> list[Line]:
    """The lines from the top down where pdfium goes up the page, as it does on some turned ones."""
    steps = [before.base - line.base for before, line in pairwise(lines)]
    if sum(step < 0 for step in steps) > sum(step > 0 for step in steps):
        return sorted(lines, key=lambda line: -line.base)
    return lines


def joined(lines: list[Line]) -> list[Line]:
    """Lines that pdfium broke though they go on at the same height (raised marks, bullets, kerned pieces)."""
    result: list[Line] = []
    for line in lines:
        if result and _goes_on(result[-1], line):
            _join(result[-1], line)
        else:
            result.append(line)
    return result


def _goes_on(before: Line, line: Line) -> bool:
    if before.turn != line.turn or before.text[-1] in HYPHENS:
        return False
    size = max(before.size, line.size)
    gap = line.words[0].left - before.words[-1].right
    if gap < -0.4 * size:
        return False
    offset = abs(before.base - line.base)
    if offset < 0.2 * size:
        return gap < (4.5 if _MARK_ALONE.fullmatch(before.text) else 1.2) * size
    raised = min(before.size, line.size) < 0.85 * size
    return raised and offset < 0.6 * size and gap < 0.4 * size


def _join(before: Line, line: Line) -> None:
    marks = _raised(before, line)
    if line.words[0].left - before.words[-1].right > (0.3 if marks else 0.15) * max(before.size, line.size):
        before.parts.append((" ", -1))
    before.parts += line.parts
    before.marks += marks or line.marks
    if len(line.text) > len(before.text) and line.size >= 0.85 * before.size:
        before.base, before.size, before.bold = line.base, line.size, line.bold
        before.face, before.colour = line.face, line.colour
    before.words += line.words
    before.measured()


def _raised(before: Line, line: Line) -> list[Mark]:
    """The mark that a piece is which stands higher than the line it goes on."""
    if line.base - before.base < 0.2 * before.size or line.size > 0.85 * before.size:
        return []
    first = line.words[0]
    match = _MARK.fullmatch(line.text[: first.end - first.start])
    if match is None:
        return []
    return [Mark(first.start, first.end, match[0].strip("[]"), sure=True)]


def rows_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines that follow one another by their heights, those of one height together, from left to right."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(rows[-1][0].base - line.base) < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.left)
    return rows
