"""What pdfium says of the characters of a page, asked for many of them in one go.

A page has some hundred words, and each is asked for its place. The functions here are pdfium's own, but called without
ctypes checking every argument and letting other threads run meanwhile: so they take a quarter of the time. What they
answer is kept as columns of numbers, one row for each character asked about.
"""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

Rectangle = tuple[float, float, float, float]
"""left, bottom, right, top"""

_MOST = 128
"""So many characters are asked about in one go."""

_NAME = 256
"""Bytes of the longest name of a font that is looked at."""

_UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

HYPHENS = "\x02\ufffe"
"""What pdfium writes for a hyphen at a line's end, leaving out the line break itself."""

_LETTER, _BLANK, _BREAK, _HYPHEN = range(4)
_KINDS = np.array([_BLANK if chr(code).isspace() else _LETTER for code in range(0x10000)], np.uint8)
"""What each character is for finding words; those beyond the table are letters, as its last one is."""
_KINDS[0] = _BLANK
_KINDS[[ord("\r"), ord("\n")]] = _BREAK
_KINDS[[ord(hyphen) for hyphen in HYPHENS]] = _HYPHEN

_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18


class Stances(NamedTuple):
    """How characters stand: their origins on the page, sizes, and directions in quarters counter-clockwise."""

    x: Numbers
    y: Numbers
    size: Numbers
    turn: Integers


def characters_of(handle: Any, count: int) -> str:
    """The page's characters, exactly one for each pdfium index (NUL where pdfium has none to give)."""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(handle, 0, count, buffer) - 1
    if written == count:
        string = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(string) == count:
            return string
    # Some characters are left out of pdfium's text, or take two of its units: ask one by one.
    codes = list(map(direct("FPDFText_GetUnicode", ctypes.c_uint), repeat(handle), range(count)))
    for at in range(count - 1):
        if 0xD800 <= codes[at] < 0xDC00 <= codes[at + 1] < 0xE000:
            codes[at] = 0x10000 + ((codes[at] - 0xD800) << 10) + codes[at + 1] - 0xDC00
            codes[at + 1] = 0
    return "".join(chr(code) if code < 0x110000 else "\x00" for code in codes)


class Words(NamedTuple):
    """A page's words: where they begin and end, and which of them begin a line of pdfium's."""

    starts: Integers
    ends: Integers
    firsts: Integers


