"""Which words differ between passages that became one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from stratlas.align.words import Reader, Vocabulary, joined
from stratlas.records import Block, Text, WordChange, WordKind
from stratlas.records.changes import word_order

_MOVED = 3
"""Words in a row that count as moved where they stand elsewhere; fewer are the same by chance."""
_ISLAND, _SEA = 2, 4
"""So many words are an island where what was replaced on either side of them is so many times as long."""
_TURNED = {WordKind.INSERTED: WordKind.DELETED, WordKind.DELETED: WordKind.INSERTED}


_Runs = list[tuple[WordKind, tuple[int, int], tuple[int, int]]]
"""What happened to runs of words: kind, and where the run begins and ends among the words of either side."""


@dataclass(slots=True)
class _Row:
    """The words of some passages of a text: as compared, where they stand, and which of them both texts have."""

    content: str
    first: int
    reader: Reader
    words: str = ""
    places: list[tuple[int, str]] = field(default_factory=list)
    """For each word what stands around it between two spaces, and where."""
    stops: list[int] = field(default_factory=list)
    """For each word the end of its passage's words."""
    taken: bytearray = field(default_factory=bytearray)
    moved: set[int] = field(default_factory=set)

    def take(self, start: int, length: int) -> None:
        """Says that the other text has these words, too."""
        self.taken[start : start + length] = b"\1" * length

    def letters(self, start: int, end: int) -> int:
        """How long the words are, with what stands between them."""
        return self.reader.span(self.places, end - 1)[1] - self.reader.span(self.places, start)[0]

    def gone(self, start: int) -> int:
        """The end of a run of words that the other text has not, inside one passage."""
        if start == len(self.words):
            return start
        end = self.taken.find(1, start, self.stops[start])
        return end if end >= 0 else self.stops[start]


class _Block(NamedTuple):
    """Words that both have in order: where they begin, and how many."""

    old: int
    new: int
    size: int


class _Same(NamedTuple):
    """Words that both have: where they begin among the old ones."""

    old: int
    length: int
    moved: bool = False


def differences(
    old: Text, olds: Sequence[Block], new: Text, news: Sequence[Block], reader: Reader, *, turned: bool = False
) -> tuple[float, tuple[WordChange, ...]]:
    """The share of words that both have, and what happened to every word: to the old ones where `turned`."""
    here, there = _row(old, olds, reader), _row(new, news, reader)
    same = {}
    found = [_Block(same.a, same.b, same.size) for same in LCSseq.editops(here.words, there.words).as_matching_blocks()]
    for start, new_start, size in _without_islands(here, there, found):
        same[new_start] = _Same(start, size)
        here.take(start, size)
        there.take(new_start, size)
    same |= _moved(here, there)
    runs = _runs(here, there, same, reader.vocabulary)
    total = len(here.words) + len(there.words)
    shared = sum(
        old_end - old_start + new_end - new_start
        for kind, (old_start, old_end), (new_start, new_end) in runs
        if kind is WordKind.EQUAL or kind is WordKind.MOVED
    )
    if turned:
        words = [_told(there, now, here, was, _TURNED.get(kind, kind)) for kind, was, now in runs]
        words.sort(key=word_order)
    else:
        words = [_told(here, was, there, now, kind) for kind, was, now in runs]
    return (round(shared / total, 4) if total else 1.0), tuple(words)


def _without_islands(here: _Row, there: _Row, blocks: Sequence[_Block]) -> list[_Block]:
    """The blocks without one or two little words amid much that was replaced: there they are the same by chance.

    The last block is empty and ends both rows.
    """
    found: list[_Block] = []
    old = new = 0
    for block, after in pairwise(blocks):
        old_end, new_end = block.old + block.size, block.new + block.size
        if block.size <= _ISLAND:
            size = _SEA * max(here.letters(block.old, old_end), there.letters(block.new, new_end))
            around = (old, block.old, new, block.new), (old_end, after.old, new_end, after.new)
            if all(a < b and c < d and size <= max(here.letters(a, b), there.letters(c, d)) for a, b, c, d in around):
                continue
        found.append(block)
        old, new = old_end, new_end
    return found


