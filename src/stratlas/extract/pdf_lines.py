"""One PDF page as lines of words with their places, in pdfium's own order.

Everything is measured in the page's *reading frame*: the page turned by quarters until most of its text runs
from left to right, x to the right and y upwards, in points.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from stratlas.records import Cell

MOST_CHARACTERS = 200_000
"""More on one page than any real one holds; the rest of such a page is cut, with a notice."""

HYPHENS = "\x02\ufffe"
"""What pdfium writes for a hyphen at a line's end, leaving out the line break itself."""

_SEGMENT = re.compile(rf"[^\r\n{HYPHENS}]*[{HYPHENS}]|[^\r\n{HYPHENS}]+")
_WORD = re.compile(r"[^\s\x00]+")
_MARK_ALONE = re.compile(r"(?:[^\w\s]|o|\(?\w{1,3}[.)]|\d+(?:\.\d+)*\.?)")
# A number after a word, a sentence or a year, without a space; a star; or a number that stands alone.
_MARK = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[^\d\s][.,:])|(?<=[;!?)\]”“\"'»’…%])|(?<=[12]\d\d\d[.,])|(?<=\b19\d\d)|(?<=\b20\d\d)|(?<=\s)|^)"
    r"(?:\[[0-9]{1,3}\]|[0-9]{1,3}(?![0-9])|[¹²³⁰⁴-⁹]{1,3})(?=[\s.,;:!?)\]»”“\"'’–—-]|$)|(?<=\S)[*†‡]{1,4}(?=\W|$)"
)
_MAY_MARK = re.compile(r"[0-9*†‡¹²³⁰⁴-⁹]")
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_RAISED_DIGITS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")

Rectangle = tuple[float, float, float, float]
"""left, bottom, right, top"""


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

    def __post_init__(self) -> None:
        self.measure()

    def measure(self) -> None:
        """Brings text and extent in step with the parts and the words."""
        self.text = self.parts[0][0] if len(self.parts) == 1 else "".join(string for string, _ in self.parts)
        if len(self.words) == 1:
            self.left, self.right = self.words[0].left, self.words[0].right
            return
        self.left = min((word.left for word in self.words), default=0.0)
        self.right = max((word.right for word in self.words), default=0.0)

    def gaps(self, wide: float) -> int:
        """How many gaps between its words are wider than `wide` times its size (after a list's mark is none)."""
        words = self.words
        first = 2 if len(words) > 1 and words[0].end - words[0].start <= 4 else 1
        limit = wide * self.size
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


def page_lines(page: Any, number: int) -> PageLines:
    """The lines of an opened pypdfium2 page; raises PdfiumError where its text cannot be loaded."""
    width, height = page.get_size()
    result = PageLines(number, width, height)
    textpage = page.get_textpage()
    try:
        count = max(pdfium.FPDFText_CountChars(textpage), 0)
        result.cut = count > MOST_CHARACTERS
        characters = _characters(textpage.raw, min(count, MOST_CHARACTERS))
        lines = _Reader(textpage.raw, characters).lines()
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


def _characters(handle: Any, count: int) -> str:
    """The page's characters, exactly one for each pdfium index (NUL where pdfium has none to give)."""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(handle, 0, count, buffer) - 1
    if written == count:
        string = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(string) == count:
            return string
    # Some characters are left out of pdfium's text, or take two of its units: ask one by one.
    get = pdfium.FPDFText_GetUnicode
    codes = [get(handle, at) for at in range(count)]
    for at in range(count - 1):
        if 0xD800 <= codes[at] < 0xDC00 <= codes[at + 1] < 0xE000:
            codes[at] = 0x10000 + ((codes[at] - 0xD800) << 10) + codes[at + 1] - 0xDC00
            codes[at + 1] = 0
    return "".join(chr(code) if code < 0x110000 else "\x00" for code in codes)


