"""What people decided, laid on the matching before anything is compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stratlas.align.cuts import Group
from stratlas.align.matching import TAKEN, Matching
from stratlas.records import Block, Decision, Ruling


@dataclass(slots=True)
class Judged:
    """Decisions that hold, by the indices of passages."""

    same: list[tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=list)
    apart: list[tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=list)
    alone: list[tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=list)
    unheeded: tuple[Decision, ...] = ()

    @property
    def olds(self) -> set[int]:
        """The old passages that somebody judged."""
        return {index for old, _ in (*self.same, *self.apart, *self.alone) for index in old}

    @property
    def news(self) -> set[int]:
        """The new passages that somebody judged."""
        return {index for _, new in (*self.same, *self.apart, *self.alone) for index in new}

    def lay_on(self, matching: Matching) -> list[Group]:
        """Makes the groups that were decided and bars what was judged apart; the groups, lone units among them."""
        old_units, new_units = (
            {index: at for at, unit in enumerate(side.units) for index in unit.passages}
            for side in (matching.old, matching.new)
        )
        for old, new in self.apart:
            matching.apart |= {(old_units[one], new_units[other]) for one in old for other in new}
        groups = [Group([old_units[at] for at in old], [new_units[at] for at in new]) for old, new in self.same]
        for group in groups:
            for index in group.old:
                matching.old.partner[index] = TAKEN
            for index in group.new:
                matching.new.partner[index] = TAKEN
            matching.match(group.old[0], group.new[0])
        for old, new in self.alone:
            for index in old:
                matching.old.partner[old_units[index]] = TAKEN
                groups.append(Group([old_units[index]], []))
            for index in new:
                matching.new.partner[new_units[index]] = TAKEN
                groups.append(Group([], [new_units[index]]))
        return groups


def heed(decisions: Sequence[Decision], old: Sequence[Block], new: Sequence[Block]) -> Judged:
    """The decisions that hold: those that name passages of both texts, and that no later one overrules."""
    places = [{(block.start, block.end): index for index, block in enumerate(side)} for side in (old, new)]
    taken: tuple[set[int], set[int]] = (set(), set())
    said: dict[tuple[int, int], bool] = {}
    judged, unheeded = Judged(), []
    for decision in reversed(decisions):
        olds, news = _indices(decision.old, places[0]), _indices(decision.new, places[1])
        if olds is None or news is None or not _whole(decision.ruling, olds, news):
            unheeded.append(decision)
            continue
        pairs = [(one, other) for one in olds for other in news]
        if decision.ruling is Ruling.APART:
            open_pairs = [pair for pair in pairs if pair not in said]
            said.update(dict.fromkeys(open_pairs, False))
            judged.apart += [((one,), (other,)) for one, other in open_pairs]
            holds = bool(open_pairs)
        else:
            holds = not (taken[0] & set(olds) or taken[1] & set(news))
            if decision.ruling is Ruling.SAME:
                holds = holds and not any(said.get(pair) is False for pair in pairs)
            if holds:
                taken[0].update(olds)
                taken[1].update(news)
                (judged.same if decision.ruling is Ruling.SAME else judged.alone).append((olds, news))
                said.update(dict.fromkeys(pairs, decision.ruling is Ruling.SAME))
        if not holds:
            unheeded.append(decision)
    judged.unheeded = tuple(reversed(unheeded))
    return judged


def _indices(spans: Iterable[tuple[int, int]], places: dict[tuple[int, int], int]) -> tuple[int, ...] | None:
    found = [places.get(span) for span in spans]
    known = sorted({index for index in found if index is not None})
    return tuple(known) if len(known) == len(set(found)) else None


def _whole(ruling: Ruling, old: tuple[int, ...], new: tuple[int, ...]) -> bool:
    return bool(old or new) if ruling is Ruling.ALONE else bool(old and new)