def _row(text: Text, blocks: Sequence[Block], reader: Reader) -> _Row:
    row = _Row(text.content, blocks[0].start, reader)
    for block in blocks:
        words, places = reader.places(text.content[block.start : block.end], block.start)
        row.words += words
        row.places += places
        row.stops += [len(row.words)] * len(words)
    row.taken = bytearray(len(row.words))
    return row


def _moved(here: _Row, there: _Row) -> dict[int, _Same]:
    """Runs of words that were taken out at one place and put in at another, the longest first."""
    olds, news = _loose(here), _loose(there)
    if not olds or not news:
        return {}
    starts = defaultdict(list)
    for old in olds:
        starts[here.words[old : old + _MOVED]].append(old)
    runs = [
        (-_length(here, old, there, new), old, new)
        for new in news
        for old in starts.get(there.words[new : new + _MOVED], ())
    ]
    found = {}
    for _, old, new in sorted(runs):
        length = _length(here, old, there, new)
        if length >= _MOVED:
            here.take(old, length)
            there.take(new, length)
            here.moved.update(range(old, old + length))
            found[new] = _Same(old, length, moved=True)
    return found


def _loose(row: _Row) -> list[int]:
    """Where so many words without a partner begin that they may have moved."""
    found, at = [], row.taken.find(bytes(_MOVED))
    while at >= 0:
        found.append(at)
        at = row.taken.find(bytes(_MOVED), at + 1)
    return found


def _length(here: _Row, old: int, there: _Row, new: int) -> int:
    length = 0
    while (
        old + length < len(here.words)
        and new + length < len(there.words)
        and here.words[old + length] == there.words[new + length]
        and not here.taken[old + length]
        and not there.taken[new + length]
    ):
        length += 1
    return length


def _runs(here: _Row, there: _Row, same: dict[int, _Same], vocabulary: Vocabulary) -> _Runs:
    """All words of both, run by run, in the order of the new ones; no run leaves its passage."""
    found: _Runs = []
    old = new = 0
    olds, news = len(here.words), len(there.words)
    while old < olds or new < news:
        old_end, new_end = here.gone(old), there.gone(new)
        if old_end > old or new_end > new:
            kind = _kind(here.words[old:old_end], there.words[new:new_end], vocabulary)
            found.append((kind, (old, old_end), (new, new_end)))
            old, new = old_end, new_end
        elif old < olds and old in here.moved:
            old += 1  # told where it stands now
        elif new < news:
            run = same[new]
            length = min(run.length, here.stops[run.old] - run.old, there.stops[new] - new)
            if length < run.length:
                same[new + length] = _Same(run.old + length, run.length - length, run.moved)
            kind = WordKind.MOVED if run.moved else WordKind.EQUAL
            found.append((kind, (run.old, run.old + length), (new, new + length)))
            new += length
            old = old if run.moved else run.old + length
    return found


def _kind(gone: str, came: str, vocabulary: Vocabulary) -> WordKind:
    if not gone or not came:
        return WordKind.DELETED if gone else WordKind.INSERTED
    # one word may be written as two
    same = gone == came or joined(vocabulary.words(gone)) == joined(vocabulary.words(came))
    return WordKind.EQUAL if same else WordKind.REPLACED


def _told(here: _Row, old: tuple[int, int], there: _Row, new: tuple[int, int], kind: WordKind) -> WordChange:
    old_start, old_end = _place(here, old)
    new_start, new_end = _place(there, new)
    quotes = here.content[old_start:old_end], there.content[new_start:new_end]
    return WordChange(kind, old_start, old_end, new_start, new_end, *quotes)


def _place(row: _Row, run: tuple[int, int]) -> tuple[int, int]:
    start, end = run
    if start < end:
        return row.reader.span(row.places, start)[0], row.reader.span(row.places, end - 1)[1]
    if start:
        at = row.reader.span(row.places, start - 1)[1]
    else:
        at = row.reader.span(row.places, 0)[0] if row.places else row.first
    return at, at
