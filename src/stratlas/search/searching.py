"""Asking the index: what is found, in which order, and how many there are of each country, kind, language and year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tantivy import DocAddress, Order

from stratlas.search.compiling import Compiled
from stratlas.search.data import Found, Hit
from stratlas.search.index import FACETS, Reader, counted, translated

_VALUES = 10_000
"""Of each facet so many values are counted, the most frequent ones."""
_TIED = 50
"""So many more hits are looked at, for those that match as well as the last one: so their order is always the same."""


def search(reader: Reader, asked: Compiled, limit: int, offset: int = 0, facets: tuple[str, ...] = FACETS) -> Found:
    """The passages that match, from `offset` on at most `limit` of them, and the facets that were asked for."""
    with translated(reader.folder):
        total, addresses = _addresses(reader, asked, limit, offset)
        hits = tuple(Hit(*reader.place(address), score) for score, address in addresses)
        return Found(total, hits, _counts(reader, asked, facets) if facets and total else {})


def _addresses(reader: Reader, asked: Compiled, limit: int, offset: int) -> tuple[int, list[tuple[float, DocAddress]]]:
    searcher = reader.searcher
    if not asked.ranked:
        result = searcher.search(asked.query, max(limit, 1), order_by_field="order", order=Order.Asc, offset=offset)
        return counted(result), [(0.0, address) for _, address in result.hits[:limit]]
    result = searcher.search(asked.query, offset + limit + _TIED)
    return counted(result), _in_order(reader, result.hits, offset, limit)


def _in_order(
    reader: Reader, hits: list[tuple[float, DocAddress]], offset: int, limit: int
) -> list[tuple[float, DocAddress]]:
    """Those that are shown of the best ones; those that match alike always in the same order."""
    end = min(offset + limit, len(hits))
    while 0 < end < len(hits) and round(hits[end][0], 5) == round(hits[end - 1][0], 5):
        end += 1
    places = reader.searcher.fast_field_values("order", [address for _, address in hits[:end]])
    scores = [-round(score, 5) for score, _ in hits[:end]]
    order = sorted(zip(scores, places, range(end), strict=True))
    return [hits[at] for _, _, at in order[offset : offset + limit]]


def _counts(reader: Reader, asked: Compiled, facets: tuple[str, ...]) -> Mapping[str, Mapping[str, int]]:
    wanted = {name: {"terms": {"field": name, "size": _VALUES}} for name in facets}
    counts: dict[str, Any] = reader.searcher.aggregate(asked.query, wanted)
    result = {}
    for name in facets:
        values = {_name(bucket["key"]): int(bucket["doc_count"]) for bucket in counts[name]["buckets"]}
        result[name] = dict(sorted(values.items(), key=lambda item: (-item[1], item[0])))
    return result


def _name(key: object) -> str:
    return str(int(key)) if isinstance(key, float) else str(key)
