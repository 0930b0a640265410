"""Bullets that are drawn as shapes or pictures, as browsers print them: they are no text, but make items of lines."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from stratlas.extract.pdf_characters import Rectangle, direct
from stratlas.extract.pdf_lines import Line

_DRAWN = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
_MOST_DOTS = 300
"""More small shapes than this are a picture and no bullets."""

_MOST_OBJECTS = 20_000
_SMALL, _LARGE = 0.1, 0.8
"""How high and wide a bullet may be, in sizes of the type beside it."""

_FAR = 3.0
"""A bullet does not stand further from its item, in sizes."""


_get_object = direct("FPDFPage_GetObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_get_type = direct("FPDFPageObj_GetType", ctypes.c_int, ctypes.c_void_p)
_get_bounds = direct("FPDFPageObj_GetBounds", ctypes.c_int, *[ctypes.c_void_p] * 5)


def mark_drawn_bullets(page: Any, lines: Sequence[Line]) -> None:
    """Marks the lines of an opened pypdfium2 page that have a bullet drawn before them."""
    edge = min((line.left for line in lines), default=0.0)
    if not any(line.left > edge + line.size for line in lines):
        return  # items hang behind their bullets
    largest = max(line.size for line in lines)
    dots = _small_shapes(page.raw, _LARGE * largest)
    if len(dots) > _MOST_DOTS:
        return
    ordered = sorted(lines, key=lambda line: line.base)
    bases = [line.base for line in ordered]
    items: dict[tuple[int, int, int], list[Line]] = defaultdict(list)
    for dot in dots:
        first, last = bisect_left(bases, dot[1] - largest), bisect_right(bases, dot[3] + largest)
        beside = [line for line in ordered[first:last] if _is_bullet_of(dot, line)]
        if beside:
            item = min(beside, key=lambda line: line.left)
            items[round(dot[2] - dot[0]), round(item.left - dot[0]), round(item.left)].append(item)
    for alike in items.values():
        # One alone may be an ornament.
        if len({id(line) for line in alike}) > 1:
            for line in alike:
                line.drawn = True


def _small_shapes(page: Any, most: float) -> list[Rectangle]:
    """The bounds of what is drawn on a page by itself, not as text or inside a form, and is smaller than `most`."""
    count = pdfium.FPDFPage_CountObjects(page)
    if not 0 < count <= _MOST_OBJECTS:
        return []
    objects = list(map(_get_object, repeat(ctypes.cast(page, ctypes.c_void_p)), range(count)))
    shapes = [shape for shape, kind in zip(objects, map(_get_type, objects), strict=True) if kind in _DRAWN]
    # pdfium writes left, bottom, right and top of each.
    bounds = np.zeros((len(shapes), 4), np.float32)
    places = (range(bounds.ctypes.data + 4 * edge, bounds.ctypes.data + bounds.nbytes, 16) for edge in range(4))
    known = np.array(list(map(_get_bounds, shapes, *places)), np.bool_)
    small = known & (bounds[:, 2:] - bounds[:, :2] < most).all(axis=1)
    return [(left, bottom, right, top) for left, bottom, right, top in bounds[small].tolist()]


def _is_bullet_of(dot: Rectangle, line: Line) -> bool:
    left, bottom, right, top = dot
    width, height, middle = right - left, top - bottom, (bottom + top) / 2
    if not _SMALL * line.size < min(width, height) <= max(width, height) < _LARGE * line.size:
        return False
    if not 0.5 < width / height < 2 or not line.base < middle < line.base + 0.75 * line.size:
        return False
    return 0.05 * line.size < line.left - right < _FAR * line.size
