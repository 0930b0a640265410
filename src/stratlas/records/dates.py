"""Dates of known precision."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from stratlas.errors import UsageError

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class FuzzyDate:
    """A year, a month or a day: EDTF level 0 (ISO 8601-2:2019, `2019`, `2019-12`, `2019-12-27`)."""

    value: str

    def __post_init__(self) -> None:
        form = _FORM.fullmatch(self.value)
        if not form:
            raise UsageError(
                f"“{self.value}” is not a date: write 2019, 2019-12 or 2019-12-27, as precisely as it is known."
            )
        try:
            self.first  # noqa: B018 -- building the day is the check
        except ValueError:
            raise UsageError(f"“{self.value}” is not a date: the calendar has no such day.") from None

    @property
    def year(self) -> int:
        """The year."""
        return int(self.value[:4])

    @property
    def first(self) -> dt.date:
        """The earliest day it may mean."""
        return _days(self.value)[0]

    @property
    def last(self) -> dt.date:
        """The latest day it may mean."""
        return _days(self.value)[1]

    def agrees_with(self, other: FuzzyDate) -> bool:
        """Whether both may mean the same day: one is the other, said more precisely."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        return self.value


@lru_cache(maxsize=100_000)
def _days(value: str) -> tuple[dt.date, dt.date]:
    """The earliest and the latest day; kept, since verdicts on many years compare the same dates again and again."""
    parts = [int(part) for part in value.split("-")]
    first = dt.date(*parts, *[1] * (3 - len(parts)))
    if len(parts) == 3:
        return first, first
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    return first, dt.date(year, month, calendar.monthrange(year, month)[1])
