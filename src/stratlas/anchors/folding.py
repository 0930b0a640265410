"""Whole strings in the two foldings, as arrays that lead every folded character back to its place.

No loop over characters runs in Python: only the distinct characters of a string are looked up one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stratlas.anchors import characters
from stratlas.anchors.characters import BREAK, DASH, HYPHEN, IGNORED, QUOTE, SOFT, SPACE, ZERO

Codes = npt.NDArray[np.uint32]
Offsets = npt.NDArray[np.int64]
Flags = npt.NDArray[np.uint8]

# What a gap between two characters may be read as, one bit each. Two gaps agree where they share a reading:
# a hyphen at a line's end may be part of the word or not, so it has several.
NONE, SPACED, DASHED, SPACE_DASH, DASH_SPACE, SPACED_DASH = 1, 2, 4, 8, 16, 32

_QUOTE, _COMMA = ord(QUOTE), ord(",")


@dataclass(frozen=True, slots=True)
class Strict:
    """A string with its typesetting undone.

    `key` leaves out all gaps; character `i` of it stands at `starts[i]:ends[i]`, and `gaps[i]` are the readings of what
    lies before it. `leading` and `trailing` say whether a dash stands outside the first and the last of them.
    """

    key: str
    starts: Offsets
    ends: Offsets
    gaps: Flags
    leading: bool
    trailing: bool


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and digits of a string without case and diacritics; `starts[i]` is the place of the i-th."""

    string: str
    codes: Codes
    starts: Offsets


def strict(string: str) -> Strict:
    """Folds a string the strict way."""
    codes = _codes(string)
    keys, at = _translate(codes, characters.strict_form)
    keys, at, ends = _join_quotes(keys, at)
    if not len(keys):
        return Strict("", at, ends, np.zeros(0, np.uint8), False, False)
    classes = _lookup(codes, characters.gap_class)
    leading = bool((classes[: at[0]] & DASH).any())
    trailing = bool((classes[ends[-1] :] & DASH).any())
    return Strict(_string(keys), at, ends, _gaps(codes, classes, at, ends), leading, trailing)


def letters(string: str) -> Letters:
    """Folds a string the loose way."""
    found, at = _translate(_codes(string), characters.loose_form)
    return Letters(_string(found), found, at)


def grams(found: Letters, size: int) -> npt.NDArray[np.uint16]:
    """A 16-bit hash of each run of `size` letters."""
    count = len(found.codes) - size + 1
    if count <= 0:
        return np.zeros(0, np.uint16)
    mixed = found.codes[:count].copy()
    for step in range(1, size):
        mixed *= np.uint32(0x01000193)
        mixed += found.codes[step : step + count]
    mixed *= np.uint32(0x9E3779B1)
    return (mixed >> np.uint32(16)).astype(np.uint16)


def _codes(string: str) -> Codes:
    return np.frombuffer(string.encode("utf-32-le", "surrogatepass"), np.uint32)


def _string(codes: Codes) -> str:
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def _distinct(codes: Codes) -> list[int]:
    seen = np.zeros(int(codes.max(initial=0)) + 1, np.bool_)
    seen[codes] = True
    return [int(code) for code in np.flatnonzero(seen)]


def _lookup(codes: Codes, kind: Callable[[str], int]) -> Flags:
    table = np.zeros(int(codes.max(initial=0)) + 1, np.uint8)
    for code in _distinct(codes):
        table[code] = kind(chr(code))
    return table[codes]


def _translate(codes: Codes, form: Callable[[str], str]) -> tuple[Codes, Offsets]:
    """Every character's form, which may be nothing or several characters, and where each of them came from."""
    top = int(codes.max(initial=0)) + 1
    sizes, first = np.zeros(top, np.uint8), np.zeros(top, np.int64)
    pool: list[str] = []
    at = 0
    for code in _distinct(codes):
        text = form(chr(code))
        sizes[code], first[code] = len(text), at
        pool.append(text)
        at += len(text)
    flat = _codes("".join(pool))
    counts = sizes[codes]
    if sizes.max(initial=0) <= 1:
        origin = np.flatnonzero(counts)
        return flat[first[codes[origin]]] if len(flat) else flat, origin
    origin = np.repeat(np.arange(len(codes)), counts)
    begins = np.cumsum(counts, dtype=np.int64) - counts
    within = np.arange(len(origin)) - begins[origin]
    return flat[first[codes[origin]] + within], origin


