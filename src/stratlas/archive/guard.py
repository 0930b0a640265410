"""Which addresses may be asked: nothing but the public web, unless the settings allow more.

A host's name is looked up here, every address that it has is judged, and the connection is made to one that was judged
(`network.py`), so that nothing can change between the judgement and the connection.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from dataclasses import dataclass

import httpx

from stratlas.errors import AddressRefused, FetchFailed

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address

# Public by its number, but answered by the machine's own host: Azure's wire server.
_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})
# Kept for special ends (IANA's registries), which not every Python's `ipaddress` knows.
_SPECIAL = [
    ipaddress.ip_network(name) for name in ("192.0.0.0/24", "100.64.0.0/10", "2001::/23", "3fff::/20", "5f00::/16")
]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LONGEST = 2000


def parsed(address: str) -> httpx.URL:
    """A web address in its parts; AddressRefused where it is none that is asked."""
    shown = address if len(address) <= 200 else f"{address[:200]}…"
    if len(address) > _LONGEST:
        raise AddressRefused(f"{shown} is too long for an address: it has {len(address)} characters.")
    if any(mark.isspace() or not mark.isprintable() or mark == "\\" for mark in address):
        raise AddressRefused(f"{shown!r} is no address: it holds white space, a control character or a backslash.")
    try:
        url = httpx.URL(address)
        port = url.port
    except (httpx.InvalidURL, ValueError):
        raise AddressRefused(f"{shown} is no address: write it as https://example.org/strategy.pdf.") from None
    if url.scheme not in {"http", "https"}:
        raise AddressRefused(f"{shown} is not asked: only http and https addresses are.")
    if url.userinfo:
        raise AddressRefused(f"{shown} is not asked: it carries a name or password before an @; leave them out.")
    if not url.host:
        raise AddressRefused(f"{shown} is no address: it names no host.")
    if port is not None and not 0 < port < 65536:
        raise AddressRefused(f"{shown} is no address: there is no port {port}.")
    return url.copy_with(fragment=None)


def reason_against(ip: Ip) -> str:
    """Why this address is not part of the public web; empty where it is."""
    if ip in _METADATA:
        return "belongs to the machine's own host"
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return reason_against(ip.ipv4_mapped)
        if ip in _NAT64:
            return reason_against(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if ip.sixtofour and (why := reason_against(ip.sixtofour)):
            return why
        if ip.is_site_local:
            return "is private"
    said = (
        (ip.is_loopback, "is this machine itself"),
        (ip.is_link_local, "is link-local, where machines of the cloud keep their secrets"),
        (ip.is_private, "is private"),
        (ip.is_multicast or ip.is_reserved or ip.is_unspecified or not ip.is_global, "is no public address"),
        (any(ip in network for network in _SPECIAL), "is no public address"),
    )
    return next((why for holds, why in said if holds), "")


@dataclass(frozen=True, slots=True)
class Guard:
    """What looks hosts up; with `allow_private` it lets every address pass."""

    allow_private: bool = False

    def addresses(self, host: str, port: int, seconds: float) -> list[str]:
        """The addresses of a host, all of which may be asked.

        Raises AddressRefused where any may not (a name with a public and a private address is a trick), FetchFailed
        where the host is not known or the look-up takes longer than `seconds`.
        """
        found = list(dict.fromkeys(str(entry[4][0]) for entry in _looked_up(host, port, seconds)))
        if not self.allow_private:
            for address in found:
                if why := reason_against(ipaddress.ip_address(address)):
                    means = "" if address == host.strip("[]") else f", which is {address}"
                    raise AddressRefused(
                        f"{host}{means} is not asked: it {why}; set allow_private under [watch] in stratlas.toml "
                        "if this is meant."
                    )
        return found


def _looked_up(host: str, port: int, seconds: float) -> list[tuple[object, object, object, str, tuple[object, ...]]]:
    """What the system says of a host's name; the system itself knows no limit of time."""
    answer: list[object] = []

    def look() -> None:
        try:
            answer.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answer.append(error)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(seconds)
    if not answer:
        raise FetchFailed(f"The name {host} could not be looked up in time.")
    if isinstance(answer[0], Exception):
        raise FetchFailed(f"The host {host} is not known: its name could not be looked up.")
    return answer[0]  # type: ignore[return-value]
