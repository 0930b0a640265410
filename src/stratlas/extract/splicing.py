"""A text made of two texts of one capture: some pages from the one, all others from the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Protocol, TypeVar

from stratlas.extract.builder import Builder
from stratlas.records import Block, Call, Notice, Text


class _Mark(Protocol):
    """A run, repair or OCR word."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


MarkType = TypeVar("MarkType", bound=_Mark)


def spliced(base: Text, other: Text, pages: Collection[int], *, extractor: str, notices: tuple[Notice, ...]) -> Text:
    """The text `base` with these pages taken from `other`, which has as many; every block is kept as it is.

    Only a block that runs over from a page of the one text to a page of the other is cut there. Annotations go with
    their words; the notices are the caller's.
    """
    builder = Builder(extractor)
    sides = (_Side(base), _Side(other))
    parts = [(part, sides[0]) for part in _parts(base, pages, taken=False)]
    parts += [(part, sides[1]) for part in _parts(other, pages, taken=True)]
    parts.sort(key=lambda pair: (pair[0].page, pair[0].start))
    at = 0
    for page in base.pages:
        if page.number > builder.pages:
            builder.page(page.width, page.height)
        while at < len(parts) and parts[at][0].page == page.number:
            part, side = parts[at]
            side.write(part, builder)
            at += 1
    return replace(
        builder.finish(base.capture),
        notices=notices,
        runs=_together(side.moved(side.text.runs) for side in sides),
        calls=_together(side.calls() for side in sides),
        repairs=_together(side.moved(side.text.repairs) for side in sides),
        ocr=_together(side.moved(side.text.ocr) for side in sides),
    )


def _parts(text: Text, pages: Collection[int], *, taken: bool) -> Iterator[Block]:
    """The blocks of a text as far as they stand on pages that are, or are not, taken from it."""
    for block in text.blocks:
        for wanted, group in groupby(text.pieces(block), key=lambda piece: (piece.page in pages) == taken):
            if wanted:
                pieces = list(group)
                yield replace(pieces[0], end=pieces[-1].end)


def _together(marks: Iterable[Iterable[MarkType]]) -> tuple[MarkType, ...]:
    return tuple(sorted((mark for side in marks for mark in side), key=lambda mark: mark.start))


@dataclass
class _Side:
    """One of the two texts, and where stretches of it have gone."""

    text: Text
    _starts: list[int] = field(default_factory=list)
    _moves: list[tuple[int, int]] = field(default_factory=list)
    """For each start the end of the stretch, and how far it was moved."""

    def write(self, part: Block, builder: Builder) -> None:
        """Writes a part of a block, and remembers where it went."""
        string = self.text.content[part.start : part.end]
        later = [self.text.pages[piece.page - 1] for piece in self.text.pieces(part)[1:]]
        turns = [(page.start - part.start, page.width or 0.0, page.height or 0.0) for page in later]
        block = builder.block(part.kind, string, level=part.level, page=part.page, turns=turns, cell=part.cell)
        if block is not None:
            start = part.start + len(string) - len(string.lstrip())
            self._starts.append(start)
            self._moves.append((start + block.end - block.start, block.start - start))

    def moved(self, marks: Sequence[MarkType]) -> Iterator[MarkType]:
        """The marks of stretches that were kept, where they now stand."""
        for mark in marks:
            if (by := self._move(mark.start, mark.end)) is not None:
                yield replace(mark, start=mark.start + by, end=mark.end + by)  # type: ignore[type-var]

    def calls(self) -> Iterator[Call]:
        """The calls whose mark and whose note were kept."""
        for call in self.text.calls:
            by, note = self._move(call.start, call.end), self._move(call.note, call.note + 1)
            if by is not None and note is not None:
                yield Call(call.start + by, call.end + by, call.note + note)

    def _move(self, start: int, end: int) -> int | None:
        at = bisect_right(self._starts, start) - 1
        return self._moves[at][1] if at >= 0 and end <= self._moves[at][0] else None
