"""Passages that were split and merged: what was left over, where its words stand in a passage that has a partner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from stratlas.align.candidates import candidates
from stratlas.align.likeness import common
from stratlas.align.matching import TAKEN, Matching
from stratlas.align.passages import Unit
from stratlas.records import BlockKind

_HELD = 0.55
"""The share of a piece's words that must stand in the part of the whole that the other pieces leave."""
_HELD_FAR = 0.85
"""The same for a piece that doesn't stand beside the others."""
_HELD_SHORT = 0.8
"""The same for a short piece, whose few words may stand anywhere by chance."""
_SHORT = 6
_LEAST, _LEAST_FAR = 2, 8
"""Words of a piece at least."""


@dataclass(slots=True)
class Group:
    """Old and new units that became one another; either side may have several."""

    old: list[int]
    new: list[int]

    def sides(self, swapped: bool) -> tuple[list[int], list[int]]:
        """Old and new, or new and old."""
        return (self.new, self.old) if swapped else (self.old, self.new)


def find_cuts(matching: Matching, groups: Iterable[Group], *, certain: bool) -> None:
    """Adds to groups of one old and one new unit the free units beside them that are pieces of either."""
    for group in groups:
        for swapped in (False, True):
            if len(group.old) == len(group.new) == 1:
                _grow(matching, group, swapped, _HELD_SHORT if certain else _HELD)


def find_far_cuts(matching: Matching, groups: list[Group]) -> None:
    """Adds free units all of whose words stand in the free part of a passage elsewhere."""
    _far(matching, {group.old[0]: group for group in groups if len(group.old) == 1}, swapped=False)
    _far(matching, {group.new[0]: group for group in groups if len(group.new) == 1}, swapped=True)


def _grow(matching: Matching, group: Group, swapped: bool, needed: float) -> None:
    wholes, pieces = matching.sides(swapped)
    (whole,), mine = group.sides(swapped)
    grown = True
    while grown:
        grown = False
        for by in (1, -1):
            beside = pieces.step(mine[-1] if by > 0 else mine[0], by)
            if beside is None or not pieces.is_free(beside) or not _may_join(matching, whole, beside, swapped):
                continue
            piece = pieces.units[beside]
            least = (needed if len(piece.stems) >= _SHORT else _HELD_SHORT) * piece.weight
            if piece.told_by(wholes.units[whole]) < least:
                continue
            now = "".join(pieces.units[at].stems for at in mine)
            then = now + piece.stems if by > 0 else piece.stems + now
            if common(wholes.units[whole], then) - common(wholes.units[whole], now) >= least:
                mine.append(beside)
                mine.sort()
                pieces.partner[beside] = TAKEN
                grown = True


def _far(matching: Matching, groups: dict[int, Group], *, swapped: bool) -> None:
    wholes, pieces = matching.sides(swapped)
    free = [index for index in pieces.free() if len(pieces.units[index].stems) >= _LEAST_FAR]
    near: dict[int, list[int]] = defaultdict(list)
    for whole, piece in candidates(wholes.units, pieces.units, sorted(groups), free):
        near[piece].append(whole)
    for piece in free:
        best, holder = _HELD_FAR, None
        for whole in near[piece]:
            others, mine = groups[whole].sides(swapped)
            large, small = wholes.units[whole], pieces.units[piece]
            if (
                len(others) == 1
                and _may_join(matching, whole, piece, swapped)
                and small.told_by(large) > best * small.weight
                and common(small, large.stems) > best * small.weight
            ):
                left = _left(large, [pieces.units[at] for at in mine])
                held = common(small, left) / small.weight
                if held > best:
                    best, holder = held, mine
        if holder is not None:
            holder.append(piece)
            holder.sort()
            pieces.partner[piece] = TAKEN


def _may_join(matching: Matching, whole: int, piece: int, swapped: bool) -> bool:
    wholes, pieces = matching.sides(swapped)
    large, small = wholes.units[whole], pieces.units[piece]
    rows = BlockKind.TABLE_CELL
    return (
        _LEAST <= len(small.stems) < len(large.stems)
        and large.flow == small.flow
        and (large.kind is rows) == (small.kind is rows)
        and ((piece, whole) if swapped else (whole, piece)) not in matching.apart
    )


def _left(whole: Unit, pieces: list[Unit]) -> str:
    """What is left of the whole's words without those of the pieces."""
    taken: set[int] = set()
    for unit in pieces:
        for start, _, size in LCSseq.editops(whole.stems, unit.stems).as_matching_blocks():
            taken.update(range(start, start + size))
    return "".join(char for index, char in enumerate(whole.stems) if index not in taken)
