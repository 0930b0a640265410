"""Aligning small texts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from stratlas.align import align
from stratlas.records import Alignment, Block, BlockKind, Cell, Change, Decision, Page, Text

H, P, N, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.LIST_ITEM


def made(
    *parts: str | tuple[BlockKind, str] | tuple[BlockKind, str, int], cells: dict[int, Cell] | None = None
) -> Text:
    """A text of these blocks; a bare string is a paragraph, a third member a heading's level."""
    content, blocks = "", []
    for index, part in enumerate(parts):
        kind, words, level = (P, part, 0) if isinstance(part, str) else (*part, int(part[0] is H))[:3]
        start = len(content)
        content += words
        blocks.append(Block(kind, start, len(content), 1, level, (cells or {}).get(index)))
        content += "\n\n"
    return Text(
        hashlib.sha256(content.encode()).hexdigest(), "test-1", content, (Page(1, 0, len(content)),), tuple(blocks)
    )


def aligned(
    old: Text, new: Text, language: str = "en", decisions: Sequence[Decision] = (), other: str = ""
) -> Alignment:
    return align(old, new, old_language=language, new_language=other or language, decisions=decisions)


def told(found: Alignment) -> list[tuple[str, str, str]]:
    """Kind, old words and new words of each change."""
    return [(label(change), quotes(change.old), quotes(change.new)) for change in found.changes]


def label(change: Change) -> str:
    """The kind, with what it is combined with."""
    moved = change.moved and change.kind.value != "moved"
    reworded = change.reworded and change.kind.value != "reworded"
    return change.kind.value + (" moved" if moved else "") + (" reworded" if reworded else "")


def quotes(spans: Sequence[object]) -> str:
    return " | ".join(span.quote for span in spans)  # type: ignore[attr-defined]
