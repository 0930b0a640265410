"""The feeds: what is new, as Atom that any reader takes, under ids that stay."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from lxml import etree

from stratlas.actions import Happening, Workspace, add_document, open_workspace, record_event, retract_event
from stratlas.records import Result
from tests.builders import STRATEGY, monitor, submission, written
from tests.web.a_year import NSS, at, harbour_years, look
from tests.web.asking import ask

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def harbour(tmp_path: Path) -> Workspace:
    return harbour_years(tmp_path)


def _feed(workspace: Workspace, address: str = "/feed.atom") -> etree._Element:
    """The feed, once it has all that RFC 4287 asks for."""
    answer = ask(workspace, address)
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(answer.body)
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    (own,) = root.xpath("a:link[@rel='self']/@href", namespaces={"a": ATOM[1:-1]})
    assert own == f"http://127.0.0.1{address}"
    for part in [root, *root.iter(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            (found,) = part.findall(f"{ATOM}{name}")
            assert found.text
        assert (part.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")
        (href,) = part.xpath("a:link[@rel='alternate']/@href", namespaces={"a": ATOM[1:-1]})
        assert ask(workspace, href.removeprefix("http://127.0.0.1")).status == 200
    ids = _ids(root)
    assert len(ids) == len(set(ids))
    times = [entry.findtext(f"{ATOM}updated") or "" for entry in root.iter(f"{ATOM}entry")]
    assert times == sorted(times, reverse=True)
    assert root.findtext(f"{ATOM}updated") == (times[0] if times else root.findtext(f"{ATOM}updated"))
    return root


def _ids(root: etree._Element) -> list[str]:
    return [part.findtext(f"{ATOM}id") or "" for part in (root, *root.iter(f"{ATOM}entry"))]


def _titles(root: etree._Element, sort: str = "") -> list[str]:
    return [
        entry.findtext(f"{ATOM}title") or ""
        for entry in root.iter(f"{ATOM}entry")
        if not sort or entry.find(f"{ATOM}category").get("term") == sort  # type: ignore[union-attr]
    ]


def test_what_happened_new_documents_and_years_said_anew_are_entries(harbour: Workspace) -> None:
    root = _feed(harbour)
    assert "Serbia: National Security Strategy: amended, 4 May 2021" in _titles(root, "event")
    assert "Serbia: new in the register: Defence Strategy" in _titles(root, "document")
    assert "Serbia in 2023: no changes, reported" in _titles(root, "verdict")
    proved = next(entry for entry in root.iter(f"{ATOM}entry") if "2023: no" in (entry.findtext(f"{ATOM}title") or ""))
    assert "no changes, proved (before: no changes, reported)" in (proved.findtext(f"{ATOM}summary") or "")
    quote = next(entry for entry in root.iter(f"{ATOM}entry") if "4 May 2021" in (entry.findtext(f"{ATOM}title") or ""))
    assert "the council amended the strategy of 2019" in (quote.findtext(f"{ATOM}summary") or "")


def test_what_is_taken_back_is_an_entry_beside_the_one_that_recorded_it(harbour: Workspace) -> None:
    before = _ids(_feed(harbour))
    event = record_event(at(harbour, "2025-06-01"), Happening(NSS, "amended", "2023-07", note="By letter."))
    retract_event(at(harbour, "2025-06-02"), event.id, "It was <another> letter.")
    root = _feed(harbour)
    assert _titles(root, "retraction") == ["Serbia: taken back: National Security Strategy: amended, July 2023"]
    said = [title for title in _titles(root, "verdict") if "2023" in title]
    assert said[:3] == [f"Serbia in 2023: {outcome}, reported" for outcome in ("no changes", "amended", "no changes")]
    assert "It was <another> letter." in "".join(root.itertext())
    assert set(before) <= set(_ids(root))


def test_a_feed_is_the_same_whenever_it_is_made_and_is_not_sent_again(harbour: Workspace) -> None:
    first = ask(harbour, "/feed.atom")
    harbour.store.close()
    again = open_workspace(harbour.folder, actor="somebody else")
    assert ask(again, "/feed.atom").body == first.body
    unchanged = ask(again, "/feed.atom", HTTP_IF_NONE_MATCH=first.headers["ETag"])
    assert (unchanged.status, unchanged.body) == (304, b"")
    record_event(again, Happening(NSS, "amended", "2023-07", note="By letter."))
    assert ask(again, "/feed.atom", HTTP_IF_NONE_MATCH=first.headers["ETag"]).status == 200


def test_two_monitors_have_no_id_in_common(tmp_path: Path) -> None:
    found = []
    for name, year in (("one", 2019), ("two", 2021)):
        workspace = monitor(tmp_path / name)
        file = written(tmp_path, "strategy.txt", f"{STRATEGY}\n{year}\n")
        add_document(workspace, submission(file))
        found.append(set(_ids(_feed(workspace))))
    assert not found[0] & found[1]


def test_a_country_has_a_feed_of_its_own(harbour: Workspace, tmp_path: Path) -> None:
    add_document(at(harbour, "2025-01-01"), submission(written(tmp_path, "hr.txt", "Strategy\n"), country="HRV"))
    titles = _titles(_feed(harbour, "/countries/HRV/feed.atom"))
    assert titles
    assert all(title.startswith("Croatia") for title in titles)
    assert set(titles) <= set(_titles(_feed(harbour)))
    assert _titles(_feed(harbour, "/countries/AUT/feed.atom")) == []
    assert ask(harbour, "/countries/XXX/feed.atom").status == 404


def test_pages_name_their_feeds(harbour: Workspace) -> None:
    for address in ("/", "/years/", "/countries/SRB/", "/countries/SRB/2024/", "/countries/SRB/years/2023/"):
        page = etree.HTML(ask(harbour, address).html)
        feeds = page.xpath("//head/link[@rel='alternate'][@type='application/atom+xml']/@href")
        assert feeds == ["/feed.atom", *(["/countries/SRB/feed.atom"] if "SRB" in address else [])]


def test_the_newest_sixty_are_enough_and_queries_grow_with_nothing(harbour: Workspace) -> None:
    counts = []
    for turn in range(2):
        with CaptureQueriesContext(connections[harbour.store._database.alias]) as queries:
            root = etree.fromstring(ask(harbour, "/feed.atom").body)
        counts.append(len(queries))
        for number in range(40):
            look(harbour, 1, 100 + 40 * turn + number, "2025-02-03", Result.SAME)
            record_event(at(harbour, "2026-01-01"), Happening(NSS, "amended", "2022-03", note=f"Letter {number}."))
    assert counts[1] <= counts[0] <= 21
    root = _feed(harbour)
    assert len(_titles(root)) == 60
    assert len(_titles(root, "event")) >= 58


def test_a_new_monitor_has_an_empty_feed(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "new")
    assert _titles(_feed(workspace)) == []


def test_what_no_xml_may_have_is_left_out(harbour: Workspace) -> None:
    note = "A bell \x07, ]]> and <script>alert(1)</script> \ufffe &amp;"
    record_event(replace(harbour, actor="An & <b>"), Happening(NSS, "amended", "2023-07", note=note))
    words = "".join(_feed(harbour).itertext())
    assert "A bell , ]]> and <script>alert(1)</script>  &amp;" in words
    assert "An & <b>" in words
