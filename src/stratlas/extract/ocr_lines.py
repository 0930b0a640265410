"""What was read in pictures of pages as lines of a page, for the layout that PDF lines have, too."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import atan, cos, sin
from statistics import median

from stratlas.extract.builder import Builder
from stratlas.extract.ocr_pictures import Picture, PictureLine, PictureWord
from stratlas.extract.pdf import lay_out
from stratlas.extract.pdf_characters import HYPHENS
from stratlas.extract.pdf_lines import Line, PageLines, Word
from stratlas.records import OcrWord, Page, Run, Text

_SCRAP = 0.25
"""Lines that the program is less sure of are rulings, dot leaders and stains."""

_SAME_SIZE = 1.15
"""Sizes measured in a picture differ by so much from line to line though one type was used."""

_BULLETS = frozenset("«¢")
"""What tesseract takes a bullet for: a quotation that nothing closes, and a coin before its sum."""

_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐¬]$")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that was read from its picture: number, size as shown in points, what was read."""

    number: int
    width: float
    height: float
    picture: Picture


def text_of(capture: str, extractor: str, pages: Sequence[Page], pictures: Mapping[int, Picture]) -> Text:
    """A text of the pages whose pictures were read; the others are empty. Every word has its place and confidence."""
    builder = Builder(extractor)
    sheets: dict[int, Sheet] = {}
    lines: list[PageLines] = []
    for page in pages:
        width, height = page.width or 0.0, page.height or 0.0
        empty = PageLines(page.number, width, height)
        if page.number in pictures:
            picture = pictures[page.number]
            sheets[page.number] = Sheet(page.number, width, height, _with_bullets(_without_scraps(picture)))
            lines.append(_page_lines(sheets[page.number], empty))
        else:
            lines.append(empty)
    _even_sizes(lines)
    lay_out(lines, builder)
    text = builder.finish(capture)
    return replace(text, runs=(), ocr=tuple(_words(text.runs, sheets)))


def _without_scraps(picture: Picture) -> Picture:
    lines = (line for line in picture.lines if replace(picture, lines=(line,)).confidence >= _SCRAP)
    return replace(picture, lines=tuple(lines))


def _with_bullets(picture: Picture) -> Picture:
    """Bullets as such where they were read as signs that stand alone before words only by mistake."""
    return replace(picture, lines=tuple(_with_bullet(line) for line in picture.lines))


def _with_bullet(line: PictureLine) -> PictureLine:
    first, *others = line.words
    misread = first.text in _BULLETS and others and not any("»" in word.text for word in others)
    return replace(line, words=(replace(first, text="•"), *others)) if misread else line


def _page_lines(sheet: Sheet, empty: PageLines) -> PageLines:
    """The picture's lines in points, set straight where the page was scanned aslant."""
    picture = sheet.picture
    across, down = (sheet.width, sheet.height) if picture.turn % 2 == 0 else (sheet.height, sheet.width)
    scale = across / picture.width if picture.width else 1.0
    long = [line.slope for line in picture.lines if _right(line) - line.words[0].left > 0.3 * picture.width]
    angle = atan(median(long)) if long else 0.0
    result, start = [], 0
    for line in picture.lines:
        result.append(_line(line, start, scale, angle, down))
        start += len(result[-1].text) + 1
    return replace(empty, frame=(0.0, 0.0, across, down), lines=result)


def _line(line: PictureLine, start: int, scale: float, angle: float, height: float) -> Line:
    """The line in points; its characters are counted on from `start`, one for each space between words."""
    words, at = [], start
    for word in line.words:
        middle = (word.top + word.bottom) / 2
        left, right = (_turned(x, middle, angle)[0] * scale for x in (word.left, word.right))
        words.append(Word(at, at + len(word.text), left, right))
        at += len(word.text) + 1
    base = height - _turned(line.words[0].left, line.base, angle)[1] * scale
    string = _HYPHEN.sub(HYPHENS[0], " ".join(word.text for word in line.words))
    return Line(words, [(string, start)], base, line.size * scale, bold=False, turn=0).measured()


def _turned(x: float, y: float, angle: float) -> tuple[float, float]:
    return x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle)


def _right(line: PictureLine) -> int:
    return max(word.right for word in line.words)


def _even_sizes(pages: Iterable[PageLines]) -> None:
    """Gives lines of about the same size the same one: the size of most letters first, then of most of the rest."""
    left = [line for page in pages for line in page.lines]
    while left:
        left.sort(key=lambda line: line.size)
        weights = list(accumulate(len(line.text) for line in left))
        usual = left[bisect_right(weights, weights[-1] // 2)].size
        for line in left:
            if usual / _SAME_SIZE <= line.size <= usual * _SAME_SIZE:
                line.size = usual
        left = [line for line in left if line.size != usual]


def _words(runs: Iterable[Run], sheets: Mapping[int, Sheet]) -> list[OcrWord]:
    """The words where the layout put their characters; a word that was cut at a line's end has two boxes."""
    result: list[OcrWord] = []
    table = {number: _places(sheet.picture) for number, sheet in sheets.items()}
    before: tuple[int, int] | None = None
    for run in runs:
        starts, words = table[run.page]
        at = max(bisect_right(starts, run.index) - 1, 0)
        while at < len(words) and starts[at] < run.index + run.end - run.start:
            begin = run.start + max(starts[at] - run.index, 0)
            end = min(run.start + starts[at] + len(words[at].text) - run.index, run.end)
            if begin < end:
                if before == (run.page, at) and result[-1].end == begin:
                    result[-1] = replace(result[-1], end=end)
                else:
                    result.append(_word(words[at], begin, end, sheets[run.page]))
                before = run.page, at
            at += 1
    return result


def _places(picture: Picture) -> tuple[list[int], list[PictureWord]]:
    """Where each word begins, counted as in `_line`."""
    words = [word for line in picture.lines for word in line.words]
    return [0, *accumulate(len(word.text) + 1 for word in words)][: len(words)], words


def _word(word: PictureWord, start: int, end: int, sheet: Sheet) -> OcrWord:
    """The word with its box as fractions of the page as shown, turned back."""
    picture = sheet.picture
    left, right = word.left / picture.width, word.right / picture.width
    top, bottom = word.top / picture.height, word.bottom / picture.height
    for _ in range(picture.turn):  # a quarter back, against the clock
        left, top, right, bottom = top, 1 - right, bottom, 1 - left
    width, height = round(right - left, 5), round(bottom - top, 5)
    return OcrWord(start, end, sheet.number, round(word.confidence, 3), round(left, 5), round(top, 5), width, height)
