"""Which old unit became which new one: the same words first, then the likest, held together by their neighbours."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

from stratlas.align.candidates import candidates
from stratlas.align.likeness import likeness
from stratlas.align.passages import Unit
from stratlas.align.words import Vocabulary

Needed = tuple[float, float, float]
"""How alike two units must be: by themselves, and with neighbours that were matched on one side or on both."""

CERTAIN: Needed = (0.75, 0.5, 0.35)
LIKELY: Needed = (0.42, 0.32, 0.24)
RENUMBERED = 0.99
"""How alike the same words under another number are."""
_SHORT = 8
"""Words of a line that says by itself where it belongs, even where it stands several times."""
_NEVER = 2.0
_AROUND = 3
"""Steps around a new pair within which the others are looked at again."""
_BONUS = 0.08
"""What a matched neighbour adds when the likest pairs are taken first."""
_SAME_NUMBER = 0.02
"""What it adds that both have the same number of their own."""
_NEAR = 12
"""Steps within which a matched unit is a neighbour."""
_ASKED = 3
_BESIDE, _SPEAKS = 0.7, 0.5
"""What a neighbour some steps away tells at most, and what it must tell to count as one."""
_MARGIN = 0.1
"""How much less alike all others must be for a pair without neighbours to be certain."""
_OPEN = 5
"""Units from a matched pair on that are compared in order where the next pairs don't close a gap."""
_WIDEST = 4000
"""Comparisons in one gap at most."""
_LONGEST = 400_000_000
"""Lines of one text times those of the other up to which the longest row of both is looked for."""
_NOWHERE = -1
TAKEN = -2
"""In place of a partner: the unit belongs to a change already, beside another one of its own side."""


