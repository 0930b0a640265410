"""Where what is looked for stands in a passage of an index, by what the index knows of its words (`forms.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from stratlas.search.forms import Form, beginning_key, form_of, piece_of
from stratlas.search.index import Reader
from stratlas.search.tokens import has_word
from stratlas.search.wanted import Sought

_PIECE = re.compile(r"[^\s\x1c-\x1f]+")

Place = tuple[int, int, str]
"""Start in the passage, end with a minus (so that the longer of two sorts first), and how the query has it."""
_Sequences = list[tuple[int, tuple[str, ...]]]


class _Held(NamedTuple):
    """The words of a piece that match: single ones, and those that longer sequences begin with."""

    alone: list[Place]
    first: list[tuple[Form, int, tuple[str, ...]]]


class Known:
    """The pieces of text that hold what is looked for in one language."""

    def __init__(self, sought: Sought, language: str) -> None:
        self._labels, self._language = sought.labels, language
        self._terms: dict[str, list[tuple[str, _Sequences]]] = {}
        """Piece → what the index says of it, which is read when the piece is met."""
        self._held: dict[str, _Held] = {}
        self._inside: dict[tuple[str, int, str], Form] = {}
        """Piece, number of a word in it and key → that word, where it may be part of a longer sequence."""
        self._pieces: frozenset[str] = frozenset()

    @classmethod
    def read(cls, sought: Sought, language: str, reader: Reader) -> Known | None:
        """Asks an index; None where there are too many pieces."""
        made = cls(sought, language)
        asked: list[tuple[str, _Sequences]] = list(sought.sequences.items())
        asked += [(beginning_key(start, language), [(number, ())]) for start, number in sought.beginnings]
        for key, sequences in asked:
            terms = reader.forms(key)
            if terms is None:
                return None
            for term in terms:
                made._terms.setdefault(piece_of(term), []).append((term, sequences))
        longer = [rest for found in sought.sequences.values() for _, rest in found if rest]
        for key in dict.fromkeys(chain.from_iterable(longer)):
            terms = reader.forms(key)
            if terms is None:
                return None
            made._inside.update(((form.piece, form.number, key), form) for form in map(form_of, terms))
        made._pieces = frozenset(made._terms)
        return made

    def places(self, words: str) -> list[Place]:
        """All places in a passage."""
        found = list[Place]()
        for piece in self._pieces.intersection(words.split()):
            held = self._held.get(piece) or self._read(piece)
            size, start = len(piece), words.find(piece)
            while start >= 0:
                if _is_whole(words, start, start + size):
                    found += [(start + begin, end - start, label) for begin, end, label in held.alone]
                    if held.first:
                        found += self._longer(words, piece, start)
                start = words.find(piece, start + 1)
        return found

    def _read(self, piece: str) -> _Held:
        held = self._held[piece] = _Held([], [])
        for term, sequences in self._terms[piece]:
            form = form_of(term)
            for number, rest in sequences:
                if rest:
                    held.first.append((form, number, rest))
                else:
                    held.alone.append((form.start, -form.end, self._labels[number]))
        return held

    def _longer(self, words: str, piece: str, start: int) -> Iterator[Place]:
        """The sequences that begin in the piece which stands there."""
        for first, number, rest in self._held[piece].first:
            form, at, here = first, start, piece
            for key in rest:
                place = form.number + 1
                if form.is_last:
                    at, here = self._next(words, at + len(here))
                    place = 0
                following = self._inside.get((here, place, key))
                if following is None:
                    break
                form = following
            else:
                yield start + first.start, -at - form.end, self._labels[number]

    def _next(self, words: str, end: int) -> tuple[int, str]:
        """Where the next piece stands that has a word, and that piece; an empty one where there is none."""
        for found in _PIECE.finditer(words, end):
            if has_word(found.group(), self._language):
                return found.start(), found.group()
        return len(words), ""


def _is_whole(words: str, start: int, end: int) -> bool:
    """Whether what stands there stands between two spaces."""
    return (start == 0 or words[start - 1].isspace()) and (end == len(words) or words[end].isspace())
