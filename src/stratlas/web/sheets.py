"""One page of a text as it is read: its passages in groups, what was mended, what is in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from stratlas.records import OCR, BlockKind, Notice, Text
from stratlas.web.layout import Layout, Piece, Place
from stratlas.web.passages import UNSURE, Marks, Passage, inside, passages
from stratlas.web.tables import Table, table

_LISTED = 60
"""So many mended or doubtful words are listed; all of them are marked in the text."""
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that belong together: items of a list, cells of a table, lines of contents, or a single passage."""

    kind: str
    passages: tuple[Passage, ...]
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Odd:
    """A word that was mended (`was`: what the file reads) or is in doubt (`sure`, in hundredths), and how often."""

    word: str
    href: str
    was: str
    sure: int | None
    times: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, or a part of it.

    `running` are its head, foot and number, apart from the text; `sure` says how sure a program was on average of the
    words that it read from the page's picture, in hundredths, where no notice does.
    """

    page: int
    href: str
    groups: tuple[Group, ...]
    running: tuple[Passage, ...]
    notices: tuple[Notice, ...]
    sure: int | None
    odd: tuple[Odd, ...]
    more: int


def sheet(layout: Layout, place: Place, marks: Marks, language: str, more: Iterable[Notice] = ()) -> Sheet:
    """What is shown at a place; `more` are notices beside the text's own."""
    text, pieces = layout.text, layout.at(place)
    shown = passages(text, pieces, marks, language)
    both = list(zip(pieces, shown, strict=True))
    flow = [(piece, passage) for piece, passage in both if passage.kind is not BlockKind.RUNNING]
    first = place == layout.places[0]
    read = [word for piece in pieces for word in inside(text.ocr, piece.block.start, piece.block.end)]
    sure = round(100 * sum(word.confidence for word in read) / len(read)) if read else None
    about = (item for item in text.notices if item.page == place.page or (item.page is None and first))
    notices = (*about, *more)
    odd = _odd(text, pieces)
    return Sheet(
        place.page,
        layout.address(place),
        tuple(_grouped(text, flow)),
        tuple(passage for passage in shown if passage.kind is BlockKind.RUNNING),
        notices,
        None if any(item.code.startswith(OCR) for item in notices) else sure,
        tuple(odd[:_LISTED]),
        max(0, len(odd) - _LISTED),
    )


def _key(item: tuple[Piece, Passage]) -> tuple[str, int]:
    """Neighbours with the same key make up a group; the number keeps apart what stands alone."""
    piece, passage = item
    match passage.kind:
        case BlockKind.LIST_ITEM:
            return "list", 0
        case BlockKind.CONTENTS:
            return "contents", 0
        case BlockKind.TABLE_CELL:
            return ("table", passage.cell.table) if passage.cell else ("cells", 0)
        case _:
            return passage.kind.value, piece.number


def _grouped(text: Text, flow: Sequence[tuple[Piece, Passage]]) -> list[Group]:
    groups: list[Group] = []
    for (kind, _), members in groupby(flow, _key):
        items = list(members)
        made = tuple(passage for _, passage in items)
        if kind != "table":
            groups.append(Group(kind, made))
            continue
        caption = groups.pop().passages[0] if groups and groups[-1].kind == BlockKind.CAPTION else None
        cells = [(passage.cell, passage) for passage in made if passage.cell]
        before = items[0][0].number - 1
        earlier = text.blocks[before].cell if before >= 0 else None
        goes_on = not items[0][0].begins or (earlier is not None and earlier.table == cells[0][0].table)
        groups.append(Group(kind, made, table(cells, caption, goes_on=goes_on)))
    return groups


def _odd(text: Text, pieces: Iterable[Piece]) -> list[Odd]:
    """The mended and the doubtful words, those that read the same once."""
    found: dict[tuple[str, str, int | None], list[int]] = {}
    for piece in pieces:
        start, end = piece.block.start, piece.block.end
        for repair in inside(text.repairs, start, end):
            left, right = _word(text.content, repair.start, repair.end)
            word = text.content[left:right]
            was = text.content[left : repair.start] + repair.was + text.content[repair.end : right]
            found.setdefault((word, was, None), []).append(max(start, repair.start))
        for read in inside(text.ocr, start, end):
            if read.confidence < UNSURE:
                word, sure = text.content[read.start : read.end], round(100 * read.confidence)
                found.setdefault((word, "", sure), []).append(max(start, read.start))
    return [
        Odd(" ".join(word.split()), f"#m{starts[0]}", " ".join(was.split()), sure, len(starts))
        for (word, was, sure), starts in found.items()
    ]


def _word(content: str, start: int, end: int) -> tuple[int, int]:
    """The whole word around a stretch."""
    while start > 0 and _WORD.match(content, start - 1):
        start -= 1
    while end < len(content) and _WORD.match(content, end):
        end += 1
    return start, end
