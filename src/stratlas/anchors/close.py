"""Places where words like a quote's stand, though not the same.

Everything is judged on letters and digits without case and diacritics (`folding.Letters`), so a wrong space costs
nothing. Windows of the text that share enough runs of letters with the quote are the candidates; each is aligned with
the quote, cut to the words that correspond, and kept where few enough letters differ. A quote cut off in the middle
of a word ends there in the text too. The numbers of footnotes that only one side has do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Levenshtein

from stratlas.anchors import characters, folding
from stratlas.anchors.folding import Letters
from stratlas.anchors.nearest import nearest

FEW = 12
"""Below so many letters nothing but the same letters is close, standing as whole words and …"""
FEWEST = 4
"""… being at least so many."""

WINDOWS = 32
"""Candidates that are aligned, …"""
LONG_WINDOWS = 4
"""… fewer where the quote is long, and so unmistakable, …"""
TIED_WINDOWS = 150
"""… and how many if they share almost as many runs with the quote as the best: boilerplate stands often."""

TIED_LETTERS = 30_000
"""Letters of these together: where a quote is long, fewer of them."""

SAME = 10_000
"""Places with the same letters that are looked at; few of them are whole words where the quote is short."""

LINES = 90
"""Letters of whole lines that may stand between the words of a quote, such as a page's head and foot."""

_SHORT, _LONG = 64, 256
_LEAST = {2: 0.0, 3: 0.0, 4: 0.22, 6: 0.2}
"""The share of a quote's runs, by their length, that a candidate has at the least; other texts share fewer."""

_CUT = 2.0
"""What it costs to end a place in the middle of a word: more than to leave a letter out or to take one more in."""

_CUT_MISSING = 2
"""Letters that may differ before the first or after the last that are the same, for a quote to be cut off there."""

_NOTE = re.compile(r"[^\W\d_][.,;:!?)»”’\"']{0,2}([\d²³¹⁰⁴-⁹]{1,3})(?!\w)")
"""A footnote's number at the end of a word."""
_NOTES = 0.25
"""The share of a quote's letters that numbers of footnotes may be."""

_INSIDE = re.compile(r"['’ʼ\u00ad\u200b-\u200d\u2060\u0300-\u036f]*")
"""What may stand between two letters of one word: an apostrophe, what is invisible."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quote's letters, how many of them may differ, and the runs of letters that are looked for."""

    letters: Letters
    words: Words
    ideographs: int
    allowed: int
    size: int
    notes: frozenset[int]
    """Which of the letters are numbers of footnotes."""

    @property
    def weight(self) -> int:
        """How many letters of an alphabet would say as much."""
        return len(self.letters.string) + 2 * self.ideographs


class Words:
    """Where words begin in the letters of a string."""

    def __init__(self, string: str, found: Letters) -> None:
        self._string = string
        self._letters = found

    def begins(self, index: int) -> bool:
        """Whether a word begins with this letter (or the string ends here)."""
        starts, string = self._letters.starts, self._letters.string
        if index in {0, len(string)}:
            return True
        if starts[index] == starts[index - 1]:
            return False
        if characters.unspaced(string[index]) or characters.unspaced(string[index - 1]):
            return True
        between = self._string[starts[index - 1] + 1 : starts[index]]
        return bool(between) and not _INSIDE.fullmatch(between)

    def count(self, first: int, last: int) -> int:
        """How many words these letters belong to."""
        return 1 + sum(map(self.begins, range(first + 1, last)))

    def begun(self, first: int, last: int) -> list[int]:
        """How many words begin after the first of these letters, up to each of them."""
        return list(accumulate(map(self.begins, range(first + 1, last)), initial=0))


class _Seed(NamedTuple):
    """Letters of the text that run along with letters of the quote, and how many of the quote's differ there.

    The whole quote is nearest to `begin:end`; `first:last` begins and ends with several letters that are the same.
    """

    differing: int
    begin: int
    end: int
    first: int
    last: int
    quote_first: int
    quote_last: int


