"""The headings of a text as an outline to jump by: nested, long lists folded, open where the reader is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stratlas.records import BlockKind
from stratlas.web.layout import Layout, Place

SHORT = 40
"""An outline of so many headings is shown open."""
_FOLD = 25


@dataclass(slots=True)
class Entry:
    """A heading, what stands under it, and whether that is shown; a fold of many headings has no `href`."""

    label: str
    href: str = ""
    level: int = 0
    current: bool = False
    is_open: bool = False
    under: list[Entry] = field(default_factory=list)


def outline(layout: Layout, here: Place | None) -> tuple[list[Entry], int]:
    """The outline seen from a place (None: from the whole text), and how many headings it has."""
    text = layout.text
    top: list[Entry] = []
    above: list[Entry] = []
    count = 0
    running: list[Entry] = []
    before = layout.at(here)[:1] if here else []
    for number, block in enumerate(text.blocks):
        if block.kind is not BlockKind.HEADING:
            continue
        piece = layout.block(number)
        entry = Entry(text.words_of(block), layout.link(piece, here), block.level, piece.place == here)
        while above and above[-1].level >= entry.level:
            above.pop()
        (above[-1].under if above else top).append(entry)
        above.append(entry)
        count += 1
        if before and number <= before[0].number:
            running = list(above)
    everything = count <= SHORT
    for entry in running:
        entry.is_open = True
    return _folded([_opened(entry, everything) for entry in top]), count


def _opened(entry: Entry, everything: bool) -> Entry:
    """The entry, open where it leads to the reader's place; so are those under it."""
    under = [_opened(item, everything) for item in entry.under]
    inside = any(item.current or (item.is_open and item.under) for item in under)
    entry.is_open = everything or entry.is_open or inside or entry.current
    entry.under = _folded(under)
    return entry


def _folded(entries: Sequence[Entry]) -> list[Entry]:
    """Very many headings side by side as folds, each named after its first and its last."""
    if len(entries) <= SHORT:
        return list(entries)
    folds = []
    for at in range(0, len(entries), _FOLD):
        some = list(entries[at : at + _FOLD])
        label = f"{_cut(some[0].label)} – {_cut(some[-1].label)}"
        is_open = any(item.current or (item.is_open and item.under) for item in some)
        folds.append(Entry(label, is_open=is_open, under=some))
    return folds


def _cut(label: str, limit: int = 28) -> str:
    return label if len(label) <= limit else label[: limit - 1].rstrip() + "…"
