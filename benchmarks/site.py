"""Walking through a monitor's site as a reader's links lead, a few addresses of each kind."""

from __future__ import annotations

import html
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.urls import resolve

STARTS = ("/", "/years/", "/contradictions/", "/triage/", "/concepts/", "/search/?q=security", "/silence/?q=harbour")
"""Where a walk begins: home, and what no page may happen to lead to."""
_LINK = re.compile(r'\s(?:href|src)="([^"]+)"')
_WAYS = 4
"""So many sets of query parameters of one address are walked; the choices of a search multiply without end."""


def kind_of(address: str) -> str:
    """The kind of page at an address: its route and the names of what is asked in the query."""
    parts = urlsplit(address)
    route = resolve(parts.path).route
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    return f"/{route}" + (f"?{'&'.join(names)}" if names else "")


def walked(ask: Callable[[str], str], starts: Iterable[str] = STARTS, each: int = 1) -> dict[str, list[str]]:
    """Kind of page → up to so many of its addresses; `ask` gives the HTML at an address, or nothing to follow.

    A link that leads to no page at all raises Resolver404.
    """
    found: dict[str, list[str]] = defaultdict(list)
    ways: dict[str, set[str]] = defaultdict(set)
    waiting, seen = deque(starts), set(starts)
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        route = kind.partition("?")[0]
        if len(found[kind]) >= each or (kind not in ways[route] and len(ways[route]) >= _WAYS):
            continue
        ways[route].add(kind)
        found[kind].append(address)
        for link in _LINK.findall(ask(address)):
            place = urljoin(address, html.unescape(link).partition("#")[0])
            if place.startswith("/") and not place.startswith(("//", "/static/")) and place not in seen:
                seen.add(place)
                waiting.append(place)
    return {kind: addresses for kind, addresses in sorted(found.items()) if addresses}
