"""Which words of a passage match which of a query, and the piece of it that shows them best."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stratlas.search.languages import analyser
from stratlas.search.nodes import And, Exact, Near, Node, Not, Or, Phrase, Prefix, Term, Word
from stratlas.search.readings import beginnings, readings
from stratlas.search.tokens import Token, placed

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


@dataclass(frozen=True, slots=True)
class _Place:
    """Tokens from `first` to `last` match what is called `label`."""

    first: int
    last: int
    label: str


class _Plan:
    """What is looked for in the passages of one language."""

    def __init__(self, wanted: Iterable[_Wanted | _WantedNear], language: str) -> None:
        self._language = language
        self._alone: list[_Wanted] = []
        self._near: list[_WantedNear] = []
        self._by_word: dict[str, list[tuple[_Wanted, tuple[str, ...]]]] = defaultdict(list)
        self._by_stem: dict[str, list[tuple[_Wanted, tuple[str, ...]]]] = defaultdict(list)
        beginning: list[tuple[str, _Wanted]] = []
        for item in wanted:
            if isinstance(item, _WantedNear):
                self._near.append(item)
            else:
                self._alone.append(item)
        sides = (one for near in self._near for one in (*near.left, *near.right))
        for one in dict.fromkeys((*self._alone, *sides)):
            if isinstance(one.node, Term) and analyser(one.node.language) != language:
                continue
            if isinstance(one.node, Prefix):
                beginning += [(start, one) for start in beginnings(one.node.text, [language])]
                continue
            table = self._by_word if one.exact else self._by_stem
            for sequence in readings(one.node.text, [language], exact=one.exact):
                table[sequence[0]].append((one, sequence))
        self._beginnings = beginning
        self._starts = tuple(start for start, _ in beginning)

    def matches(self, words: str) -> tuple[Match, ...]:
        """The words that match."""
        found = placed(words, self._language)
        places = self._places([token for _, token in found])
        kept = [place for one in self._alone for place in places.get(one, ())]
        for near in self._near:
            left = sorted({p for one in near.left for p in places.get(one, ())}, key=_order)
            right = sorted({p for one in near.right for p in places.get(one, ())}, key=_order)
            kept += _close(left, right, near.distance) + _close(right, left, near.distance)
        made = set()
        for place in kept:
            (first, begin), (last, end) = found[place.first], found[place.last]
            made.add(Match(first + begin.start, last + end.end, place.label))
        return tuple(_longest(made))

    def _places(self, found: list[Token]) -> dict[_Wanted, list[_Place]]:
        places: dict[_Wanted, list[_Place]] = defaultdict(list)
        stems, exact, starts = self._by_stem, self._by_word, self._starts
        for at, token in enumerate(found):
            if not (token.stem in stems or token.exact in exact or (starts and token.exact.startswith(starts))):
                continue  # nearly all of them, and quickly
            for one, sequence in stems.get(token.stem, ()):
                if len(sequence) == 1 or sequence == tuple(t.stem for t in found[at : at + len(sequence)]):
                    places[one].append(_Place(at, at + len(sequence) - 1, one.label))
            for one, sequence in exact.get(token.exact, ()):
                if len(sequence) == 1 or sequence == tuple(t.exact for t in found[at : at + len(sequence)]):
                    places[one].append(_Place(at, at + len(sequence) - 1, one.label))
            for start, one in self._beginnings:
                if token.exact.startswith(start):
                    places[one].append(_Place(at, at, one.label))
        return places


def _order(place: _Place) -> tuple[int, int, str]:
    return place.first, place.last, place.label


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
_EDGE = 30
"""So far a snippet's end is moved to stand between two words."""


def snippet(words: str, matches: tuple[Match, ...], size: int = SNIPPET) -> Snippet:
    """The piece of a passage with the most different words of the query, then the most matches."""
    start, end = _window(words, matches, size)
    text, marks = ("…" if start else ""), []
    at = start
    for match in matches:
        if start <= match.start and match.end <= end:
            text += _SPACE.sub(" ", words[at : match.start])
            marked = _SPACE.sub(" ", words[match.start : match.end])
            marks.append((len(text), len(text) + len(marked)))
            text, at = text + marked, match.end
    text += _SPACE.sub(" ", words[at:end])
    return Snippet(text + ("…" if end < len(words) else ""), tuple(marks))


def _window(words: str, matches: tuple[Match, ...], size: int) -> tuple[int, int]:
    if len(words) <= size + _EDGE:
        return 0, len(words)
    best = (0, 0)
    chosen = (0, 0)
    for at, first in enumerate(matches):
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
