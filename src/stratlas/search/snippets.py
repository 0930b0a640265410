"""The piece of a passage that shows best which of its words matched."""

from __future__ import annotations

import re
from typing import NamedTuple

from stratlas.search.marking import Match

SNIPPET = 240
"""About so many characters of a passage are shown."""
_SPACE = re.compile(r"\s+")
_EDGE = 30
"""So far a snippet's end is moved to stand between two words."""


class Snippet(NamedTuple):
    """A piece of a passage on one line, as it is written there; `marks` are the stretches of it that match."""

    text: str
    marks: tuple[tuple[int, int], ...]


def snippet(words: str, matches: tuple[Match, ...], size: int = SNIPPET) -> Snippet:
    """The piece of a passage with the most different words of the query, then the most matches."""
    start, end = _window(words, matches, size)
    inside = [match for match in matches if start <= match.start and match.end <= end]
    before, after = "…" if start else "", "…" if end < len(words) else ""
    shown = words[start:end]
    if shown.isprintable() and "  " not in shown:  # as any space but the plain one is not printable
        moved = len(before) - start
        marks = tuple((match.start + moved, match.end + moved) for match in inside)
        return Snippet(f"{before}{shown}{after}", marks)
    text, found, at = before, [], start
    for match in inside:
        text += _SPACE.sub(" ", words[at : match.start])
        marked = _SPACE.sub(" ", words[match.start : match.end])
        found.append((len(text), len(text) + len(marked)))
        text, at = text + marked, match.end
    text += _SPACE.sub(" ", words[at:end])
    return Snippet(text + after, tuple(found))


def _window(words: str, matches: tuple[Match, ...], size: int) -> tuple[int, int]:
    if len(words) <= size + _EDGE:
        return 0, len(words)
    best = (0, 0)
    chosen = (0, 0)
    together = bool(matches) and matches[-1].end - matches[0].start <= size
    if together:
        chosen = matches[0].start, matches[-1].end
    for at, first in enumerate(() if together else matches):
        inside = [match for match in matches[at : at + 50] if match.end - first.start <= size or match is first]
        value = (len({match.query for match in inside}), len(inside))
        if value > best:
            best, chosen = value, (first.start, inside[-1].end)
    spare = max(size - (chosen[1] - chosen[0]), 0)
    start = max(0, chosen[0] - spare // 3)
    end = min(len(words), max(start + size, chosen[1]))
    start = max(0, min(start, end - size, chosen[0]))
    return _between_words(words, start, end, chosen)


def _between_words(words: str, start: int, end: int, kept: tuple[int, int]) -> tuple[int, int]:
    """The stretch with ends that stand between words, where there are any near; what must be kept stays inside."""
    if start:
        space = _SPACE.search(words, start, min(start + _EDGE, kept[0] or start + _EDGE))
        start = space.end() if space else start
    if end < len(words):
        spaces = list(_SPACE.finditer(words, max(end - _EDGE, kept[1]), end))
        end = spaces[-1].start() if spaces else end
    return start, end
