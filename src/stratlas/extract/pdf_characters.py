"""What pdfium says of the characters of a page, asked for many of them in one go.

A page has some hundred words, and each is asked for its place. The functions here are pdfium's own, but called without
ctypes checking every argument and letting other threads run meanwhile: so they take a quarter of the time.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

Rectangle = tuple[float, float, float, float]
"""left, bottom, right, top"""

_MOST = 512
"""So many characters are asked about in one go."""

_NAME = 256
"""Bytes of the longest name of a font that is looked at."""

_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18


class Stance(NamedTuple):
    """How a character stands: its origin on the page, its size, its direction in quarters counter-clockwise."""

    x: float
    y: float
    size: float
    turn: int


def characters_of(handle: Any, count: int) -> str:
    """The page's characters, exactly one for each pdfium index (NUL where pdfium has none to give)."""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(handle, 0, count, buffer) - 1
    if written == count:
        string = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(string) == count:
            return string
    # Some characters are left out of pdfium's text, or take two of its units: ask one by one.
    codes = list(map(_direct("FPDFText_GetUnicode", ctypes.c_uint), repeat(handle), range(count)))
    for at in range(count - 1):
        if 0xD800 <= codes[at] < 0xDC00 <= codes[at + 1] < 0xE000:
            codes[at] = 0x10000 + ((codes[at] - 0xD800) << 10) + codes[at + 1] - 0xDC00
            codes[at + 1] = 0
    return "".join(chr(code) if code < 0x110000 else "\x00" for code in codes)


class Asker:
    """Asks about characters of text pages, keeping the room that pdfium writes its answers to.

    Every index must be that of a character of the page.
    """

    def __init__(self) -> None:
        self._floats = (ctypes.c_float * (6 * _MOST))()
        self._doubles = (ctypes.c_double * (2 * _MOST))()
        self._boxes = _room(self._floats, 4)
        self._matrices = _room(self._floats, 6)
        self._across, self._up = _room(self._doubles, 2), _room(self._doubles, 2, 1)
        self._edges = _room(self._doubles, 1)[:4]
        self._name, self._flags = ctypes.create_string_buffer(_NAME), ctypes.c_int()
        self._font_places = self._name, _NAME, ctypes.byref(self._flags)
        self._box = _direct("FPDFText_GetLooseCharBox")
        self._ink = _direct("FPDFText_GetCharBox")
        self._size = _direct("FPDFText_GetFontSize", ctypes.c_double)
        self._matrix = _direct("FPDFText_GetMatrix")
        self._origin = _direct("FPDFText_GetCharOrigin")
        self._font = _direct("FPDFText_GetFontInfo", ctypes.c_ulong)
        self._bold: dict[bytes, bool] = {}

    def boxes(self, handle: Any, indices: Sequence[int]) -> Iterator[Rectangle]:
        """The boxes of characters, each as wide as it pushes on what follows it."""
        for part in _parts(indices):
            list(map(self._box, repeat(handle), part, self._boxes))
            edges = self._floats[: 4 * len(part)]
            # pdfium writes left, top, right, bottom.
            yield from zip(edges[::4], edges[3::4], edges[2::4], edges[1::4], strict=True)

    def stances(self, handle: Any, indices: Sequence[int]) -> Iterator[Stance]:
        """How characters stand."""
        for part in _parts(indices):
            sizes = map(self._size, repeat(handle), part)
            known = list(map(self._matrix, repeat(handle), part, self._matrices))
            list(map(self._origin, repeat(handle), part, self._across, self._up))
            numbers, points = self._floats[: 6 * len(part)], self._doubles[: 2 * len(part)]
            for at, (size, is_known) in enumerate(zip(sizes, known, strict=True)):
                scale, turn = _scale_and_turn(*numbers[6 * at : 6 * at + 4]) if is_known else (1.0, 0)
                yield Stance(points[2 * at], points[2 * at + 1], min(max(size * scale, 0.5), 500.0), turn)

    def ink(self, handle: Any, index: int) -> tuple[float, float] | None:
        """The lowest and the highest point of what is drawn for a character."""
        if not self._ink(handle, index, *self._edges):
            return None
        return self._doubles[2], self._doubles[3]

    def is_bold(self, handle: Any, index: int) -> bool:
        """Whether the font of a character says that it is bold, or its name does."""
        length: int = self._font(handle, index, *self._font_places)
        if not length or self._flags.value & _FORCE_BOLD:
            return length > 0
        name = self._name.value if length <= _NAME else b""
        if name not in self._bold:
            self._bold[name] = _BOLD.search(name) is not None
        return self._bold[name]


def _scale_and_turn(a: float, b: float, c: float, d: float) -> tuple[float, int]:
    turn = 0
    if abs(b) > abs(a):
        turn = 1 if b > 0 else 3
    elif a < 0:
        turn = 2
    return (c**2 + d**2) ** 0.5, turn


def _direct(name: str, result: Any = ctypes.c_int) -> Callable[..., Any]:
    """A function of pdfium that is called at once: the caller sees to it that its arguments are right."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    function: Callable[..., Any] = ctypes.PYFUNCTYPE(result)(address or 0)
    return function


def _room(array: Any, step: int, first: int = 0) -> list[Any]:
    """References to every `step`-th number of an array, from the first one on."""
    size = ctypes.sizeof(array) // len(array)
    return [ctypes.byref(array, size * at) for at in range(first, len(array), step)]


def _parts(indices: Sequence[int]) -> Iterator[Sequence[int]]:
    for at in range(0, len(indices), _MOST):
        yield indices[at : at + _MOST]
