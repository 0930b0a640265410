"""Marks that call footnotes, and which note each of them calls."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stratlas.extract.pdf_lines import Line, Mark

_LABEL = re.compile(r"\W{0,2}?([0-9]{1,3}|[*†‡§]{1,4}|[¹²³⁰⁴-⁹]{1,3})")
_RAISED_DIGITS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")


@dataclass(frozen=True, slots=True)
class Called:
    """A mark in a block: where it stands in the text, what it reads, on which page, whether it is surely a mark."""

    start: int
    end: int
    label: str
    page: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """A note: where it begins in the text, its own mark, the page it begins on."""

    start: int
    label: str
    page: int


def label_of(text: str) -> str:
    """The mark that a note begins with, or that stands alone; empty where there is none."""
    match = _LABEL.match(text)
    return match[1].translate(_RAISED_DIGITS) if match else ""


def placed(
    lines: Sequence[Line],
    stretches: Sequence[tuple[int, int]],
    size: int,
    turned: Sequence[int],
    offsets: Sequence[int],
) -> Iterator[tuple[int, Mark, int]]:
    """The marks in a block's lines: (offset in the block's string, the mark, how many pages were turned before it).

    `stretches` say where the string, which has this size, comes from: (offset, pdfium index). The next pages begin
    at the lines `turned` and at these `offsets`.
    """
    ends = [*(offset for offset, _ in stretches[1:]), size][: len(stretches)]
    for at, line in enumerate(lines):
        page = sum(turn <= at for turn in turned)
        for mark in line.marks:
            for (offset, index), end in zip(stretches, ends, strict=True):
                own = sum(turn <= offset for turn in offsets) == page
                if own and index >= 0 and index <= mark.start and mark.end - index <= end - offset:
                    yield offset + mark.start - index, mark, page
                    break


def tie(calls: Iterable[Called], notes: Sequence[Noted]) -> list[tuple[int, int, int]]:
    """(start, end, note) of each call: on the page of its note, else from a page before it, in the text's order."""
    by_page: dict[int, list[Called]] = defaultdict(list)
    for call in calls:
        by_page[call.page].append(call)
    result: list[tuple[int, int, int]] = []
    left: list[Noted] = []
    taken: set[int] = set()
    last, page = -1, 0
    for note in notes:
        if note.page != page:
            last, page = -1, note.page
        own = [call for call in by_page[note.page] if call.label == note.label and call.start not in taken]
        found = _chosen(own, last)
        if found is None:
            left.append(note)
            continue
        taken.add(found.start)
        last = found.start
        result.append((found.start, found.end, note.start))
    waiting: dict[str, list[Called]] = defaultdict(list)
    for page in sorted(by_page):
        for call in by_page[page]:
            if call.sure and call.start not in taken:
                waiting[call.label].append(call)
    for note in left:
        own = [call for call in waiting[note.label] if call.start < note.start]
        if own:
            found = own[-1]
            waiting[note.label].remove(found)
            result.append((found.start, found.end, note.start))
    return result


def _chosen(own: Sequence[Called], last: int) -> Called | None:
    """The first sure mark after the one that calls the note before, else any sure one, else the only one."""
    sure = [call for call in own if call.sure]
    for call in sure:
        if call.start > last:
            return call
    if sure:
        return sure[0]
    return own[0] if len(own) == 1 else None
