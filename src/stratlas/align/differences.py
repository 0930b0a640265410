"""Which words differ between passages that became one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from stratlas.align.words import joined, word_places
from stratlas.records import Block, Text, WordChange, WordKind

_MOVED = 3
"""Words in a row that count as moved where they stand elsewhere; fewer are the same by chance."""
_UNCHANGED = -1


@dataclass(slots=True)
class _Row:
    """The words of some passages of a text: as compared, their places, passages and partners."""

    content: str
    words: list[str]
    places: list[tuple[int, int]]
    passages: list[int]
    ends: list[int]
    partner: list[int]
    moved: list[bool]


def differences(
    old: Text, olds: Sequence[Block], new: Text, news: Sequence[Block], language: str
) -> tuple[float, tuple[WordChange, ...]]:
    """The share of words that both have, and what happened to every word."""
    here, there = _row(old, olds, language), _row(new, news, language)
    codes: dict[str, int] = {}
    first, second = ([codes.setdefault(word, len(codes)) for word in row.words] for row in (here, there))
    for step in LCSseq.opcodes(first, second):
        if step.tag == "equal":
            for index in range(step.src_end - step.src_start):
                _pair(here, step.src_start + index, there, step.dest_start + index, moved=False)
    _find_moved(here, there)
    found = _changes(here, there)
    total = len(here.words) + len(there.words)
    same = sum(count for count, word in found if word.kind in {WordKind.EQUAL, WordKind.MOVED})
    return (round(same / total, 4) if total else 1.0), tuple(word for _, word in found)


def _row(text: Text, blocks: Sequence[Block], language: str) -> _Row:
    row = _Row(text.content, [], [], [], [], [], [])
    for index, block in enumerate(blocks):
        row.ends.append(block.start)
        for word, start, end in word_places(text.content[block.start : block.end], language):
            row.words.append(word)
            row.places.append((block.start + start, block.start + end))
            row.passages.append(index)
    row.partner = [_UNCHANGED] * len(row.words)
    row.moved = [False] * len(row.words)
    return row


def _pair(here: _Row, old: int, there: _Row, new: int, *, moved: bool) -> None:
    here.partner[old], there.partner[new] = new, old
    here.moved[old] = there.moved[new] = moved


def _find_moved(here: _Row, there: _Row) -> None:
    """Pairs runs of words that were taken out at one place and put in at another, the longest first."""
    starts = defaultdict(list)
    for old in range(len(here.words) - _MOVED + 1):
        if all(here.partner[at] == _UNCHANGED for at in range(old, old + _MOVED)):
            starts[tuple(here.words[old : old + _MOVED])].append(old)
    runs = []
    for new in range(len(there.words) - _MOVED + 1):
        if all(there.partner[at] == _UNCHANGED for at in range(new, new + _MOVED)):
            runs += [
                (-_length(here, old, there, new), old, new) for old in starts[tuple(there.words[new : new + _MOVED])]
            ]
    for _, old, new in sorted(runs):
        length = _length(here, old, there, new)
        if length >= _MOVED:
            for index in range(length):
                _pair(here, old + index, there, new + index, moved=True)


def _length(here: _Row, old: int, there: _Row, new: int) -> int:
    length = 0
    while (
        old + length < len(here.words)
        and new + length < len(there.words)
        and here.words[old + length] == there.words[new + length]
        and here.partner[old + length] == there.partner[new + length] == _UNCHANGED
    ):
        length += 1
    return length


def _changes(here: _Row, there: _Row) -> list[tuple[int, WordChange]]:
    """All words of both, run by run, in the order of the new ones, and how many words each run has."""
    found = []
    old = new = 0
    while old < len(here.words) or new < len(there.words):
        old_end, new_end = _gone(here, old), _gone(there, new)
        if old_end > old or new_end > new:
            found.append(_change(here, (old, old_end), there, (new, new_end)))
            old, new = old_end, new_end
        elif old < len(here.words) and here.moved[old]:
            old += 1  # told where it stands now
        elif new < len(there.words):
            moved = there.moved[new]
            start = there.partner[new]
            end = _same_end(here, start, there, new)
            found.append(_change(here, (start, end), there, (new, new + end - start), moved=moved))
            new += end - start
            old = old if moved else end
    return found


def _gone(row: _Row, start: int) -> int:
    """The end of a run of words without a partner, inside one passage."""
    end = start
    while end < len(row.words) and row.partner[end] == _UNCHANGED and row.passages[end] == row.passages[start]:
        end += 1
    return end


def _same_end(here: _Row, start: int, there: _Row, new: int) -> int:
    """The end, among the old words, of a run that goes on as it does among the new ones, inside one passage of each."""
    end = start + 1
    while (
        end < len(here.words)
        and here.partner[end] == new + end - start
        and here.moved[end] == here.moved[start]
        and here.passages[end] == here.passages[start]
        and there.passages[new + end - start] == there.passages[new]
    ):
        end += 1
    return end


def _change(
    here: _Row, old: tuple[int, int], there: _Row, new: tuple[int, int], *, moved: bool = False
) -> tuple[int, WordChange]:
    gone, came = here.words[slice(*old)], there.words[slice(*new)]
    if moved:
        kind = WordKind.MOVED
    elif gone == came or (gone and came and joined(gone) == joined(came)):
        kind = WordKind.EQUAL
    else:
        kind = WordKind.REPLACED if gone and came else WordKind.DELETED if gone else WordKind.INSERTED
    old_start, old_end = _place(here, old)
    new_start, new_end = _place(there, new)
    quotes = here.content[old_start:old_end], there.content[new_start:new_end]
    return len(gone) + len(came), WordChange(kind, old_start, old_end, new_start, new_end, *quotes)


def _place(row: _Row, run: tuple[int, int]) -> tuple[int, int]:
    start, end = run
    if start < end:
        return row.places[start][0], row.places[end - 1][1]
    if start:
        return row.places[start - 1][1], row.places[start - 1][1]
    first = row.places[0][0] if row.places else row.ends[0]
    return first, first
