"""From looks at sources to the stretches of time over which they show that nothing changed.

A program's look says what a source gave at one moment. Two looks with the same content bound a stretch over which the
source is taken to have stayed the same; a failed look says nothing, and a different content ends the stretch. Where a
server only said that nothing was modified, nothing was seen: such a look bounds no stretch. A person's look says that
nothing has changed up to its day, from the day that it names on (or ever since). A difference that nobody has explained
is in the way of every stretch that would run over it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stratlas.records import Check, Result

CONTENT = frozenset({Result.FIRST, Result.SAME, Result.DIFFERENT})
"""What a look finds that got content."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the day of the first look to the day of the last; `start` is None where a person vouches for all before.

    A day that is known to the month or year bounds the stretch from inside: its last possible day begins one, its first
    ends one.
    """

    start: dt.date | None
    end: dt.date
    checks: tuple[str, ...]

    def covers(self, year: int) -> bool:
        """Whether it begins before the year and ends after it."""
        before = self.start is None or self.start < dt.date(year, 1, 1)
        return before and self.end >= dt.date(year + 1, 1, 1)


def in_order(checks: Iterable[Check]) -> list[Check]:
    """The looks in the order of their days; of one day, as they were recorded."""
    return sorted(checks, key=lambda check: (check.looked.first, check.time, check.id))


def stretches(checks: Iterable[Check]) -> list[Stretch]:
    """The stretches that the looks at one source show, a program's and then each person's."""
    looks = in_order(checks)
    runs: list[list[Check]] = []
    broken = True
    for check in looks:
        if check.person or check.result not in CONTENT:
            continue
        continues = check.result is Result.SAME or (check.settlement is not None and check.settlement.dismissed)
        broken = broken or not continues
        if not check.whole:
            continue
        if broken:
            runs.append([])
        runs[-1].append(check)
        broken = False
    found = [Stretch(run[0].looked.last, run[-1].looked.first, tuple(check.id for check in run)) for run in runs]
    return found + [_vouched(check, looks) for check in looks if check.person and check.result is Result.SAME]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A difference that nobody has explained: the look that found it, and since when it may have been there."""

    check: Check
    since: dt.date

    def concerns(self, year: int) -> bool:
        """Whether it may be of that year."""
        return self.since <= dt.date(year, 12, 31) and self.check.looked.last >= dt.date(year, 1, 1)


def doubts(checks: Iterable[Check]) -> list[Doubt]:
    """The differences that the looks at one source found and that nobody has explained."""
    found, before = [], dt.date.min
    for check in in_order(checks):
        if check.open:
            found.append(Doubt(check, before))
        if check.result in CONTENT and check.whole:
            before = check.looked.first
    return found


def nearest(found: Sequence[Stretch], year: int) -> Stretch | None:
    """The stretch that covers the year, else the one that shares most of it, else the latest."""
    first, last = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)

    def worth(stretch: Stretch) -> tuple[bool, int, dt.date]:
        common = min(stretch.end, last) - max(stretch.start or dt.date.min, first)
        return stretch.covers(year), max(common.days, 0), stretch.end

    return max(found, key=worth, default=None)


def _vouched(check: Check, looks: Sequence[Check]) -> Stretch:
    start = check.since.last if check.since else None
    end = check.looked.first
    for look in looks:
        if look.open and look.looked.first <= end:
            start = max(start or dt.date.min, look.looked.last)
    return Stretch(start, max(end, start or end), (check.id,))
