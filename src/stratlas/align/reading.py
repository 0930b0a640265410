"""The order in which changes are read: that of the new text, with what was dropped where a reader would look for it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stratlas.records import Change

_BEFORE, _ITSELF, _BEHIND = -1, 0, 1
_Place = tuple[int, int, int]


@dataclass(slots=True)
class _Row:
    """Old passages that went on, in their order, and where each of them stands in the new text."""

    olds: list[int] = field(default_factory=list)
    news: list[int] = field(default_factory=list)

    def add(self, old: int, new: int) -> None:
        self.olds.append(old)
        self.news.append(new)

    def place(self, start: int, *, before: bool) -> _Place | None:
        """Behind the nearest one that stood before; where there is none, `before` the first one that stood behind."""
        at = bisect_right(self.olds, start)
        if at:
            return self.news[at - 1], _BEHIND, start
        return (self.news[0], _BEFORE, start) if before and self.news else None


def in_reading_order(changes: Iterable[Change], sections: Sequence[int]) -> tuple[Change, ...]:
    """The order of the new text; `sections` are where those of the old text begin.

    What was dropped stands with what is left of its section: with what stayed in its place, else with what moved. Of a
    section that is gone it stands behind what stayed before it.
    """
    every = list(changes)
    stayed, everywhere = _Row(), (defaultdict[int, _Row](_Row), defaultdict[int, _Row](_Row))
    lasting = [change for change in every if change.new]
    went = sorted((span.start, change.new[0].start, change.moved) for change in lasting for span in change.old)
    for old, new, moved in went:
        everywhere[moved][bisect_right(sections, old)].add(old, new)
        if not moved:
            stayed.add(old, new)

    def place(change: Change) -> _Place:
        if change.new:
            return change.new[0].start, _ITSELF, 0
        start = change.old[0].start
        section = bisect_right(sections, start)
        mates = (rows[section].place(start, before=True) for rows in everywhere if section in rows)
        return next(mates, None) or stayed.place(start, before=False) or (-1, _BEHIND, start)

    return tuple(sorted(every, key=place))
