"""Letters without case, diacritics, script and typesetting, as a language has them: what is compared.

A fold is made character by character (a table that fills itself), then the spellings of one sound are put together.
`native` keeps the script, for stemmers that know no other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from stratlas.search.languages import analyser
from stratlas.search.scripts import EVERYWHERE, LETTERS, SPELLINGS

# Marks that are no part of a letter: accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, kana excluded.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f]"
)
_INVISIBLE = frozenset("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_KEPT = frozenset("йїўѓќ")
"""Letters whose mark makes another letter of them; without it they would be и, і, у, г and к."""


def fold(text: str, language: str) -> str:
    """The letters that are compared; the same for all spellings, scripts and cases of a word in that language.

    Punctuation and spaces stay.
    """
    name = analyser(language)
    folded = unicodedata.normalize("NFC", text).translate(_table(name, script=False))
    for pattern, letters in SPELLINGS.get(name, ()):
        folded = pattern.sub(letters, folded)
    return folded


def native(text: str, language: str) -> str:
    """Case and diacritics folded, and the script kept."""
    return unicodedata.normalize("NFC", text).translate(_table(analyser(language), script=True))


class _Table(dict[int, str]):
    """Folds of characters, made when they are first met."""

    def __init__(self, letters: dict[str, str]) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, code: int) -> str:
        self[code] = made = self._fold(chr(code))
        return made

    def _fold(self, char: str) -> str:
        if char in _INVISIBLE:
            return ""
        plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", char).casefold())
        return "".join(self._letter(letter) for letter in plain)

    def _letter(self, char: str) -> str:
        if char in self._letters:
            return self._letters[char]
        if char in _KEPT:
            return char
        if char.isdecimal():
            return str(unicodedata.decimal(char))
        bare = _MARKS.sub("", unicodedata.normalize("NFD", char))
        return "".join(self._letters.get(letter, letter) for letter in unicodedata.normalize("NFC", bare))


@cache
def _table(name: str, *, script: bool) -> _Table:
    own = LETTERS.get(name, {})
    letters = {char: "".join(own.get(letter, letter) for letter in other) for char, other in EVERYWHERE.items()}
    letters |= own
    if script:
        letters = {char: other for char, other in letters.items() if not _of_another_script(char)}
    return _Table(letters)


def _of_another_script(char: str) -> bool:
    return "\u0370" <= char <= "\u052f"
