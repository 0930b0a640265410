"""Where words stand on the pages of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stratlas.records import OcrWord


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in fractions of the page as shown, from its top left corner."""

    page: int
    left: float
    top: float
    width: float
    height: float


def word_boxes(words: Sequence[OcrWord]) -> list[Box]:
    """The boxes of words that were read from a picture: one for each piece of a line, in the words' order."""
    boxes: list[Box] = []
    for word in words:
        box = Box(word.page, word.left, word.top, word.width, word.height)
        if boxes and _on_one_line(boxes[-1], box):
            boxes[-1] = _union(boxes[-1], box)
        else:
            boxes.append(box)
    return boxes


def _on_one_line(before: Box, box: Box) -> bool:
    """Whether a word stands beside the words before it: lines may run up or down the page, too."""
    if before.page != box.page:
        return False
    across = min(before.left + before.width, box.left + box.width) - max(before.left, box.left)
    down = min(before.top + before.height, box.top + box.height) - max(before.top, box.top)
    beside = down > 0.5 * min(before.height, box.height) and across < 0.5 * min(before.width, box.width)
    above = across > 0.5 * min(before.width, box.width) and down < 0.5 * min(before.height, box.height)
    return beside or (above and box.height > 1.5 * box.width and before.height > 1.5 * before.width)


def _union(one: Box, other: Box) -> Box:
    left, top = min(one.left, other.left), min(one.top, other.top)
    right = max(one.left + one.width, other.left + other.width)
    bottom = max(one.top + one.height, other.top + other.height)
    return Box(one.page, left, top, right - left, bottom - top)
