"""Which words of a passage match which of a query, and the piece of it that shows them best."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from stratlas.search.languages import analyser
from stratlas.search.nodes import And, Exact, Near, Node, Not, Or, Phrase, Prefix, Term, Word
from stratlas.search.readings import beginnings, readings
from stratlas.search.tokens import Token, pieces, vocabulary

SNIPPET = 240
"""About so many characters of a passage are shown."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a passage, from `start` to `end` of it, that match a word, a phrase or a beginning of the query."""

    start: int
    end: int
    query: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a passage on one line, as it is written there; `marks` are the stretches of it that match."""

    text: str
    marks: tuple[tuple[int, int], ...]


class Marker:
    """What one query looks for in passages."""

    def __init__(self, root: Node) -> None:
        self._wanted = tuple(_wanted(root, exact=False))
        self._plans: dict[str, _Plan] = {}

    def matches(self, words: str, language: str) -> tuple[Match, ...]:
        """The words of a passage that match, in their order; the longest where several do."""
        name = analyser(language)
        if name not in self._plans:
            self._plans[name] = _Plan(self._wanted, name)
        return self._plans[name].matches(words)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A word, phrase or beginning that a query looks for, or two sides that must be near each other."""

    node: Word | Phrase | Term | Prefix
    exact: bool
    label: str


@dataclass(frozen=True, slots=True)
class _WantedNear:
    left: tuple[_Wanted, ...]
    right: tuple[_Wanted, ...]
    distance: int


def _wanted(node: Node, *, exact: bool) -> Iterator[_Wanted | _WantedNear]:
    """What makes a passage match; not what must not be there, and not what its document is."""
    match node:
        case Word(text) | Prefix(text) | Phrase(text) | Term(text):
            label = f"{text}*" if isinstance(node, Prefix) else text
            yield _Wanted(node, exact, label)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _wanted(part, exact=exact)
        case Exact(part):
            yield from _wanted(part, exact=True)
        case Near(left, right, distance):
            sides = (_wanted(left, exact=exact), _wanted(right, exact=exact))
            before, after = (tuple(item for item in side if isinstance(item, _Wanted)) for side in sides)
            yield _WantedNear(before, after, distance)
        case Not():
            return


class _Place(NamedTuple):
    """Tokens from `first` to `last` match."""

    first: int
    last: int


class _Seen(NamedTuple):
    """A token that may be part of a match, and where the piece begins that it is of."""

    start: int
    token: Token


_Sequences = dict[str, list[tuple[int, tuple[str, ...]]]]
"""The first token of what is looked for → the number of what that is, and all its tokens."""


class _Plan:
    """What is looked for in the passages of one language; everything that is looked for has a number."""

    def __init__(self, wanted: Iterable[_Wanted | _WantedNear], language: str) -> None:
        numbers: dict[_Wanted, int] = {}
        near: list[_WantedNear] = []
        for item in wanted:
            if isinstance(item, _WantedNear):
                near.append(item)
            else:
                numbers.setdefault(item, len(numbers))
        self._alone = range(len(numbers))
        for one in chain.from_iterable((*both.left, *both.right) for both in near):
            numbers.setdefault(one, len(numbers))
        self._labels = [one.label for one in numbers]
        self._near = [(_numbered(both.left, numbers), _numbered(both.right, numbers), both.distance) for both in near]
        self._by_word: _Sequences = {}
        self._by_stem: _Sequences = {}
        self._beginnings: list[tuple[str, int]] = []
        for one, number in numbers.items():
            if isinstance(one.node, Term) and analyser(one.node.language) != language:
                continue
            if isinstance(one.node, Prefix):
                self._beginnings += [(start, number) for start in beginnings(one.node.text, [language])]
                continue
            table = self._by_word if one.exact else self._by_stem
            for sequence in readings(one.node.text, [language], exact=one.exact):
                table.setdefault(sequence[0], []).append((number, sequence))
        starts = tuple(start for start, _ in self._beginnings)
        self._sought = _Sought(language, _all_of(self._by_word), _all_of(self._by_stem), starts)

    def matches(self, words: str) -> tuple[Match, ...]:
        """The words that match."""
        seen = self._sought.seen(words)
        places = self._places(seen)
        kept = {(place, self._labels[number]) for number in self._alone for place in places.get(number, ())}
        for before, after, distance in self._near:
            left = {place: self._labels[number] for number in before for place in places.get(number, ())}
            right = {place: self._labels[number] for number in after for place in places.get(number, ())}
            kept.update((place, left[place]) for place in _close(sorted(left), sorted(right), distance))
            kept.update((place, right[place]) for place in _close(sorted(right), sorted(left), distance))
        made = []
        for (first, last), label in kept:
            begin, end = seen[first], seen[last]
            made.append(Match(begin.start + begin.token.start, end.start + end.token.end, label))
        return tuple(_longest(made)) if len(made) > 1 else tuple(made)

    def _places(self, seen: Mapping[int, _Seen]) -> Mapping[int, Sequence[_Place]]:
        places: dict[int, list[_Place]] = {}
        for at, (_, token) in seen.items():
            for number, sequence in self._by_stem.get(token.stem, ()):
                if len(sequence) == 1 or all(
                    n in seen and seen[n].token.stem == stem for n, stem in enumerate(sequence, at)
                ):
                    places.setdefault(number, []).append(_Place(at, at + len(sequence) - 1))
            for number, sequence in self._by_word.get(token.exact, ()):
                if all(n in seen and seen[n].token.exact == word for n, word in enumerate(sequence, at)):
                    places.setdefault(number, []).append(_Place(at, at + len(sequence) - 1))
            for start, number in self._beginnings:
                if token.exact.startswith(start):
                    places.setdefault(number, []).append(_Place(at, at))
        return places


