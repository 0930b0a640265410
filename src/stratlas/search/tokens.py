"""Cutting a text into the words that are searched.

What a word is depends on the language: an elided article (`l’Europe`) is a word, a Turkish ending after the apostrophe
is none, and where words are not divided by spaces (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese) every two
neighbouring characters are one, so that any run of characters is a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from stratlas.search.folding import fold
from stratlas.search.languages import analyser
from stratlas.search.stemming import stem_of

_KEPT_WORDS, _KEPT_PIECES, _LONGEST_KEPT = 400_000, 100_000, 40
_APOSTROPHES = "'’ʼ‘`´ʻ"
_ELIDING = frozenset({"fr", "it", "ca", "oc", "pt", "sq", "lb", "mt", "wa"})
"""Languages in which both sides of an apostrophe are words."""
_SUFFIXING = frozenset({"tr", "az", "tk", "kk"})
"""Languages in which an apostrophe divides a name from its ending."""
_DIVIDING = frozenset({"fa", "ur", "ckb", "ps"})
"""Languages whose words are divided by the zero-width non-joiner."""

_LANGUAGES_WITHOUT_SPACES = frozenset({"zh", "ja", "ko", "th", "lo", "km", "my"})

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
_JOINING = "\u00ad\u00b7\u05f3\u05f4\u200c\u200d\u2060"
_MARKS = "".join(chr(code) for code in range(0x300, 0xFFFF) if unicodedata.category(chr(code)).startswith("M"))
_LETTER = f"[^\\W_\u00b2\u00b3\u00b9\u2070-\u2089{_UNSPACED}]"
"""What words are made of; a small raised figure is a note's, and no part of the word before it."""
_CHUNK = re.compile(
    f"{_LETTER}+(?:[{_MARKS}{_JOINING}]{_LETTER}*|[{_APOSTROPHES}]{_LETTER}+|(?<=\\b[^\\W\\d_])\\.[^\\W\\d_]\\b)*"
    f"|[{_UNSPACED}](?:[{_MARKS}]|\\s*[{_UNSPACED}])*"
)
_UNSPACED_CHAR = re.compile(f"[{_UNSPACED}]").search
_UNIT = re.compile(f"[{_UNSPACED}][{_MARKS}\uff9e\uff9f]*")
_PARTING = re.compile(f"[{_APOSTROPHES}]")
_BETWEEN = (re.compile(f"[^{_APOSTROPHES}]+"), re.compile("[^\u200c]+"))
_GENITIVE = re.compile(f"[{_APOSTROPHES}]s?$", re.IGNORECASE)


class Token(NamedTuple):
    """One word of a text: its place there, what `exact:` compares, and its stem with the mark of its language."""

    start: int
    end: int
    exact: str
    stem: str

    def moved(self, by: int) -> Token:
        """The same word further on."""
        return Token(self.start + by, self.end + by, self.exact, self.stem)


@dataclass(frozen=True, slots=True)
class Analysed:
    """A text as it is indexed: the words and the stems of its tokens, one for one, each joined by single spaces.

    `pieces` are what stands between its spaces.
    """

    exact: str
    stems: str
    pieces: list[str]


def tokens(text: str, language: str) -> list[Token]:
    """The words of a text, in order."""
    known, found, end = vocabulary(language), list[Token](), 0
    for piece in pieces(text):
        at = text.index(piece, end)
        parts = known[piece]
        found += parts if at == 0 else [part.moved(at) for part in parts]
        end = at + len(piece)
    return found


def pieces(text: str) -> list[str]:
    """What a text is cut into before anything is asked of its language: no word stands in two pieces.

    What stands between spaces, as that is the quickest; words of scripts without spaces may go on behind one.
    """
    return _CHUNK.findall(text) if has_unspaced(text) else text.split()


def is_spaced(language: str) -> bool:
    """Whether the words of a language, by the name that it is read by, are divided by spaces."""
    return language not in _LANGUAGES_WITHOUT_SPACES


def has_unspaced(text: str) -> bool:
    """Whether any of it is in a script whose words are not divided by spaces."""
    return not text.isascii() and _UNSPACED_CHAR(text) is not None


