"""Titles and lists that a page's author made without the elements for them: bold lines, marks at the start of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from stratlas.extract.drafts import Draft
from stratlas.extract.html_walk import Piece
from stratlas.extract.plain_contents import is_contents_title
from stratlas.extract.typed import begins_item
from stratlas.records import BlockKind

_LONGEST, _NAME = 120, 40
_OPEN_END = (".", ";", ",", ":", "-", "–", "?", "!")
_FEWEST_ITEMS = 2
_LONE_MARK = re.compile(r"\(?(?:\d{1,3}[a-z]?|[^\W\d_]|[ivxl]{1,6})[).]|[—–•·▪-]")


def itemised(found: Sequence[Piece]) -> list[Piece]:
    """The pieces, with paragraphs whose lines are items parted into them, and tables that set marks beside items."""
    flow: list[Piece] = []
    for _, group in groupby(found, lambda piece: piece.cell.table if piece.cell else 0):
        pieces = list(group)
        flow += _unlisted(pieces) if pieces[0].cell else pieces
    return [part for piece in flow for part in _items(piece)]


def _unlisted(cells: Sequence[Piece]) -> list[Piece]:
    """The items of a list made as a table with the marks in its first column, and the words in its second."""
    marks = {piece.cell.row: piece for piece in cells if piece.cell and piece.cell.column == 1}
    rest = [piece for piece in cells if piece.cell and piece.cell.column > 1]
    rows = {piece.cell.row for piece in rest if piece.cell}
    if (
        rows != set(marks)
        or len(marks) + len(rest) != len(cells)
        or any(piece.cell and piece.cell.column > 2 for piece in rest)
        or not all(_LONE_MARK.fullmatch(piece.text) for piece in marks.values())
    ):
        return list(cells)
    items = []
    for piece in rest:
        mark = marks.pop(piece.cell.row, None) if piece.cell else None
        text = f"{mark.text} {piece.text}" if mark else piece.text
        shift = len(text) - len(piece.text)
        links = tuple((begin + shift, end + shift, name) for begin, end, name in piece.links)
        names = (*(mark.names if mark else ()), *piece.names)
        items.append(replace(piece, kind=BlockKind.LIST_ITEM, text=text, cell=None, links=links, names=names))
    return items


def _items(piece: Piece) -> Iterator[Piece]:
    lines = piece.text.split("\n")
    marked = [begins_item(line) for line in lines]
    if piece.kind is not BlockKind.PARAGRAPH or sum(marked) < _FEWEST_ITEMS:
        yield piece
        return
    starts = sorted({0} | {at for at, mark in enumerate(marked) if mark})
    offset = 0
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        text = "\n".join(lines[start:end])
        links = tuple(
            (begin - offset, stop - offset, name)
            for begin, stop, name in piece.links
            if offset <= begin and stop <= offset + len(text)
        )
        kind = BlockKind.LIST_ITEM if marked[start] else piece.kind
        yield replace(piece, kind=kind, text=text, links=links, names=() if start else piece.names)
        offset += len(text) + 1


def mark_titles(drafts: Sequence[Draft]) -> None:
    """Makes headings of the lines set apart as such, and lines of the contents of what stands over them."""
    level = 1
    for at, draft in enumerate(drafts):
        following = drafts[at + 1] if at + 1 < len(drafts) else None
        if following and following.kind is BlockKind.CONTENTS and is_contents_title(draft.text):
            draft.kind, draft.level = BlockKind.CONTENTS, 0
        elif draft.level:
            level = draft.level
        elif level > 1 and following and _stands_out(draft, following) and not _is_signed(drafts, at):
            draft.kind, draft.level = BlockKind.HEADING, min(level + 1, 6)


def _is_signed(drafts: Sequence[Draft], at: int) -> bool:
    """Whether a line is who signed the document: nothing but a name and perhaps a date follows it."""
    after = drafts[at + 1 : at + 4]
    return len(after) < 3 and all(draft.kind is BlockKind.PARAGRAPH and len(draft.text) <= _NAME for draft in after)


def _stands_out(draft: Draft, following: Draft) -> bool:
    text = draft.text.strip()
    return (
        draft.strong
        and not following.strong
        and draft.kind is BlockKind.PARAGRAPH
        and following.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL}
        and len(text) <= _LONGEST
        and "\n" not in text
        and not text.endswith(_OPEN_END)
        and sum(map(str.isalpha, text)) > 2
    )