def _numbered(side: Iterable[_Wanted], numbers: Mapping[_Wanted, int]) -> list[int]:
    """The last one that stands at a place gives its label, which is the first in the alphabet."""
    return [numbers[one] for one in sorted(side, key=lambda one: one.label, reverse=True)]


def _all_of(table: _Sequences) -> frozenset[str]:
    return frozenset(token for found in table.values() for _, sequence in found for token in sequence)


class _Sought:
    """The tokens of a passage that may be part of a match, found by the pieces of text that hold them."""

    def __init__(self, language: str, words: frozenset[str], stems: frozenset[str], starts: tuple[str, ...]) -> None:
        self._language, self._words, self._stems, self._starts = language, words, stems, starts
        self._state: object = None
        self._holding: frozenset[str] = frozenset()

    def seen(self, text: str) -> Mapping[int, _Seen]:
        """The tokens by their numbers."""
        known, cut = vocabulary(self._language), pieces(text)
        parts = list(map(known.__getitem__, cut))
        if self._state is not known.state:
            self._state = known.state
            self._holding = known.having(self._stems, self._words, self._starts)
        holding = self._holding  # a piece that is not kept may hold anything
        some = [at for at, piece in enumerate(cut) if piece in holding or piece not in known]
        found: dict[int, _Seen] = {}
        number = last = 0
        for at, start in zip(some, _starts(text, cut, some), strict=True):
            number += sum(map(len, parts[last:at]))
            last = at
            for place, token in enumerate(parts[at], number):
                if self._may_match(token):
                    found[place] = _Seen(start, token)
        return found

    def _may_match(self, token: Token) -> bool:
        return (
            token.stem in self._stems
            or token.exact in self._words
            or bool(self._starts and token.exact.startswith(self._starts))
        )


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


_SPACE = re.compile(r"\s+")
_ODD_SPACE = re.compile(r"[^\S ]|  ")
"""Space that is shown otherwise than it is written."""
_EDGE = 30
"""So far a snippet's end is moved to stand between two words."""


def snippet(words: str, matches: tuple[Match, ...], size: int = SNIPPET) -> Snippet:
    """The piece of a passage with the most different words of the query, then the most matches."""
    start, end = _window(words, matches, size)
    inside = [match for match in matches if start <= match.start and match.end <= end]
    before, after = "…" if start else "", "…" if end < len(words) else ""
    shown = words[start:end]
    if _ODD_SPACE.search(shown) is None:
        moved = len(before) - start
        marks = tuple((match.start + moved, match.end + moved) for match in inside)
        return Snippet(f"{before}{shown}{after}", marks)
    text, found, at = before, [], start
    for match in inside:
        text += _SPACE.sub(" ", words[at : match.start])
        marked = _SPACE.sub(" ", words[match.start : match.end])
        found.append((len(text), len(text) + len(marked)))
        text, at = text + marked, match.end
    text += _SPACE.sub(" ", words[at:end])
    return Snippet(text + after, tuple(found))


def _window(words: str, matches: tuple[Match, ...], size: int) -> tuple[int, int]:
    if len(words) <= size + _EDGE:
        return 0, len(words)
    best = (0, 0)
    chosen = (0, 0)
    together = bool(matches) and matches[-1].end - matches[0].start <= size
    if together:
        chosen = matches[0].start, matches[-1].end
    for at, first in enumerate(() if together else matches):
        inside = [match for match in matches[at : at + 50] if match.end - first.start <= size or match is first]
        value = (len({match.query for match in inside}), len(inside))
        if value > best:
            best, chosen = value, (first.start, inside[-1].end)
    spare = max(size - (chosen[1] - chosen[0]), 0)
    start = max(0, chosen[0] - spare // 3)
    end = min(len(words), max(start + size, chosen[1]))
    start = max(0, min(start, end - size, chosen[0]))
    return _between_words(words, start, end, chosen)


def _between_words(words: str, start: int, end: int, kept: tuple[int, int]) -> tuple[int, int]:
    """The stretch with ends that stand between words, where there are any near; what must be kept stays inside."""
    if start:
        space = _SPACE.search(words, start, min(start + _EDGE, kept[0] or start + _EDGE))
        start = space.end() if space else start
    if end < len(words):
        spaces = list(_SPACE.finditer(words, max(end - _EDGE, kept[1]), end))
        end = spaces[-1].start() if spaces else end
    return start, end


def terms_of(root: Node, languages: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Language → the words of a query as they are compared there: stems, whole words in quotes, beginnings with *."""
    wanted: list[_Wanted] = []
    for item in _wanted(root, exact=False):
        wanted += [*item.left, *item.right] if isinstance(item, _WantedNear) else [item]
    terms = {}
    for tag in sorted(set(languages)):
        name = analyser(tag)
        found: list[str] = []
        for one in wanted:
            if isinstance(one.node, Term) and analyser(one.node.language) != name:
                continue
            if isinstance(one.node, Prefix):
                found += [f"{start}*" for start in sorted(beginnings(one.node.text, [name]))]
                continue
            for sequence in sorted(readings(one.node.text, [name], exact=one.exact)):
                words = " ".join(token.rpartition("/")[0] or token for token in sequence)
                found.append(f"“{words}”" if one.exact else words)
        terms[tag] = tuple(dict.fromkeys(found))
    return terms
