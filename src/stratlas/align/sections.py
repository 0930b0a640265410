"""The sections of both texts and where each of them went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from stratlas.align.order import heaviest_rising
from stratlas.align.words import Reader, number_of
from stratlas.records import Block, BlockKind, Section, SectionChange, SectionFlow, SectionKind, Text

_SHARE = 0.25
"""The share of a section's words that must go to, or come from, another for the two to belong together."""

Shared = dict[tuple[int, int], tuple[float, float]]
"""Words that an old and a new section share: as counted in the old one, and in the new one."""


def outline(text: Text) -> list[Section]:
    """The sections of a text without their words; what stands before the first heading first, where there is any."""
    headings = [block for block in text.blocks if block.kind is BlockKind.HEADING]
    starts = [block.start for block in headings]
    found, above = [], list[Block]()
    if not headings or any(block.is_passage and block.start < starts[0] for block in text.blocks):
        found.append(Section((), 0, 0, starts[0] if starts else len(text.content), 0))
    ends = [*starts, len(text.content)][1:]
    for block, end in zip(headings, ends, strict=True):
        above = [higher for higher in above if higher.level < block.level]
        above.append(block)
        path = tuple(" ".join(text.content[part.start : part.end].split()) for part in above)
        found.append(Section(path, block.level, block.start, end, 0))
    return found


@dataclass(slots=True)
class Outlines:
    """Both outlines, counted."""

    old: Sequence[Section]
    new: Sequence[Section]
    reader: Reader

    def flows(self, shared: Shared) -> tuple[SectionFlow, ...]:
        """How much of each old section stands in each new one."""
        return tuple(
            SectionFlow(
                old,
                new,
                round(here),
                round(there),
                round(min(1.0, here / max(1, self.old[old].words)), 4),
                round(min(1.0, there / max(1, self.new[new].words)), 4),
            )
            for (old, new), (here, there) in sorted(shared.items())
        )

    def changes(self, flows: Sequence[SectionFlow]) -> tuple[SectionChange, ...]:
        """What happened to every section, in the order of the new text; those that were dropped last."""
        groups = self._groups(flows)
        both = sorted((group for group in groups if group[0] and group[1]), key=lambda group: group[0][0])
        words = [sum(self.old[at].words for at in old) + sum(self.new[at].words for at in new) for old, new in both]
        stays = heaviest_rising([new[0] for _, new in both], [max(1, count) for count in words])
        moved = {both[index][0] for index in range(len(both)) if index not in stays}
        found = [self._change(old, new, flows, old in moved) for old, new in groups]
        last = len(self.new)
        return tuple(sorted(found, key=lambda change: (change.new[0] if change.new else last, change.old)))

    def _groups(self, flows: Sequence[SectionFlow]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        near = defaultdict(set)
        for flow in flows:
            if max(flow.old_share, flow.new_share) >= _SHARE:
                near[0, flow.old].add((1, flow.new))
                near[1, flow.new].add((0, flow.old))
        for flow in flows:
            # a section of which only the title stayed is none that is gone beside one that is new
            if not (near[0, flow.old] or near[1, flow.new]) and self._titles(flow.old, flow.new)[2]:
                near[0, flow.old].add((1, flow.new))
                near[1, flow.new].add((0, flow.old))
        every = [(0, at) for at in range(len(self.old))] + [(1, at) for at in range(len(self.new))]
        seen: set[tuple[int, int]] = set()
        groups = []
        for node in every:
            held, waiting = set(), [node]
            while waiting:
                if (one := waiting.pop()) not in seen:
                    seen.add(one)
                    held.add(one)
                    waiting += sorted(near[one])
            if held:
                sides = [tuple(sorted(at for which, at in held if which == side)) for side in (0, 1)]
                groups.append((sides[0], sides[1]))
        return groups

    def _change(
        self, old: tuple[int, ...], new: tuple[int, ...], flows: Sequence[SectionFlow], moved: bool
    ) -> SectionChange:
        total = sum(self.old[at].words for at in old) + sum(self.new[at].words for at in new)
        inside = [flow for flow in flows if flow.old in old and flow.new in new]
        same = sum(flow.old_words + flow.new_words for flow in inside)
        kind = _kind(len(old), len(new))
        change = SectionChange(kind, old, new, round(min(1.0, same / max(1, total)), 4), moved)
        if kind is not SectionKind.KEPT:
            return change
        here, there, same = self._titles(old[0], new[0])
        return SectionChange(kind, old, new, change.shared, moved, not same, (here, there) if here != there else None)

    def _titles(self, old: int, new: int) -> tuple[str, str, bool]:
        """The numbers of two titles as they are written, and whether their other words are the same."""
        titles = self.old[old].title, self.new[new].title
        here, there = (self.reader.read(title, BlockKind.HEADING) for title in titles)
        numbers = [number_of(title, BlockKind.HEADING) for title in (titles if here.number != there.number else ())]
        return *(numbers or ("", "")), here.key == there.key


def _kind(old: int, new: int) -> SectionKind:
    if not old or not new:
        return SectionKind.NEW if new else SectionKind.DROPPED
    if old == new:
        return SectionKind.KEPT if old == 1 else SectionKind.REARRANGED
    return SectionKind.SPLIT if new > old else SectionKind.MERGED
