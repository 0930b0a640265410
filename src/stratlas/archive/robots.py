"""What hosts ask programs to leave alone (robots.txt, RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from stratlas.errors import AddressRefused, FetchFailed

AGENT = "Stratlas"
MOST = 512 * 1024
"""So much of a robots.txt is heeded; RFC 9309 asks for 500 KiB."""
_LONGEST_DELAY = 60.0
_Asked = Callable[[str], tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class _Rules:
    parsed: Protego | None = None
    failure: FetchFailed | None = None


class Robots:
    """The rules of the hosts that were asked in this run, each read once."""

    def __init__(self) -> None:
        self._known: dict[str, _Rules] = {}

    def delay(self, url: httpx.URL, asked: _Asked) -> float:
        """The pause that the host wants between two requests; FetchFailed where it forbids this one.

        `asked` gets the status and the content of an address. A host without such a file forbids nothing; one that
        cannot say (an error of its own, no connection) is taken to forbid everything.
        """
        rules = self._rules(url, asked)
        if rules.failure:
            raise rules.failure
        if rules.parsed is None:
            return 0
        if not rules.parsed.can_fetch(str(url), AGENT):
            raise FetchFailed(
                f"{url.host} forbids programs to ask for this address (robots.txt): look yourself and record it with "
                "“stratlas look”, or ask them for leave."
            )
        return min(float(rules.parsed.crawl_delay(AGENT) or 0), _LONGEST_DELAY)

    def _rules(self, url: httpx.URL, asked: _Asked) -> _Rules:
        home = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if home not in self._known:
            self._known[home] = self._read(url.host, f"{home}/robots.txt", asked)
        return self._known[home]

    @staticmethod
    def _read(host: str, address: str, asked: _Asked) -> _Rules:
        try:
            status, body = asked(address)
        except AddressRefused as error:
            return _Rules(failure=error)
        except FetchFailed as error:
            return _Rules(failure=FetchFailed(f"The robots.txt of {host} could not be read: {error}"))
        if status >= 500:
            said = f"The robots.txt of {host} could not be read: the server has a fault ({status})."
            return _Rules(failure=FetchFailed(said))
        if status != 200:
            return _Rules()
        return _Rules(Protego.parse(body.decode("utf-8-sig", "replace").replace("\x00", "")))
