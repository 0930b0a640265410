"""A country's timeline: how long each document stood, what happened, and every look, as picture and as table."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from stratlas.actions import Happening, Workspace, record_event
from stratlas.records import Document, Event, EventKind, FuzzyDate, Status
from stratlas.web.timeline import Axis, standings
from tests.web.a_year import NSS, at, harbour_years
from tests.web.asking import ask

OLD = Document("SRB/nss/2009", "SRB", "nss", 2009, "Old")
NEW = Document("SRB/nss/2019", "SRB", "nss", 2019, "New", supersedes=OLD.id)


def _event(document: Document, kind: EventKind, date: str) -> Event:
    return Event(document.id, kind, FuzzyDate(date), "v", dt.datetime(2020, 1, 1, tzinfo=dt.UTC))


def _years(document: Document, *events: Event) -> list[tuple[str, str, Status]]:
    found = standings([OLD, NEW], events, document, dt.date(2022, 6, 1))
    return [(str(begin), str(end), standing) for begin, end, standing in found]


def test_a_document_stands_from_its_adoption_until_it_is_superseded() -> None:
    events = _event(OLD, EventKind.ADOPTED, "2009-10-26"), _event(NEW, EventKind.ADOPTED, "2019-12-27")
    assert _years(OLD, *events) == [
        ("2009-10-26", "2019-12-26", Status.IN_FORCE),
        ("2019-12-27", "2022-06-01", Status.SUPERSEDED),
    ]


def test_a_draft_is_pending_until_it_is_adopted() -> None:
    events = _event(NEW, EventKind.DRAFTED, "2018-03-01"), _event(NEW, EventKind.ADOPTED, "2019-12-27")
    assert _years(NEW, *events) == [
        ("2018-03-01", "2019-12-26", Status.IN_PREPARATION),
        ("2019-12-27", "2022-06-01", Status.IN_FORCE),
    ]


def test_a_document_known_by_its_year_only_stands_as_reported() -> None:
    assert _years(NEW) == [("2019-01-01", "2022-06-01", Status.REPORTED)]


def test_days_have_their_place_and_none_lies_outside() -> None:
    axis = Axis(2019, 2022)
    assert (axis.at(dt.date(2019, 1, 1)), axis.at(dt.date(2021, 1, 1)), axis.at(dt.date(2030, 1, 1))) == (0, 50.03, 100)
    assert axis.at(dt.date(1900, 1, 1)) == 0


@pytest.fixture
def harbour(tmp_path: Path) -> Workspace:
    return harbour_years(tmp_path)


def test_the_picture_has_a_link_for_every_event_and_its_table_says_the_same(harbour: Workspace) -> None:
    record_event(harbour, Happening(NSS, "consultation", "2025-05", note="The ministry asks."))
    answer = ask(harbour, "/countries/SRB/")
    picture, _, table = answer.html.split('class="timeline"')[1].partition("<details")
    marks = re.findall(r'<a href="(/countries/SRB/years/\d+/#event[^"]+)"', picture)
    assert len(marks) == 4
    for mark in marks:
        assert mark in table
        page, _, anchor = mark.partition("#")
        assert f'id="{anchor}"' in ask(harbour, page).html
    assert 'style="' not in picture
    assert picture.count('class="look look-failed"') == 1
    assert "looked at: the same as before, 5 times" in answer.words
    assert 'href="/countries/SRB/2024/"' in picture


def test_a_country_without_dates_has_no_timeline(harbour: Workspace) -> None:
    assert 'id="timeline"' not in ask(at(harbour, "2026-01-01"), "/countries/HRV/").html
