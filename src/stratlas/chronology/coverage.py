"""From looks at sources to the stretches of time over which they show that nothing changed.

A program's look says what a source gave at one moment. Two looks with the same content bound a stretch over which the
source is taken to have stayed the same; a failed look says nothing, and a different content ends the stretch. A
person's look says that nothing has changed up to its day, from the day that it names on (or ever since). A difference
that nobody has explained is in the way of every stretch that would run over it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stratlas.records import Check, Result

_CONTENT = frozenset({Result.FIRST, Result.SAME, Result.DIFFERENT})


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
    found: list[Stretch] = []
    current: Stretch | None = None
    for check in looks:
        if check.person or check.result not in _CONTENT:
            continue
        continues = check.result is Result.SAME or (check.settlement is not None and check.settlement.dismissed)
        if current is not None and continues:
            end = max(current.end, check.looked.first)
            current = Stretch(current.start, end, (*current.checks, check.id))
            found[-1] = current
        else:
            current = Stretch(check.looked.last, check.looked.first, (check.id,))
            found.append(current)
    return found + [_vouched(check, looks) for check in looks if check.person and check.result is Result.SAME]


def open_differences(checks: Iterable[Check], year: int) -> list[Check]:
    """The looks at one source that found a difference which may be of that year, and which nobody has explained."""
    result, before = [], None
    for check in in_order(checks):
        if check.open:
            since = before or dt.date.min
            if since <= dt.date(year, 12, 31) and check.looked.last >= dt.date(year, 1, 1):
                result.append(check)
        if check.result in _CONTENT:
            before = check.looked.first
    return result


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
