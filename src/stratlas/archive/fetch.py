"""Asking for an address as a polite guest: robots.txt, turns, redirects by hand, another try where that helps."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import quote, unquote

import httpx

from stratlas import __version__
from stratlas.archive.asking import Exchange, Unreachable, ask
from stratlas.archive.guard import Guard, parsed
from stratlas.archive.network import Deadline
from stratlas.archive.robots import AGENT, MOST, Robots
from stratlas.archive.turns import Turns
from stratlas.archive.unpacking import unpacked
from stratlas.config import Limits, Watch
from stratlas.errors import FetchFailed

_HOPS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({429, 500, 502, 503, 504})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_NO_PAGE = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How documents begin that some servers call web pages."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to recognise its content by, and the address that gave it."""

    address: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """What an address gave in the end: the status, the content without packing, and where it came from."""

    address: str
    final: str
    status: int
    content: bytes
    exchange: Exchange
    elapsed: float

    @property
    def media_type(self) -> str:
        """What the server says the content is, in small letters and without parameters."""
        return self.exchange.header("content-type").partition(";")[0].strip().lower()

    @property
    def name(self) -> str:
        """A file name by which readers tell what the content should be."""
        last = unquote(httpx.URL(self.final).path.rpartition("/")[2]) or "page"
        last = "".join(mark for mark in last if mark.isprintable() and mark not in "/\\")[-80:]
        is_page = self.media_type in _PAGES and not self.content.startswith(_NO_PAGE)
        return f"{last}.html" if is_page and not _ends(last) else last

    @property
    def validators(self) -> Validators:
        """What to ask with the next time; a date in the future would always be believed, and is left out."""
        exchange = self.exchange
        modified = exchange.header("last-modified")
        now = _date(exchange.header("date")) or exchange.time
        then = _date(modified)
        if then is None or then > min(now, exchange.time):
            modified = ""
        return Validators(self.final, exchange.header("etag"), modified)


