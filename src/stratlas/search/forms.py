"""In which pieces of text a word stands: kept in the index, so that its marks are found without cutting a passage.

A piece is what stands between two spaces. For each word of each piece that any text of a language has, the index holds
a term: the word's key, the piece, and the word's place in it where it is not the whole piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stratlas.search.tokens import Token, has_unspaced, vocabulary

LONGEST = 1_000
"""Longer pieces are not kept: text without spaces is no word."""
_DIVIDER = "\x1f"
"""Python takes it for a space, so that no piece has it; tantivy does not, so that it divides no term."""


class Form(NamedTuple):
    """A word in a piece: its place, its number among the piece's words, and whether it is the last of them."""

    piece: str
    start: int
    end: int
    number: int
    is_last: bool


def stem_key(stem: str) -> str:
    """What the forms of a stem begin with; it carries its language."""
    return f"{stem}{_DIVIDER}"


def word_key(word: str, language: str) -> str:
    """What the forms of one whole word begin with."""
    return f"{beginning_key(word, language)}{_DIVIDER}"


def beginning_key(start: str, language: str) -> str:
    """What the forms of all words that begin so begin with."""
    return f"{language}={start}"


def written(piece: str, language: str) -> Iterator[str]:
    """The terms of a piece, under the stem and under the whole word of each of its words."""
    parts = vocabulary(language)[piece] if len(piece) <= LONGEST else ()
    for number, part in enumerate(parts):
        if has_unspaced(part.exact):
            continue
        place = _place(piece, part, number, len(parts))
        yield f"{stem_key(part.stem)}{piece}{place}"
        yield f"{word_key(part.exact, language)}{piece}{place}"


def _place(piece: str, part: Token, number: int, words: int) -> str:
    if words == 1 and part.end - part.start == len(piece):
        return ""
    return f"{_DIVIDER}{part.start},{part.end},{number},{words}"


def piece_of(term: str) -> str:
    """The piece that a term is of."""
    return term.split(_DIVIDER, 2)[1]


def form_of(term: str) -> Form:
    """What a term says."""
    _, piece, *place = term.split(_DIVIDER)
    if not place:
        return Form(piece, 0, len(piece), 0, True)
    start, end, number, words = map(int, place[0].split(","))
    return Form(piece, start, end, number, number == words - 1)
