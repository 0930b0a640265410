import ipaddress
import socket
from collections.abc import Callable

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.archive import Fetcher, parsed
from stratlas.archive.guard import Guard, reason_against
from stratlas.config import Limits, Watch
from stratlas.errors import AddressRefused, FetchFailed
from tests.texts import NOW

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "100.100.100.200", "192.0.0.192", "168.63.129.16", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:0:7f00:1::", "2001:db8::1",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_the_public_web_is_refused(address: str) -> None:
    assert reason_against(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_the_public_web_is_not(address: str) -> None:
    assert not reason_against(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0177.0.0.1", "0x7f.1", "127.1", "localhost", "[::1]", "[::ffff:7f00:1]", "0", "127.0.0.1."],
)
def test_however_this_machine_is_written_it_is_refused(host: str) -> None:
    with pytest.raises(FetchFailed):
        fetcher().fetch(f"http://{host}/", [])


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("ftp://example.org/a", "only http and https"),
        ("gopher://example.org/", "only http and https"),
        ("example.org/a.pdf", "only http and https"),
        ("http://a:b@example.org/", "name or password"),
        ("http://example.org@127.0.0.1/", "name or password"),
        ("http://example.org\\@127.0.0.1/", "backslash"),
        ("http://exa mple.org/", "white space"),
        ("http://example.org/\r\nHost: other", "white space"),
        ("http:///path", "no host"),
        ("http://example.org:99999/", "no port"),
        ("http://[::1/", "no address"),
        ("http://" + "a" * 3000, "too long"),
    ],
)
def test_an_address_that_is_none_is_a_sentence(address: str, sentence: str) -> None:
    with pytest.raises(AddressRefused, match=sentence):
        parsed(address)


def test_names_in_any_script_are_hosts() -> None:
    assert parsed("https://мо.срб/Стратегија.pdf").raw_host == b"xn--l1ae.xn--90a3ac"


def fetcher() -> Fetcher:
    watch = Watch(delay_seconds=0, seconds=5, retries=0)
    return Fetcher(watch, Limits(), lambda: NOW, back_off=0)


class Connected(Exception):
    """A connection was made."""


@given(
    answers=st.lists(
        st.lists(st.one_of(st.sampled_from(PRIVATE + PUBLIC), st.ip_addresses().map(str)), min_size=1, max_size=4),
        min_size=1,
        max_size=3,
    )
)
def test_no_connection_is_ever_made_to_an_address_that_is_not_public(answers: list[list[str]]) -> None:
    """Whatever the names' servers say, and however often they say something else."""
    said = iter(answers * 50)
    connected: list[str] = []

    def getaddrinfo(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in next(said)]

    def connect(_: object, host: str, port: int, *rest: object) -> object:
        connected.append(host)
        raise httpcore.ConnectError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        patch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
        one = fetcher()
        for number in range(len(answers)):
            with pytest.raises(FetchFailed):
                one.fetch(f"https://rebinding-{number}.example/", [])
    assert not [address for address in connected if reason_against(ipaddress.ip_address(address))]


def test_the_address_that_was_judged_is_the_one_that_is_connected(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])
    seen: list[str] = []

    def connect(_: object, host: str, *rest: object) -> object:
        seen.append(host)
        raise httpcore.ConnectError

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (next(answers), 80))])
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with pytest.raises(FetchFailed):
        fetcher().fetch("http://example.org/", [])
    assert seen == ["93.184.216.34"]


@pytest.mark.parametrize(
    "wrong", [OSError("no such name"), UnicodeError("label too long")], ids=["unknown", "unspeakable"]
)
def test_a_name_that_is_not_known_is_a_sentence(monkeypatch: pytest.MonkeyPatch, wrong: Exception) -> None:
    def fail(*_: object, **__: object) -> object:
        raise wrong

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(FetchFailed, match="example.org is not known"):
        Guard().addresses("example.org", 80, 1)


def test_a_look_up_that_does_not_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: Callable[[], None] = __import__("threading").Event().wait
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: waiting(30))
    with pytest.raises(FetchFailed, match="in time"):
        Guard().addresses("example.org", 80, 0.05)
