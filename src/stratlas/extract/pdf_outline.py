"""Headings that the document itself names, in its outline (bookmarks) or its table of contents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2

from stratlas.extract.pdf_contents import Entry, fold
from stratlas.extract.pdf_style import Group
from stratlas.records import BlockKind

_MOST_ENTRIES = 5_000
_MOST_LINES = 5
_LONGEST = 300
_ENUMERATOR = re.compile(r"^\W*(?:\d+(?:\.\d+)*|[ivxlIVXL]+|\w)[.)\s]\W*")


class Bookmark(NamedTuple):
    """An entry of the outline: its words, its level from 1, the number of the page it leads to."""

    title: str
    level: int
    page: int


def outline_of(document: Any) -> list[Bookmark]:
    """The outline of an opened pypdfium2 document; what leads nowhere is left out."""
    return list(_bookmarks(document))


def _bookmarks(document: Any) -> Iterator[Bookmark]:
    try:
        for count, item in enumerate(document.get_toc(max_depth=9)):
            if count >= _MOST_ENTRIES:
                return
            target = item.get_dest()
            index = target.get_index() if target else None
            if index is not None and fold(item.get_title()):
                yield Bookmark(item.get_title(), item.level + 1, index + 1)
    except (pypdfium2.PdfiumError, ValueError, UnicodeDecodeError):
        return


def name_headings(pages: Sequence[list[Group]], outline: Sequence[Bookmark], entries: Sequence[Entry]) -> None:
    """Makes headings of the blocks that the outline or the table of contents names, with the levels these give.

    Other headings get the level of those that look like them.
    """
    named: dict[int, int] = {}
    marks: dict[str, list[Bookmark]] = defaultdict(list)
    for mark in outline:
        for key in _keys(mark.title):
            marks[key].append(mark)
    if not outline and not entries:
        return
    levels = {key: entry.level for entry in reversed(entries) for key in _keys(entry.title)}
    for number, groups in enumerate(pages, 1):
        for group in groups:
            if group.apart or group.kind not in _CANDIDATES or len(group.lines) > _MOST_LINES:
                continue
            if len(group.text) > _LONGEST:
                continue
            for key in _keys(group.text):
                own = [mark.level for mark in marks.get(key, ()) if mark.page == number]
                level = own[0] if own else levels.get(key, 0)
                if level:
                    group.kind, named[id(group)] = BlockKind.HEADING, level
                    group.level = level
                    break
    if named:
        _follow(pages, named)


_CANDIDATES = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def _keys(title: str) -> list[str]:
    """What a title is compared by: all its letters, and those after its number."""
    keys = [fold(title), fold(_ENUMERATOR.sub("", title, count=1))]
    return [key for key in dict.fromkeys(keys) if len(key) > 2]


def _look(group: Group) -> tuple[float, bool, bool]:
    first = group.lines[0]
    return round(2 * first.size) / 2, first.bold, group.text.isupper()


def _follow(pages: Sequence[list[Group]], named: dict[int, int]) -> None:
    """Gives the other headings the level of named ones of their look, or one below those in larger type."""
    looks: dict[tuple[float, bool, bool], Counter[int]] = defaultdict(Counter)
    headings = [group for groups in pages for group in groups if group.kind is BlockKind.HEADING]
    for group in headings:
        if id(group) in named:
            looks[_look(group)][named[id(group)]] += 1
    usual = {look: counts.most_common(1)[0][0] for look, counts in looks.items()}
    for group in headings:
        if id(group) in named:
            continue
        look = _look(group)
        larger = [level for other, level in usual.items() if other[0] > 1.04 * look[0]]
        group.level = usual.get(look) or (max(larger) + 1 if larger else group.level)
