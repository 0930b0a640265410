"""Passages cut into words: a word of an alphabet, a number, a sign that counts, a character where no spaces are set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from stratlas.align.folding import folded
from stratlas.records import BlockKind

# (first, last) of the scripts that set no space between words; Thai, Lao, Burmese and Khmer first, then Han and kana.
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029),
    (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F), (0x20000, 0x3FFFF),
)  # fmt: skip
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
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"(?<!\d) | (?!\d)")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a passage: its own number (folded, empty where it has none), and the rest as it is compared."""

    number: str
    rest: tuple[str, ...]
    bare: bool = False
    """Whether there is nothing but the number, as in “Article 5”."""


def read_words(quote: str, kind: BlockKind, language: str) -> Words:
    """The words of a passage, its own number apart."""
    end = _number_end(quote, kind)
    found = tuple(folded(word, language) for word in _pattern().findall(quote, end))
    number = " ".join(folded(word, language) for word in _pattern().findall(quote[:end]))
    if not found and number:
        # nothing but its number tells it from others of its kind, and that may change
        return Words(number, (*(part for part in number.split() if not part[0].isdigit()), "#"), bare=True)
    return Words(number, tuple(word for word in found if word))


def word_places(quote: str, language: str) -> Iterator[tuple[str, int, int]]:
    """Every word of a passage as it is compared, its own number included, and where it stands."""
    for found in _pattern().finditer(quote):
        if word := folded(found[0], language):
            yield word, found.start(), found.end()


def joined(words: Iterable[str]) -> str:
    """The words as one string in which only digits are kept apart: the same where passages are the same."""
    line = " ".join(words)
    return _DIGITS.sub("", line) if _DIGIT.search(line) else line.replace(" ", "")


def _number_end(quote: str, kind: BlockKind) -> int:
    found = _OWN_NUMBER.match(quote) or (_TITLE_NUMBER if kind in _TITLES else _LONE_NUMBER).match(quote)
    return found.end() if found else 0


@cache
def _pattern() -> re.Pattern[str]:
    marks, single = _marks(), "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSPACED)
    letter = rf"[^\W_{single}]"
    word = rf"{letter}+(?:[{marks}]+{letter}*)*"
    signs = r"[$%‰+=<>≤≥±№§°&@#\u00a2-\u00a5\u20a0-\u20bf]"
    return re.compile(
        rf"{word}(?:(?:[-\u2010]\s*\n\s*|\u00ad\s*|['’ʼ](?={letter})){word})*"
        rf"|(?=[{single}])\w[{marks}]*|{signs}|(?:(?<!\S)|(?<=\())[-−–](?=\d)"
    )


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
