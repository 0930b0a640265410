"""Passages of one text that another text's passage may have become, for a person to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from stratlas.actions.comparing import Comparison
from stratlas.errors import UsageError
from stratlas.records import Block, Span, Text


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of the other text, its number there, and how alike it is (0 to 1)."""

    span: Span
    number: int
    likeness: float


def passages_of(text: Text) -> list[Block]:
    """The passages of a text; their numbers count from 1 in this order."""
    return [block for block in text.blocks if block.is_passage]


def candidates(
    comparison: Comparison, spans: Sequence[Span], *, in_new: bool, but: Sequence[Span] = (), limit: int = 5
) -> list[Candidate]:
    """The passages of the new text (else of the old one) that are most like these, without those named in `but`."""
    text = (comparison.new if in_new else comparison.old).text
    taken = {span.start for span in but}
    blocks = {
        number: text.content[block.start : block.end]
        for number, block in enumerate(passages_of(text), 1)
        if block.start not in taken
    }
    wanted = " ".join(span.quote for span in spans)
    found = process.extract(wanted, blocks, scorer=fuzz.token_sort_ratio, processor=utils.default_process, limit=limit)
    passages = passages_of(text)
    return [
        Candidate(text.span(passages[number - 1].start, passages[number - 1].end), number, score / 100)
        for _, score, number in found
        if score > 0
    ]


def numbered(text: Text, numbers: str) -> list[str]:
    """The passages that a person names by number (`12` or `12, 13`), as `start-end`; UsageError where there is none."""
    passages = passages_of(text)
    names = []
    for number in numbers.replace(",", " ").split():
        if not (number.isdecimal() and number.isascii() and len(number) < 8 and 1 <= int(number) <= len(passages)):
            raise UsageError(f"“{number}” is no passage of this text: they have the numbers 1 to {len(passages)}.")
        block = passages[int(number) - 1]
        names.append(f"{block.start}-{block.end}")
    return names
