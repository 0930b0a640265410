"""One request and its answer, as they went over the wire."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Sequence
from dataclasses import dataclass

import httpcore
import httpx

from stratlas.archive.guard import Guard
from stratlas.archive.network import Deadline, GuardedNetwork, trusted
from stratlas.errors import FetchFailed

Headers = tuple[tuple[bytes, bytes], ...]


class Unreachable(FetchFailed):
    """A failure that may be over in a moment, so that asking again is worth it."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request to an address, and the answer with its body as received (packed, where the server packed it).

    `cut` says that the body was longer and the rest was left.
    """

    address: str
    time: dt.datetime
    request: Headers
    target: bytes
    status: int
    reason: bytes
    headers: Headers
    body: bytes
    cut: bool = False

    def header(self, name: str) -> str:
        """The value of a header, the first where there are several; empty where there is none."""
        wanted = name.lower().encode()
        return next((value.decode("latin-1").strip() for key, value in self.headers if key.lower() == wanted), "")


def ask(
    url: httpx.URL, headers: Sequence[tuple[str, str]], time: dt.datetime, deadline: Deadline, guard: Guard, most: int
) -> Exchange:
    """Asks once. Raises FetchFailed (Unreachable where it may pass) with a sentence that names the host.

    An answer that says it has more than `most` bytes is refused; a longer one is read so far and marked as cut.
    """
    sent: Headers = (
        (b"Host", url.netloc),
        *((name.encode(), value.encode("latin-1")) for name, value in headers),
        (b"Connection", b"close"),
    )
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    network = GuardedNetwork(guard, deadline)
    try:
        with (
            httpcore.ConnectionPool(trusted(), max_connections=1, network_backend=network) as pool,
            pool.stream("GET", target, headers=list(sent)) as answer,
        ):
            body = bytearray()
            for chunk in answer.iter_stream():
                deadline.left()
                body += chunk
                if len(body) > most:
                    break
            return Exchange(
                str(url),
                time,
                sent,
                url.raw_path,
                answer.status,
                answer.extensions.get("reason_phrase", b""),
                tuple(answer.headers),
                bytes(body[:most]),
                len(body) > most,
            )
    except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
        raise _failure(error, url.host) from error


def _failure(error: Exception, host: str) -> FetchFailed:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLError):
        why = getattr(cause, "verify_message", "") or cause.reason or "the handshake failed"
        return FetchFailed(f"{host} could not prove who it is (TLS): {why}.")
    if isinstance(error, httpcore.ConnectTimeout):
        return Unreachable(f"{host} could not be reached: no connection came about in time.")
    if isinstance(error, httpcore.ConnectError):
        return Unreachable(f"{host} could not be reached: it refused the connection or there is no way to it.")
    if isinstance(error, httpcore.TimeoutException):
        return Unreachable(f"{host} stopped answering: nothing came for a long while.")
    if isinstance(error, httpcore.ProtocolError):
        return _broken_rules(str(error), host)
    return Unreachable(f"The connection to {host} broke.")


def _broken_rules(said: str, host: str) -> FetchFailed:
    if "without sending complete message body" in said or "incomplete chunked" in said:
        return Unreachable(f"{host} ended the connection before the whole content had come: it is cut off.")
    if "without sending a response" in said or "disconnected" in said:
        return Unreachable(f"{host} ended the connection without an answer.")
    return FetchFailed(f"{host} gave an answer that breaks the rules of HTTP ({said}).")
