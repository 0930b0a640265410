import gzip
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from stratlas.archive import Exchange, Fetcher, Received, Validators
from stratlas.archive.network import trusted
from stratlas.config import Limits, Watch
from stratlas.errors import AddressRefused, FetchFailed
from tests import hostile_server as hostile
from tests.hostile_server import Server, answer, redirect, serving
from tests.texts import NOW


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def fetcher(*, seconds: int = 5, retries: int = 0, delay: int = 0, file_mb: int = 2, private: bool = True) -> Fetcher:
    watch = Watch(
        delay_seconds=delay, seconds=seconds, retries=retries, allow_private=private, contact="us@example.org"
    )
    return Fetcher(watch, Limits(file_mb=file_mb), lambda: NOW, back_off=0.01)


def fetched(address: str, known: Validators | None = None, **options: int) -> Received:
    return fetcher(**options).fetch(address, [], known)


def test_a_page_is_received_with_where_it_came_from_and_every_exchange_is_kept(server: Server) -> None:
    server.pages["/a"] = redirect("/b")
    server.pages["/b"] = answer("<p>Words</p>", "200 OK", 'ETag: "1"', "Last-Modified: Sun, 01 Feb 2026 10:00:00 GMT")
    trail: list[Exchange] = []
    received = fetcher().fetch(server.url("/a"), trail)
    assert (received.status, received.content, received.final) == (200, b"<p>Words</p>", server.url("/b"))
    assert received.validators == Validators(server.url("/b"), '"1"', "Sun, 01 Feb 2026 10:00:00 GMT")
    assert [exchange.status for exchange in trail] == [404, 302, 200]
    assert "us@example.org" in server.asked[0].headers["user-agent"]


def test_what_is_known_makes_the_request_conditional_only_at_the_address_that_gave_it(server: Server) -> None:
    server.pages["/a"] = answer("A")
    known = Validators(server.url("/a"), '"1"', "Sun, 01 Feb 2026 10:00:00 GMT")
    fetched(server.url("/a"), known)
    fetched(server.url("/b"), known)
    asked = [request.headers for request in server.asked if request.path != "/robots.txt"]
    assert asked[0]["if-none-match"] == '"1"'
    assert asked[0]["if-modified-since"] == "Sun, 01 Feb 2026 10:00:00 GMT"
    assert "if-none-match" not in asked[1]


@pytest.mark.parametrize("page", [hostile.slow_drip, hostile.slow_headers, hostile.slow_early_hints, hostile.silent])
def test_a_server_that_is_slow_is_given_up_in_time(server: Server, page: hostile.Answer) -> None:
    server.pages["/a"] = page
    with pytest.raises(FetchFailed, match="within 2 seconds"):
        fetched(server.url("/a"), seconds=2)


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (hostile.endless, "too large: it has no end"),
        (answer(b"x" * 3_000_000), "too large: it has 3 MB"),
        (hostile.bomb(5), "unpacks to more than 2 MB"),
        (hostile.huge_headers, "breaks the rules of HTTP"),
        (hostile.reset, "broke"),
        (hostile.shorter_than_it_says("<p>half"), "it is cut off"),
        (b"", "without an answer"),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "breaks the rules of HTTP"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\nshort", "it is cut off"),
        (answer(gzip.compress(b"x" * 999)[:-12], "200 OK", "Content-Encoding: gzip"), "cut off"),
        (answer(b"no gzip", "200 OK", "Content-Encoding: gzip"), "damaged"),
        (answer(b"x", "200 OK", "Content-Encoding: br"), r"was not asked for \(br\)"),
        (redirect("/a"), "in a circle"),
        (redirect("ftp://example.org/a.pdf"), "only http and https"),
        (redirect("file:///etc/passwd"), "only http and https"),
        (redirect("http://user:word@example.org/"), "name or password"),
        (redirect("http://[::1"), "no address"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_used_is_a_sentence(server: Server, page: hostile.Answer | bytes, sentence: str) -> None:
    server.pages["/a"] = page
    with pytest.raises(FetchFailed, match=sentence):
        fetched(server.url("/a"))


def test_a_chain_of_redirects_has_an_end(server: Server) -> None:
    for number in range(8):
        server.pages[f"/{number}"] = redirect(f"/{number + 1}")
    with pytest.raises(FetchFailed, match="more than 5 times"):
        fetched(server.url("/0"))
    assert server.paths() == [f"/{number}" for number in range(6)]


def test_a_location_of_any_bytes_is_followed_as_codes(server: Server) -> None:
    server.pages["/a"] = redirect(b"/\xff\xe9t\xe9 x?q=\xc4\x8d")
    server.pages["/%FF%E9t%E9%20x?q=%C4%8D"] = answer("found")
    assert fetched(server.url("/a")).content == b"found"


def test_packed_answers_are_unpacked_whatever_the_server_means_by_deflate(server: Server) -> None:
    words = b"Words. " * 99
    bare = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(words[:200]) + gzip.compress(words[200:]),
        "deflate": zlib.compress(words),
        "Deflate": bare.compress(words) + bare.flush(),
        "gzip, gzip": gzip.compress(gzip.compress(words)),
    }
    for number, (coding, body) in enumerate(packed.items()):
        server.pages[f"/{number}"] = answer(body, "200 OK", f"Content-Encoding: {coding}")
        assert fetched(server.url(f"/{number}")).content == words


