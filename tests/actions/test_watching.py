import ipaddress
import json
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from stratlas.actions import add_source, compare, due, retire_source, verdict_of, watch
from stratlas.actions import check as check_all
from stratlas.actions.sourcing import ARCHIVED
from stratlas.archive import guard, parsed, warc_files, warc_problem
from stratlas.archive.guard import reason_against
from stratlas.errors import StorageError, UnknownId, UsageError
from stratlas.records import Outcome, Result, SourceKind
from tests import hostile_server as hostile
from tests.builders import STRATEGY
from tests.builders_pdf import typeset
from tests.hostile_server import Server, answer, redirect, serving
from tests.texts import NOW
from tests.watched import Watched

PARAGRAPHS = [
    "The country stands by its treaties, and asks others to stand by theirs.",
    "The army has 12 brigades, and the law says what each of them is for.",
    "The harbour towns share one weather service, and meet every spring.",
    "Long winters and falling bridges are what the country fears most.",
] * 12


PDF = typeset("\n\n".join(PARAGRAPHS[:4]))


def page(*paragraphs: str, before: str = "", after: str = "") -> str:
    body = "".join(f"<p>{number}. {words}</p>" for number, words in enumerate(paragraphs or PARAGRAPHS, 1))
    return f"<!doctype html><html><body>{before}<h1>Strategy</h1>{body}{after}</body></html>"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    made = Watched(tmp_path / "monitor")
    made.add(STRATEGY)
    return made


@pytest.fixture
def source(watched: Watched, server: Server) -> str:
    found, _ = add_source(watched.workspace, "SRB/nss/2019", server.url("/s"))
    return found.id


def test_looks_that_find_nothing_new_are_kept_each_by_itself(watched: Watched, server: Server, source: str) -> None:
    server.pages["/s"] = answer(page())
    assert [watched.look().result for _ in range(3)] == [Result.FIRST, Result.SAME, Result.SAME]
    assert len(watched.workspace.store.sources.sightings(about=[source])) == 3
    assert len({sighting.capture for sighting in watched.workspace.store.sources.sightings(about=[source])}) == 1


def test_other_words_are_a_difference_and_both_texts_can_be_compared(
    watched: Watched, server: Server, source: str
) -> None:
    server.pages["/s"] = answer(page())
    first = watched.look()
    server.pages["/s"] = answer(page(*PARAGRAPHS[1:], "Something that nobody had said."))
    second = watched.look()
    assert (second.result, second.open) == (Result.DIFFERENT, True)
    assert compare(watched.workspace, first.text, second.text).alignment.changes
    assert watched.look().result is Result.SAME


@pytest.mark.parametrize(
    "now",
    [
        page(before="<p>We use cookies to make this page better.</p><p>Accept all</p><p>Reject</p>"),
        page(after="<p>Последње ажурирање: 08.03.2026</p>"),
        page().replace("12 brigades", "12 bri\u00adgades").replace("treaties, and", "treaties,   and"),
        page().replace("<p>", "<p class='new'>"),
    ],
    ids=["banner", "stamp", "typesetting", "markup"],
)
def test_the_furniture_of_a_page_is_no_difference(watched: Watched, server: Server, source: str, now: str) -> None:
    server.pages["/s"] = answer(page(after="<p>Последње ажурирање: 01.03.2026</p>" if "ажурирање" in now else ""))
    assert watched.look(0).result is Result.FIRST
    server.pages["/s"] = answer(now)
    check = watched.look()
    assert (check.result, check.note) == (Result.SAME, "Other bytes, the same words.")


@pytest.mark.parametrize(
    "now",
    [
        page().replace("12 brigades", "13 brigades"),
        page().replace("Strategy", "Strategy 2026"),
        page(after="<p>Adopted on 12 March 2024</p>"),
        page(*PARAGRAPHS[:-1]),
        page().replace("falling", "failing"),
        page(before="<p>The country bakes.</p>"),
    ],
)
def test_a_word_or_a_figure_is_a_difference(watched: Watched, server: Server, source: str, now: str) -> None:
    server.pages["/s"] = answer(page())
    watched.look()
    server.pages["/s"] = answer(now)
    assert watched.look().result is Result.DIFFERENT


def test_a_pdf_saved_again_is_no_difference(watched: Watched, server: Server, source: str) -> None:
    server.pages["/s"] = answer(PDF, content_type="application/pdf")
    assert watched.look().result is Result.FIRST
    again = typeset("\n\n".join(PARAGRAPHS[:4]), columns=2, hyphenate=True)
    server.pages["/s"] = answer(again, content_type="application/octet-stream")
    assert watched.look().result is Result.SAME


