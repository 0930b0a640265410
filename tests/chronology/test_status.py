import pytest

from stratlas.chronology import documents_in_force, status, year_of
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
    assert status(document, FAMILY, ADOPTIONS, year) is expected


def test_a_draft_is_in_preparation_until_it_is_adopted_and_a_repeal_ends_it() -> None:
    events = [
        event(NEW, EventKind.DRAFTED, "2018"),
        event(NEW, EventKind.ADOPTED, "2019"),
        event(NEW, EventKind.REPEALED, "2021"),
    ]
    stands = [status(NEW, [NEW], events, year) for year in (2018, 2019, 2021)]
    assert stands == [Status.IN_PREPARATION, Status.IN_FORCE, Status.EXPIRED]


def test_one_document_of_a_line_is_in_force_in_a_year() -> None:
    assert documents_in_force(FAMILY, ADOPTIONS, 2015) == [OLD]
    assert documents_in_force(FAMILY, ADOPTIONS, 2023) == [NEW]


def test_a_document_known_by_year_only_counts_from_that_year_on() -> None:
    assert documents_in_force([OLD], [], 2008) == []
    assert documents_in_force([OLD], [], 2009) == [OLD]


def test_an_undated_document_takes_its_year_from_its_adoption() -> None:
    undated = Document("SRB/nss/undated", "SRB", "nss", None, "T")
    assert year_of(undated, []) is None
    assert year_of(undated, [event(undated, EventKind.ADOPTED, "2019-12")]) == 2019
