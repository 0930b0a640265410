"""Cutting a text into the words that are searched.

What a word is depends on the language: an elided article (`l’Europe`) is a word, a Turkish ending after the apostrophe
is none, and where words are not divided by spaces (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese) every two
neighbouring characters are one, so that any run of characters is a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from stratlas.search.folding import fold
from stratlas.search.languages import analyser
from stratlas.search.stemming import stem

_KEPT_WORDS, _KEPT_PIECES, _LONGEST_KEPT = 400_000, 100_000, 40
_BUCKET = 2
"""Words that were met are found by so many of their first letters."""
_NONE: frozenset[str] = frozenset()
_APOSTROPHES = "'’ʼ‘`´ʻ"
_ELIDING = frozenset({"fr", "it", "ca", "oc", "pt", "sq", "lb", "mt", "wa"})
"""Languages in which both sides of an apostrophe are words."""
_SUFFIXING = frozenset({"tr", "az", "tk", "kk"})
"""Languages in which an apostrophe divides a name from its ending."""
_DIVIDING = frozenset({"fa", "ur", "ckb", "ps"})
"""Languages whose words are divided by the zero-width non-joiner."""

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
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]").search
_UNIT = re.compile(f"[{_UNSPACED}][{_MARKS}\uff9e\uff9f]*")
_PARTING = re.compile(f"[{_APOSTROPHES}]")
_BETWEEN = (re.compile(f"[^{_APOSTROPHES}]+"), re.compile("[^\u200c]+"))
_GENITIVE = re.compile(f"[{_APOSTROPHES}]s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: its place there, what `exact:` compares, and its stem with the mark of its language."""

    start: int
    end: int
    exact: str
    stem: str


@dataclass(frozen=True, slots=True)
class Analysed:
    """A text as it is indexed: the words and the stems of its tokens, one for one, each joined by single spaces."""

    exact: str
    stems: str


def tokens(text: str, language: str) -> list[Token]:
    """The words of a text, in order."""
    return [Token(at + part.start, at + part.end, part.exact, part.stem) for at, part in placed(text, language)]


def placed(text: str, language: str) -> list[tuple[int, Token]]:
    """The words of a text, each with its place in a piece, and where that piece begins; fast, as `analysed` is."""
    known, found, end = vocabulary(language), [], 0
    for piece in pieces(text):
        at = text.index(piece, end)
        found += [(at, part) for part in known[piece]]
        end = at + len(piece)
    return found


def pieces(text: str) -> list[str]:
    """What a text is cut into before anything is asked of its language: no word stands in two pieces.

    What stands between spaces, as that is the quickest; words of scripts without spaces may go on behind one.
    """
    return text.split() if text.isascii() or not _HAS_UNSPACED(text) else _CHUNK.findall(text)


def analysed(text: str, language: str) -> Analysed:
    """The same words without their places, joined; fast, as pieces that were met before are known."""
    words = _words(analyser(language))
    if len(words) > _KEPT_WORDS:
        words.clear()
    found = list(map(words.__getitem__, pieces(text)))
    return Analysed(
        " ".join([exact for exact, _ in found if exact]), " ".join([stems for exact, stems in found if exact])
    )


class _Words(dict[str, tuple[str, str]]):
    """What pieces of text are indexed as, in one language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, piece: str) -> tuple[str, str]:
        parts = _cut(piece, self._language)
        made = " ".join([part.exact for part in parts]), " ".join([part.stem for part in parts])
        if len(piece) < _LONGEST_KEPT:
            self[piece] = made
        return made


class Vocabulary(dict[str, tuple[Token, ...]]):
    """Pieces of text that were met, with their words, in one language; and which of them have a given word or stem."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.state = object()
        """Another one whenever a piece was met for the first time."""
        self._language = language
        self._by_stem: dict[str, set[str]] = {}
        self._by_word: dict[str, dict[str, set[str]]] = {}

    def __missing__(self, piece: str) -> tuple[Token, ...]:
        parts = _cut(piece, self._language)
        if len(piece) < _LONGEST_KEPT:
            for part in parts:
                self._by_stem.setdefault(part.stem, set()).add(piece)
                self._by_word.setdefault(part.exact[:_BUCKET], {}).setdefault(part.exact, set()).add(piece)
            self.state = object()
            self[piece] = parts  # last, so that no other thread knows it before it can be found
        return parts

    def clear(self) -> None:
        """Forgets all of them."""
        super().clear()
        self._by_stem.clear()
        self._by_word.clear()
        self.state = object()

    def having(self, stems: Iterable[str], words: Iterable[str], beginnings: Iterable[str]) -> frozenset[str]:
        """The pieces with any of these stems, of these whole words, or with a word that begins so."""
        found = [self._by_stem.get(stem, _NONE) for stem in stems]
        found += [self._by_word.get(word[:_BUCKET], {}).get(word, _NONE) for word in words]
        for start in beginnings:
            # as lists, because other threads may add to them
            buckets = [own for key, own in list(self._by_word.items()) if key.startswith(start[:_BUCKET])]
            found += [own for bucket in buckets for word, own in list(bucket.items()) if word.startswith(start)]
        return _NONE.union(*found)


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
    return tuple(
        Token(found.start() + part.start, found.start() + part.end, part.exact, part.stem)
        for found in _CHUNK.finditer(piece)
        for part in _cut_chunk(found.group(), name)
    )


def _cut_chunk(chunk: str, name: str) -> Iterator[Token]:
    if _UNIT.match(chunk):
        return _pairs(chunk, name)
    return _parts(chunk, name)


def _parts(chunk: str, name: str) -> Iterator[Token]:
    """The words of a stretch without spaces."""
    if name in _SUFFIXING:
        kept = _PARTING.split(chunk, maxsplit=1)[0]
        pieces = [(0, len(chunk), kept)]
    elif name in _ELIDING or name in _DIVIDING:
        inside = _BETWEEN[name in _DIVIDING].finditer(chunk)
        pieces = [(found.start(), found.end(), found.group()) for found in inside]
    else:
        pieces = [(0, len(chunk), _GENITIVE.sub("", chunk))]
    for start, end, piece in pieces:
        word = _PARTING.sub("", piece.replace(".", ""))
        if exact := "".join(fold(word, name).split()):
            yield Token(start, end, exact, marked(stem(word, name), name))


def _pairs(chunk: str, name: str) -> Iterator[Token]:
    """Every two neighbouring characters, and the last alone, so that any one can be looked up as a beginning."""
    units = list(_UNIT.finditer(chunk))
    for at, unit in enumerate(units):
        last = units[min(at + 1, len(units) - 1)]
        pair = unit.group() + (last.group() if last is not unit else "")
        exact = fold(unicodedata.normalize("NFKC", pair), name)
        yield Token(unit.start(), last.end(), exact, marked(exact, name))


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
