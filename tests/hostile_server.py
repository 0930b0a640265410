"""A server on this machine that does everything a server on the web may do, and worse."""

from __future__ import annotations

import gzip
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Connection = socket.socket
Answer = Callable[["Request"], bytes | None]
"""Bytes to send, or None where it has sent what it wanted by itself."""


@dataclass(frozen=True)
class Request:
    """What was asked, and the connection to answer on."""

    path: str
    headers: dict[str, str]
    connection: Connection
    ended: threading.Event

    def drip(self, data: bytes, seconds: float) -> None:
        """Sends byte after byte, slowly, for as long as anybody listens."""
        for byte in data:
            self.connection.sendall(bytes([byte]))
            if self.ended.wait(seconds):
                return


def answer(
    body: bytes | str = b"", status: str = "200 OK", *headers: str, content_type: str = "text/html; charset=utf-8"
) -> bytes:
    """An honest answer."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}", f"Content-Length: {len(data)}", *headers]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1") + data


def redirect(location: str | bytes, status: str = "302 Found") -> bytes:
    """An answer that leads elsewhere; the location is sent as it is."""
    where = location if isinstance(location, bytes) else location.encode()
    return f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nLocation: ".encode() + where + b"\r\n\r\n"


@dataclass
class Server:
    """Answers by path; what is not there is 404. `asked` has every request in its order."""

    pages: dict[str, bytes | Answer] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    port: int = 0
    _ended: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        """The address of a page."""
        return f"{scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for but robots.txt."""
        return [request.path for request in self.asked if request.path != "/robots.txt"]

    def serve(self, connection: Connection) -> None:
        """Answers one request."""
        with connection, suppress(OSError, ssl.SSLError):
            self._answer(connection)

    def _answer(self, connection: Connection) -> None:
        data = b""
        while b"\r\n\r\n" not in data:
            part = connection.recv(65536)
            if not part:
                return
            data += part
            if data.startswith(b"\x16\x03"):  # a greeting in TLS, which it does not speak
                connection.sendall(answer("What?", "400 Bad Request"))
                return
        first, *rest = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
        request = Request(first.split(" ")[1], headers, connection, self._ended)
        self.asked.append(request)
        page = self.pages.get(request.path, answer("Nothing here.", "404 Not Found"))
        sent = page(request) if callable(page) else page
        if sent is not None:
            connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server on a free port of this machine, over TLS where a context is given."""
    server = Server()
    with socket.create_server(("", 0), backlog=256) as listening:
        server.port = listening.getsockname()[1]

        def handle(connection: Connection) -> None:
            with suppress(OSError):
                server.serve(context.wrap_socket(connection, server_side=True) if context else connection)

        def accept() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                threading.Thread(target=handle, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield server
        finally:
            server._ended.set()
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)


# What hostile pages do.


def slow_drip(request: Request) -> None:
    """A body that comes byte by byte."""
    request.connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
    request.drip(b"x" * 100_000, 0.1)


def slow_headers(request: Request) -> None:
    """Headers that never end, slowly."""
    request.drip(b"HTTP/1.1 200 OK\r\n" + b"X-More: and more\r\n" * 10_000, 0.1)


def slow_early_hints(request: Request) -> None:
    """Answers that only say that an answer will come."""
    request.drip(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 10_000, 0.01)


def endless(request: Request) -> None:
    """A body without an end, as fast as it goes."""
    request.connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not request.ended.is_set():
        request.connection.sendall(b"<p>More.</p>" * 5000)


def huge_headers(request: Request) -> None:
    """More headers than anybody needs."""
    request.connection.sendall(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (n, b"y" * 900) for n in range(500)))
    request.connection.sendall(b"Content-Length: 2\r\n\r\nok")


def reset(request: Request) -> None:
    """The connection is torn down in mid-sentence."""
    request.connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.connection.close()


def silent(request: Request) -> None:
    """Nothing at all."""
    request.ended.wait(60)


def bomb(megabytes: int) -> bytes:
    """A small body that unpacks to a large one."""
    packed = gzip.compress(b"\x00" * 1_000_000) * megabytes
    return answer(packed, "200 OK", "Content-Encoding: gzip")


def shorter_than_it_says(body: str) -> bytes:
    """Half a body under a length for the whole."""
    data = body.encode()
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {2 * len(data)}\r\n\r\n".encode() + data
