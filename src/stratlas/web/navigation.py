"""The ways that every page offers, and which of them leads to the page that is shown."""

from __future__ import annotations

from dataclasses import dataclass

from stratlas.web import addresses
from stratlas.wording import gettext as _
from stratlas.wording import mark

_WAYS = (
    (mark("Countries"), addresses.HOME, ("countries",)),
    (mark("Years"), addresses.years(), ("years",)),
    (mark("Search"), addresses.search(), ("search", "silence")),
    (mark("Compare"), addresses.compare(), ("compare",)),
    (mark("Concepts"), addresses.CONCEPTS, ("concepts",)),
    (mark("Data"), addresses.DATA, ("data",)),
    (mark("Methodology"), addresses.METHODOLOGY, ("methodology",)),
)
"""The words of a way, where it leads, and how the addresses of all pages of that part begin."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way; `current` is `page` where it leads to the page that is shown, `true` where to the part that it is of."""

    label: str
    href: str
    current: str = ""


def ways(path: str) -> tuple[Way, ...]:
    """The ways of the header, as the page at `path` shows them."""
    part = path.strip("/").partition("/")[0]
    return tuple(
        Way(_(label), href, "page" if path == href else "true" if part in parts else "") for label, href, parts in _WAYS
    )
