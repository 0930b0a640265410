"""What was derived of countries, kept in memory for as long as nothing is entered about them.

Every action writes a log entry with its rows, in one transaction. Before anything kept is given, the entries since the
last time are read, and what they may have changed is forgotten, whichever process wrote them. No more is kept than one
value of each sort for each country.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, TypeVar

from stratlas.store import Mark, Store

T = TypeVar("T")

_OF_ONE_COUNTRY = frozenset(
    {"add", "event", "evidence", "import", "look", "retire", "retract", "settle", "source", "watch", "withdraw"}
)
"""Actions that change nothing but what is known of the country that their target begins with.

What any other action does, one that is added later too, is taken to concern all countries.
"""


@dataclass(slots=True)
class _Kept:
    """Values of one sort by country; `whole` where none is missing but those of `stale` countries."""

    values: dict[str, Any] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)
    whole: bool = False


class Memory:
    """What is remembered of one monitor; several threads may use it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.RLock()
        self._seen: Mark | None = None
        self._kept: dict[str, _Kept] = {}

    def of_all(self, sort: str, make: Callable[[Collection[str] | None], Mapping[str, T]]) -> dict[str, T]:
        """The values of one sort, of every country that has one.

        `make` gives them of the countries that it is asked for, or of all (None), from rows alone. Inside of a
        transaction, which may yet be undone, nothing is remembered.
        """
        if self._store.in_transaction:
            return dict(make(None))
        with self._lock:
            kept = self._up_to_date(sort)
            if not kept.whole:
                kept.values = dict(make(None))
            elif kept.stale:
                kept.values.update(make(frozenset(kept.stale)))
            kept.whole = True
            kept.stale.clear()
            return dict(sorted(kept.values.items()))

    def of_some(
        self, sort: str, countries: Set[str], make: Callable[[Collection[str] | None], Mapping[str, T]]
    ) -> dict[str, T]:
        """The values of one sort, of those of these countries that have one; `make` as for `of_all`."""
        if self._store.in_transaction:
            return dict(make(countries))
        with self._lock:
            kept = self._up_to_date(sort)
            missing = (countries & kept.stale if kept.whole else countries) - kept.values.keys()
            if missing:
                kept.values.update(make(missing))
                kept.stale -= missing
            return {country: kept.values[country] for country in sorted(countries) if country in kept.values}

    def _up_to_date(self, sort: str) -> _Kept:
        """What is kept of a sort, without what was changed since."""
        journal = self._store.journal
        entries = journal.since(self._seen.number) if self._seen else []
        if not entries or entries[0] != self._seen:  # the first time, or the monitor was put back from a copy
            self._kept.clear()
            entries = journal.since(journal.last())
        for entry in entries[1:]:
            self._forget(entry)
        self._seen = entries[-1] if entries else None
        return self._kept.setdefault(sort, _Kept())

    def _forget(self, entry: Mark) -> None:
        country = entry.target.partition("/")[0]
        if entry.action not in _OF_ONE_COUNTRY:
            self._kept.clear()
        for kept in self._kept.values():
            kept.values.pop(country, None)
            kept.stale.add(country)
