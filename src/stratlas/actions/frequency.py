"""How often something is found, by document, beside how much there is of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from stratlas.actions.indexing import up_to_date
from stratlas.actions.searching import Asked, Results, find_passages
from stratlas.actions.workspace import Workspace
from stratlas.search import Field, Node, mapped


@dataclass(frozen=True, slots=True)
class Frequency:
    """A document: in how many of its passages something was found, in all its versions; `of` is all of them."""

    document: str
    country: str
    year: int | None
    found: int
    of: int

    @property
    def share(self) -> float:
        """Of all passages, the part with it."""
        return self.found / self.of if self.of else 0.0


def frequencies(workspace: Workspace, asked: Asked, found: Results) -> tuple[Frequency, ...]:
    """How often what was asked for is found in each document that was looked at, by country and year.

    Where the query itself has fields, which documents were looked at is not known: those where it was found are given.
    """
    counts = found.facets.get("document", {})
    everything = find_passages(workspace, replace(asked, query=""), limit=0, facets=("document",))
    totals: Mapping[str, int] = everything.facets.get("document", {})
    reader, _ = up_to_date(workspace)
    entries = {entry.document: entry for entry in reader.entries.values()}
    looked_at = set(counts) if _has_fields(found.query.root) else set(counts) | set(totals)
    rows = [
        Frequency(name, entries[name].country, entries[name].year, counts.get(name, 0), totals.get(name, 0))
        for name in looked_at
        if name in entries
    ]
    return tuple(sorted(rows, key=lambda row: (row.country, row.year or 0, row.document)))


def _has_fields(root: Node) -> bool:
    seen: list[str] = []

    def note(field: Field) -> Node:
        seen.append(field.name)
        return field

    mapped(root, note)
    return any(name != "concept" for name in seen)