def test_the_archived_file_counts_from_its_day_where_the_source_gives_the_same_words(
    watched: Watched, server: Server, source: str
) -> None:
    server.pages["/s"] = answer(STRATEGY.replace("\n\n", "\n\n\n") + "\n", content_type="text/plain")
    check = watched.look(400)
    looks = watched.workspace.store.watching.checks(source=source)
    assert [(look.result, look.looked.value) for look in looks] == [
        (Result.FIRST, "2026-03-01"),
        (Result.SAME, "2027-04-05"),
    ]
    assert (looks[0].note, check.id) == (ARCHIVED, looks[1].id)
    kinds = {kind.kind: kind for kind in verdict_of(watched.workspace, "SRB", 2026).kinds}
    assert kinds["nss"].outcome is Outcome.UNKNOWN  # the year had begun when the file was received


def test_a_source_is_not_proved_by_an_archived_file_that_says_something_else(
    watched: Watched, server: Server, source: str
) -> None:
    server.pages["/s"] = answer(page())
    check = watched.look()
    assert (watched.results(), "stratlas changes SRB/nss/2019" in check.note) == ([Result.FIRST], True)


def test_a_304_is_a_look_and_every_fourth_time_the_whole_content_is_asked_for(
    watched: Watched, server: Server, source: str
) -> None:
    def lying(request: hostile.Request) -> bytes:
        told = 'ETag: "always"'
        if request.headers.get("if-none-match") == '"always"':
            return answer("", "304 Not Modified", told)
        return answer(page() if len(server.paths()) == 1 else page(*PARAGRAPHS[3:]), "200 OK", told)

    server.pages["/s"] = lying
    found = [watched.look() for _ in range(5)]
    assert [check.result for check in found] == [Result.FIRST, *[Result.SAME] * 3, Result.DIFFERENT]
    assert found[1].capture == found[0].capture
    assert "nothing was modified" in found[4].note


def test_the_first_look_of_a_year_asks_for_the_whole_content_and_only_such_looks_prove_a_year(
    watched: Watched, server: Server, source: str
) -> None:
    def tagged(request: hostile.Request) -> bytes:
        known = request.headers.get("if-none-match") == '"1"'
        return answer("", "304 Not Modified") if known else answer(page(), "200 OK", 'ETag: "1"')

    server.pages["/s"] = tagged
    watched.days.now = NOW.replace(year=2025, month=12, day=10)
    assert [watched.look(days).whole for days in (0, 7, 7)] == [True, False, False]
    watched.days.now = NOW.replace(year=2026, month=12, day=29)
    assert [watched.look(days).whole for days in (0, 1)] == [True, False]
    kinds = {kind.kind: kind for kind in verdict_of(watched.workspace, "SRB", 2026).kinds}
    assert kinds["nss"].outcome is Outcome.UNKNOWN
    assert [watched.look(days).whole for days in (4, 7)] == [True, False]
    kinds = {kind.kind: kind for kind in verdict_of(watched.workspace, "SRB", 2026).kinds}
    assert (kinds["nss"].outcome, len(kinds["nss"].checks)) == (Outcome.UNCHANGED, 3)


