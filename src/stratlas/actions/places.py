"""Where words stand, as a reader needs to know it: page, section, and how far the page can be relied on."""

from __future__ import annotations

from dataclasses import dataclass

from stratlas.anchors import Match
from stratlas.records import Reading, Text


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a quote: the page it begins on, the headings it stands under (the outermost first), its reading."""

    match: Match
    page: int
    section: tuple[str, ...]
    reading: Reading


def place(text: Text, match: Match) -> Place:
    """The place of a match in its text."""
    span = match.span
    section = tuple(text.words_of(heading) for heading in text.section_at(span.start))
    return Place(match, text.page_at(span.start), section, text.reading_of(span.start, span.end))