def wanted(quote: str) -> Wanted:
    """Prepares a quote."""
    found = folding.letters(quote)
    ideographs = sum(map(characters.ideographic, found.string))
    many = ideographs * 2 > len(found.string)
    size = 2 if many else 3 if len(found.string) < _SHORT else 4 if len(found.string) < _LONG else 6
    most = allowed(len(found.string), len(found.string) + 2 * ideographs)
    return Wanted(found, Words(quote, found), ideographs, most, size, _notes(quote, found, 0, len(quote)))


def allowed(count: int, weight: int) -> int:
    """How many of a quote's letters may differ.

    One in eight where the quote is short, rising to one in five at 110 letters: a short phrase with one word
    exchanged is another phrase, in a long one the rest still says which passage is meant.
    """
    if weight < FEW:
        return 0
    share = 0.12 + 0.08 * min(1.0, max(0, weight - 20) / 90)
    return max(int(count * share), 1 if weight >= 16 else 0)


class Passages:
    """The letters of one text, prepared for many quotes."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.letters = folding.letters(content)
        self._words = Words(content, self.letters)
        self._grams: dict[int, npt.NDArray[np.uint16]] = {}

    def like(self, quote: Wanted) -> list[tuple[int, int]]:
        """Where words like the quote's stand, as offsets into the content, best first, none overlapping another."""
        if len(quote.letters.string) < FEWEST:
            return []
        seeds: Iterable[_Seed] = list(self._same(quote.letters.string))
        if not seeds and quote.weight >= FEW:
            seeds = (seed for window in self._windows(quote) for seed in self._within(quote, *window))
        found = {place for seed in seeds if (place := self._placed(quote, seed))}
        kept: list[tuple[int, int]] = []
        for _, first, last in sorted(found):
            extent = int(self.letters.starts[first]), int(self.letters.starts[last - 1]) + 1
            if not any(_overlap(extent, other) for other in kept):
                kept.append(extent)
        return kept

    def _same(self, string: str) -> Iterator[_Seed]:
        at, left = self.letters.string.find(string), _most_tied(len(string))
        for _ in range(SAME):
            if at < 0 or not left:
                return
            if len(string) >= FEW or self._whole(at, at + len(string)):
                yield _Seed(0, at, at + len(string), at, at + len(string), 0, len(string))
                left -= 1
            at = self.letters.string.find(string, at + 1)

    def _windows(self, quote: Wanted) -> Iterator[tuple[int, int]]:
        """The stretches of letters that share the most runs with the quote, best first."""
        size, length = quote.size, len(quote.letters.string)
        runs = folding.grams(quote.letters, size)
        if size not in self._grams:
            self._grams[size] = folding.grams(self.letters, size)
        known = np.zeros(1 << 16, np.uint8)
        known[runs] = 1
        total = np.zeros(len(self._grams[size]) + 1, np.int32)
        np.cumsum(known[self._grams[size]], out=total[1:])
        stride = max(1, length // 8)
        width = length + stride + min(length // 3, 60)
        starts = np.arange(0, len(total), stride)
        shared = total[np.minimum(starts + width, len(total) - 1)] - total[starts]
        # each letter that differs spoils at most `size` runs; the rest of the allowance is for lines in between
        least = max(2, int(0.7 * (len(runs) - (quote.allowed + len(quote.notes)) * size)), len(runs) * _LEAST[size])
        slack = length // 4 + 8
        # around a long quote's place no window is worth the time to align it: the first reaches as far
        most, reach = (WINDOWS, length // 2) if length < _LONG else (LONG_WINDOWS, length * 3 // 4)
        around = max(1, reach // stride)
        best = 0
        for count in range(max(most, _most_tied(length))):
            at = int(shared.argmax())
            score = int(shared[at])
            best = max(best, score)
            if score < max(least, (0.75 if count >= most else 0.4) * best):
                return
            start = int(starts[at])
            yield max(0, start - slack), min(len(self.letters.string), start + width + slack)
            shared[max(0, at - around) : at + around + 1] = 0

    def _within(self, quote: Wanted, first: int, last: int) -> Iterator[_Seed]:
        """The places in a window; what lies beside one may hold another."""
        seed = self._aligned(quote, first, last)
        if seed is None:
            return
        yield seed
        least = len(quote.letters.string) * 4 // 5
        if seed.first - first > least:
            yield from self._within(quote, first, seed.first)
        if last - seed.last > least:
            yield from self._within(quote, seed.last, last)

    def _aligned(self, quote: Wanted, first: int, last: int) -> _Seed | None:
        """The part of a window that is most like the quote, or None where too many letters differ."""
        ours, allowed = quote.letters.string, quote.allowed
        differing, begin, end = nearest(ours, self.letters.string[first:last])
        first, last = first + begin, first + end
        if differing > allowed:
            differing -= sum(self._spared(quote, first, last, differing))
        if differing > allowed:
            parts = self._without_lines(first, last, len(ours))
            least = (Levenshtein.distance(ours, part, score_cutoff=allowed) for part in parts)
            differing = min(least, default=differing)
        if differing > allowed:
            return None
        steps = Levenshtein.editops(ours, self.letters.string[first:last])
        blocks = [block for block in steps.as_matching_blocks() if block.size >= 3] or steps.as_matching_blocks()[:1]
        head, tail = blocks[0], blocks[-1]
        return _Seed(differing, first, last, first + head.b, first + tail.b + tail.size, head.a, tail.a + tail.size)

    def _placed(self, quote: Wanted, seed: _Seed) -> tuple[int, int, int] | None:
        """The letters that differ and the words' extent, or None where whole words leave too much of the quote out."""
        ours = quote.letters.string
        if seed.quote_first == 0 and seed.quote_last == len(ours) and self._whole(seed.first, seed.last):
            return seed.differing, seed.first, seed.last
        first, last = self._first(quote, seed), self._last(quote, seed)
        if first >= last:
            return None
        distance = Levenshtein.distance(ours, self.letters.string[first:last])
        lost = distance - max(0, last - first - len(ours))
        if lost > quote.allowed:
            in_quote, in_text = self._spared(quote, first, last, distance)
            lost = distance - in_quote - in_text - max(0, last - first - in_text - len(ours) + in_quote)
        return (seed.differing, first, last) if lost <= quote.allowed else None

    def _spared(self, quote: Wanted, first: int, last: int, distance: int) -> tuple[int, int]:
        """How many letters of footnotes' numbers the quote has alone, and how many the text has alone."""
        if first >= last:
            return 0, 0
        starts, ours = self.letters.starts, quote.letters.string
        theirs = _notes(self.content, self.letters, int(starts[first]), int(starts[last - 1]) + 1)
        most = int(len(ours) * _NOTES)
        if not (quote.notes or theirs) or distance - len(quote.notes) - len(theirs) > quote.allowed + most:
            return 0, 0
        steps = Levenshtein.editops(ours, self.letters.string[first:last])
        in_quote = sum(step.tag == "delete" and step.src_pos in quote.notes for step in steps)
        in_text = sum(step.tag == "insert" and first + step.dest_pos in theirs for step in steps)
        return (in_quote, in_text) if in_quote + in_text <= most else (0, 0)

    def _first(self, quote: Wanted, seed: _Seed) -> int:
        """The word that the quote's first word corresponds to."""
        pad = min(seed.last - seed.first, seed.quote_last - seed.quote_first, 12)
        missing, end = seed.quote_first, seed.first + pad
        head = quote.letters.string[: missing + pad]
        whole = _lost_words(head[:missing]) and any(map(quote.words.begins, range(missing, missing + 3)))
        low = max(0, seed.first - missing - missing // 2 - 12)
        count, begun = quote.words.count(0, len(head)), self._words.begun(low, end)

        def cost(index: int) -> float:
            more = 1 + begun[-1] - begun[index - low] - count
            return _cost(head, self.letters.string[index:end], more, whole) + self._cut(index)

        nearest_first = filter(self._words.begins, range(end - 1, low - 1, -1))
        cut = [seed.begin] if low <= seed.begin < end and missing <= _CUT_MISSING else []
        return min([*nearest_first, *cut], key=cost, default=seed.first)

    def _last(self, quote: Wanted, seed: _Seed) -> int:
        """The end of the word that the quote's last word corresponds to."""
        pad = min(seed.last - seed.first, seed.quote_last - seed.quote_first, 12)
        begin, edge = seed.last - pad, seed.quote_last
        tail = quote.letters.string[edge - pad :]
        missing = len(tail) - pad
        whole = _lost_words(tail[pad:]) and any(map(quote.words.begins, range(edge - 2, edge + 1)))
        high = min(len(self.letters.string), seed.last + missing + missing // 2 + 12)
        count, begun = quote.words.count(edge - pad, len(quote.letters.string)), self._words.begun(begin, high)

        def cost(index: int) -> float:
            more = 1 + begun[index - 1 - begin] - count
            return _cost(tail, self.letters.string[begin:index], more, whole) + self._cut(index)

        nearest_first = filter(self._words.begins, range(begin + 1, high + 1))
        cut = [seed.end] if begin < seed.end <= high and missing <= _CUT_MISSING else []
        return min([*nearest_first, *cut], key=cost, default=seed.last)

    def _cut(self, index: int) -> float:
        return 0.0 if self._words.begins(index) else _CUT

    def _whole(self, first: int, last: int) -> bool:
        return self._words.begins(first) and self._words.begins(last)

    def _without_lines(self, first: int, last: int, limit: int) -> Iterator[str]:
        """The letters of an extent without one to four whole lines in the middle: a page's head and foot."""
        starts, string = self.letters.starts, self.letters.string
        base = int(starts[first])
        inside = self.content[base : int(starts[last - 1]) + 1]
        breaks = [base + found.start() for found in re.finditer(r"[\n\f]", inside)]
        cuts: Iterable[int] = sorted({int(cut) for cut in np.searchsorted(starts, breaks)})
        cuts = [cut for cut in cuts if first < cut < last]
        for index, begin in enumerate(cuts):
            for end in cuts[index + 1 : index + 5]:
                if end - begin <= min(limit, LINES):
                    yield string[first:begin] + string[end:last]


def is_whole(content: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends where words do."""
    return not (_inside_word(content, start) or _inside_word(content, end))


def _inside_word(content: str, at: int) -> bool:
    """Whether a word goes on from before an offset to after it."""
    if not 0 < at < len(content):
        return False
    before, after = content[at - 1], content[at]
    # A digit after a letter may be a footnote's mark.
    letters = before.isalpha() and (after.isalpha() or unicodedata.combining(after) > 0)
    if not letters and not (before.isdigit() and after.isdigit()):
        return False
    return not (characters.unspaced(before) or characters.unspaced(after))


def _most_tied(length: int) -> int:
    """How many candidates are looked at though there are many as good."""
    return min(TIED_WINDOWS, max(LONG_WINDOWS, TIED_LETTERS // length))


def _notes(string: str, found: Letters, start: int, end: int) -> frozenset[int]:
    """Which letters of a stretch are numbers of footnotes."""
    places = [match.span(1) for match in _NOTE.finditer(string, start, end)]
    bounds = np.searchsorted(found.starts, places).tolist() if places else []
    return frozenset(index for first, last in bounds for index in range(first, last))


def _lost_words(letters: str) -> bool:
    """Whether these are words, and no footnote's number or a stray letter or two."""
    return len(letters) > 2 and not letters.isdigit()


def _cost(quote: str, text: str, more_words: int, whole: bool) -> float:
    """What it costs to take the one for the other at an edge; of two ways as dear, that of as many words is cheaper.

    Where `whole` words of the quote have no equal there, the text's words in their place are taken in, even if they
    are longer; a part of a word that has none is rather left out.
    """
    less = len(quote) - len(text)
    dear, cheap = (0.8, 0.1) if whole else (0.0, 0.3)
    return Levenshtein.distance(quote, text) + 0.4 * abs(more_words) + (dear * less if less > 0 else -cheap * less)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 > min(one[1] - one[0], other[1] - other[0])