def test_another_tag_on_the_same_content_is_no_difference(watched: Watched, server: Server, source: str) -> None:
    for number in range(2):
        server.pages["/s"] = answer(page(), "200 OK", f'ETag: "{number}"')
        check = watched.look()
    assert check.result is Result.SAME


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (hostile.slow_drip, "within 1 seconds"),
        (hostile.endless, "too large"),
        (hostile.bomb(5), "unpacks to more than 3 MB"),
        (hostile.silent, "within 1 seconds"),
        (hostile.reset, "broke"),
        (redirect("/s"), "in a circle"),
        (redirect("gopher://127.0.0.1/"), "only http and https"),
        (answer("<h1>404 – Page not found</h1><p>Go home.</p>"), "looks like a page about an error"),
        (answer("<h1>Страница није пронађена</h1>"), "looks like a page about an error"),
        (answer("<script>draw()</script>"), "without words"),
        (answer(b""), "gave nothing"),
        (answer(b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, content_type="image/png"), "an image"),
        (answer('{"a": "strategy of words"}', content_type="application/json"), "no document"),
        (answer(PDF[: len(PDF) // 2], content_type="application/pdf"), "cut off"),
        (answer("", "403 Forbidden"), "answered 403 Forbidden"),
        (answer("", "500 Fault"), "answered 500 Fault"),
        (answer("", "304 Not Modified"), "answered 304"),
        (hostile.huge_headers, "breaks the rules"),
        (hostile.shorter_than_it_says(page()), "cut off"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_content_is_a_failed_look_never_a_difference(
    tmp_path: Path, server: Server, now: hostile.Answer | bytes, sentence: str
) -> None:
    watched = Watched(tmp_path / "monitor", {"seconds": 1}, file_mb=3)
    watched.add(STRATEGY)
    add_source(watched.workspace, "SRB/nss/2019", server.url("/s"))
    if not (isinstance(now, bytes) and b" 304 " in now):
        server.pages["/s"] = answer(page())
        assert watched.look().result is Result.FIRST
    server.pages["/s"] = now
    check = watched.look()
    assert (check.result, check.capture) == (Result.FAILED, "")
    assert sentence in check.note


def test_a_source_that_went_away_and_came_back_is_the_same(watched: Watched, server: Server, source: str) -> None:
    server.pages["/s"] = answer(page())
    watched.look()
    del server.pages["/s"]
    assert watched.look().result is Result.GONE
    server.pages["/s"] = answer(page())
    assert watched.look().result is Result.SAME


def test_a_document_that_became_a_web_page_is_looked_at_by_a_person(
    watched: Watched, server: Server, source: str
) -> None:
    server.pages["/s"] = answer(PDF, content_type="application/pdf")
    watched.look()
    server.pages["/s"] = answer(page())
    assert "where a document (PDF) was before" in watched.look().note


def test_a_server_that_cannot_prove_its_name_is_a_failed_look(watched: Watched) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with serving(context) as server:
        add_source(watched.workspace, "SRB/nss/2019", server.url("/s", scheme="https"))
        assert "could not prove who it is" in watched.look().note


def test_robots_txt_that_forbids_is_a_failed_look_that_says_so(watched: Watched, server: Server, source: str) -> None:
    server.pages |= {"/robots.txt": answer("User-agent: *\nDisallow: /"), "/s": answer(page())}
    check = watched.look()
    assert (check.result, "robots.txt" in check.note, server.paths()) == (Result.FAILED, True, [])


def test_nothing_of_this_machine_is_asked_by_default(tmp_path: Path, server: Server) -> None:
    watched = Watched(tmp_path / "monitor", {"allow_private": "false"})
    watched.add(STRATEGY)
    add_source(watched.workspace, "SRB/nss/2019", server.url("/s"))
    check = watched.look()
    assert (check.result, server.asked) == (Result.FAILED, [])
    assert "is this machine itself" in check.note


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/latest/meta-data/", "http://127.0.0.2/", "http://[::1]/", "http://10.0.0.1/"]
)
def test_a_server_of_the_web_that_leads_to_a_private_address_is_a_failed_look(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    def but_the_server(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str:
        return "" if str(ip) == "127.0.0.1" else reason_against(ip)

    monkeypatch.setattr(guard, "reason_against", but_the_server)
    watched = Watched(tmp_path / "monitor", {"allow_private": "false"})
    watched.add(STRATEGY)
    add_source(watched.workspace, "SRB/nss/2019", server.url("/s"))
    server.pages["/s"] = redirect(target)
    check = watched.look()
    assert (check.result, server.paths()) == (Result.FAILED, ["/s"])
    assert "is not asked" in check.note
    assert parsed(target).host in check.note


def test_a_wrong_content_type_does_not_hide_what_came(watched: Watched, server: Server, source: str) -> None:
    server.pages["/s"] = answer(PDF, content_type="application/pdf")
    first = watched.look()
    server.pages["/s"] = answer(PDF, content_type="text/html; charset=utf-8")
    assert (first.result, watched.look().result) == (Result.FIRST, Result.SAME)
    server.pages["/s"] = answer(page(), content_type="application/pdf")
    assert watched.look().result is Result.FAILED


def test_a_server_whose_clock_is_wrong_is_asked_as_if_it_had_none(
    watched: Watched, server: Server, source: str
) -> None:
    wrong = ("Date: Fri, 01 Jan 2038 00:00:01 GMT", "Last-Modified: Fri, 01 Jan 2038 00:00:00 GMT")
    server.pages["/s"] = answer(page(), "200 OK", *wrong)
    checks = [watched.look(), watched.look()]
    assert [check.result for check in checks] == [Result.FIRST, Result.SAME]
    assert all("if-modified-since" not in request.headers for request in server.asked)
    assert checks[1].looked.value == watched.days.now.date().isoformat()


def test_sources_are_due_after_a_week_and_after_a_day_where_the_look_failed(
    watched: Watched, server: Server, source: str
) -> None:
    server.pages["/s"] = answer(page())
    assert [item.id for item in due(watched.workspace)] == [source]
    watched.look(0)
    watched.days.go_by(6)
    assert due(watched.workspace) == []
    assert [item.id for item in due(watched.workspace, everything=True)] == [source]
    watched.days.go_by(1)
    server.pages["/s"] = answer("", "500 Fault")
    watched.looks(everything=False)
    watched.days.go_by(1)
    assert [item.id for item in due(watched.workspace, "Serbia")] == [source]
    assert due(watched.workspace, "HRV") == []


def test_what_cannot_be_looked_at_is_a_sentence(watched: Watched, source: str) -> None:
    office, _ = add_source(watched.workspace, "SRB", "The ministry, by telephone", kind="office")
    assert office.kind is SourceKind.OFFICE
    with pytest.raises(UsageError, match="is an office"):
        due(watched.workspace, office.id)
    with pytest.raises(UnknownId, match="no source here"):
        due(watched.workspace, "SRB/sources/9")
    retire_source(watched.workspace, source, "It moved.")
    with pytest.raises(UsageError, match="is retired"):
        due(watched.workspace, source)
    assert due(watched.workspace, everything=True) == []


def test_what_went_over_the_wire_is_kept_as_warc(watched: Watched, server: Server, source: str) -> None:
    server.pages["/s"] = redirect("/t")
    server.pages["/t"] = answer(page())
    watched.look()
    files = warc_files(watched.workspace.archive.folder)
    assert len(files) == 1
    assert warc_problem(files[0]) is None
    assert not check_all(watched.workspace).problems
    files[0].write_bytes(files[0].read_bytes()[:-40])
    assert [problem.what for problem in check_all(watched.workspace).problems] == ["warc"]


def test_a_file_that_people_update_is_a_source(watched: Watched) -> None:
    path = watched.folder / "inbox.txt"
    path.write_text(STRATEGY, encoding="utf-8")
    add_source(watched.workspace, "SRB/nss/2019", "inbox.txt")
    assert watched.look().result is Result.SAME
    path.write_text(STRATEGY + "\nAnd one thing more.\n", encoding="utf-8")
    assert watched.look().result is Result.DIFFERENT
    path.write_text("", encoding="utf-8")
    assert watched.look().result is Result.FAILED
    path.unlink()
    assert watched.look().result is Result.GONE


def test_two_hundred_sources_are_looked_at_and_each_look_is_recorded(watched: Watched, server: Server) -> None:
    server.pages["/s"] = answer(page())
    for number in range(200):
        server.pages[f"/{number}"] = server.pages["/s"] if number % 10 else answer("", "500 Fault")
        add_source(watched.workspace, "SRB/nss/2019", server.url(f"/{number}", f"127.0.0.{number % 7 + 1}"))
    found = watched.looks()
    assert len({looked.source.id for looked in found}) == 200
    assert sum(looked.failed for looked in found) == 20
    assert len(watched.workspace.store.watching.checks("SRB")) == 200


def test_a_run_that_is_stopped_keeps_what_it_has_and_asks_no_more(watched: Watched, server: Server) -> None:
    for number in range(20):
        server.pages[f"/{number}"] = answer(page())
        add_source(watched.workspace, "SRB/nss/2019", server.url(f"/{number}"))
    run = watch(watched.workspace, due(watched.workspace))
    first = next(run)
    run.close()  # as Ctrl-C does
    assert [check.id for check in watched.workspace.store.watching.checks("SRB")] == [first.check.id]
    assert len(server.paths()) <= 8


def test_a_full_disk_stops_the_run_and_leaves_no_half_look(
    watched: Watched, server: Server, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.pages["/s"] = answer(page())

    def full(_: bytes) -> bool:
        raise StorageError("Could not write: the disk is full.")

    monkeypatch.setattr(type(watched.workspace.archive), "put", lambda self, data: full(data))
    with pytest.raises(StorageError):
        watched.look()
    assert watched.workspace.store.watching.checks("SRB") == []


def test_the_detail_of_a_look_is_kept(watched: Watched, server: Server, source: str) -> None:
    server.pages["/s"] = answer(page(), "200 OK", 'ETag: "7"')
    detail = watched.workspace.store.watching.detail(watched.look().id)
    assert (detail["status"], detail["etag"], detail["final"]) == (200, '"7"', server.url("/s"))
    assert json.dumps(detail)
    assert NOW  # the clock stands where the test put it