def has_word(piece: str, language: str) -> bool:
    """Whether there is a word in a piece; a dash between two words has none."""
    return _CHUNK.search(piece) is not None and bool(vocabulary(language)[piece])


def analysed(text: str, language: str) -> Analysed:
    """The same words without their places, joined; fast, as pieces that were met before are known."""
    words = _words(analyser(language))
    if len(words) > _KEPT_WORDS:
        words.clear()
    cut = text.split()
    found = list(map(words.__getitem__, _CHUNK.findall(text) if has_unspaced(text) else cut))
    return Analysed(
        " ".join([exact for exact, _ in found if exact]), " ".join([stems for exact, stems in found if exact]), cut
    )


class _Words(dict[str, tuple[str, str]]):
    """What pieces of text are indexed as, in one language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, piece: str) -> tuple[str, str]:
        parts = vocabulary(self._language)[piece]
        made = " ".join([part.exact for part in parts]), " ".join([part.stem for part in parts])
        if len(piece) < _LONGEST_KEPT:
            self[piece] = made
        return made


class Vocabulary(dict[str, tuple[Token, ...]]):
    """Pieces of text that were met, with their words, in one language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, piece: str) -> tuple[Token, ...]:
        parts = _cut(piece, self._language)
        if len(piece) < _LONGEST_KEPT:
            self[piece] = parts
        return parts


def vocabulary(language: str) -> Vocabulary:
    """The words of a language as far as they were met."""
    known = _vocabulary(analyser(language))
    if len(known) > _KEPT_PIECES:
        known.clear()
    return known


@cache
def _vocabulary(language: str) -> Vocabulary:
    return Vocabulary(language)


@cache
def _words(language: str) -> _Words:
    return _Words(language)


def _cut(piece: str, name: str) -> tuple[Token, ...]:
    """The words of a piece, with their places in it."""
    cut = list[Token]()
    for found in _CHUNK.finditer(piece):
        chunk, start = found.group(), found.start()
        if _UNIT.match(chunk):
            cut += _pairs(chunk, start, name)
        elif chunk.isalpha():
            cut += _token(start, found.end(), chunk, name)
        else:
            cut += _parts(chunk, start, name)
    return tuple(cut)


def _parts(chunk: str, at: int, name: str) -> Iterator[Token]:
    """The words of a stretch without spaces, but with apostrophes, dots or marks."""
    if name in _SUFFIXING:
        kept = _PARTING.split(chunk, maxsplit=1)[0]
        pieces = [(0, len(chunk), kept)]
    elif name in _ELIDING or name in _DIVIDING:
        inside = _BETWEEN[name in _DIVIDING].finditer(chunk)
        pieces = [(found.start(), found.end(), found.group()) for found in inside]
    else:
        pieces = [(0, len(chunk), _GENITIVE.sub("", chunk))]
    for start, end, piece in pieces:
        yield from _token(at + start, at + end, _PARTING.sub("", piece.replace(".", "")), name)


def _token(start: int, end: int, word: str, name: str) -> Iterator[Token]:
    """A word as a token; none where nothing is left of it."""
    folded = fold(word, name)
    if exact := "".join(folded.split()):
        yield Token(start, end, exact, marked(stem_of(folded, word, name), name))


def _pairs(chunk: str, at: int, name: str) -> Iterator[Token]:
    """Every two neighbouring characters, and the last alone, so that any one can be looked up as a beginning."""
    units = list(_UNIT.finditer(chunk))
    for number, unit in enumerate(units):
        last = units[min(number + 1, len(units) - 1)]
        pair = unit.group() + (last.group() if last is not unit else "")
        exact = fold(unicodedata.normalize("NFKC", pair), name)
        yield Token(at + unit.start(), at + last.end(), exact, marked(exact, name))


def marked(found: str, name: str) -> str:
    """A stem with the name of its language, so that it meets no other language's words."""
    return f"{found}/{name}"


def is_unit(text: str) -> bool:
    """Whether it is one character of a script whose words are not divided by spaces, with its marks."""
    return _UNIT.fullmatch(text) is not None


def last_word(text: str) -> tuple[int, int] | None:
    """Where the last word of a text stands, apostrophes being part of words; None where it has none."""
    places = [found.span() for found in _CHUNK.finditer(text)]
    return places[-1] if places else None
