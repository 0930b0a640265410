from collections.abc import Iterator
from pathlib import Path

import pytest

from stratlas.actions import add_source
from stratlas.actions.listing import listed
from stratlas.extract import page_links
from stratlas.records import Result
from tests import hostile_server as hostile
from tests.builders import STRATEGY
from tests.hostile_server import Server, answer, serving
from tests.watched import Watched

OTHER = answer(STRATEGY.replace("Clean", "Cleaner"), content_type="text/plain")


def listing(*links: str) -> bytes:
    """A page that lists documents, with the navigation around it that every page has."""
    items = "".join(f"<li><a href='{link}'>Document {link}</a></li>" for link in links)
    return answer(
        f"<html><body><nav><a href='/home'>Home</a></nav><main><h1>Strategies</h1><ul>{items}</ul></main>"
        "<footer><a href='/contact'>Contact</a></footer></body></html>"
    )


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def watched(tmp_path: Path, server: Server) -> Watched:
    server.pages["/list/"] = listing("/list/a.txt", "/list/b.txt")
    for name in ("a", "b"):
        server.pages[f"/list/{name}.txt"] = answer(STRATEGY + name.upper(), content_type="text/plain")
    made = Watched(tmp_path / "monitor")
    add_source(made.workspace, "SRB/nss", server.url("/list/"))
    return made


def test_a_page_of_links_is_looked_at_one_level_deep(watched: Watched, server: Server) -> None:
    check = watched.look()
    assert check.result is Result.FIRST
    assert server.paths() == ["/list/", "/list/a.txt", "/list/b.txt"]
    documents = watched.workspace.store.watching.detail(check.id)["documents"]
    assert [(entry["address"], bool(entry["text"])) for entry in documents] == [
        (server.url("/list/a.txt"), True),
        (server.url("/list/b.txt"), True),
    ]
    assert watched.look().result is Result.SAME


def test_a_new_link_is_a_difference_that_names_it(watched: Watched, server: Server) -> None:
    watched.look()
    server.pages["/list/"] = listing("/list/a.txt", "/list/b.txt", "/strategy-2026.pdf")
    check = watched.look()
    assert check.result is Result.DIFFERENT
    assert "New on the list: Document /strategy-2026.pdf" in check.note
    assert server.url("/strategy-2026.pdf") in check.note


def test_a_link_that_went_and_other_words_behind_one_are_differences(watched: Watched, server: Server) -> None:
    watched.look()
    server.pages["/list/"] = listing("/list/a.txt")
    server.pages["/list/a.txt"] = OTHER
    note = watched.look().note
    assert "No longer on the list" in note
    assert f"other words: {server.url('/list/a.txt')}" in note
    assert watched.look().result is Result.SAME


def test_another_order_or_frame_of_the_list_is_none(watched: Watched, server: Server) -> None:
    watched.look()
    page = listing("/list/b.txt", "/list/a.txt").replace(b"Contact", b"Kontakt").replace(b"/home", b"/start")
    server.pages["/list/"] = page
    assert watched.look().result is Result.SAME


def test_a_document_that_cannot_be_read_now_is_a_failed_look_and_none_if_it_never_could(
    watched: Watched, server: Server
) -> None:
    server.pages["/list/b.txt"] = answer("", "500 Fault")
    assert "Not read" in watched.look().note
    assert watched.look().result is Result.SAME
    server.pages["/list/a.txt"] = hostile.reset
    check = watched.look()
    assert check.result is Result.FAILED
    assert "1 of its documents could not be read" in check.note
    server.pages["/list/a.txt"] = answer(STRATEGY + "A", content_type="text/plain")
    assert watched.look().result is Result.SAME


def test_a_document_that_is_gone_is_a_difference_once(watched: Watched, server: Server) -> None:
    watched.look()
    del server.pages["/list/a.txt"]
    assert watched.look().result is Result.DIFFERENT
    assert watched.look().result is Result.SAME


@pytest.mark.parametrize(
    "page", [answer("<html><body><p>Loading…</p></body></html>"), answer("Just words", content_type="text/plain")]
)
def test_a_page_without_links_is_a_failed_look(watched: Watched, server: Server, page: bytes) -> None:
    server.pages["/list/"] = page
    check = watched.look()
    assert (check.result, "no links" in check.note) == (Result.FAILED, True)


def test_a_list_that_says_not_modified_still_has_its_documents_looked_at(watched: Watched, server: Server) -> None:
    def page(request: hostile.Request) -> bytes:
        if request.headers.get("if-none-match"):
            return answer("", "304 Not Modified", 'ETag: "1"')
        return listing("/list/a.txt", "/list/b.txt").replace(b"Connection", b'ETag: "1"\r\nConnection')

    server.pages["/list/"] = page
    watched.look()
    check = watched.look()
    assert (check.result, check.whole) == (Result.SAME, False)
    server.pages["/list/b.txt"] = OTHER
    assert "Other words" in watched.look().note


def test_a_look_at_a_list_is_whole_where_the_page_and_every_document_came(watched: Watched, server: Server) -> None:
    def document(request: hostile.Request) -> bytes:
        if request.headers.get("if-none-match"):
            return answer("", "304 Not Modified", 'ETag: "1"')
        return answer(STRATEGY, "200 OK", 'ETag: "1"', content_type="text/plain")

    server.pages["/list/b.txt"] = document
    looks = [watched.look() for _ in range(6)]
    assert {check.result for check in looks[1:]} == {Result.SAME}
    assert [check.whole for check in looks] == [True, False, False, False, True, False]


def test_no_more_documents_are_asked_for_than_the_settings_say(tmp_path: Path, server: Server) -> None:
    watched = Watched(tmp_path / "monitor", {"list_documents": 3})
    server.pages["/many/"] = listing(*(f"/many/{number}.txt" for number in range(9)))
    add_source(watched.workspace, "SRB", server.url("/many/"))
    watched.look()
    assert len(server.paths()) == 4


def test_addresses_of_a_list_are_whole_once_and_of_the_web() -> None:
    base, links = page_links(
        b"<base href='/docs/'><body><a href='x.pdf'>X</a><a href='x.pdf#page=2'>again</a><a href=' a b.pdf '>AB</a>"
        b"<a href='javascript:go()'>no</a><a href='mailto:a@b.c'>no</a><a href='http://[bad/z.pdf'>no</a>"
        b"<a href='ftp://other/y.pdf'>no</a><a href='?file=z.pdf'>Z</a><a href='https://elsewhere.org/news'>no</a>"
        b"<header><a href='w.doc'>even in the head</a></header>"
    )
    found = listed(base, links, "http://example.org/list", 9)
    assert [link.address for link in found] == [
        "http://example.org/docs/x.pdf",
        "http://example.org/docs/a%20b.pdf",
        "http://example.org/docs/?file=z.pdf",
        "http://example.org/docs/w.doc",
    ]
    assert all(link.followed for link in found)
