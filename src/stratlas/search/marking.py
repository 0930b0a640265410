"""Which words of a passage match which of a query."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from stratlas.search.forms import LONGEST, Form, beginning_key, form_of, stem_key, word_key
from stratlas.search.index import Reader
from stratlas.search.languages import analyser
from stratlas.search.nodes import Node
from stratlas.search.tokens import has_unspaced, has_word, tokens
from stratlas.search.wanted import Sought, wanted


@dataclass(frozen=True, slots=True)
class Match:
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
        self._any = bool(sought.sequences or sought.beginnings)
        # how many words stand between two others is known only where all are cut
        self._forms = None if reader is None or sought.near else _forms(sought, language, reader)

    def matches(self, words: str) -> tuple[Match, ...]:
        """The words that match."""
        if not self._any:
            return ()
        cut = words.split()
        if self._forms is None or (len(words) > LONGEST and max(map(len, cut)) > LONGEST) or has_unspaced(words):
            found = self._among_all(words)
        else:
            found = self._among_forms(words, cut, self._forms)
        return tuple(found) if len(found) < 2 else tuple(_longest(found))

    def _among_forms(self, words: str, cut: list[str], forms: Mapping[str, _Held]) -> list[Match]:
        """Those in the pieces that are known to hold what is looked for."""
        some = [at for at, piece in enumerate(cut) if piece in forms]
        starts = _starts(words, cut, some)
        found = []
        for at, start in zip(some, starts, strict=True):
            held = forms[cut[at]]
            for begin, end, label in held.alone:
                found.append(Match(start + begin, start + end, label))
            for form, number, rest in held.first:
                last = self._last(cut, at, form, rest, forms)
                if last is not None:
                    at_last, end = last
                    label = self._sought.labels[number]
                    found.append(Match(start + form.start, starts[some.index(at_last)] + end, label))
        return found

    def _last(
        self, cut: list[str], at: int, form: Form, rest: Iterable[str], forms: Mapping[str, _Held]
    ) -> tuple[int, int] | None:
        """The piece that the last word of a sequence stands in, and where it ends there; None where one is missing."""
        for key in rest:
            number = form.number + 1
            if form.is_last:
                at, number = at + 1, 0
                while at < len(cut) and cut[at] not in forms and not has_word(cut[at], self._language):
                    at += 1
            held = forms.get(cut[at]) if at < len(cut) else None
            following = held.by_place.get((key, number)) if held is not None else None
            if following is None:
                return None
            form = following
        return at, form.end

    def _among_all(self, words: str) -> list[Match]:
        """Those among all words of a passage."""
        sought, seen = self._sought, tokens(words, self._language)
        keys = [(stem_key(token.stem), word_key(token.exact, self._language)) for token in seen]
        places: dict[int, list[_Place]] = {}
        for at, token in enumerate(seen):
            for kind, key in enumerate(keys[at]):
                for number, rest in sought.sequences.get(key, ()):
                    if tuple(own[kind] for own in keys[at + 1 : at + 1 + len(rest)]) == rest:
                        places.setdefault(number, []).append(_Place(at, at + len(rest)))
            for start, number in sought.beginnings:
                if token.exact.startswith(start):
                    places.setdefault(number, []).append(_Place(at, at))
        kept = {(place, number) for number in range(sought.alone) for place in places.get(number, ())}
        for before, after, distance in sought.near:
            left = {place: number for number in before for place in places.get(number, ())}
            right = {place: number for number in after for place in places.get(number, ())}
            kept.update((place, left[place]) for place in _close(sorted(left), sorted(right), distance))
            kept.update((place, right[place]) for place in _close(sorted(right), sorted(left), distance))
        return [Match(seen[first].start, seen[last].end, sought.labels[number]) for (first, last), number in kept]


class _Place(NamedTuple):
    """Tokens from `first` to `last` match."""

    first: int
    last: int


class _Held:
    """What a piece holds of what is looked for."""

    __slots__ = ("alone", "by_place", "first")

    def __init__(self) -> None:
        self.alone: list[tuple[int, int, str]] = []
        """Start, end and label of single words that match."""
        self.first: list[tuple[Form, int, tuple[str, ...]]] = []
        """Words that a longer sequence may begin with: its number, and the keys of its others."""
        self.by_place: dict[tuple[str, int], Form] = {}
        """Key and number in the piece → a word of a longer sequence."""


def _forms(sought: Sought, language: str, reader: Reader) -> Mapping[str, _Held] | None:
    """The pieces that hold what is looked for; None where there are too many of them."""
    found: dict[str, _Held] = {}
    for first, sequences in sought.sequences.items():
        begun = reader.forms(first)
        longer = [(number, rest) for number, rest in sequences if rest]
        followed = [reader.forms(key) for key in dict.fromkeys(chain.from_iterable(rest for _, rest in longer))]
        if begun is None or None in followed:
            return None
        labels = [sought.labels[number] for number, rest in sequences if not rest]
        for form in map(form_of, begun):
            held = found.setdefault(form.piece, _Held())
            held.alone += [(form.start, form.end, label) for label in labels]
            held.first += [(form, number, rest) for number, rest in longer]
            held.by_place[form.key, form.number] = form
        for form in map(form_of, chain.from_iterable(others or () for others in followed)):
            found.setdefault(form.piece, _Held()).by_place[form.key, form.number] = form
    for start, number in sought.beginnings:
        begun = reader.forms(beginning_key(start, language))
        if begun is None:
            return None
        for form in map(form_of, begun):
            found.setdefault(form.piece, _Held()).alone.append((form.start, form.end, sought.labels[number]))
    return found


def _starts(text: str, cut: list[str], some: list[int]) -> list[int]:
    """Where some of the pieces of a text begin."""
    starts, end, last = [], 0, 0
    if len(text) == sum(map(len, cut)) + len(cut) - 1:  # there is one character between any two of them
        for at in some:
            end += sum(map(len, cut[last:at])) + at - last
            last = at
            starts.append(end)
        return starts
    for piece in cut[: some[-1] + 1] if some else ():
        starts.append(text.index(piece, end))
        end = starts[-1] + len(piece)
    return [starts[at] for at in some]


def _close(these: list[_Place], others: list[_Place], distance: int) -> list[_Place]:
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


def _longest(found: Iterable[Match]) -> Iterator[Match]:
    """Those that overlap no longer one before them."""
    end = 0
    for match in sorted(found, key=lambda match: (match.start, -match.end, match.query)):
        if match.start >= end:
            yield match
            end = match.end
