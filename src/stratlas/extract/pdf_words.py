"""Lines of one block put together as one string, every character still knowing where it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from stratlas.extract.pdf_characters import HYPHENS
from stratlas.extract.pdf_lines import Line
from stratlas.extract.pdf_vocabulary import CUTS, Vocabulary

_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# What makes a string differ from its content: anything that is not plain letters, marks and single spaces.
_SPECIAL = re.compile(
    r"[\x00-\x1f\x7f-\xa0\xad\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\ufffe\uffff"
    r"\ud800-\udfff\ufb00-\ufb06\uf000-\uf0ff]"
)
_DROPPED = frozenset("\xad\u200b\u2060\ufeff\uffff")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Word's bullets come from symbol fonts, whose characters stand in the private use area.
_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-", "\uf0a8": "◆", "\uf076": "❖"}


_REPEATED = re.compile(r"-[^\W\d_]")
"""Some languages write the hyphen of a compound again where the word goes on."""

_TAIL = 40
"""So many characters before a line's end tell of the word that it cuts."""

_PAGE = 1 << 20
"""More characters than are read from one page."""


def is_plain(line: Line) -> bool:
    """Whether a line is a block's string as it stands, in one stretch of its page's characters."""
    string, index = line.parts[0]
    plain = len(line.parts) == 1 and index >= 0 and not _is_special(string)
    return plain and unicodedata.is_normalized("NFC", string)


def _is_special(string: str) -> bool:
    if "  " in string:
        return True
    return not string.isprintable() if string.isascii() else _SPECIAL.search(string) is not None


class Joiner:
    """Collects lines; `result` is the block's string and, for the Builder, where its stretches come from."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._strings: list[str] = []
        self._indices: list[int] = []
        """Where each string's first character comes from, the others following it: so many `_PAGE` as pages were
        turned, and the index on that page; -1 for “from nowhere”."""
        self._page = 0

    def turn(self) -> None:
        """Turns to the next page: what is added from now on comes from there."""
        self._page += 1

    def add(self, line: Line) -> None:
        """Adds the next line, with whatever belongs between it and the one before."""
        raised = line.marks and line.marks[0].sure and line.marks[0].start == line.parts[0][1]
        if self._strings and not raised:
            self._between(line.text)
        for string, own in line.parts:
            index = own if own < 0 else own + self._page * _PAGE
            if index < 0 or _is_special(string):
                self._add_special(string, index)
            elif string:
                self._add(string, index)
        while self._ends_in(" "):
            self._drop_last()

    def result(self) -> tuple[str, list[tuple[int, int]], list[int]]:
        """The string in NFC, (offset, index) pairs where a stretch begins, and offsets where a next page begins.

        The index is -1 for “from nowhere”.
        """
        while self._ends_in("\xad"):
            self._drop_last()
        string = "".join(self._strings)
        if not unicodedata.is_normalized("NFC", string):
            self._compose()
            string = "".join(self._strings)
            if not unicodedata.is_normalized("NFC", string):
                composed = unicodedata.normalize("NFC", string)
                return composed, [], [len(composed)] * self._page
        stretches = _stretches(self._strings, self._indices)
        turns = [
            next((offset for offset, index in stretches if index >= page * _PAGE), len(string))
            for page in range(1, self._page + 1)
        ]
        return string, [(offset, index if index < 0 else index % _PAGE) for offset, index in stretches], turns

    def _between(self, text: str) -> None:
        last = self._strings[-1][-1]
        if last not in CUTS:
            self._add_character(" ", -1)
            return
        tail = "".join(self._strings[-_TAIL:])[-_TAIL:-1]
        before, after = _LAST_WORD.search(tail), _FIRST_WORD.match(text)
        if before is None:
            # A dash after a space, or after a number: “2010 -” goes on as another word, “2010-” does not.
            if not tail or tail[-1] == " ":
                self._add_character(" ", -1)
            return
        if last == "\xad" or _REPEATED.match(text):
            self._drop_last()
        elif after is None:
            if not text[:1].isdigit():
                self._add_character(" ", -1)
        elif self._vocabulary.is_suspended(before[0], after[0]) and after[0].islower():
            self._add_character(" ", -1)
        elif not _is_address(tail) and self._is_broken(before[0], after[0], tail, text):
            self._drop_last()

    def _is_broken(self, before: str, after: str, tail: str, text: str) -> bool:
        """Whether two halves with a hyphen between them were one word before the line's end."""
        if before[-1].islower() and after[0].islower():
            return not self._vocabulary.keeps_hyphen(before, after, inside=tail.endswith(f"-{before}"))
        if min(len(before), len(after)) > 1 and before.isupper() and after.isupper():
            # In a line of small letters, words in capitals are abbreviations.
            return (tail.isupper() or text.isupper()) and self._vocabulary.joins_capitals(before, after)
        return False

    def _add_special(self, string: str, index: int) -> None:
        for at, character in enumerate(string):
            self._add_character(character, index + at if index >= 0 else -1)
        if string.endswith("\xad"):
            self._add("\xad", -1)

    def _add_character(self, character: str, index: int) -> None:
        if character in HYPHENS:
            character = "-"
        elif character.isspace():
            if not self._strings or self._ends_in(" "):
                return
            character = " "
        elif character in _DROPPED or unicodedata.category(character) == "Cc":
            return
        elif "\ud800" <= character <= "\udfff":
            character = "\ufffd"
        for letter in _LIGATURES.get(character) or _SYMBOLS.get(character, character):
            self._add(letter, index)

    def _add(self, string: str, index: int) -> None:
        self._strings.append(string)
        self._indices.append(index)

    def _ends_in(self, character: str) -> bool:
        return bool(self._strings) and self._strings[-1][-1] == character

    def _drop_last(self) -> None:
        self._strings[-1] = self._strings[-1][:-1]
        if not self._strings[-1]:
            self._strings.pop()
            self._indices.pop()

    def _compose(self) -> None:
        """Normalises each letter together with its marks; what it becomes comes from where the letter stood."""
        string = "".join(self._strings)
        sources = [
            index + at if index >= 0 else -1
            for own, index in zip(self._strings, self._indices, strict=True)
            for at in range(len(own))
        ]
        strings, indices, at = list[str](), list[int](), 0
        while at < len(string):
            end = at + 1
            while end < len(string) and unicodedata.combining(string[end]):
                end += 1
            composed = unicodedata.normalize("NFC", string[at:end])
            strings.extend(composed)
            # Marks that stay on their own, one for one, keep their own places.
            indices.extend(sources[at:end] if len(composed) == end - at else [sources[at]] * len(composed))
            at = end
        self._strings, self._indices = strings, indices


def _is_address(tail: str) -> bool:
    """Whether the last word is part of a web or mail address, where every hyphen counts."""
    word = tail.rpartition(" ")[2]
    return "/" in word or "@" in word or word.startswith("www.")


def _stretches(strings: Sequence[str], indices: Sequence[int]) -> list[tuple[int, int]]:
    """(offset, index) wherever what stands in these strings does not follow what stands before it."""
    result: list[tuple[int, int]] = []
    expected, offset = None, 0
    for string, index in zip(strings, indices, strict=True):
        if index != expected:
            result.append((offset, index))
        offset += len(string)
        expected = index + len(string) if index >= 0 else -1
    return result
