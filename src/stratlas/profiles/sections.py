"""A section of a page: what stands under one heading, and the claims that it makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stratlas.config import HeadingKind
from stratlas.profiles.headings import Headings
from stratlas.profiles.items import Stretch, bullet_kind, cut_list, cut_prose, has_separator
from stratlas.profiles.ledger import Ledger
from stratlas.profiles.lines import Line
from stratlas.profiles.reading import PartKind, ReadClaim
from stratlas.profiles.suspicions import cut_off, run_together
from stratlas.records import BlockKind

_SILENT = frozenset({"n/a", "na", "not available", "no data", "no information", "not mentioned"})


@dataclass
class Section:
    """What is being read: the headings named (none: before the first), or why what follows has no place."""

    ledger: Ledger
    keys: tuple[str, ...] = ()
    kind: HeadingKind | None = None
    outside: str = ""
    label: str = ""
    line: int = 0
    numbered: bool = False
    stretches: list[Stretch] = field(default_factory=list)

    @property
    def listed(self) -> bool:
        """Whether it is a list."""
        return self.kind is HeadingKind.LIST

    @property
    def slashed(self) -> bool:
        """Whether its items are parted by //."""
        held = self.stretches
        return bool(held) and has_separator(self.ledger.text.content[held[0].start : held[-1].end])

    @property
    def last(self) -> str:
        """Its last line."""
        held = self.stretches
        return self.ledger.text.content[held[-1].start : held[-1].end] if held else ""

    @property
    def bullet(self) -> str:
        """The bullet of its last bulleted line, where its last paragraph has one."""
        for stretch in reversed(self.stretches):
            if kind := bullet_kind(self.ledger.text.content[stretch.start : stretch.end]):
                return kind
            if stretch.first:
                break
        return ""

    @property
    def items_complete(self) -> bool:
        """Whether a new paragraph cannot be one more of its items: they were parted in another way."""
        held = self.stretches
        if not held or self.last.endswith("/"):
            return False
        return self.slashed or bool(self.bullet) or held[-1].item or not held[-1].first or ";" in self.last

    def add(self, line: Line, start: int, *, first: bool, found: int) -> None:
        """Takes a line from `start` on; `found` says how many headings the page has shown so far."""
        content = self.ledger.text.content
        piece = content[start : line.end]
        start += len(piece) - len(piece.lstrip())
        if self.outside:
            self.ledger.unplace(start, line.end, line.number, self.outside)
        elif not self.keys:
            where = "under no heading" if found else "before the first heading"
            self.ledger.unplace(start, line.end, line.number, f"This stands {where}.")
        elif piece.strip().casefold() in _SILENT:
            reason = f"Here {self.label} says “{piece.strip()}” and no more."
            self.ledger.unplace(start, line.end, line.number, reason)
        else:
            held = self.stretches
            # A line taken for something else in between parts paragraphs as well.
            parted = not held or content[held[-1].end : start].strip() != ""
            item = line.kind is BlockKind.LIST_ITEM
            held.append(Stretch(start, line.end, line.number, first or line.first or parted, item))

    def close(self, headings: Headings) -> None:
        """Makes claims of what stood under the heading."""
        if not self.keys:
            return
        content = self.ledger.text.content
        cut = (cut_list if self.listed else cut_prose)(content, self.stretches)
        for left in cut.left:
            raw = content[left.start : left.end]
            # White space before a footnote mark may belong to the line before.
            line = self._line_at(left.start + len(raw) - len(raw.lstrip()))
            self.ledger.ignore(left.start, left.end, line, left.what)
        for statement in cut.statements:
            line = self._line_at(statement.start)
            span = self.ledger.text.span(statement.start, statement.end)
            self.ledger.part(PartKind.CLAIM, statement.start, statement.end, line)
            self.ledger.claims += [ReadClaim(key, statement.wording, line, span) for key in self.keys]
            self._remark(statement.wording, statement.marks, line, headings)
        if cut.remark:
            self.ledger.note(self.line, cut.remark)
        if not cut.statements:
            self.ledger.note(self.line, f"{self.label} has nothing under it.")

    def _remark(self, wording: str, marks: Sequence[str], line: int, headings: Headings) -> None:
        note = self.ledger.note
        if marks:
            note(line, f"Footnote marks were left out: {', '.join(f'“{mark}”' for mark in marks)}.")
        if cut_off(wording, prose=not self.listed):
            note(line, f"The text ends without the end of a sentence: “…{wording[-40:]}”.")
        for word in run_together(wording):
            note(line, f"“{word}” may be words run together.")
        for label in headings.inside(wording):
            note(line, f"“{label}:” may be a heading; it was read as part of the text.")

    def _line_at(self, offset: int) -> int:
        return next((item.line for item in reversed(self.stretches) if item.start <= offset), self.line)