def test_a_server_that_is_over_its_fault_is_asked_again(server: Server) -> None:
    answers = [answer("", "503 Busy"), b"", answer("at last")]
    server.pages["/a"] = lambda _: answers.pop(0)
    assert fetched(server.url("/a"), retries=2).content == b"at last"


def test_a_fault_that_stays_is_given_back_as_it_is(server: Server) -> None:
    server.pages["/a"] = answer("", "503 Busy", "Retry-After: 100000")
    assert fetched(server.url("/a"), retries=2).status == 503
    assert server.paths() == ["/a"]


def test_robots_txt_is_heeded_and_read_once(server: Server) -> None:
    server.pages["/robots.txt"] = answer("User-agent: stratlas\nDisallow: /private\n", content_type="text/plain")
    server.pages["/private/a"] = answer("A")
    server.pages["/b"] = answer("B")
    server.pages["/c"] = redirect("/private/a")
    one = fetcher()
    for path in ("/private/a", "/c"):
        with pytest.raises(FetchFailed, match="forbids programs"):
            one.fetch(server.url(path), [])
    assert one.fetch(server.url("/b"), []).content == b"B"
    assert [request.path for request in server.asked] == ["/robots.txt", "/c", "/b"]


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (answer("", "404 Not Found"), True),
        (answer("", "403 Forbidden"), True),
        (answer("", "500 Fault"), False),
        (hostile.reset, False),
        (answer("<html>no robots here</html>"), True),
        (answer(b"\xff\xfe\x00" + b"\x00" * 2_000_000), True),
        (redirect("/robots.txt"), True),
    ],
)
def test_a_robots_txt_that_says_nothing_forbids_nothing_and_one_that_fails_forbids_all(
    server: Server, robots: hostile.Answer | bytes, allowed: bool
) -> None:
    server.pages |= {"/robots.txt": robots, "/a": answer("A")}
    if allowed:
        assert fetched(server.url("/a")).content == b"A"
        return
    with pytest.raises(FetchFailed, match="robots.txt"):
        fetched(server.url("/a"))
    assert server.paths() == []


def test_a_robots_txt_that_fails_for_a_moment_forbids_nothing(server: Server) -> None:
    answers = [answer("", "503 Busy"), b"", answer("User-agent: *")]
    server.pages |= {"/robots.txt": lambda _: answers.pop(0), "/a": answer("A")}
    assert fetched(server.url("/a"), retries=2).content == b"A"


def test_one_host_gets_one_request_at_a_time_whoever_asks(server: Server) -> None:
    now: list[int] = []
    most = []

    def page(_: hostile.Request) -> bytes:
        now.append(1)
        most.append(len(now))
        time.sleep(0.02)
        now.pop()
        return answer("A")

    server.pages["/a"] = page
    one = fetcher(seconds=60)
    threads = [threading.Thread(target=one.fetch, args=(server.url("/a"), [])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert server.paths() == ["/a"] * 8
    assert max(most) == 1


def test_a_date_in_the_future_is_not_asked_with(server: Server) -> None:
    server.pages["/a"] = answer("A", "200 OK", "Last-Modified: Fri, 01 Jan 2038 00:00:00 GMT")
    assert fetched(server.url("/a")).validators.last_modified == ""
    both = ("Date: Fri, 01 Jan 2038 00:00:01 GMT", "Last-Modified: Fri, 01 Jan 2038 00:00:00 GMT")
    server.pages["/a"] = answer("A", "200 OK", *both)
    assert fetched(server.url("/a")).validators.last_modified == ""


def test_who_cannot_prove_its_name_is_not_believed(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with serving(context) as server:
        server.pages["/a"] = answer("A")
        with pytest.raises(FetchFailed, match="could not prove who it is"):
            fetched(server.url("/a", scheme="https"))
        assert server.asked == []


def test_over_tls_the_name_is_what_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    authority.configure_trust(trusted())
    try:
        with serving(context) as server:
            server.pages["/a"] = answer("A")
            assert fetched(server.url("/a", "localhost", "https")).content == b"A"
            with pytest.raises(FetchFailed, match="could not prove who it is"):
                fetched(server.url("/a", "127.0.0.1", "https"))
    finally:
        trusted.cache_clear()


def test_a_port_that_speaks_no_tls_is_a_sentence(server: Server) -> None:
    with pytest.raises(FetchFailed, match="could not prove who it is"):
        fetched(server.url("/a", scheme="https"))


def test_stopping_ends_the_waiting(server: Server) -> None:
    server.pages["/a"] = hostile.silent
    one = fetcher(seconds=60)
    threading.Timer(0.3, one.stop.set).start()
    with pytest.raises(FetchFailed, match="stopped"):
        one.fetch(server.url("/a"), [])


def test_nothing_private_is_asked_unless_the_settings_say_so(server: Server) -> None:
    server.pages["/a"] = answer("A")
    with pytest.raises(AddressRefused, match="allow_private"):
        fetched(server.url("/a"), private=False)
    assert server.asked == []
