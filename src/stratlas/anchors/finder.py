"""Looking for quotes in one text."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

import numpy as np

from stratlas.anchors import characters, close, folding
from stratlas.anchors.differences import compare
from stratlas.anchors.folding import Strict
from stratlas.anchors.results import Finding, Match, Outcome
from stratlas.errors import UsageError
from stratlas.records import Span, Text

PLACES = 1000
"""At most so many places of one quote are listed."""

_WORK = 100_000
"""Characters of all places together that are looked through; only what hardly means anything has more."""

CONTEXT = 40
"""Characters of context on each side that a carried span must keep; more where that leaves several places."""


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    exact: bool
    whole: bool = True


class Finder:
    """One text, prepared once for many quotes; what is prepared is made when it is first needed."""

    def __init__(self, text: Text) -> None:
        self.text = text

    @cached_property
    def _strict(self) -> Strict:
        return folding.strict(self.text.content)

    @cached_property
    def _passages(self) -> close.Passages:
        return close.Passages(self.text.content)

    def find(self, quote: str, *, before: str = "", after: str = "") -> Finding:
        """Finds a quote; see `find`."""
        words, folded = _prepared(quote)
        places = self._places(words, folded)
        if not places:
            return self._close(words, folded, before, after)
        chosen, others = self._in_context(places, before, after)
        if len(chosen) == 1:
            place = chosen[0]
            outcome = Outcome.EXACT if place.exact else Outcome.NORMALISED
            return Finding(outcome, (self._match(place),))
        listed = [*chosen, *others][:PLACES]
        return Finding(Outcome.AMBIGUOUS, tuple(map(self._match, listed)))

    def carry(self, span: Span, old: Text) -> Finding:
        """Carries a span of another text over to this one; see `carry`."""
        words, folded = _prepared(span.quote)
        places = self._places(words, folded)
        if not places:
            return self._close(words, folded, "", "")
        width, widest = CONTEXT, max(span.start, len(old.content) - span.end)
        sides = _around(span, old, width)
        both = self._with_sides(places, *sides)
        if (
            not both
            and len(places) == 1
            and any(side and self._with_sides(places, *pair) for side, pair in _each(sides))
        ):
            both = places
        while len(both) > 1 and width < widest:
            width *= 4
            both = self._with_sides(both, *_around(span, old, width))
        if len(both) == 1:
            outcome = Outcome.EXACT if both[0].exact else Outcome.NORMALISED
            return Finding(outcome, (self._match(both[0]),))
        listed = tuple(map(self._match, (both or places)[:PLACES]))
        return Finding(Outcome.AMBIGUOUS if len(places) > 1 else Outcome.CLOSE, listed)

    def _places(self, words: str, folded: Strict) -> list[_Place]:
        """Where the words stand, exactly or but for typesetting, in order; inside longer words only if nowhere else."""
        most = max(PLACES, _WORK // len(words))
        exact = [_Place(at, at + len(words), True) for at in islice(_occurrences(words, self.text.content), most)]
        starts = [place.start for place in exact]
        known = set(starts)
        places = list(exact)
        for start, end in islice(self._normalised(folded, known), most):
            at = max(0, bisect_right(starts, start) - 1)
            near = exact[at : at + 2]
            if not any(_same_place(start, end, place) for place in near):
                places.append(_Place(start, end, False))
        whole = [place for place in places if close.is_whole(self.text.content, place.start, place.end)]
        places = whole or [replace(place, whole=False) for place in places]
        return sorted(places, key=lambda place: (place.start, place.end))

    def _normalised(self, folded: Strict, known: set[int]) -> Iterator[tuple[int, int]]:
        ours, length = self._strict, len(folded.key)
        inner = folded.gaps[1:]
        for at in islice(_occurrences(folded.key, ours.key), max(PLACES, _WORK // length)):
            if ours.starts[at] in known or not (ours.gaps[at + 1 : at + length] & inner).all():
                continue
            start, end = int(ours.starts[at]), int(ours.ends[at + length - 1])
            floor = int(ours.ends[at - 1]) if at else 0
            roof = int(ours.starts[at + length]) if at + length < len(ours.key) else len(self.text.content)
            if folded.leading:
                start = _dash_before(self.text.content, start, floor)
            if folded.trailing:
                end = _dash_after(self.text.content, end, roof)
            if start >= 0 and end >= 0:
                yield start, end

    def _close(self, words: str, folded: Strict, before: str, after: str) -> Finding:
        matches = []
        for start, end in self._passages.like(close.wanted(words)):
            span = self.text.span(*self._with_marks(start, end, folded))
            whole = close.is_whole(self.text.content, span.start, span.end)
            matches.append(Match(span, *compare(words, span.quote), whole))
        if not matches:
            return Finding(Outcome.ABSENT)
        matches.sort(key=lambda match: (-match.score, match.span.start))
        tied = [match for match in matches if match.score == matches[0].score]
        if len(tied) > 1:
            where = [_Place(match.span.start, match.span.end, False) for match in tied]
            chosen = {place.start for place in self._in_context(where, before, after)[0]}
            matches.sort(key=lambda match: (-match.score, match.span.start not in chosen, match.span.start))
        return Finding(Outcome.CLOSE, tuple(matches))

    def _with_marks(self, start: int, end: int, folded: Strict) -> tuple[int, int]:
        """Takes in the marks around the words that the quote has there too."""
        ours, key, gaps = self._strict, folded.key, folded.gaps
        index = int(np.searchsorted(ours.starts, start))
        for mark in range(_marks(key) - 1, -1, -1):
            if index < 1 or ours.key[index - 1] != key[mark] or not ours.gaps[index] & gaps[mark + 1]:
                break
            index -= 1
            start = int(ours.starts[index])
        index = int(np.searchsorted(ours.starts, end))
        for mark in range(len(key) - _marks(key[::-1]), len(key)):
            if index >= len(ours.key) or ours.key[index] != key[mark] or not ours.gaps[index] & gaps[mark]:
                break
            end = int(ours.ends[index])
            index += 1
        return start, end

    def _in_context(self, places: list[_Place], before: str, after: str) -> tuple[list[_Place], list[_Place]]:
        """The places that have the context, and the others; all places where none or several have it."""
        if len(places) < 2 or not (before or after):
            return places, []
        chosen = self._with_sides(places, _key(before), _key(after))
        if not chosen:
            return places, []
        kept = set(chosen)
        return chosen, [place for place in places if place not in kept]

    def _with_sides(self, places: list[_Place], before: str, after: str) -> list[_Place]:
        """The places whose sides read as given; only characters count, not gaps."""
        ours = self._strict
        firsts = np.searchsorted(ours.starts, [place.start for place in places])
        lasts = np.searchsorted(ours.starts, [place.end for place in places])
        return [
            place
            for place, first, last in zip(places, map(int, firsts), map(int, lasts), strict=True)
            if ours.key[max(0, first - len(before)) : first] == before and ours.key[last : last + len(after)] == after
        ]

    def _match(self, place: _Place) -> Match:
        return Match(self.text.span(place.start, place.end), whole=place.whole)


def find(quote: str, text: Text, *, before: str = "", after: str = "") -> Finding:
    """Finds a quote in a text; what stands `before` and `after` it decides between several places.

    Exact places and those that differ in typesetting only are places alike: of several, the context must leave one.
    Places inside longer words (“war” in “reward”) count only where the quote stands nowhere as words of its own.
    `close` places are looked for only where there is none of these; there may be several: see `close.py` for how much
    may differ, and `differences.compare` for the score. A quote of fewer than twelve
    letters is close only to the same letters in other case, marks or spaces. At most PLACES places are listed.
    Raises UsageError where the quote has no letter and no digit.
    """
    return Finder(text).find(quote, before=before, after=after)


def carry(span: Span, old: Text, new: Text) -> Finding:
    """Carries a span over to another text of the same document, where its words stand once in their context.

    At least CONTEXT characters before and after must read the same, or one side of them where the words stand nowhere
    else. Words that stand in the new text without their context are `close` (score 1.0) or `ambiguous`.
    """
    return Finder(new).carry(span, old)


def _prepared(quote: str) -> tuple[str, Strict]:
    words = unicodedata.normalize("NFC", quote)
    first, last = 0, len(words)
    while first < last and characters.gap_class(words[first]) & ~characters.DASH & ~characters.HYPHEN:
        first += 1
    while first < last and characters.gap_class(words[last - 1]) & ~characters.DASH & ~characters.HYPHEN:
        last -= 1
    words = words[first:last]
    if not any(map(str.isalnum, words)):
        raise UsageError("There is nothing to look for: give a quote with at least one letter or digit in it.")
    return words, folding.strict(words)


def _around(span: Span, old: Text, width: int) -> tuple[str, str]:
    return _key(old.content[max(0, span.start - width) : span.start]), _key(old.content[span.end :][:width])


def _each(sides: tuple[str, str]) -> tuple[tuple[str, tuple[str, str]], ...]:
    """Each side by itself: one with no words on it proves nothing."""
    return (sides[0], (sides[0], "")), (sides[1], ("", sides[1]))


def _key(side: str) -> str:
    return folding.strict(unicodedata.normalize("NFC", side)).key


def _occurrences(part: str, whole: str) -> Iterator[int]:
    at = whole.find(part)
    while at >= 0:
        yield at
        at = whole.find(part, at + 1)


def _same_place(start: int, end: int, place: _Place) -> bool:
    shared = min(end, place.end) - max(start, place.start)
    return shared * 2 > place.end - place.start


def _marks(key: str) -> int:
    return next((index for index, char in enumerate(key) if char.isalnum()), len(key))


def _dash_before(content: str, start: int, floor: int) -> int:
    """Where the dash before a place begins, or -1 where there is none."""
    dashes = [index for index in range(floor, start) if characters.gap_class(content[index]) & characters.DASH]
    return dashes[0] if dashes else -1


def _dash_after(content: str, end: int, roof: int) -> int:
    """Where the dash after a place ends, or -1 where there is none."""
    dashes = [index for index in range(end, roof) if characters.gap_class(content[index]) & characters.DASH]
    return dashes[-1] + 1 if dashes else -1
