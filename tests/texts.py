"""Texts for tests."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from stratlas.records import Block, BlockKind, Page, Text

NOW = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)


def text_of(content: str, *, extractor: str = "test-1") -> Text:
    """A Text of one page, its blocks the stretches between empty lines."""
    capture = hashlib.sha256(content.encode()).hexdigest()
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, found.start(), found.end(), 1)
        for found in re.finditer(r"\S(?:.|\n(?!\s*\n))*\S|\S", content)
    )
    return Text(capture, extractor, content, (Page(1, 0, len(content)),), blocks)
