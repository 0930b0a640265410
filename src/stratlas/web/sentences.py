"""Sentences of a passage, to cite less than all of it."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?…؟।。！？])[”\"’»)\]]*(?:\s+(?=[^\W_a-zа-яα-ω]|[(„“«\"‘])|(?<=[。！？]))")


def sentences(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the sentences of a stretch begin and end, without white space around them."""
    found, at = [], start
    for gap in [*_END.finditer(content, start, end), None]:
        until = gap.end() if gap else end
        words = content[at:until]
        if words.strip():
            found.append((at + len(words) - len(words.lstrip()), at + len(words.rstrip())))
        at = until
    return found
