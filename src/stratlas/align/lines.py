"""Two lists of lines, such as the claims of two profiles: which became which, aligned as the passages of two texts."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stratlas.align.aligner import align
from stratlas.align.redline import redline
from stratlas.records import Block, BlockKind, Change, Decision, Page, Ruling, Text, WordKind


@dataclass(frozen=True, slots=True)
class LinesPaired:
    """Old lines that became new ones, by index; one side is empty where a line is new or gone.

    `words` are, for each new line, its words in order with those taken out where they stood; empty where all words are
    the same, or where one side is empty.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    words: tuple[tuple[tuple[str, WordKind], ...], ...] = ()

    @property
    def reworded(self) -> bool:
        """Whether both sides have it, in other words or in another number of lines."""
        return bool(self.words)


def pair_lines(
    old: Sequence[str], new: Sequence[str], *, language: str = "und", same: Iterable[tuple[int, int]] = ()
) -> tuple[LinesPaired, ...]:
    """What became of every line: each of both lists is in exactly one pair, those of the new list in its order.

    Lines of `same` belong together whatever they say. Swapping the lists swaps the sides of every pair.
    """
    texts = _text(old), _text(new)
    places = [{block.start: number for number, block in enumerate(text.blocks)} for text in texts]
    decisions = [
        Decision(Ruling.SAME, (_place(texts[0].blocks[before]),), (_place(texts[1].blocks[after]),))
        for before, after in same
    ]
    found = align(texts[0], texts[1], old_language=language, new_language=language, decisions=decisions)
    return tuple(_pair(change, texts, places) for change in found.changes)


def _pair(change: Change, texts: tuple[Text, Text], places: Sequence[dict[int, int]]) -> LinesPaired:
    olds, news = (
        tuple(place[span.start] for span in side) for place, side in zip(places, (change.old, change.new), strict=True)
    )
    differs = change.old and change.new and (change.reworded or len(olds) != 1 or len(news) != 1)
    words = tuple(tuple(runs) for runs in redline(change, *texts)) if differs else ()
    return LinesPaired(olds, news, words)


def _text(lines: Sequence[str]) -> Text:
    """The lines as a text, a passage each."""
    parts, blocks, at = [], [], 0
    for line in lines:
        words = unicodedata.normalize("NFC", " ".join(line.split()).replace("\x00", " "))
        blocks.append(Block(BlockKind.LIST_ITEM, at, at + len(words), 1))
        parts.append(words)
        at += len(words) + 2
    content = "\n\n".join(parts)
    digest = hashlib.sha256(content.encode()).hexdigest()
    return Text(digest, "lines-1", content, (Page(1, 0, len(content)),), tuple(blocks))


def _place(block: Block) -> tuple[int, int]:
    return block.start, block.end