@dataclass(slots=True)
class Side:
    """One text's units: partner of each, and the order in which those of a flow follow one another."""

    units: list[Unit]
    partner: list[int] = field(default_factory=list)
    flows: list[list[int]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.partner = [_NOWHERE] * len(self.units)
        self.flows = [[], []]
        for index, unit in enumerate(self.units):
            self.places.append(len(self.flows[unit.flow]))
            self.flows[unit.flow].append(index)

    def step(self, index: int, by: int) -> int | None:
        """The unit so many steps on in the same flow."""
        place = self.places[index] + by
        flow = self.flows[self.units[index].flow]
        return flow[place] if 0 <= place < len(flow) else None

    def free(self) -> list[int]:
        """The units without a change."""
        return [index for index, partner in enumerate(self.partner) if partner == _NOWHERE]

    def is_free(self, index: int | None) -> bool:
        """Whether there is such a unit and it has no change."""
        return index is not None and self.partner[index] == _NOWHERE


@dataclass(slots=True)
class Matching:
    """Two sides and what may not be matched."""

    old: Side
    new: Side
    apart: set[tuple[int, int]] = field(default_factory=set)
    alikeness: dict[tuple[int, int], float] = field(default_factory=dict)

    def sides(self, swapped: bool) -> tuple[Side, Side]:
        """Old and new, or new and old."""
        return (self.new, self.old) if swapped else (self.old, self.new)

    def like(self, old: int, new: int) -> float:
        """How alike an old and a new unit are; what was judged apart, and a note and what is none, are not at all."""
        pair = (old, new)
        if pair not in self.alikeness:
            here, there = self.old.units[old], self.new.units[new]
            allowed = pair not in self.apart and here.flow == there.flow
            like = likeness(here, there) if allowed else 0.0
            self.alikeness[pair] = like if here.number == there.number else min(like, RENUMBERED)
        return self.alikeness[pair]

    def same(self, old: int, new: int) -> bool:
        """Whether both have the same words and may be matched."""
        here, there = self.old.units[old], self.new.units[new]
        return here.key == there.key and here.flow == there.flow and (old, new) not in self.apart

    def match(self, old: int, new: int) -> None:
        """Makes a pair of two units."""
        self.old.partner[old], self.new.partner[new] = new, old

    def pairs(self) -> list[tuple[int, int]]:
        """What was matched so far."""
        return [(old, new) for old, new in enumerate(self.old.partner) if new >= 0]

    def nearness(self, old: int, new: int, by: int) -> float:
        """How near a new unit is to where the neighbours on that side went: 1 where it is the next one, else less.

        The nearest neighbour may itself have moved, so that a few are asked.
        """
        best, asked = 0.0, 0
        for far in range(1, _NEAR + 1):
            beside = self.old.step(old, far * by)
            if beside is None or asked == _ASKED:
                break
            partner = self.old.partner[beside]
            if partner >= 0 and self.new.units[partner].flow == self.new.units[new].flow:
                away = abs(self.new.places[partner] - far * by - self.new.places[new])
                if away == 0 and far == 1:
                    return 1.0
                best = max(best, _BESIDE - 0.05 * away - 0.02 * far)
                asked += 1
        return best

    def rank(self, old: int, new: int) -> float:
        """What decides which pair is taken first: likeness, near neighbours, and an equal number."""
        here, there = self.old.units[old], self.new.units[new]
        near = self.nearness(old, new, 1) + self.nearness(old, new, -1)
        return self.like(old, new) + _BONUS * near + _SAME_NUMBER * (here.number == there.number)


def match_same(matching: Matching) -> None:
    """Pairs units with the same words: those that stand once in each text, then their neighbours, then within gaps."""
    here, there = _by_key(matching.old), _by_key(matching.new)
    for key, olds in here.items():
        news = there.get(key, [])
        if any(map(str.isalpha, key)) and not matching.old.units[olds[0]].bare and len(olds) == len(news):
            for old, new in _by_number(matching, olds, news):
                if matching.same(old, new):
                    matching.match(old, new)
    in_order = _in_order(matching)
    # lines that stand several times belong first to what kept its place
    _spread(matching, [(old, new) for old, new in in_order if matching.old.partner[old] == new])
    for old, new in in_order:
        if matching.old.is_free(old) and matching.new.is_free(new) and matching.same(old, new):
            matching.match(old, new)
    _spread(matching, matching.pairs())
    fill_gaps(matching, (_NEVER, _NEVER, RENUMBERED))


def match_alike(matching: Matching, needed: Needed, matched: Callable[[int, int], None], *, certain: bool) -> None:
    """Pairs the likest units, the likest first; what stands between matched neighbours needs to be less alike.

    Where only what is certain is wanted, units that are about as alike to others wait until neighbours tell.
    `matched` is called after each match, and may take free units beside it.
    """
    olds, news = matching.old.free(), matching.new.free()
    here: dict[int, list[int]] = defaultdict(list)
    there: dict[int, list[int]] = defaultdict(list)
    for old, new in candidates(matching.old.units, matching.new.units, olds, news):
        if matching.like(old, new) >= needed[2]:
            here[old].append(new)
            there[new].append(old)
    heap = [(-matching.rank(old, new), old, new) for old in here for new in here[old]]
    heapq.heapify(heap)
    while heap:
        rank, old, new = heapq.heappop(heap)
        if not (matching.old.is_free(old) and matching.new.is_free(new)):
            continue
        like, now = matching.like(old, new), matching.rank(old, new)
        if now > 1e-9 - rank:
            heapq.heappush(heap, (-now, old, new))
            continue
        sides = _sides(matching, old, new)
        # a short line that stands several times says nothing of where it belongs
        doubtful = not sides and (certain or len(matching.old.units[old].stems) < _SHORT)
        if like < needed[sides] or (doubtful and like - _rival(matching, old, new, here, there) < _MARGIN):
            continue
        matching.match(old, new)
        matched(old, new)
        for by in range(-_AROUND, _AROUND + 1):
            beside = matching.old.step(old, by)
            if beside is not None and matching.old.is_free(beside):
                for other in here[beside]:
                    heapq.heappush(heap, (-matching.rank(beside, other), beside, other))


def _rival(matching: Matching, old: int, new: int, here: dict[int, list[int]], there: dict[int, list[int]]) -> float:
    """How alike either unit is to the likest other one that is free."""
    others = [matching.like(old, other) for other in here[old] if other != new and matching.new.is_free(other)]
    rivals = [matching.like(other, new) for other in there[new] if other != old and matching.old.is_free(other)]
    return max(others + rivals, default=0.0)


def fill_gaps(matching: Matching, needed: Needed) -> None:
    """Pairs what was left between matched neighbours, in order, so that the sum of likeness is greatest."""
    for flow in (0, 1):
        # a pair before the first units and one behind the last, of nothing with nothing
        matched = [pair for pair in matching.pairs() if matching.old.units[pair[0]].flow == flow]
        runs = [
            _run(matching, flow, old, new, by)
            for by in (1, -1)
            for old, new in matched
            if matching.old.is_free(matching.old.step(old, by)) and matching.new.is_free(matching.new.step(new, by))
        ]
        runs += [_run(matching, flow, None, None, 1), _run(matching, flow, None, None, -1)]
        for olds, news, sides in sorted(runs, key=lambda run: -run[2]):
            if olds and news and len(olds) * len(news) <= _WIDEST and all(map(matching.old.is_free, olds)):
                for old, new in _best_order(olds, news, matching.like, needed[sides]):
                    if matching.new.is_free(new):
                        matching.match(old, new)


def match_repeated(matching: Matching) -> None:
    """Pairs what is left of lines that stand several times, the nearest to their neighbours' new places first."""
    here, there = _by_key(matching.old), _by_key(matching.new)
    for key, olds in here.items():
        news = there.get(key, [])
        if len(olds) * len(news) > _WIDEST:
            continue
        ranked = sorted(
            (
                _distance(matching, old, new),
                matching.old.units[old].number != matching.new.units[new].number,
                old,
                new,
            )
            for old in olds
            for new in news
        )
        for away, _, old, new in ranked:
            far = len(matching.old.units[old].stems) >= _SHORT or away <= _AROUND
            if far and matching.same(old, new) and matching.old.is_free(old) and matching.new.is_free(new):
                matching.match(old, new)


def _by_key(side: Side) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index in side.free():
        found[side.units[index].key].append(index)
    return found


def _by_number(matching: Matching, olds: list[int], news: list[int]) -> list[tuple[int, int]]:
    """Units with the same words, each with the one of its number, where the numbers tell all of them apart."""
    here = {matching.old.units[old].number: old for old in olds}
    there = {matching.new.units[new].number: new for new in news}
    if len(olds) == 1:
        return [(olds[0], news[0])]
    if len(here) == len(olds) and here.keys() == there.keys():
        return [(old, there[number]) for number, old in here.items()]
    return []


def _in_order(matching: Matching) -> list[tuple[int, int]]:
    """The longest row of lines, with their numbers, that both texts have in the same order."""
    codes, found = Vocabulary(), list[tuple[int, int]]()
    for olds, news in zip(matching.old.flows, matching.new.flows, strict=True):
        if olds and news and len(olds) * len(news) <= _LONGEST:
            here = "".join([codes.code(_line(matching.old.units[index])) for index in olds])
            there = "".join([codes.code(_line(matching.new.units[index])) for index in news])
            for same in LCSseq.editops(here, there).as_matching_blocks():
                found += zip(olds[same.a : same.a + same.size], news[same.b : same.b + same.size], strict=True)
    return found


def _line(unit: Unit) -> str:
    return f"{unit.number}\0{unit.key}"


def _spread(matching: Matching, pairs: list[tuple[int, int]]) -> None:
    # “Article 5” belongs to what follows it, every other line to what it follows
    for by, bare in ((-1, True), (1, False), (-1, False)):
        for pair in pairs:
            old, new = matching.old.step(pair[0], by), matching.new.step(pair[1], by)
            while old is not None and new is not None and matching.old.is_free(old) and matching.new.is_free(new):
                if not matching.same(old, new) or matching.old.units[old].bare < bare:
                    break
                matching.match(old, new)
                old, new = matching.old.step(old, by), matching.new.step(new, by)


def _sides(matching: Matching, old: int, new: int) -> int:
    """On how many sides matched neighbours speak for a pair."""
    return (matching.nearness(old, new, 1) > _SPEAKS) + (matching.nearness(old, new, -1) > _SPEAKS)


def _run(matching: Matching, flow: int, old: int | None, new: int | None, by: int) -> tuple[list[int], list[int], int]:
    """The free units that follow a pair on both sides (in order of the text), and on how many sides pairs hold them."""
    olds, old_end = _free_after(matching.old, flow, old, by)
    news, new_end = _free_after(matching.new, flow, new, by)
    closed = old_end is not None and new_end is not None and matching.old.partner[old_end] == new_end
    if not closed:
        olds, news = olds[:_OPEN], news[:_OPEN]
    return olds[::by], news[::by], (old is not None) + closed


def _free_after(side: Side, flow: int, index: int | None, by: int) -> tuple[list[int], int | None]:
    row = side.flows[flow]
    place = (side.places[index] if index is not None else -1 if by > 0 else len(row)) + by
    found: list[int] = []
    while 0 <= place < len(row):
        if side.partner[row[place]] != _NOWHERE:
            return found, row[place]
        found.append(row[place])
        place += by
    return found, None


def _best_order(
    olds: list[int], news: list[int], like: Callable[[int, int], float], needed: float
) -> list[tuple[int, int]]:
    """Pairs in the order of both, of units that are alike enough, with the greatest sum of likeness."""
    width = len(news) + 1
    sums = [[0.0] * width for _ in range(len(olds) + 1)]
    values = [[like(old, new) for new in news] for old in olds]
    for row, line in enumerate(values):
        for column, value in enumerate(line):
            best = max(sums[row][column + 1], sums[row + 1][column])
            sums[row + 1][column + 1] = max(best, sums[row][column] + value) if value >= needed else best
    found: list[tuple[int, int]] = []
    row, column = len(olds), len(news)
    while row and column:
        if sums[row][column] == sums[row - 1][column]:
            row -= 1
        elif sums[row][column] == sums[row][column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            found.append((olds[row], news[column]))
    return found[::-1]


def _distance(matching: Matching, old: int, new: int) -> int:
    """How far a new unit stands from where the neighbours of an old one went."""
    far = 10**6
    for by in (1, -1):
        for steps in range(1, 50):
            beside = matching.old.step(old, by * steps)
            if beside is None:
                break
            partner = matching.old.partner[beside]
            if partner >= 0 and matching.new.units[partner].flow == matching.new.units[new].flow:
                expected = matching.new.places[partner] - by * steps
                far = min(far, abs(expected - matching.new.places[new]))
                break
    return far