def words_of(characters: str) -> Words:
    """The words of a page's characters; a line ends at pdfium's breaks and after its hyphens."""
    codes = np.frombuffer(characters.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _KINDS.take(codes, mode="clip")
    is_hyphen = kinds == _HYPHEN
    inside = (kinds == _LETTER) | is_hyphen
    goes_on = inside[:-1] & inside[1:] & ~is_hyphen[:-1]
    starts = np.flatnonzero(np.concatenate([inside[:1], inside[1:] & ~goes_on]))
    ends = np.flatnonzero(np.concatenate([inside[:-1] & ~goes_on, inside[-1:]])) + 1
    ended = np.cumsum(is_hyphen | (kinds == _BREAK)) - is_hyphen
    lines = ended[starts]
    return Words(starts, ends, np.flatnonzero(np.diff(lines, prepend=-1)))


class Font(NamedTuple):
    """A font's name, and whether it is bold, as it says or its name does."""

    name: bytes
    bold: bool


class Asker:
    """Asks about characters of text pages, keeping the room that pdfium writes its answers to.

    Every index must be that of a character of the page.
    """

    def __init__(self) -> None:
        self._floats = (ctypes.c_float * (6 * _MOST))()
        self._doubles = (ctypes.c_double * (4 * _MOST))()
        self._singles = np.ctypeslib.as_array(self._floats)
        self._numbers = np.ctypeslib.as_array(self._doubles)
        self._boxes = _room(self._floats, 4)
        self._matrices = _room(self._floats, 6)
        self._across, self._up = _room(self._doubles, 2), _room(self._doubles, 2, 1)
        self._edges = [_room(self._doubles, 4, at) for at in range(4)]
        self._box = direct("FPDFText_GetLooseCharBox")
        self._ink = direct("FPDFText_GetCharBox")
        self._size = direct("FPDFText_GetFontSize", ctypes.c_double)
        self._matrix = direct("FPDFText_GetMatrix")
        self._origin = direct("FPDFText_GetCharOrigin")
        self._object = direct("FPDFText_GetTextObject", ctypes.c_void_p)
        self._font = direct("FPDFTextObj_GetFont", ctypes.c_void_p, ctypes.c_void_p)
        self._fill = direct("FPDFText_GetFillColor")
        self._shades = (ctypes.c_uint * (4 * _MOST))()
        self._colours = [_room(self._shades, 4, at) for at in range(4)]

    def boxes(self, handle: Any, indices: Sequence[int]) -> Numbers:
        """Left, bottom, right and top of characters, each as wide as it pushes on what follows it."""
        result = np.empty((len(indices), 4))
        for rows, part in _parts(indices):
            _do(map(self._box, repeat(handle), part, self._boxes))
            result[rows] = self._singles[: 4 * len(part)].reshape(-1, 4)
        # pdfium writes left, top, right, bottom.
        return result[:, [0, 3, 2, 1]]

    def stances(self, handle: Any, indices: Sequence[int]) -> Stances:
        """How characters stand."""
        sizes, matrices, points = np.empty(len(indices)), np.empty((len(indices), 6)), np.empty((len(indices), 2))
        for rows, part in _parts(indices):
            sizes[rows] = list(map(self._size, repeat(handle), part))
            known = np.array(list(map(self._matrix, repeat(handle), part, self._matrices)), np.bool_)
            _do(map(self._origin, repeat(handle), part, self._across, self._up))
            matrices[rows] = np.where(known[:, None], self._singles[: 6 * len(part)].reshape(-1, 6), _UPRIGHT)
            points[rows] = self._numbers[: 2 * len(part)].reshape(-1, 2)
        a, b, c, d = matrices[:, :4].T
        turns = np.where(np.abs(b) > np.abs(a), np.where(b > 0, 1, 3), np.where(a < 0, 2, 0))
        return Stances(points[:, 0], points[:, 1], np.clip(sizes * np.sqrt(c**2 + d**2), 0.5, 500.0), turns)

    def inks(self, handle: Any, indices: Sequence[int]) -> Numbers:
        """The lowest and the highest point of what is drawn for characters; NaN where pdfium does not know."""
        result = np.empty((len(indices), 2))
        for rows, part in _parts(indices):
            known = np.array(list(map(self._ink, repeat(handle), part, *self._edges)), np.bool_)
            edges = self._numbers[: 4 * len(part)].reshape(-1, 4)
            result[rows] = np.where(known[:, None], edges[:, 2:], np.nan)
        return result

    def fonts(self, handle: Any, indices: Sequence[int]) -> list[Font]:
        """The fonts of characters of one page."""
        fonts = list(map(self._font, map(self._object, repeat(handle), indices)))
        known = {font: self._named(handle, index) for font, index in dict(zip(fonts, indices, strict=True)).items()}
        return [known[font] for font in fonts]

    def _named(self, handle: Any, index: int) -> Font:
        name, flags = ctypes.create_string_buffer(_NAME), ctypes.c_int()
        length: int = pdfium.FPDFText_GetFontInfo(handle, index, name, _NAME, flags)
        if not length or length > _NAME:
            return Font(b"", bold=length > 0 and bool(flags.value & _FORCE_BOLD))
        return Font(name.value, bold=bool(flags.value & _FORCE_BOLD) or _BOLD.search(name.value) is not None)

    def colours(self, handle: Any, indices: Sequence[int]) -> list[int]:
        """The colours that characters are filled with: red, green and blue in one number each."""
        result: list[int] = []
        for _, part in _parts(indices):
            known = map(self._fill, repeat(handle), part, *self._colours)
            shades = self._shades
            for at, is_known in enumerate(list(known)):
                red, green, blue = shades[4 * at : 4 * at + 3]
                result.append(red << 16 | green << 8 | blue if is_known else 0)
        return result


def direct(name: str, result: Any = ctypes.c_int, *arguments: Any) -> Callable[..., Any]:
    """A function of pdfium that is called at once: the caller sees to it that its arguments are right."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    function: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(address or 0)
    return function


def _room(array: Any, step: int, first: int = 0) -> list[Any]:
    """References to every `step`-th number of an array, from the first one on."""
    size = ctypes.sizeof(array) // len(array)
    return [ctypes.byref(array, size * at) for at in range(first, len(array), step)]


def _parts(indices: Sequence[int]) -> Iterator[tuple[slice, Sequence[int]]]:
    for at in range(0, len(indices), _MOST):
        yield slice(at, at + _MOST), indices[at : at + _MOST]


def _do(calls: Iterable[Any]) -> None:
    """Makes the calls, and keeps nothing of what they return."""
    deque(calls, maxlen=0)
