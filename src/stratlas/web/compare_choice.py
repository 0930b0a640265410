"""What a page of comparison is asked, as its address says it: countries with their editions, headings, a concept."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import QueryDict

from stratlas.actions import ComparisonAsked

_MOST, _LONGEST = 40, 80


def asked_by(query: QueryDict) -> ComparisonAsked:
    """What a query of an address asks; values that are too many or too long are cut."""
    columns, editions, headings = (_values(query, name) for name in ("country", "edition", "heading"))
    return ComparisonAsked(columns, editions, headings, query.get("concept", "")[:_LONGEST])


def query_of(columns: Iterable[str], headings: Iterable[str] = (), concept: str = "") -> str:
    """The query of an address that asks this: empty, or with its question mark; columns as `SRB@2024`."""
    parts = [("country", column) for column in columns]
    parts += [("heading", heading) for heading in headings]
    parts += [("concept", concept)] if concept else []
    return f"?{urlencode(parts, safe='@')}" if parts else ""


def _values(query: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(value[:_LONGEST] for value in query.getlist(name)[:_MOST])
