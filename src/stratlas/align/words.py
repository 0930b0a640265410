"""Passages cut into words: a word of an alphabet, a number, a sign that counts, a character where no spaces are set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from stratlas.align.folding import folded
from stratlas.records import BlockKind

# (first, last) of the scripts that set no space between words; Thai, Lao, Burmese and Khmer first, then Han and kana.
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029),
    (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F), (0x20000, 0x3FFFF),
)  # fmt: skip
_FIRST_UNSPACED = chr(_UNSPACED[0][0])
_ROMAN = r"[ivxlcdm]{1,7}|[IVXLCDM]{1,7}"
_NUMBER = r"\d{1,4}[¹²³⁰-⁹]*(?:[.-]\d{1,3}){0,5}"
_LETTER = r"[^\W\d_]"
# A passage's own number or letter: 3.2 · 4) · (a) · IV. · § 12¹. · a mark of a list
_OWN_NUMBER = re.compile(
    rf"""[\s\W]{{0,4}}(?:
        (?:§+\s*{_NUMBER}|\d{{1,3}}(?:\.\d{{1,3}}){{1,5}})[.):]*
      | \(?\s*(?:\d{{1,3}}[¹²³⁰-⁹]*|{_ROMAN}|{_LETTER})\s*(?:[.]\)?|\)|:)
    )(?=\s|$)\s*""",
    re.VERBOSE,
)
# a number, or a word and a number, at the head of a title: 3 Threats · Chapter 3: Threats · Table 2
_TITLE_NUMBER = re.compile(
    rf"\W{{0,4}}(?:{_LETTER}{{2,12}}\.?\s+)?(?:\d{{1,3}}(?:[.]\d{{1,3}})*|{_ROMAN})[.):]*(?=\s|$)[\s–—-]*"
)
_LONE_NUMBER = re.compile(rf"\W{{0,4}}{_LETTER}{{2,14}}\.?\s+(?:{_NUMBER}|{_ROMAN})[.):]*\s*$")
_TITLES = {BlockKind.HEADING, BlockKind.CAPTION}
_AROUND = ".,;:!?()[]\"'“”‘’"
"""Signs around a word that are never part of it."""
_AROUND_NUMBER = re.compile(r"^[^\w§]+|\W+$")
_CHUNK = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_BETWEEN_DIGITS = re.compile(r" (?<=\d )(?=\d)")
_AFTER_OTHERS = re.compile(r"(?<!\d)\n")
SURROGATES_AT, SURROGATES = 0xD800, 0x800
"""From which number on how many are no characters."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a passage: its own number (folded, empty where it has none), and the rest as it is compared."""

    number: str
    rest: str
    """A character of the vocabulary for each word."""
    key: str
    """What is equal where the words are."""
    bare: bool = False
    """Whether there is nothing but the number, as in “Article 5”."""


@dataclass(slots=True)
class Vocabulary:
    """A character for every word."""

    codes: dict[str, str] = field(default_factory=dict)
    spelled: list[str] = field(default_factory=list)

    def code(self, word: str) -> str:
        """The word's character."""
        found = self.codes.get(word)
        if found is None:
            number = len(self.spelled) + 1
            found = self.codes[word] = chr(number if number < SURROGATES_AT else number + SURROGATES)
            self.spelled.append(word)
        return found

    def words(self, codes: str) -> list[str]:
        """The words of a row of characters."""
        numbers = map(ord, codes)
        return [self.spelled[(number if number < SURROGATES_AT else number - SURROGATES) - 1] for number in numbers]


