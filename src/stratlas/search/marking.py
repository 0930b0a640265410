"""Which words of a passage match which of a query."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stratlas.search.forms import LONGEST, stem_key, word_key
from stratlas.search.index import Reader
from stratlas.search.known import Known, Place
from stratlas.search.languages import analyser
from stratlas.search.nodes import Node
from stratlas.search.tokens import is_spaced, tokens
from stratlas.search.wanted import Sought, wanted


class Match(NamedTuple):
    """Words of a passage, from `start` to `end` of it, that match a word, a phrase or a beginning of the query."""

    start: int
    end: int
    query: str


class Marker:
    """What one query looks for in passages; in those of an index it is found faster, as that knows their words."""

    def __init__(self, root: Node, reader: Reader | None = None) -> None:
        self._wanted = tuple(wanted(root))
        self._reader = reader
        self._plans: dict[str, _Plan] = {}

    def matches(self, words: str, language: str) -> tuple[Match, ...]:
        """The words of a passage that match, in their order; the longest where several do."""
        name = analyser(language)
        plan = self._plans.get(name)
        if plan is None:
            plan = self._plans[name] = _Plan(Sought(self._wanted, name), name, self._reader)
        return plan.matches(words)


class _Plan:
    """How what is looked for is found in the passages of one language."""

    def __init__(self, sought: Sought, language: str, reader: Reader | None) -> None:
        self._sought, self._language = sought, language
        # how many words stand between two others is known only where all are cut
        known = not sought.near and is_spaced(language) and not sought.is_unspaced
        self._known = Known.read(sought, language, reader) if reader is not None and known else None

    def matches(self, words: str) -> tuple[Match, ...]:
        """The words that match."""
        if self._known is None or (len(words) > LONGEST and max(map(len, words.split())) > LONGEST):
            found = self._among_all(words)
        else:
            found = self._known.places(words)
        found.sort()
        return tuple(_longest(found))

    def _among_all(self, words: str) -> list[Place]:
        """Where they stand among all words of a passage."""
        sought, seen = self._sought, tokens(words, self._language)
        keys = [(stem_key(token.stem), word_key(token.exact, self._language)) for token in seen]
        places: dict[int, list[_Run]] = {}
        for at, token in enumerate(seen):
            for kind, key in enumerate(keys[at]):
                for number, rest in sought.sequences.get(key, ()):
                    if tuple(own[kind] for own in keys[at + 1 : at + 1 + len(rest)]) == rest:
                        places.setdefault(number, []).append(_Run(at, at + len(rest)))
            for start, number in sought.beginnings:
                if token.exact.startswith(start):
                    places.setdefault(number, []).append(_Run(at, at))
        kept = {(place, number) for number in range(sought.alone) for place in places.get(number, ())}
        for before, after, distance in sought.near:
            left = {place: number for number in before for place in places.get(number, ())}
            right = {place: number for number in after for place in places.get(number, ())}
            kept.update((place, left[place]) for place in _close(sorted(left), sorted(right), distance))
            kept.update((place, right[place]) for place in _close(sorted(right), sorted(left), distance))
        return [(seen[first].start, -seen[last].end, sought.labels[number]) for (first, last), number in kept]


class _Run(NamedTuple):
    """Tokens from `first` to `last` match."""

    first: int
    last: int


def _close(these: list[_Run], others: list[_Run], distance: int) -> list[_Run]:
    """Those of the ones that have any of the others within so many words."""
    firsts = [other.first for other in others]
    reach = max((other.last - other.first for other in others), default=0)
    kept = []
    for place in these:
        at = bisect_left(firsts, place.first - distance - 1 - reach)
        while at < len(others) and firsts[at] <= place.last + distance + 1:
            other = others[at]
            gap = max(other.first - place.last, place.first - other.last) - 1
            if 0 <= gap <= distance:
                kept.append(place)
                break
            at += 1
    return kept


def _longest(found: Iterable[Place]) -> Iterator[Match]:
    """Those of sorted places that overlap no longer one before them."""
    last = 0
    for start, end, query in found:
        if start >= last:
            last = -end
            yield Match(start, last, query)
