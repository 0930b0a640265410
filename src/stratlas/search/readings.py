"""What the words of a query are in an index of several languages.

Nobody says what language a query is in: it is read in every language of the index, and a passage is found where its
own language's reading of the query is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from stratlas.search.languages import analyser
from stratlas.search.tokens import Token, tokens

Reading = tuple[str, ...]
"""Tokens that follow one another: one for most words, several for `counter-terrorism`, `l’Europe` and 国家安全."""
_NONE: frozenset[Reading] = frozenset()
_KEPT = 10_000
"""So many readings are kept: a query is read where it is asked, where its matches are marked, and on the next page."""

_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
_COMPOUND = re.compile(
    r"\b(?:counter|cyber|anti|multi|euro|geo|bio|non|co(?=op|ord)|ciber|kyber|küber|kiber|sajber|kontra|contra|protiv"
    r"|кибер|кібер|сајбер|контра|анти|мулти)(?=\w{4})",
    re.IGNORECASE,
)
"""The first parts of compounds that are written with a hyphen as often as without."""


def readings(text: str, languages: Iterable[str], *, exact: bool = False) -> frozenset[Reading]:
    """What a word or phrase may be in these languages: stems as they are indexed, or whole words where `exact`.

    Each reading is a phrase of its own, none of them empty; there are none where the text has no word.
    Compounds are read with and without their hyphen.
    """
    names = {analyser(language) for language in languages}
    return _NONE.union(*(_readings(text, name, exact=exact) for name in names))


@lru_cache(_KEPT)
def _readings(text: str, language: str, *, exact: bool) -> frozenset[Reading]:
    found = set()
    for spelling in _spellings(text):
        sequence = _whole(tokens(spelling, language))
        found.add(tuple([token.exact if exact else token.stem for token in sequence]))
    return frozenset(filter(None, found))


def beginnings(word: str, languages: Iterable[str]) -> frozenset[str]:
    """What the words that begin with it begin with, as they are in the field of whole words."""
    sequences = (tokens(word, name) for name in sorted({analyser(language) for language in languages}))
    return frozenset(_whole(sequence)[-1].exact for sequence in sequences if sequence)


@lru_cache(_KEPT)
def _spellings(text: str) -> frozenset[str]:
    """`cyber-security` may be written `cybersecurity`, and the other way round."""
    return frozenset({text, _HYPHEN.sub("", text), _COMPOUND.sub(r"\g<0>-", text)})


def _whole(sequence: list[Token]) -> list[Token]:
    """Without the single character after a run of pairs: it stands before other characters in a text."""
    if len(sequence) < 2:
        return sequence
    follows = {id(right) for left, right in pairwise(sequence) if right.start < left.end and right.end == left.end}
    return [token for token in sequence if id(token) not in follows]
