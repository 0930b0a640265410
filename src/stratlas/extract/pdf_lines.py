"""One PDF page as lines of words with their places, in pdfium's own order.

Everything is measured in the page's *reading frame*: the page turned by quarters until most of its text runs
from left to right, x to the right and y upwards, in points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from operator import sub
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from stratlas.extract.pdf_characters import Asker, Rectangle, Stance, characters_of
from stratlas.records import Cell

MOST_CHARACTERS = 200_000
"""More on one page than any real one holds; the rest of such a page is cut, with a notice."""

HYPHENS = "\x02\ufffe"
"""What pdfium writes for a hyphen at a line's end, leaving out the line break itself."""

_SEGMENT = re.compile(rf"[^\r\n{HYPHENS}]*[{HYPHENS}]|[^\r\n{HYPHENS}]+")
_WORD = re.compile(r"[^\s\x00]+")
_MARK_ALONE = re.compile(r"(?:[^\w\s]|o|\(?\w{1,3}[.)]|\d+(?:\.\d+)*\.?)")
# A number after a word, a sentence or a year, without a space; a star; or a number that stands alone.
# Its first character comes first, as that is found at once, and then what stands before it.
_MARK = re.compile(
    r"[\[0-9¹²³⁰⁴-⁹*†‡](?:(?:(?<=[^\W\d_].)|(?<=[^\d\s][.,:].)|(?<=[;!?)\]”“\"'»’…%].)|(?<=[12]\d\d\d[.,].)"
    r"|(?<=\b19\d\d.)|(?<=\b20\d\d.)|(?<=\s.)|(?<!..))"
    r"(?:(?<=\[)[0-9]{1,3}\]|(?<=[0-9])[0-9]{0,2}(?![0-9])|(?<=[¹²³⁰⁴-⁹])[¹²³⁰⁴-⁹]{0,2})"
    r"(?=[\s.,;:!?)\]»”“\"'’–—-]|$)|(?<=\S[*†‡])[*†‡]{0,3}(?=\W|$))",
    re.DOTALL,
)
_RAISED_DIGITS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")

_Span = tuple[int, int]


class Word(NamedTuple):
    """A word: its pdfium character range and its horizontal extent."""

    start: int
    end: int
    left: float
    right: float


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
    column: int = -1
    cell: Cell | None = None
    """The cell that it stands in, if it stands in a table."""
    contents: bool = False
    """Whether it stands in the document's table of contents."""
    marks: list[Mark] = field(default_factory=list)
    """What may call footnotes in it."""
    text: str = ""
    left: float = 0.0
    right: float = 0.0
    widest: float = 0.0
    """The widest gap between its words."""

    def __post_init__(self) -> None:
        self.measure()

    def measure(self) -> None:
        """Brings text and extent in step with the parts and the words."""
        self.text = self.parts[0][0] if len(self.parts) == 1 else "".join(string for string, _ in self.parts)
        if len(self.words) == 1:
            _, _, self.left, self.right = self.words[0]
            self.widest = 0.0
        elif self.words:
            _, _, lefts, rights = zip(*self.words, strict=True)
            self.left, self.right = min(lefts), max(rights)
            self.widest = max(map(sub, lefts[1:], rights))

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

    def _lines(self, handle: Any, characters: str) -> list[Line]:
        spans: list[_Span] = []
        longest: list[int] = []
        bounds = [0]
        for segment in _SEGMENT.finditer(characters):
            own = [match.span() for match in _WORD.finditer(characters, *segment.span())]
            if own:
                # A raised mark or a bullet may begin the line, so its longest word speaks for it.
                lengths = [end - start for start, end in own]
                longest.append(own[lengths.index(max(lengths))][0])
                spans += own
                bounds.append(len(spans))
        firsts = list(self._asker.boxes(handle, [start for start, _ in spans]))
        lasts = list(self._asker.boxes(handle, [end - 1 for _, end in spans]))
        words = [
            Word(start, end, one[0] if one[0] < other[0] else other[0], one[2] if one[2] > other[2] else other[2])
            for (start, end), one, other in zip(spans, firsts, lasts, strict=True)
        ]
        result = []
        for (first, last), index, stance in zip(
            pairwise(bounds), longest, self._asker.stances(handle, longest), strict=True
        ):
            line = words[first:last]
            if stance.turn:
                ends = zip(firsts[first:last], lasts[first:last], strict=True)
                line = [_turned_word(word, *pair, stance.turn) for word, pair in zip(line, ends, strict=True)]
            result.append(self._line(handle, characters, line, index, stance))
        return result

    def _line(self, handle: Any, characters: str, words: list[Word], longest: int, stance: Stance) -> Line:
        start, end = words[0].start, words[-1].end
        string = characters[start:end]
        is_bold, base = self._asker.is_bold, _turned((stance.x, stance.y) * 2, stance.turn)[1]
        bold = is_bold(handle, longest) and (longest == words[-1].start or is_bold(handle, words[-1].start))
        line = Line(words, [(string, start)], base, stance.size, bold, stance.turn)
        if stance.turn == 0:
            line.marks = list(self._marks(handle, string, line))
        return line

    def _marks(self, handle: Any, string: str, line: Line) -> Iterator[Mark]:
        """What may call footnotes in a line; digits that stand alone only where they are raised."""
        begin = line.parts[0][1]
        for match in _MARK.finditer(string):
            start, end = match.span()
            label = match[0].strip("[]").translate(_RAISED_DIGITS)
            raised = not match[0].isascii() or match[0][0] in "*†‡" or self._is_raised(handle, begin + start, line)
            if raised or not (start == 0 or string[start - 1] == " "):
                yield Mark(begin + start, begin + end, label, raised)

    def _is_raised(self, handle: Any, index: int, line: Line) -> bool:
        """Whether a character's ink begins well above the line's baseline, as that of digits does not."""
        ink = self._asker.ink(handle, index)
        return ink is not None and ink[0] - line.base > 0.15 * line.size and ink[1] - ink[0] < 0.62 * line.size


def _turned_word(word: Word, first: Rectangle, last: Rectangle, turn: int) -> Word:
    around = word.left, min(first[1], last[1]), word.right, max(first[3], last[3])
    left, _, right, _ = _turned(around, turn)
    return word._replace(left=left, right=right)


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
    before.words += line.words
    before.measure()


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
