"""Connections that go to judged addresses only, and end when their time is over."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterable
from functools import cache

import certifi
import httpcore

from stratlas.archive.guard import Guard
from stratlas.errors import FetchFailed

_QUIET_SECONDS = 30
"""So long a server may say nothing at all."""
_SLICE_SECONDS = 1
"""So often a waiting connection looks whether it is still wanted."""
_CONNECT_SECONDS = 15


class Deadline:
    """A moment after which nothing is waited for; `stop` ends the waiting at once."""

    def __init__(self, seconds: float, stop: threading.Event | None = None) -> None:
        self.seconds = seconds
        self._stop = stop or threading.Event()
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left; FetchFailed where there are none."""
        if self._stop.is_set():
            raise FetchFailed("It was stopped before an answer came.")
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchFailed(
                f"No whole answer came within {self.seconds:g} seconds: raise seconds under [watch] in stratlas.toml "
                "if the source is that slow."
            )
        return left

    def pause(self, seconds: float) -> None:
        """Waits, where there is time for that; FetchFailed where not."""
        if seconds <= 0:
            return
        if seconds < self.left():
            self._stop.wait(seconds)
        else:
            self._stop.wait(self.left())
        self.left()


class GuardedNetwork(httpcore.NetworkBackend):
    """Opens connections for httpcore: the name is looked up and judged, and an address that was judged is connected."""

    def __init__(self, guard: Guard, deadline: Deadline) -> None:
        self._guard = guard
        self._deadline = deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 -- the deadline says how long
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers."""
        addresses = self._guard.addresses(host, port, self._deadline.left())
        for number, address in enumerate(addresses, 1):
            seconds = min(_CONNECT_SECONDS, self._deadline.left())
            try:
                stream = self._plain.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
            else:
                return _TimedStream(stream, self._deadline)
        raise httpcore.ConnectError(f"{host} has no address")


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every wait is short, and all of whose waits together end with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        quiet = time.monotonic() + _QUIET_SECONDS
        while True:
            try:
                return self._stream.read(max_bytes, min(_SLICE_SECONDS, self._deadline.left()))
            except httpcore.ReadTimeout:
                self._deadline.left()
                if time.monotonic() > quiet:
                    raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, min(_QUIET_SECONDS, self._deadline.left()))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        seconds = min(_CONNECT_SECONDS, self._deadline.left())
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, seconds), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


@cache
def trusted() -> ssl.SSLContext:
    """Who is believed: what the system trusts (or SSL_CERT_FILE names), and Mozilla's list."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
