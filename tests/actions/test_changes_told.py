"""What is told of changes stands where a reader looks for it."""

from __future__ import annotations

from pathlib import Path

from stratlas.actions import came_from, tell
from tests.web.two_strategies import compared, harbours

OLD = """# Strategy

## 1. Purpose

This strategy says what the harbours of the country need and who has to see to it.

The strategy before it was written while the country was learning how to sail.

## 2. Salt

Salt is dug in the north and sold in the south by eleven families.
"""
NEW = """# Strategy

## 1. Why another strategy at all

Granite quarries were closed by decree and nobody knows what for.

This strategy says what the harbours of the country need, when, and who has to see to it.
"""


def test_what_was_dropped_stands_with_what_is_left_of_its_section_and_says_where_it_is_from(tmp_path: Path) -> None:
    workspace = harbours(tmp_path, OLD, NEW)
    told = tell(workspace, compared(workspace))
    groups = [(title, [(came_from(change, title), (change.new or change.old)[0].quote) for change in changes])
              for title, changes in told.by_section]  # fmt: skip
    titles = [title for title, _ in groups]
    assert [title.rpartition(" › ")[2] for title in titles] == ["Strategy", "1. Why another strategy at all", "2. Salt"]
    (here,) = (changes for title, changes in groups if title.endswith("1. Why another strategy at all"))
    assert [source for source, quote in here if quote.startswith("The strategy before")] == ["1. Purpose"]
    assert {source for source, quote in here if not quote.startswith("The strategy before")} == {""}
    assert titles[-1].startswith("2019: ")