class Reader(dict[str, str]):
    """Reads words of a language; holds for every chunk between spaces its words' characters, as most stand there often.

    `plain` holds what is equal where a chunk's words are.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.vocabulary = Vocabulary()
        self.plain: dict[str, str] = {}
        self._spans: dict[str, list[tuple[int, int]]] = {}

    def __missing__(self, chunk: str) -> str:
        core = chunk.strip(_AROUND)
        if core.isascii() and core.isalnum():
            # one plain word, as most are
            key = core.lower()
            codes = self.vocabulary.code(key)
        else:
            words = [word for word, _ in self._found(chunk)]
            key, codes = joined(words), "".join(map(self.vocabulary.code, words))
        self[chunk] = codes
        self.plain[chunk] = f"\n{key}" if key[:1].isdecimal() else key
        return codes

    def _found(self, chunk: str) -> list[tuple[str, tuple[int, int]]]:
        """The words of a chunk, folded, and where each stands in it."""
        core = chunk.strip(_AROUND)
        if core.isalnum() and max(core) < _FIRST_UNSPACED:
            start = chunk.find(core)
            found = [(folded(core, self.language), (start, start + len(core)))]
        else:
            found = [(folded(word[0], self.language), word.span()) for word in _pattern().finditer(chunk)]
        return [(word, place) for word, place in found if word]

    def read(self, quote: str, kind: BlockKind) -> Words:
        """The words of a passage, its own number apart."""
        quote = _unbroken(quote)
        end = _number_end(quote, kind)
        chunks = (quote[end:] if end else quote).split()
        rest = self._codes(chunks)
        numbered = self._codes(quote[:end].split()) if end else ""
        number = " ".join(self.vocabulary.words(numbered))
        if not rest and number:
            # nothing but its number tells it from others of its kind, and that may change
            parts = [*(part for part in number.split() if not part[0].isdigit()), "#"]
            return Words(number, "".join(map(self.vocabulary.code, parts)), joined(parts), bare=True)
        return Words(number, rest, self._key(chunks))

    def places(self, quote: str, first: int) -> tuple[str, list[tuple[int, str]]]:
        """Every word's character, its chunk and where that stands; the passage begins at `first` with its number."""
        line = _unbroken(quote)
        chunks = line.split()
        codes = self._codes(chunks)
        starts: Iterable[int]
        if len(line) == sum(map(len, chunks)) + len(chunks) - 1:
            starts = accumulate([len(chunk) + 1 for chunk in chunks], initial=first)
        else:
            starts = [first + found.start() for found in _CHUNK.finditer(line)]
        places = list(zip(starts, chunks, strict=False))
        sizes = list(map(len, map(self.__getitem__, chunks)))
        if sizes.count(1) < len(sizes):
            places = [place for place, size in zip(places, sizes, strict=True) for _ in range(size)]
        return codes, places

    def span(self, places: Sequence[tuple[int, str]], index: int) -> tuple[int, int]:
        """Where a word stands, of those whose chunks `places` says."""
        at, chunk = places[index]
        nth = 0
        while nth < index and places[index - nth - 1][0] == at:
            nth += 1
        if chunk not in self._spans:
            self._spans[chunk] = [span for _, span in self._found(chunk)]
        start, end = self._spans[chunk][nth]
        return at + start, at + end

    def _codes(self, chunks: list[str]) -> str:
        return "".join(map(self.__getitem__, chunks))

    def _key(self, chunks: list[str]) -> str:
        line = "".join(map(self.plain.__getitem__, chunks))
        # a figure is kept apart from a figure before it, and from nothing else
        return _AFTER_OTHERS.sub("", line).replace("\n", " ") if "\n" in line else line


def _unbroken(quote: str) -> str:
    """The passage, as long as it was, with soft hyphens in place of what breaks a word at the end of a line."""
    if "\u00ad" in quote or ("\n" in quote and ("-" in quote or "\u2010" in quote)):
        return _break().sub(lambda found: "\u00ad" * len(found[0]), quote)
    return quote


def joined(words: Iterable[str]) -> str:
    """The words as one string in which only digits are kept apart: the same where passages are the same."""
    line = " ".join(words)
    if _DIGIT.search(line):
        line = _BETWEEN_DIGITS.sub("\n", line)
    return line.replace(" ", "").replace("\n", " ")


def number_of(quote: str, kind: BlockKind) -> str:
    """A passage's own number as it is written, without the signs around it; empty where it has none."""
    return " ".join(_AROUND_NUMBER.sub("", quote[: _number_end(quote, kind)]).split())


def _number_end(quote: str, kind: BlockKind) -> int:
    found = _OWN_NUMBER.match(quote) or (_TITLE_NUMBER if kind in _TITLES else _LONE_NUMBER).match(quote)
    return found.end() if found else 0


@cache
def _break() -> re.Pattern[str]:
    """Where a word goes on in the next line."""
    letter, mark = rf"[^\W_{_single()}]", f"[{_marks()}]"
    before = rf"(?<={letter}[-\u2010\u00ad])|(?<={mark}[-\u2010\u00ad])"
    return re.compile(rf"(?:[-\u2010](?:{before})\s*\n|\u00ad(?:{before}))\s*(?={letter})")


@cache
def _pattern() -> re.Pattern[str]:
    marks, single = _marks(), _single()
    letter = rf"[^\W_{single}]"
    word = rf"{letter}+(?:[{marks}]+{letter}*)*"
    signs = r"[$%‰+=<>≤≥±№§°&@#\u00a2-\u00a5\u20a0-\u20bf]"
    return re.compile(
        rf"{word}(?:['’ʼ](?={letter}){word})*|(?=[{single}])\w[{marks}]*|{signs}|(?:(?<!\S)|(?<=\())[-−–](?=\d)"
    )


def _single() -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSPACED)


@cache
def _marks() -> str:
    """The combining marks as the inside of a character class: `\\w` doesn't know the vowel signs of Indic scripts."""
    ranges: list[list[int]] = [[0xAD, 0xAD], [0x200C, 0x200D]]
    for code in range(0x300, 0x12000):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
