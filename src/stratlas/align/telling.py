"""Groups of units told as changes: their kind, what moved, and which words differ."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stratlas.align.cuts import Group
from stratlas.align.differences import differences
from stratlas.align.matching import Matching
from stratlas.align.order import heaviest_rising
from stratlas.align.passages import Passage, Unit
from stratlas.align.sections import Outlines
from stratlas.align.words import Reader, joined, number_of
from stratlas.records import Alignment, Change, ChangeKind, SectionChange, SectionFlow, SectionKind, Text, WordChange

_Indices = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Passages of both sides that became one another."""

    old: _Indices
    new: _Indices
    moved: bool = False
    judged: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """Both texts and their passages, to tell changes of."""

    old: Text
    new: Text
    olds: Sequence[Passage]
    news: Sequence[Passage]
    outlines: Outlines
    reader: Reader
    turned: bool
    """Whether changes are told from the second text to the first."""

    @property
    def section_starts(self) -> list[int]:
        """Where the sections begin of the text that changes are told from."""
        return [section.start for section in (self.outlines.new if self.turned else self.outlines.old)]

    def parts(self, matching: Matching, groups: Sequence[Group], judged: Sequence[Group]) -> Iterator[Part]:
        """What became one another, and alone what is in no group."""
        seen: tuple[set[int], set[int]] = (set(), set())
        for part in self._parts(matching, groups, judged):
            seen[0].update(part.old)
            seen[1].update(part.new)
            yield part
        yield from (Part((index,), ()) for index in range(len(self.olds)) if index not in seen[0])
        yield from (Part((), (index,)) for index in range(len(self.news)) if index not in seen[1])

    def _parts(self, matching: Matching, groups: Sequence[Group], judged: Sequence[Group]) -> Iterator[Part]:
        decided = {id(group) for group in judged}
        for flow in (0, 1):
            every = [group for group in (*groups, *judged) if self._flow(matching, group) == flow]
            both = sorted((group for group in every if group.old and group.new), key=lambda group: group.old[0])
            weights = [self._weight(matching, group) for group in both]
            stays = heaviest_rising([group.new[0] for group in both], weights)
            for index, group in enumerate(both):
                yield from self._rows(matching, group, index not in stays, id(group) in decided)
            for group in every:
                if not (group.old and group.new):
                    sides = [
                        tuple(at for unit in units for at in side.units[unit].passages)
                        for units, side in ((group.old, matching.old), (group.new, matching.new))
                    ]
                    yield Part(sides[0], sides[1], judged=True)

    def _flow(self, matching: Matching, group: Group) -> int:
        return (matching.old.units[group.old[0]] if group.old else matching.new.units[group.new[0]]).flow

    def _weight(self, matching: Matching, group: Group) -> float:
        """What speaks for its having stayed: one long passage moved past two short ones, rather than they past it."""
        sides = ((matching.old, group.old), (matching.new, group.new))
        return 1 + math.sqrt(sum(len(side.units[at].stems) for side, units in sides for at in units))

    def _rows(self, matching: Matching, group: Group, moved: bool, judged: bool) -> Iterator[Part]:
        """The group itself, or the cells of its rows, each with the one in its column or of its words."""
        old, new = (
            [side.units[at] for at in units]
            for side, units in zip((matching.old, matching.new), (group.old, group.new), strict=True)
        )
        if len(old) == len(new) == 1 and max(len(old[0].passages), len(new[0].passages)) > 1:
            for pair in self._cells(old[0], new[0]):
                yield Part(*pair, moved and bool(pair[0] and pair[1]))
            return
        sides = [tuple(at for unit in units for at in unit.passages) for units in (old, new)]
        yield Part(sides[0], sides[1], moved, judged)

    def _cells(self, old: Unit, new: Unit) -> Iterator[tuple[_Indices, _Indices]]:
        left, right = list(old.passages), list(new.passages)
        for same in (_same_cell, _same_key, _same_column):
            for one in tuple(left):
                other = next((at for at in right if same(self.olds[one], self.news[at])), None)
                if other is not None:
                    left.remove(one)
                    right.remove(other)
                    yield (one,), (other,)
        yield from (((one,), ()) for one in left)
        yield from (((), (other,)) for other in right)

    def change(self, part: Part) -> Change:
        """The change of a part."""
        old, new = [self.olds[at] for at in part.old], [self.news[at] for at in part.new]
        blocks = [passage.block for passage in old], [passage.block for passage in new]
        score, reworded, words = 0.0, False, tuple[WordChange, ...]()
        numbers = None
        if old and new:
            numbers = self._numbers(old[0], new[0])
            reworded, score = not _same_words(old, new), 1.0
            if reworded or len(old) > 1 or len(new) > 1:
                shared, words = differences(self.old, blocks[0], self.new, blocks[1], self.reader, turned=self.turned)
                score = min(shared, 0.9999) if reworded else 1.0
        sides = [(self.old, self.outlines.old, old), (self.new, self.outlines.new, new)]
        if self.turned:
            sides.reverse()
            numbers = numbers and (numbers[1], numbers[0])
        spans = [
            tuple([text.span(passage.block.start, passage.block.end) for passage in passages])
            for text, _, passages in sides
        ]
        paths = [sections[passages[0].section].path if passages else () for _, sections, passages in sides]
        kind = _kind(sides[0][2], sides[1][2], part.moved, reworded)
        return Change(
            kind, spans[0], spans[1], score, part.moved, reworded, numbers, paths[0], paths[1], words, part.judged
        )

    def _numbers(self, old: Passage, new: Passage) -> tuple[str, str] | None:
        """Both numbers as they are written, where they differ."""
        if old.number == new.number:
            return None
        here, there = (
            number_of(text.content[passage.block.start : passage.block.end], passage.block.kind)
            for text, passage in ((self.old, old), (self.new, new))
        )
        return here, there


