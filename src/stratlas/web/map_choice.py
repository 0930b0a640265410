"""What the map of the home page shows: a fact, what it is of, and the order of its table; the address is the state."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlencode

from stratlas.actions import Workspace, tracked_kinds
from stratlas.config import HeadingKind
from stratlas.errors import UnknownId

YEARS = 10
"""So many years can be chosen from."""


class Fact(StrEnum):
    """What countries are coloured by."""

    AGE = "age"
    VERDICT = "verdict"
    CONCEPT = "concept"
    EVIDENCE = "evidence"


class Order(StrEnum):
    """What the table is sorted by."""

    NAME = "name"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class MapChoice:
    """The choice; of `kind`, `year`, `heading` and `concept` those count that the fact is of."""

    fact: Fact
    kind: str
    year: int
    heading: str
    concept: str
    order: Order = Order.NAME

    @property
    def query(self) -> str:
        """The choice as the query of an address."""
        of = {
            Fact.AGE: {"kind": self.kind},
            Fact.VERDICT: {"year": str(self.year)},
            Fact.CONCEPT: {"heading": self.heading, "concept": self.concept},
            Fact.EVIDENCE: {},
        }[self.fact]
        sort = {"sort": self.order.value} if self.order is not Order.NAME else {}
        return "?" + urlencode({"show": self.fact.value, **of, **sort})

    def by(self, fact: Fact) -> MapChoice:
        """The same with another fact."""
        return replace(self, fact=fact)

    def sorted_by(self, order: Order) -> MapChoice:
        """The same in another order."""
        return replace(self, order=order)


def map_choice(workspace: Workspace, query: Mapping[str, str]) -> MapChoice:
    """The choice that an address makes; UnknownId where it names something that there is not."""
    kinds = list(tracked_kinds(workspace)) or [kind.key for kind in workspace.config.kinds]
    headings = [heading.key for heading in workspace.config.headings]
    lists = [heading.key for heading in workspace.config.headings if heading.kind is HeadingKind.LIST]
    concepts = [concept.key for concept in workspace.codebook.concepts]
    last = workspace.clock().year
    year = query.get("year") or str(last - 1)
    if not re.fullmatch("[0-9]{4}", year) or not last - YEARS < int(year) <= last:
        raise UnknownId(f"The map shows a year from {last - YEARS + 1} to {last}.")
    first = "threats" if "threats" in headings else next(iter(lists or headings), "")
    return MapChoice(
        Fact(_one_of(query, "show", [fact.value for fact in Fact], Fact.AGE.value)),
        _one_of(query, "kind", kinds, kinds[0] if kinds else ""),
        int(year),
        _one_of(query, "heading", headings, first),
        _one_of(query, "concept", concepts, concepts[0] if concepts else ""),
        Order(_one_of(query, "sort", [order.value for order in Order], Order.NAME.value)),
    )


def _one_of(query: Mapping[str, str], name: str, known: list[str], usual: str) -> str:
    value = query.get(name) or usual
    if value != usual and value not in known:
        raise UnknownId(f"“{value}” is nothing that the map can show as “{name}”.")
    return value
