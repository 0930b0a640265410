import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.errors import UsageError
from stratlas.records import FuzzyDate


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019", dt.date(2019, 1, 1), dt.date(2019, 12, 31)),
        ("2020-02", dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
        ("2019-12-27", dt.date(2019, 12, 27), dt.date(2019, 12, 27)),
    ],
)
def test_a_date_means_every_day_it_may_be(value: str, first: dt.date, last: dt.date) -> None:
    date = FuzzyDate(value)
    assert (date.first, date.last) == (first, last)


@pytest.mark.parametrize(
    "value", ["", "19", "2019-13", "2019-02-30", "2019-2-3", "27.12.2019", "2019-12-27T00:00", "0000"]
)
def test_an_impossible_date_is_refused_with_its_value(value: str) -> None:
    with pytest.raises(UsageError, match=f"“{value}” is not a date"):
        FuzzyDate(value)


@given(st.dates(dt.date(1000, 1, 1)))
def test_a_day_agrees_with_its_month_and_its_year(day: dt.date) -> None:
    date = FuzzyDate(day.isoformat())
    assert date.first == date.last == day
    assert date.agrees_with(FuzzyDate(day.isoformat()[:7]))
    assert FuzzyDate(day.isoformat()[:4]).agrees_with(date)
    assert not date.agrees_with(FuzzyDate(f"{1000 + (day.year - 999) % 9000:04}"))
