"""Blocks before they are built: readers that must see the whole document first collect it in these."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from stratlas.extract.builder import Builder, clean
from stratlas.records import Block, BlockKind, Cell


@dataclass(slots=True)
class Draft:
    """A block in the making; `calls` are stretches of its text and the names of the notes they lead to.

    `note` names it where it is a note itself; `strong` says that it is set apart as headings are.
    """

    kind: BlockKind
    text: str
    level: int = 0
    cell: Cell | None = None
    calls: Sequence[tuple[int, int, Hashable]] = ()
    note: Hashable | None = None
    strong: bool = False
    size: int = field(default=1, init=False)


def build(builder: Builder, drafts: Sequence[Draft]) -> None:
    """Adds the blocks in order, and ties the marks in them to the notes that begin among them."""
    notes: dict[Hashable, int] = {}
    waiting: list[tuple[int, int, Hashable]] = []
    for draft in drafts:
        block = builder.block(draft.kind, draft.text, level=draft.level, cell=draft.cell)
        if block is None:
            continue
        if draft.note is not None and block.kind is BlockKind.FOOTNOTE:
            notes.setdefault(draft.note, block.start)
        waiting += [(*_shifted(draft.text, block, start, end), note) for start, end, note in draft.calls]
    for start, end, note in waiting:
        if note in notes and start < end:
            builder.call(start, end, notes[note])


def _shifted(text: str, block: Block, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of the draft's text stands in the built content, which is trimmed and composed."""
    lead = len(clean(text)) - len(clean(text).lstrip())
    begin, stop = (len(clean(text[:at])) - lead for at in (start, end))
    return block.start + max(begin, 0), min(block.start + stop, block.end)
