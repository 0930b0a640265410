"""What a search page is asked, as its address says it: the query, filters, and which page of the results."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from stratlas.actions import Asked
from stratlas.errors import UnknownId
from stratlas.wording import gettext as _

FILTERS = ("country", "kind", "language", "year")
"""The filters, as an address and the index name them."""
SHOWN = 20
"""So many passages stand on a page of results."""
LAST_PAGE = 250
_MOST_VALUES, _LONGEST_VALUE = 100, 60


@dataclass(frozen=True, slots=True)
class SearchChoice:
    """A search and where in its results one is; all of it stands in the address. `filters` pairs names with values."""

    query: str
    filters: tuple[tuple[str, str], ...] = ()
    in_force: bool = False
    page: int = 1

    @property
    def asked(self) -> Asked:
        """The same as what is searched for."""
        country, kind, language, year = map(self.values, FILTERS)
        return Asked(self.query, country, kind, language, year, self.in_force)

    @property
    def narrowing(self) -> tuple[tuple[str, str], ...]:
        """What narrows the query, as pairs of an address."""
        return (*self.filters, ("in-force", "yes")) if self.in_force else self.filters

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.query.strip() and not self.narrowing

    @property
    def address(self) -> str:
        """The query of an address that asks this: empty, or with its question mark."""
        pages = (("page", str(self.page)),) if self.page > 1 else ()
        parts = (*((("q", self.query),) if self.query else ()), *self.narrowing, *pages)
        return f"?{urlencode(parts)}" if parts else ""

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a filter that are on."""
        return tuple(value for filter_, value in self.filters if filter_ == name)

    def toggled(self, name: str, value: str) -> SearchChoice:
        """The same with a value of a filter put on, or off where it was on; from the first page."""
        held = self.values(name)
        values = tuple(other for other in held if other != value) if value in held else (*held, value)
        return self.with_values(name, values)

    def with_values(self, name: str, values: tuple[str, ...]) -> SearchChoice:
        """The same with these values of a filter, from the first page."""
        others = tuple(pair for pair in self.filters if pair[0] != name)
        return replace(self, filters=(*others, *((name, value) for value in values)), page=1)

    def with_in_force(self, *, only: bool) -> SearchChoice:
        """The same in what is in force, or in all; from the first page."""
        return replace(self, in_force=only, page=1)

    def on_page(self, page: int) -> SearchChoice:
        """The same, another page of results."""
        return replace(self, page=page)


def choice_of(query: QueryDict) -> SearchChoice:
    """What a query of an address asks; UnknownId where its page is none."""
    page = query.get("page", "1")
    if not re.fullmatch("[0-9]{1,6}", page) or not 1 <= int(page) <= LAST_PAGE:
        raise UnknownId(_("A page of results is named by its number, from 1 to {last_page}.", last_page=LAST_PAGE))
    said = ((name, value.strip()[:_LONGEST_VALUE]) for name in FILTERS for value in query.getlist(name))
    filters = tuple(dict.fromkeys(pair for pair in said if pair[1]))[:_MOST_VALUES]
    return SearchChoice(query.get("q", ""), filters, query.get("in-force", "") == "yes", int(page))
