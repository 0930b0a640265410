"""How alike two stretches of words are, and in which words they differ."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from stratlas.anchors import characters
from stratlas.anchors.characters import BREAK, DASH, HYPHEN, SOFT, SPACE
from stratlas.anchors.results import Difference

_DIVIDED = "\x00"
"""Stands where a word is divided at a line's end, until it is known whether its hyphen belongs to it."""

_DIVISION = re.compile(r"(?<=[^\W\d_])\x01\x02+(?=[^\W\d_])")
_QUOTES = re.compile("''+|,,+")
_TOKEN = re.compile(r"\S+")
ALMOST = 0.999
"""The highest score of words that are not the same."""


def compare(quote: str, text: str) -> tuple[float, tuple[Difference, ...]]:
    """The score of two stretches, and where they differ, word by word.

    The score is the normalised Levenshtein similarity of both with typesetting undone, white space as one space, and
    case folded; diacritics, punctuation and spaces count. It is held below 1: only the same words score that.
    """
    ours, theirs = _words(quote), _words(text)
    ours, theirs = _settled(ours, theirs), _settled(theirs, ours)
    folded = [_line(words).casefold() for words in (ours, theirs)]
    score = round(min(ALMOST, Levenshtein.normalized_similarity(*folded)), 4)
    return score, _differences(ours, theirs)


def _differences(ours: list[str], theirs: list[str]) -> tuple[Difference, ...]:
    found = []
    quote_at = text_at = -1
    for step in Levenshtein.opcodes(ours, theirs):
        if step.tag == "equal":
            if quote_at >= 0:
                found.append((slice(quote_at, step.src_start), slice(text_at, step.dest_start)))
            quote_at = text_at = -1
        elif quote_at < 0:
            quote_at, text_at = step.src_start, step.dest_start
    if quote_at >= 0:
        found.append((slice(quote_at, None), slice(text_at, None)))
    return tuple(Difference(_line(ours[quote]), _line(theirs[text])) for quote, text in found)


def _words(string: str) -> list[str]:
    """The words with their marks; a character of a script without spaces is a word of its own."""
    spread = "".join(map(_spread, string))
    spread = _DIVISION.sub(_DIVIDED, spread).replace("\x01", "-").replace("\x02", " ")
    return _TOKEN.findall(_QUOTES.sub("'", spread))


def _spread(char: str) -> str:
    kind = characters.gap_class(char)
    if not kind:
        form = characters.strict_form(char)
        return f" {form} " if characters.ideographic(char) else form
    if kind & (HYPHEN | SOFT):
        return "\x01" if kind & HYPHEN else ""
    if kind & DASH:
        return "-"
    return "\x02" if kind & BREAK else " " if kind & SPACE else ""


def _settled(words: list[str], others: list[str]) -> list[str]:
    """Divided words with the hyphen where the other side has it, else without."""
    if not any(_DIVIDED in word for word in words):
        return words
    known = set(others)
    settled = []
    for word in words:
        hyphened = word.replace(_DIVIDED, "-")
        settled.append(hyphened if hyphened in known else word.replace(_DIVIDED, ""))
    return settled


def _line(words: list[str]) -> str:
    line: list[str] = []
    for word in words:
        if line and not (characters.ideographic(word[0]) and characters.ideographic(line[-1][-1])):
            line.append(" ")
        line.append(word)
    return "".join(line)
