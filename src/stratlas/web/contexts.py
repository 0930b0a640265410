"""Words as they stand in their text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_AROUND = 160
_LINES = 3
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before the words, the words, and what stands after them; a line break parts two passages."""

    before: str
    quote: str
    after: str


def context(content: str, start: int, end: int, around: int = _AROUND) -> Context:
    """The words between two offsets, with about `around` characters on either side, cut between words."""
    before, after = content[max(0, start - around) : start], content[end : end + around]
    if start > around:
        before = re.sub(r"^\S*\s+", "", before)
    if end + around < len(content):
        after = re.sub(r"\s+\S*$", "", after)
    before, quote, after = (_WHITE.sub(_collapsed, part) for part in (before, content[start:end], after))
    cut_before, cut_after = start > around, end + around < len(content)
    # Cells of a table would fill the whole height with a word on every line.
    lines, more = before.split("\n"), after.split("\n")
    before, after = "\n".join(lines[-_LINES:]), "\n".join(more[:_LINES])
    return Context(
        f"…\u00a0{before}" if cut_before or len(lines) > _LINES else before,
        quote,
        f"{after}\u00a0…" if cut_after or len(more) > _LINES else after,
    )


def _collapsed(white: re.Match[str]) -> str:
    return "\n" if white[0].count("\n") > 1 else " "
