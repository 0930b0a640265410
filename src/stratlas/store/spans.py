"""Spans as rows keep them: what no longer reads what it says is broken, and said to be."""

from __future__ import annotations

from collections.abc import Mapping

from stratlas.records import BrokenSpan, Span


def span_or_broken(text: str, start: int, end: int, quote: str, contents: Mapping[str, str]) -> Span | BrokenSpan:
    """The span in its text (`contents`: text id → content), or what it was said to be."""
    try:
        return Span(text, start, end, quote, contents.get(text, ""))
    except ValueError:
        return BrokenSpan(text, start, end, quote)