def _join_quotes(keys: Codes, at: Offsets) -> tuple[Codes, Offsets, Offsets]:
    """Makes one mark of '' and of ,, as of the mark that they stand for."""
    follows = np.zeros(len(keys), np.bool_)
    follows[1:] = at[1:] == at[:-1] + 1
    commas = keys == _COMMA
    pairs = np.zeros(len(keys), np.bool_)
    pairs[1:] = commas[1:] & commas[:-1] & follows[1:]
    pairs[:-1] |= pairs[1:]
    quotes = (keys == _QUOTE) | pairs
    if pairs.any():
        keys = np.where(pairs, np.uint32(_QUOTE), keys)
    doubled = np.zeros(len(keys), np.bool_)
    doubled[1:] = quotes[1:] & quotes[:-1] & follows[1:]
    kept = np.flatnonzero(~doubled)
    last = np.append(kept[1:], len(keys))[: len(kept)] - 1
    return keys[kept], at[kept], at[last] + 1


def _gaps(codes: Codes, classes: Flags, starts: Offsets, ends: Offsets) -> Flags:
    """The readings of the gap before each key character."""
    gaps = np.full(len(starts), NONE, np.uint8)
    here = np.flatnonzero(starts[1:] > ends[:-1]) + 1
    if not len(here):
        return gaps
    begin, end = ends[here - 1], starts[here]
    bounds = np.stack((begin, end), axis=1).ravel()
    held = np.bitwise_or.reduceat(classes, bounds)[::2]
    # what is invisible may stand anywhere beside a space or a dash
    seen = np.flatnonzero(classes & (ZERO | IGNORED) == 0)
    first = classes[seen[np.searchsorted(seen, begin)]]
    last = classes[seen[np.searchsorted(seen, end) - 1]]
    left, right = codes[begin - 1], codes[end]
    gaps[here] = _readings(held, first, last, _sides(left), _sides(right))
    return gaps


# what a neighbour of a gap is, for _readings
_LETTER, _WORDLIKE, _UNSPACED, _GUILLEMET = 1, 2, 4, 8


def _sides(codes: Codes) -> Flags:
    def kind(char: str) -> int:
        return (
            (_LETTER if char.isalpha() or characters.strict_form(char).isalpha() else 0)
            | (_WORDLIKE if char.isalnum() else 0)
            | (_UNSPACED if characters.unspaced(char) else 0)
            | (_GUILLEMET if char in characters.GUILLEMETS else 0)
        )

    return _lookup(codes, kind)


def _readings(
    held: Flags,
    first: Flags,
    last: Flags,
    left: Flags,
    right: Flags,
) -> Flags:
    before, after = first & SPACE > 0, last & SPACE > 0
    space, dash = held & SPACE > 0, held & DASH > 0
    plain = np.where(space, SPACED, np.where(held & ZERO > 0, NONE | SPACED, NONE))
    plain = np.where(space & ((left | right) & _UNSPACED > 0), NONE, plain)
    plain = np.where(space & ((left | right) & _GUILLEMET > 0), NONE | SPACED, plain)
    plain = np.where(space & (held & SOFT > 0), NONE | DASHED | SPACED, plain)
    dashed = np.choose(before * 2 + after, (DASHED, DASH_SPACE, SPACE_DASH, SPACED_DASH))
    broken = dash & (held & BREAK > 0) & ~before & (left & right & _WORDLIKE > 0)
    dashed = np.where(broken, DASHED | DASH_SPACE, dashed)
    divided = broken & (first & (HYPHEN | SOFT) > 0) & (left & right & _LETTER > 0)
    dashed = np.where(divided, NONE | DASHED | DASH_SPACE, dashed)
    return np.where(dash, dashed, plain).astype(np.uint8)
