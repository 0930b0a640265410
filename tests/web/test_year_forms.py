"""Writing of the year from a page: events with what shows them, people's looks, what a difference was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from stratlas.actions import Workspace, add_source, verdict_of
from stratlas.records import Result, Role
from tests.builders import STRATEGY
from tests.hostile_server import Server, answer, serving
from tests.watched import Watched
from tests.web.a_year import AMENDED, GAZETTE, NDS, NSS, harbour_years
from tests.web.asking import ask, fill

EVENTS, SOURCES = "/countries/SRB/events/", "/countries/SRB/sources/"
GIVEN = {"name": "Vera", "say": "event", "document": NDS, "kind": "amended", "date": "2023-05-04"}


@pytest.fixture
def harbour(tmp_path: Path) -> Workspace:
    return harbour_years(tmp_path)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def watched(tmp_path: Path, server: Server) -> Watched:
    """A monitor of which a look found something different."""
    made = Watched(tmp_path / "monitor")
    made.add(STRATEGY)
    server.pages["/s"] = answer(STRATEGY, content_type="text/plain")
    add_source(made.workspace, NSS, server.url("/s"))
    made.look()
    server.pages["/s"] = answer(STRATEGY.replace("Clean", "Cleaner"), content_type="text/plain")
    assert made.look().open
    return made


def test_an_event_is_shown_by_words_of_an_archived_file(harbour: Workspace) -> None:
    gazette = hashlib.sha256(GAZETTE.encode()).hexdigest()
    assert gazette in ask(harbour, EVENTS, writable=True).html
    before = harbour.store.sources.sightings(capture=gazette)
    got = fill(harbour, EVENTS, **GIVEN, capture=gazette, quote=AMENDED)
    assert (got.status, got.headers["Location"]) == (303, f"{EVENTS}#event-SRB-nds-2019-2")
    event = harbour.store.register.events([NDS])[-1]
    (shown,) = event.evidence
    assert (event.actor, shown.span.quote if shown.span else "", shown.role) == ("Vera", AMENDED, Role.PRIMARY)
    assert harbour.store.sources.sightings(capture=gazette) == before  # it was not received again
    assert "AMENDED IN 2023" in verdict_of(harbour, "SRB", 2023).line


def test_an_event_is_shown_by_a_file_that_is_archived_with_it(harbour: Workspace) -> None:
    file = ("letter.txt", b"To the harbour\n\nParliament changed the strategy of defence on 4 May.\n")
    words = {"quote": "Parliament changed the strategy", "secondary": "on", "address": "the post"}
    assert fill(harbour, EVENTS, files={"file": file}, **GIVEN, **words).status == 303
    (shown,) = harbour.store.register.events([NDS])[-1].evidence
    assert (shown.address, shown.role) == ("the post", Role.SECONDARY)
    assert harbour.archive.read(shown.capture) == file[1]


def test_an_event_is_shown_by_a_page_of_the_web(watched: Watched, server: Server) -> None:
    server.pages["/g"] = answer("<p>On 4 May 2023 the council amended the strategy.</p>")
    given = GIVEN | {"document": NSS, "address": server.url("/g"), "quote": "the council amended the strategy"}
    assert fill(watched.workspace, EVENTS, **given).status == 303
    (shown,) = watched.workspace.store.register.events([NSS])[-1].evidence
    assert shown.address == server.url("/g")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({}, "An event needs something that shows it"),
        ({"date": "4 May", "note": "n"}, "is not a date"),
        ({"kind": "sung", "note": "n"}, "is no kind of event"),
        ({"document": "HRV/nss/2019", "note": "n"}, "is no document of this country"),
        ({"other": "SRB/nss/2031", "note": "n"}, "is not in the register"),
        ({"capture": "0" * 64}, "No archived file has the digest"),
        ({"capture": "gazette", "quote": "words that nobody wrote"}, "does not say"),
        ({"address": "gazette.txt"}, "is no web address"),
        ({"note": "n", "event": "HRV/nss/2019/events/1"}, "no event of this country"),
        ({"note": "n", "name": " "}, "write yours into the form"),
    ],
)
def test_what_cannot_be_an_event_is_a_sentence_and_leaves_nothing(
    harbour: Workspace, wrong: dict[str, str], sentence: str
) -> None:
    if wrong.get("capture") == "gazette":
        wrong = wrong | {"capture": hashlib.sha256(GAZETTE.encode()).hexdigest()}
    before = harbour.store.register.events([NSS, NDS]), harbour.store.register.documents()
    got = fill(harbour, EVENTS, **(GIVEN | wrong))
    assert (got.status, sentence in got.words) == (400, True), got.words
    assert (harbour.store.register.events([NSS, NDS]), harbour.store.register.documents()) == before


def test_a_draft_that_the_register_does_not_have_is_entered_with_its_event(harbour: Workspace) -> None:
    new = {"other": "SRB/nss/2026", "title": "Strategy of 2026", "kind": "drafted", "note": "On the table."}
    assert fill(harbour, EVENTS, **(GIVEN | new)).status == 303
    document = harbour.store.register.document("SRB/nss/2026")
    assert document is not None
    assert document.title == "Strategy of 2026"


def test_an_event_is_taken_back_with_a_reason_once(harbour: Workspace) -> None:
    given = {"name": "Vera", "say": "take-back", "event": f"{NSS}/events/2"}
    assert fill(harbour, EVENTS, **given).status == 400
    assert fill(harbour, EVENTS, **given, reason="It was another country.").status == 303
    assert fill(harbour, EVENTS, **given, reason="Again.").status == 400
    words = ask(harbour, EVENTS).words
    assert "taken back by Vera" in words
    assert "“It was another country.”" in words


def test_a_table_of_events_records_what_it_can_and_says_what_not(harbour: Workspace) -> None:
    rows = f"document,kind,date,note,colour\n{NSS},amended,2022-03,By letter.,red\nSRB/nss/1999,amended,2022,No.,\n"
    got = fill(harbour, EVENTS, files={"table": ("e.csv", rows.encode())}, name="Vera", say="table")
    assert (got.status, "1 event recorded, 1 not" in got.words) == (200, True)
    assert "Line 3: SRB/nss/1999 is not in the register" in got.words
    assert "not used: colour" in got.words
    beside = f"document,kind,date,source\n{NSS},amended,2022-03,secret.txt\n"
    got = fill(harbour, EVENTS, files={"table": ("e.csv", beside.encode())}, name="Vera", say="table")
    assert (got.status, "names a file beside the table" in got.words) == (400, True)


def test_a_persons_look_is_recorded_with_the_answer_they_got(harbour: Workspace) -> None:
    look = {"name": "Vera", "say": "look", "source": "SRB/sources/2", "result": "same", "since": "2020"}
    look |= {"note": "Ms Kovač says so by telephone.", "date": "2026-02-03"}
    got = fill(harbour, SOURCES, files={"file": ("answer.txt", b"It holds.")}, **look)
    assert got.status == 303
    check = harbour.store.watching.checks(source="SRB/sources/2")[-1]
    assert (check.actor, check.person, check.looked.value, check.result) == ("Vera", True, "2026-02-03", Result.SAME)
    assert harbour.archive.read(check.capture) == b"It holds."


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"source": "HRV/sources/1"}, "Choose the source"),
        ({"result": "first"}, "is nothing that a look finds"),
        ({"date": "2031"}, "has not come yet"),
    ],
)
def test_a_look_that_cannot_be_is_a_sentence(harbour: Workspace, wrong: dict[str, str], sentence: str) -> None:
    look = {"name": "Vera", "say": "look", "source": "SRB/sources/2", "result": "same"}
    got = fill(harbour, SOURCES, **(look | wrong))
    assert (got.status, sentence in got.words) == (400, True)


def test_an_office_is_entered_as_a_source(harbour: Workspace) -> None:
    given = {"name": "Vera", "say": "source", "kind": "office", "address": "The ministry, by telephone"}
    assert fill(harbour, SOURCES, **given, about="SRB").status == 303
    assert "The ministry, by telephone" in ask(harbour, SOURCES).words
    assert fill(harbour, SOURCES, **given, about="HRV").status == 400


def test_an_empty_file_and_one_that_is_too_large_are_sentences(tmp_path: Path) -> None:
    small = Watched(tmp_path / "small", file_mb=1)
    small.add(STRATEGY)
    given = GIVEN | {"document": NSS}
    for data, sentence in ((b"", "is empty"), (b"x" * 1_000_001, "is too large")):
        got = fill(small.workspace, EVENTS, files={"file": ("f.txt", data)}, **given)
        assert (got.status, sentence in got.words) == (400, True)
    assert len(small.workspace.store.sources.captures()) == 1


def test_what_a_look_found_is_listed_with_the_words_that_changed(watched: Watched) -> None:
    got = ask(watched.workspace, "/triage/")
    assert "1 difference that nobody has explained" in got.words
    assert "<del>Clean</del>" in got.html
    assert "<ins>Cleaner</ins>" in got.html
    assert got.links("/triage/SRB/") == ["/triage/SRB/1/3/"]


def test_a_difference_is_dismissed_with_a_reason(watched: Watched) -> None:
    page = "/triage/SRB/1/3/"
    assert fill(watched.workspace, page, name="Vera", say="dismiss", reason=" ").status == 400
    assert fill(watched.workspace, page, name="Vera", say="dismiss", reason="A typing mistake.").status == 303
    assert "There is nothing to explain" in ask(watched.workspace, "/triage/").words
    said = ask(watched.workspace, page, writable=True)
    assert ("Vera: A typing mistake." in said.words, 'method="post"' in said.html) == (True, False)


def test_a_difference_becomes_an_event_that_what_came_back_proves(watched: Watched) -> None:
    given = {"name": "Vera", "say": "event", "kind": "amended", "date": "2026-03-02"}
    got = fill(watched.workspace, "/triage/SRB/1/3/", **given)
    assert (got.status, got.headers["Location"]) == (303, "/countries/SRB/years/2026/#event-SRB-nss-2019-2")
    event = watched.workspace.store.register.events([NSS])[-1]
    assert (event.actor, event.proved) == ("Vera", True)


def test_what_brought_nothing_and_what_is_due_are_listed(watched: Watched, server: Server) -> None:
    server.pages["/s"] = answer("", "500 Fault")
    watched.look()
    watched.days.go_by(1)
    got = ask(watched.workspace, "/triage/SRB/")
    assert "1 source that brought nothing, 1 to look at" in got.words
    assert "answered 500 Fault" in got.words


@pytest.mark.parametrize("page", [EVENTS, SOURCES, "/triage/SRB/1/3/"])
def test_where_the_monitor_is_only_to_be_read_there_is_no_form_and_none_is_taken(watched: Watched, page: str) -> None:
    got = ask(watched.workspace, page)
    assert (got.status, 'method="post"' in got.html, "Set-Cookie" in got.headers) == (200, False, False)
    assert ask(watched.workspace, page, "POST").status == 403


@pytest.mark.parametrize(
    "page",
    [
        "/countries/XXX/events/",
        "/countries/XXX/sources/",
        "/triage/XXX/",
        "/triage/?page=9",
        "/triage/?page=x",
        "/triage/SRB/1/2/",
        "/triage/SRB/9/9/",
    ],
)
def test_what_is_not_there_has_no_page(watched: Watched, page: str) -> None:
    assert ask(watched.workspace, page).status == 404
