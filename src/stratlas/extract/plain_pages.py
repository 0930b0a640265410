"""Paragraphs of a plain text that run over from one page to the next: the parts brought together, as PDF's are."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from stratlas.extract.plain_lines import Line, is_closed
from stratlas.records import BlockKind

_BESIDE = frozenset({BlockKind.RUNNING, BlockKind.FOOTNOTE})
# The last line of what runs over is as long as this share of a full one where the next page begins with a capital.
_FULL = 0.7


class Drafted(Protocol):
    """What is looked at of a block in the making."""

    kind: BlockKind
    lines: list[Line]

    @property
    def text(self) -> str:
        """The words, lines joined by a space."""


DraftType = TypeVar("DraftType", bound=Drafted)


def join_over_pages(
    content: str, pages: Sequence[list[DraftType]], starts: Sequence[int], width: int
) -> tuple[str, list[int]]:
    """Joins the blocks that page ends cut in two; the content with their parts together, and where pages begin in it.

    What stands at the foot of the first page and the head of the next then follows the block. The lines' places
    are moved with their words.
    """
    seams: list[list[tuple[int, int]]] = []
    begins: dict[int, int] = {}
    whole: DraftType | None = None
    for number in range(1, len(pages)):
        before = (
            whole if whole is not None and not _has_flow_of_its_own(pages[number - 1]) else _last(pages[number - 1])
        )
        after = _first(pages[number])
        if before is None or after is None or not _runs_over(before, after, width):
            whole = None
            continue
        part = (after.lines[0].start, after.lines[-1].end)
        if before is not whole or not seams:
            seams.append([(before.lines[0].start, before.lines[-1].end)])
        seams[-1].append(part)
        begins[number] = part[0]
        before.lines += after.lines
        pages[number].remove(after)
        whole = before
    if not seams:
        return content, list(starts)
    moved = _Moved(content, seams)
    for page in pages:
        for draft in page:
            for line in draft.lines:
                line.start = moved.at(line.start)
    return moved.content, [moved.at(begins.get(number, start)) for number, start in enumerate(starts)]


def _has_flow_of_its_own(page: Sequence[Drafted]) -> bool:
    return any(draft.kind not in _BESIDE for draft in page)


def _last(page: Sequence[DraftType]) -> DraftType | None:
    return next((draft for draft in reversed(page) if draft.kind not in _BESIDE), None)


def _first(page: Sequence[DraftType]) -> DraftType | None:
    return next((draft for draft in page if draft.kind not in _BESIDE), None)


def _runs_over(before: Drafted, after: Drafted, width: int) -> bool:
    """Whether a page's last block goes on in the first one of the next page."""
    if before.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} or after.kind is not BlockKind.PARAGRAPH:
        return False
    last, first = before.lines[-1].text, after.lines[0].text
    if is_closed(last) or len(before.text) < 40:
        return False
    if first[0].islower():
        return True
    return len(before.lines) > 1 and len(last) >= _FULL * width and first[0].isalnum() and len(after.text) > len(last)


class _Moved:
    """A content with parts of it brought together, and where its old offsets lead."""

    def __init__(self, content: str, blocks: Sequence[Sequence[tuple[int, int]]]) -> None:
        order = list(_order(len(content), blocks))
        pieces: list[str] = []
        places: list[tuple[int, int]] = []
        size = 0
        for start, end, is_later in order:
            if is_later:
                pieces.append("\n")
                size += 1
            places.append((start, size))
            pieces.append(content[start:end])
            size += end - start
        self.content = "".join(pieces)
        self._places = sorted(places)
        self._starts = [start for start, _ in self._places]

    def at(self, offset: int) -> int:
        """Where an old offset leads."""
        start, new = self._places[bisect_right(self._starts, offset) - 1]
        return new + offset - start


def _order(size: int, blocks: Sequence[Sequence[tuple[int, int]]]) -> Iterator[tuple[int, int, bool]]:
    """The stretches of the content in their new order, and whether each is a later part of a block."""
    at = 0
    for parts in blocks:
        yield at, parts[0][1], False
        for start, end in parts[1:]:
            yield start, end, True
        for (_, end), (start, _) in itertools.pairwise(parts):
            yield end, start, False
        at = parts[-1][1]
    yield at, size, False