def mirrored(found: Alignment) -> Alignment:
    """The alignment with the texts swapped, all but its changes, which were told the other way round."""
    flows = sorted((_flow(flow) for flow in found.flows), key=lambda flow: (flow.old, flow.new))
    last = len(found.old_sections)
    sections = sorted(
        (_section(change) for change in found.sections),
        key=lambda change: (change.new[0] if change.new else last, change.old),
    )
    return replace(
        found,
        old=found.new,
        new=found.old,
        old_sections=found.new_sections,
        new_sections=found.old_sections,
        flows=tuple(flows),
        sections=tuple(sections),
    )


def _flow(flow: SectionFlow) -> SectionFlow:
    return SectionFlow(flow.new, flow.old, flow.new_words, flow.old_words, flow.new_share, flow.old_share)


def _section(change: SectionChange) -> SectionChange:
    turned = {
        SectionKind.SPLIT: SectionKind.MERGED,
        SectionKind.MERGED: SectionKind.SPLIT,
        SectionKind.DROPPED: SectionKind.NEW,
        SectionKind.NEW: SectionKind.DROPPED,
    }
    numbers = change.renumbered
    return replace(
        change,
        kind=turned.get(change.kind, change.kind),
        old=change.new,
        new=change.old,
        renumbered=(numbers[1], numbers[0]) if numbers else None,
    )


def _kind(old: Sequence[Passage], new: Sequence[Passage], moved: bool, reworded: bool) -> ChangeKind:
    if not old or not new:
        return ChangeKind.NEW if new else ChangeKind.DROPPED
    if len(old) != len(new):
        return ChangeKind.SPLIT if len(new) > len(old) else ChangeKind.MERGED
    if moved:
        return ChangeKind.MOVED
    return ChangeKind.REWORDED if reworded else ChangeKind.KEPT


def _same_words(old: Sequence[Passage], new: Sequence[Passage]) -> bool:
    if len(old) == len(new) == 1:
        return old[0].key == new[0].key
    return bool(_readings(old) & _readings(new))


def _readings(passages: Sequence[Passage]) -> set[str]:
    """Their words in one string, with and without the numbers that would stand inside it if they were one passage."""
    numbered = joined(word for passage in passages[1:] for word in (passage.number, passage.key) if word)
    return {joined(passage.key for passage in passages), joined((passages[0].key, numbered)).strip()}


def _same_cell(old: Passage, new: Passage) -> bool:
    return _same_column(old, new) and _same_key(old, new)


def _same_key(old: Passage, new: Passage) -> bool:
    return old.key == new.key


def _same_column(old: Passage, new: Passage) -> bool:
    here, there = old.block.cell, new.block.cell
    return here is not None and there is not None and here.column == there.column