@dataclass
class Fetcher:
    """Asks for addresses in one run; several threads may use it. `clock` gives the times that are kept."""

    watch: Watch
    limits: Limits
    clock: Callable[[], dt.datetime]
    stop: threading.Event = field(default_factory=threading.Event)
    back_off: float = 3.0
    """Seconds before the second try; each further try waits twice as long."""

    def __post_init__(self) -> None:
        self._guard = Guard(self.watch.allow_private)
        self._turns = Turns(self.watch.delay_seconds)
        self._robots = Robots()

    @property
    def agent(self) -> str:
        """Who asks."""
        who = self.watch.contact or "no contact given"
        return f"{AGENT}/{__version__} (atlas of national strategies; {who})"

    def fetch(self, address: str, trail: list[Exchange], known: Validators | None = None) -> Received:
        """What the address gives, whatever the status; every exchange is put onto the trail.

        `known` makes the request a conditional one. Raises FetchFailed where there is no answer, the host forbids it,
        or time or size run out; AddressRefused where it, or a redirect, leads where nothing is asked.
        """
        begun = time.monotonic()
        deadline = Deadline(self.watch.seconds, self.stop)
        url = parsed(address)
        tries = self.watch.retries + 1
        for number in range(1, tries + 1):
            wait = self.back_off * 2 ** (number - 1)
            try:
                final = self._followed(url, trail, deadline, known)
            except Unreachable:
                if number == tries:
                    raise
            else:
                if final.status not in _PASSING or number == tries:
                    return self._received(address, final, time.monotonic() - begun)
                wait = max(wait, _retry_after(final))
                if wait > self.watch.seconds:
                    return self._received(address, final, time.monotonic() - begun)
            deadline.pause(wait)
        raise FetchFailed(f"{address} gave no answer.")

    def _followed(
        self, url: httpx.URL, trail: list[Exchange], deadline: Deadline, known: Validators | None
    ) -> Exchange:
        seen: list[str] = []
        while True:
            exchange = self._asked(url, trail, deadline, known)
            location = next((value for key, value in exchange.headers if key.lower() == b"location"), b"")
            if exchange.status not in _MOVED or not location:
                return exchange
            seen.append(str(url))
            url = _next(url, location)
            if str(url) in seen:
                raise FetchFailed(f"{seen[0]} leads in a circle: it redirects back to {url}.")
            if len(seen) > _HOPS:
                raise FetchFailed(f"{seen[0]} redirects more than {_HOPS} times: give the address where it ends.")

    def _asked(self, url: httpx.URL, trail: list[Exchange], deadline: Deadline, known: Validators | None) -> Exchange:
        def robots(address: str) -> tuple[int, bytes]:
            for number in range(self.watch.retries):
                with suppress(Unreachable):
                    status, body = self._robots_txt(parsed(address), trail, deadline)
                    if status < 500:
                        return status, body
                deadline.pause(self.back_off * 2**number)
            return self._robots_txt(parsed(address), trail, deadline)

        delay = self._robots.delay(url, robots)
        conditions = []
        if known is not None and known.address == str(url):
            conditions = [("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified)]
        headers = [(name, value) for name, value in conditions if value]
        exchange = self._once(url, headers, trail, deadline, self.limits.file_mb * 1_000_000, delay)
        length = exchange.header("content-length")
        if exchange.cut:
            size = f"{int(length) / 1_000_000:,.0f} MB" if length.isascii() and length.isdecimal() else "no end"
            raise FetchFailed(
                f"{url} is too large: it has {size}, and the limit is {self.limits.file_mb} MB; raise file_mb under "
                "[limits] in stratlas.toml if this is right."
            )
        return exchange

    def _robots_txt(self, url: httpx.URL, trail: list[Exchange], deadline: Deadline) -> tuple[int, bytes]:
        for _ in range(_HOPS + 1):
            exchange = self._once(url, [], trail, deadline, MOST)
            location = next((value for key, value in exchange.headers if key.lower() == b"location"), b"")
            if exchange.status not in _MOVED or not location:
                packing = "" if exchange.cut else exchange.header("content-encoding")
                return exchange.status, unpacked(exchange.body, packing, 4 * MOST)[:MOST]
            url = _next(url, location)
        return 404, b""  # RFC 9309: after five redirects it may be taken as not being there

    def _once(
        self,
        url: httpx.URL,
        headers: list[tuple[str, str]],
        trail: list[Exchange],
        deadline: Deadline,
        most: int,
        delay: float = 0,
    ) -> Exchange:
        sent = [
            ("User-Agent", self.agent),
            ("Accept", "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8"),
            ("Accept-Encoding", "gzip"),
            *headers,
        ]
        with self._turns.turn(url.netloc.decode("ascii"), deadline, delay):
            exchange = ask(url, sent, self.clock(), deadline, self._guard, most)
        trail.append(exchange)
        return exchange

    def _received(self, address: str, exchange: Exchange, elapsed: float) -> Received:
        most = self.limits.file_mb * 1_000_000
        content = unpacked(exchange.body, exchange.header("content-encoding"), most)
        return Received(address, exchange.address, exchange.status, content, exchange, elapsed)


def _next(url: httpx.URL, location: bytes) -> httpx.URL:
    """Where a redirect leads; bytes that no address has are written as their codes."""
    written = quote(location.strip(), safe="%/:=&?~#+!$,;'@()*[]")
    try:
        return parsed(str(url.join(written)))
    except (httpx.InvalidURL, ValueError):
        raise FetchFailed(f"{url} redirects to what is no address: {written[:200]}") from None


def _retry_after(exchange: Exchange) -> float:
    """The seconds that the server asks to wait."""
    said = exchange.header("retry-after")
    if said.isascii() and said.isdecimal():
        return float(said[:9])
    when = _date(said)
    return max(0.0, (when - exchange.time).total_seconds()) if when else 0.0


def _date(said: str) -> dt.datetime | None:
    try:
        date = parsedate_to_datetime(said)
    except (ValueError, TypeError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=dt.UTC)


def _ends(name: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".xhtml"))
