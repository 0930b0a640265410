"""Columns of a page: finding clear gutters, and putting lines in order where pdfium's order goes across them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from stratlas.extract.pdf_lines import Line, PageLines, Word, joined

_BIN = 2.0
"""Width in points of the strips in which words are counted."""

_GUTTER = 8.0
"""Narrowest white strip that parts columns: narrower ones occur between the words of justified text."""

Strip = tuple[float, float]
_Part = tuple[str, int]


def set_columns(page: PageLines) -> None:
    """Gives every line its column (-1: across all) and orders the lines column by column where they are not yet."""
    gutters = _gutters(page.lines)
    if not gutters:
        return
    pieces = [piece for line in page.lines for piece in _split(line, gutters)]
    middles = [(left + right) / 2 for left, right in gutters]
    for line in pieces:
        if not any(line.left < middle < line.right for middle in middles):
            line.column = sum(middle < line.left for middle in middles)
    if not _are_prose(pieces, len(gutters) + 1):
        for line in page.lines:
            line.column = -1
        return
    page.columns = len(gutters) + 1
    page.lines = _ordered(pieces) if _interleaved(pieces) else pieces


def mend_order(page: PageLines) -> None:
    """Sorts a page of one column whose order leaps up the page, where rows of pieces go on from left to right."""
    lines = page.lines
    if page.columns > 1 or not any(line.base > before.base + line.size for before, line in pairwise(lines)):
        return
    places = {id(line): at for at, line in enumerate(lines)}
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if rows and rows[-1][0].base - line.base < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        if sorted(places[id(line)] for line in row) != list(range(places[id(row[0])], places[id(row[0])] + len(row))):
            row.sort(key=lambda line: line.left)
            if any(not -0.5 < (after.left - line.right) / line.size < 0.35 for line, after in pairwise(row)):
                return  # things that stand side by side
        else:
            row.sort(key=lambda line: places[id(line)])
    page.lines = joined([line for row in rows for line in row])


def _gutters(lines: Sequence[Line]) -> list[Strip]:
    """White strips that almost no line crosses, inside the extent of the page's text."""
    if len(lines) < 10:
        return []
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    if not 100 < end - start < 5000:
        return []
    inked = np.array([strip for line in lines for strip in _inked(line)])
    first, last = ((inked - start) / _BIN).astype(int).T
    size = int((end - start) / _BIN) + 2
    counts = np.cumsum(np.bincount(first, minlength=size) - np.bincount(last + 1, minlength=size))[:-1]
    white = counts <= 0.15 * np.median(counts[counts > 0])
    # A strip at either edge lies between no columns.
    borders = np.flatnonzero(np.diff(white)) + 1
    strips = borders[int(white[0]) :].tolist()
    gutters = [
        (start + begun * _BIN, start + ended * _BIN)
        for begun, ended in zip(strips[::2], strips[1::2], strict=False)
        if (ended - begun) * _BIN >= _GUTTER
    ]
    edges = [start, *(edge for gutter in gutters for edge in gutter), end]
    widths = [edges[at + 1] - edges[at] for at in range(0, len(edges), 2)]
    return gutters if gutters and min(widths) > 0.15 * (end - start) else []


def _inked(line: Line) -> list[Strip]:
    """The stretches a line covers, spaces between its words included unless they are wide."""
    if line.widest < 0.6 * line.size:
        left = line.words[0].left
        return [(left, max(left, line.right))]
    result: list[Strip] = []
    wide = 0.6 * line.size
    _, _, begun, reached = line.words[0]
    reached = max(begun, reached)
    for _, _, left, right in line.words[1:]:
        if left - reached < wide:
            reached = max(reached, right)
        else:
            result.append((begun, reached))
            begun, reached = left, max(left, right)
    return [*result, (begun, reached)]


def _split(line: Line, gutters: Sequence[Strip]) -> list[Line]:
    """The line cut where one of its gaps spans a gutter."""
    for left, right in gutters:
        for at in range(1, len(line.words)):
            if line.words[at - 1].right <= left + 2 * _BIN and line.words[at].left >= right - 2 * _BIN:
                first, second = cut(line, [at])
                return [first, *_split(second, gutters)]
    return [line]


def cut(line: Line, places: Sequence[int]) -> list[Line]:
    """The pieces of a line that end before its words `places`, which go up."""
    ends = pairwise([0, *places, len(line.words)])
    parts = _parted(line.parts, [line.words[at].start for at in places])
    return [_part_of(line, line.words[first:last], own) for (first, last), own in zip(ends, parts, strict=True)]


def _parted(parts: Sequence[_Part], borders: Sequence[int]) -> list[list[_Part]]:
    """A line's parts before, between and after these characters, without the spaces that stood before each."""
    pieces: list[list[_Part]] = [[] for _ in range(len(borders) + 1)]
    piece = 0
    for string, index in parts:
        begin, end = index, index + len(string)
        while index >= 0 and piece < len(borders) and end > borders[piece]:
            if begin < borders[piece]:
                pieces[piece].append((string[begin - index : borders[piece] - index].rstrip(), begin))
                begin = borders[piece]
            piece += 1
        pieces[piece].append((string[begin - index :], begin))
    return pieces


def _part_of(line: Line, words: list[Word], parts: list[_Part]) -> Line:
    piece = Line(words, parts, line.base, line.size, line.bold, line.turn)
    piece.column, piece.cell, piece.contents = line.column, line.cell, line.contents
    piece.drawn = line.drawn and words[0] is line.words[0]
    piece.face, piece.colour = line.face, line.colour
    if line.marks:
        first, last = words[0].start, words[-1].end
        piece.marks = [mark for mark in line.marks if first <= mark.start < last]
    return piece.measured()


def _are_prose(lines: Sequence[Line], columns: int) -> bool:
    """Whether every column is filled with lines of some length, as the cells of a table are not."""
    for column in range(columns):
        own = [line for line in lines if line.column == column]
        if len(own) < 5:
            return False
        width = max(line.right for line in own) - min(line.left for line in own)
        filled = sum(line.right - line.left > 0.6 * width for line in own)
        if filled < 0.5 * len(own) or median(len(line.text) for line in own) < 14:
            return False
    return True


def _interleaved(lines: Sequence[Line]) -> bool:
    """Whether the order leaps back to the left more often than bands between full lines explain."""
    own = [line for line in lines if line.column >= 0]
    back = sum(after.column < before.column for before, after in pairwise(own))
    return back > 1 + len(lines) - len(own)


def _ordered(lines: Sequence[Line]) -> list[Line]:
    result: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if line.column < 0:
            result += sorted(band, key=lambda line: line.column)
            result.append(line)
            band = []
        else:
            band.append(line)
    return result + sorted(band, key=lambda line: line.column)


def edges(lines: Sequence[Line]) -> Strip:
    """Where a column's lines usually begin and how far its longest ones reach."""
    lefts = Counter(round(line.left) for line in lines)
    most = lefts.most_common(1)[0][1]
    left = min(place for place, count in lefts.items() if count >= 0.4 * most)
    rights = sorted(line.right for line in lines)
    return float(left), rights[int(0.95 * (len(rights) - 1))]