class _Reader:
    """Reads lines from one text page, keeping the buffers that pdfium writes to."""

    def __init__(self, handle: Any, characters: str) -> None:
        self._handle = handle
        self._characters = characters
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()
        self._get_box: Callable[..., int] = pdfium.FPDFText_GetLooseCharBox
        self._box_reference = ctypes.byref(self._box)
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._edge_references = [ctypes.byref(edge) for edge in self._edges]

    def lines(self) -> list[Line]:
        result = []
        for segment in _SEGMENT.finditer(self._characters):
            ranges = [match.span() for match in _WORD.finditer(self._characters, *segment.span())]
            if ranges:
                result.append(self._line(ranges))
        return result

    def _line(self, ranges: list[tuple[int, int]]) -> Line:
        # A raised mark or a bullet may begin the line, so its longest word speaks for it.
        longest = max(ranges, key=lambda span: span[1] - span[0])
        base, size, turn = self._stance(longest[0])
        words = [Word(start, end, *self._sides(start, end - 1, turn)) for start, end in ranges]
        start, end = ranges[0][0], ranges[-1][1]
        bold = self._is_bold(longest[0]) and (longest == ranges[-1] or self._is_bold(ranges[-1][0]))
        string = self._characters[start:end]
        line = Line(words, [(string, start)], base, size, bold, turn)
        if turn == 0 and _MAY_MARK.search(string):
            line.marks = list(self._marks(string, start, line))
        return line

    def _marks(self, string: str, start: int, line: Line) -> Iterator[Mark]:
        """What may call footnotes in a line; digits that stand alone only where they are raised."""
        for match in _MARK.finditer(string):
            label = match[0].strip("[]").translate(_RAISED_DIGITS)
            raised = not match[0].isascii() or match[0][0] in "*†‡" or self._is_raised(start + match.start(), line)
            alone = match.start() == 0 or string[match.start() - 1] == " "
            if raised or not alone:
                yield Mark(start + match.start(), start + match.end(), label, raised)

    def _is_raised(self, index: int, line: Line) -> bool:
        """Whether a character's ink begins well above the line's baseline, as that of digits does not."""
        edges = self._edges
        if not pdfium.FPDFText_GetCharBox(self._handle, index, *self._edge_references):
            return False
        bottom, top = edges[2].value, edges[3].value
        return bottom - line.base > 0.15 * line.size and top - bottom < 0.62 * line.size

    def _sides(self, first: int, last: int, turn: int) -> tuple[float, float]:
        """How far the characters from `first` to `last` reach to the left and to the right, read in their direction."""
        box = self._box
        self._get_box(self._handle, first, self._box_reference)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if last != first:
            self._get_box(self._handle, last, self._box_reference)
            left = box.left if box.left < left else left
            right = box.right if box.right > right else right
            if turn:
                bottom, top = min(bottom, box.bottom), max(top, box.top)
        if turn:
            left, _, right, _ = _turned((left, bottom, right, top), turn)
        return left, right

    def _stance(self, index: int) -> tuple[float, float, int]:
        """Baseline, size and direction of the text at a character."""
        matrix, size, turn = self._matrix, pdfium.FPDFText_GetFontSize(self._handle, index), 0
        if pdfium.FPDFText_GetMatrix(self._handle, index, ctypes.byref(matrix)):
            size *= (matrix.c**2 + matrix.d**2) ** 0.5
            if abs(matrix.b) > abs(matrix.a):
                turn = 1 if matrix.b > 0 else 3
            elif matrix.a < 0:
                turn = 2
        pdfium.FPDFText_GetCharOrigin(self._handle, index, ctypes.byref(self._x), ctypes.byref(self._y))
        base = _turned((self._x.value, self._y.value) * 2, turn)[1]
        return base, min(max(size, 0.5), 500.0), turn

    def _is_bold(self, index: int) -> bool:
        self._name.value = b""
        pdfium.FPDFText_GetFontInfo(self._handle, index, self._name, 256, ctypes.byref(self._flags))
        if self._flags.value & _FORCE_BOLD:
            return True
        return _BOLD.search(self._name.value.decode("latin-1")) is not None


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
