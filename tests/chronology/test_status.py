import datetime as dt

import pytest

from stratlas.chronology import documents_in_force, end_of, status, year_of
from stratlas.records import Document, Event, EventKind, FuzzyDate, Status
from tests.texts import NOW

OLD = Document("SRB/nss/2009", "SRB", "nss", 2009, "Old")
NEW = Document("SRB/nss/2019", "SRB", "nss", 2019, "New", supersedes=OLD.id)
FAMILY = [OLD, NEW]


def event(document: Document, kind: EventKind, date: str) -> Event:
    return Event(document.id, kind, FuzzyDate(date), "tester", NOW)


ADOPTIONS = [event(OLD, EventKind.ADOPTED, "2009-10"), event(NEW, EventKind.ADOPTED_BY_PARLIAMENT, "2019-12-27")]


@pytest.mark.parametrize(
    ("document", "year", "expected"),
    [
        (OLD, 2008, Status.REPORTED),
        (OLD, 2009, Status.IN_FORCE),
        (OLD, 2018, Status.IN_FORCE),
        (OLD, 2019, Status.SUPERSEDED),
        (NEW, 2018, Status.REPORTED),
        (NEW, 2019, Status.IN_FORCE),
    ],
)
def test_status_is_derived_from_events_and_successors(document: Document, year: int, expected: Status) -> None:
    assert status(document, FAMILY, ADOPTIONS, end_of(year)) is expected


def test_a_draft_is_in_preparation_until_it_is_adopted_and_a_repeal_ends_it() -> None:
    events = [
        event(NEW, EventKind.DRAFTED, "2018"),
        event(NEW, EventKind.ADOPTED, "2019"),
        event(NEW, EventKind.REPEALED, "2021"),
    ]
    stands = [status(NEW, [NEW], events, end_of(year)) for year in (2018, 2019, 2021)]
    assert stands == [Status.IN_PREPARATION, Status.IN_FORCE, Status.EXPIRED]


def test_one_document_of_a_line_is_in_force_in_a_year() -> None:
    assert documents_in_force(FAMILY, ADOPTIONS, end_of(2015)) == [OLD]
    assert documents_in_force(FAMILY, ADOPTIONS, end_of(2023)) == [NEW]


def test_a_document_known_by_year_only_counts_from_that_year_on() -> None:
    assert documents_in_force([OLD], [], end_of(2008)) == []
    assert documents_in_force([OLD], [], end_of(2009)) == [OLD]


def test_an_undated_document_takes_its_year_from_its_adoption() -> None:
    undated = Document("SRB/nss/undated", "SRB", "nss", None, "T")
    assert year_of(undated, []) is None
    assert year_of(undated, [event(undated, EventKind.ADOPTED, "2019-12")]) == 2019


def test_a_date_known_to_the_year_counts_from_its_last_day_on() -> None:
    events = [event(NEW, EventKind.ADOPTED, "2019"), event(NEW, EventKind.REPEALED, "2021-06")]
    days = ["2019-12-30", "2019-12-31", "2021-06-29", "2021-06-30"]
    stands = [status(NEW, [NEW], events, dt.date.fromisoformat(day)) for day in days]
    assert stands == [Status.REPORTED, Status.IN_FORCE, Status.IN_FORCE, Status.EXPIRED]


def test_a_draft_supersedes_nothing_and_one_that_is_given_up_is_withdrawn() -> None:
    events = [
        event(OLD, EventKind.ADOPTED, "2009"),
        event(NEW, EventKind.DRAFTED, "2019-02"),
        event(NEW, EventKind.WITHDRAWN, "2020-03"),
    ]
    assert [status(OLD, FAMILY, events, end_of(year)) for year in (2019, 2020)] == [Status.IN_FORCE] * 2
    assert [status(NEW, FAMILY, events, end_of(year)) for year in (2019, 2020)] == [
        Status.IN_PREPARATION,
        Status.WITHDRAWN,
    ]


def test_what_is_put_into_force_again_after_it_expired_is_in_force() -> None:
    events = [
        event(NEW, EventKind.ADOPTED, "2019"),
        event(NEW, EventKind.EXPIRED, "2021-12-31"),
        event(NEW, EventKind.IN_FORCE, "2023-01-01"),
    ]
    stands = [status(NEW, [NEW], events, end_of(year)) for year in (2020, 2021, 2022, 2023)]
    assert stands == [Status.IN_FORCE, Status.EXPIRED, Status.EXPIRED, Status.IN_FORCE]
