"""Passages that were split and merged: what was left over, where its words stand in a passage that has a partner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from stratlas.align.candidates import candidates
from stratlas.align.likeness import common
from stratlas.align.matching import TAKEN, Matching, Side
from stratlas.align.passages import Unit
from stratlas.records import BlockKind

_HELD = 0.55
"""The share of a piece's words that must stand in the part of the whole that the other pieces leave."""
_HELD_FAR = 0.85
"""The same for a piece that doesn't stand beside the others."""
_HELD_SHORT = 0.8
"""The same for a short piece, whose few words may stand anywhere by chance."""
_SHORT = 6
_CROSSED, _CROSSED_WORDS = 0.25, 6
"""The share of the shortest of two neighbouring pairs, and how many words, that went over the border between them."""
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
    """Adds to groups the free units beside them that are pieces of what stands on the other side.

    A group that has several on one side may get several on the other, too: a title set apart here and a paragraph cut
    in two there.
    """
    needed = _HELD_SHORT if certain else _HELD
    for group in groups:
        for swapped in (False, True, False):
            _grow(matching, group, swapped, needed if len(group.sides(swapped)[0]) == 1 else _HELD_SHORT)


def find_crossings(matching: Matching, groups: list[Group]) -> list[Group]:
    """The groups; two neighbours are one where words went over the border between them, as where one ends elsewhere."""
    found: list[Group] = []
    for group in sorted(groups, key=lambda group: (group.old[0], group.new[0])):
        if found and _crosses(matching, found[-1], group):
            found[-1] = Group(found[-1].old + group.old, found[-1].new + group.new)
        else:
            found.append(group)
    return found


def _crosses(matching: Matching, first: Group, second: Group) -> bool:
    if not len(first.old) == len(first.new) == len(second.old) == len(second.new) == 1:
        return False
    old, new = (first.old[0], second.old[0]), (first.new[0], second.new[0])
    if matching.old.step(old[0], 1) != old[1] or matching.new.step(new[0], 1) != new[1]:
        return False
    here, there = [matching.old.units[at] for at in old], [matching.new.units[at] for at in new]
    if any(before.key == after.key for before, after in zip(here, there, strict=True)):
        return False
    if BlockKind.TABLE_CELL in {unit.kind for unit in (*here, *there)}:
        return False
    if {(old[0], new[1]), (old[1], new[0])} & matching.apart:
        return False
    both, then = Unit.joined(here), there[0].stems + there[1].stems
    apart = [LCSseq.similarity(before.stems, after.stems) for before, after in zip(here, there, strict=True)]
    if LCSseq.similarity(both.stems, then) - sum(apart) < _CROSSED_WORDS:
        return False
    gain = common(both, then) - sum(common(before, after.stems) for before, after in zip(here, there, strict=True))
    return gain >= _CROSSED * min(unit.weight for unit in (*here, *there))


def find_far_cuts(matching: Matching, groups: list[Group]) -> None:
    """Adds free units all of whose words stand in the free part of a passage elsewhere."""
    _far(matching, {group.old[0]: group for group in groups if len(group.old) == 1}, swapped=False)
    _far(matching, {group.new[0]: group for group in groups if len(group.new) == 1}, swapped=True)


def _grow(matching: Matching, group: Group, swapped: bool, needed: float) -> None:
    wholes, pieces = matching.sides(swapped)
    others, mine = group.sides(swapped)
    grown = bool(others and mine)
    while grown:
        grown = False
        for by in (1, -1):
            beside = pieces.step(mine[-1] if by > 0 else mine[0], by)
            if beside is None or not pieces.is_free(beside) or not _may_join(matching, others, beside, swapped):
                continue
            piece = pieces.units[beside]
            least = (needed if len(piece.stems) >= _SHORT else _HELD_SHORT) * piece.weight
            if _gain(wholes, others, pieces, mine, piece, by) >= least:
                mine.append(beside)
                mine.sort()
                pieces.partner[beside] = TAKEN
                grown = True


def _gain(wholes: Side, others: list[int], pieces: Side, mine: list[int], piece: Unit, by: int) -> int:
    """What the others' words tell that stand in the piece and in none of those that are theirs already."""
    large = Unit.joined([wholes.units[at] for at in others])
    if piece.told_by(large) < _HELD * piece.weight:
        return 0
    now = "".join([pieces.units[at].stems for at in mine])
    return common(large, now + piece.stems if by > 0 else piece.stems + now) - common(large, now)


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
                and _may_join(matching, [whole], piece, swapped)
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


def _may_join(matching: Matching, others: list[int], piece: int, swapped: bool) -> bool:
    wholes, pieces = matching.sides(swapped)
    large, small = [wholes.units[at] for at in others], pieces.units[piece]
    rows = BlockKind.TABLE_CELL
    # one word may be a title, and is else by chance in any passage
    least = 1 if small.kind is BlockKind.HEADING else _LEAST
    return (
        least <= len(small.stems) < sum(len(unit.stems) for unit in large)
        and all(unit.flow == small.flow and (unit.kind is rows) == (small.kind is rows) for unit in large)
        and not any(((piece, at) if swapped else (at, piece)) in matching.apart for at in others)
    )


def _left(whole: Unit, pieces: list[Unit]) -> str:
    """What is left of the whole's words without those of the pieces."""
    taken: set[int] = set()
    for unit in pieces:
        for start, _, size in LCSseq.editops(whole.stems, unit.stems).as_matching_blocks():
            taken.update(range(start, start + size))
    return "".join(char for index, char in enumerate(whole.stems) if index not in taken)
