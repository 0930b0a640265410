"""Lines that were broken to fit a page put together again: one space for the break, broken words made whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from stratlas.extract.plain_lines import Line

_BROKEN = re.compile(r"[^\W\d_]{2,}-$")
_HYPHENED = re.compile(r"\w-$")
# “small- and medium-sized”: the hyphen stands for a word to come.
_SUSPENDED = re.compile(
    r"(?:and|or|to|und|oder|bis|et|ou|y|o|e|och|eller|og|i|ili|и|или|й|a|ali|али|ja|või)\b|\W", re.I
)
_FIRST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-?\n)")
_TABULAR = re.compile(r"\t|\S {3,}\S")
# A line shorter than this share of a full one was ended by its author.
_FULL = 0.55


@dataclass
class Joined:
    """A content with its breaks mended, and where its old offsets lead."""

    content: str
    _starts: list[int] = field(default_factory=list)
    _shifts: list[int] = field(default_factory=list)

    def at(self, offset: int) -> int:
        """Where an old offset that is not inside a mended break leads."""
        place = bisect_right(self._starts, offset) - 1
        return offset + (self._shifts[place] if place >= 0 else 0)


def joined(content: str, blocks: Iterable[Sequence[Line]], width: int) -> Joined:
    """The content with the broken lines of each block joined; `width` is how long full lines are."""
    words = known_words(content)
    pieces: list[str] = []
    starts, shifts = [], []
    at = shift = 0
    for lines in blocks:
        for line, following in pairwise(lines):
            if not _is_broken(line, following, width):
                continue
            hyphen, between = seam(line.text, following.text, words)
            cut = line.end - hyphen
            pieces += [content[at:cut], between]
            at = following.start
            shift += len(between) - (at - cut)
            starts.append(at)
            shifts.append(shift)
    pieces.append(content[at:])
    return Joined("".join(pieces), starts, shifts)


def known_words(content: str) -> set[str]:
    """The words of a document, small, those that a line's end breaks left out."""
    return {word.casefold() for word in _WORD.findall(content)}


def seam(line: str, following: str, words: set[str]) -> tuple[int, str]:
    """How many hyphens (one or none) go where two lines are joined, and what comes between them."""
    if _HYPHENED.search(line) and not _SUSPENDED.match(following):
        return int(_is_one_word(line, following, words)), ""
    return 0, " "


def _is_broken(line: Line, following: Line, width: int) -> bool:
    """Whether the line was broken where it ends to fit the page, and not by its author."""
    if _TABULAR.search(line.text) or _TABULAR.search(following.text):
        return False
    return following.text[0].islower() or len(line.text) >= width * _FULL


def _is_one_word(line: str, following: str, words: set[str]) -> bool:
    """Whether the hyphen at the end stands only for the break; the document's other words tell."""
    ending, beginning = _BROKEN.search(line), _FIRST.match(following)
    if ending is None or beginning is None or not following[0].islower():
        return False
    left, right = ending[0][:-1].casefold(), beginning[0].casefold()
    if left + right in words:
        return True
    return f"{left}-{right}" not in words and not (left in words and right in words and min(len(left), len(right)) > 3)
