"""Putting a Text together block by block, so that offsets, breaks and NFC are right in one place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from stratlas.records import Block, BlockKind, Call, Cell, Notice, Page, Run, Text

_BETWEEN = "\n\n"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def clean(string: str) -> str:
    """NFC without the characters no text may hold (NUL and lone surrogates)."""
    if "\x00" in string:
        string = string.replace("\x00", "")
    if string.isascii():
        return string
    return unicodedata.normalize("NFC", string.encode("utf-8", "replace").decode("utf-8"))


def raised(digits: str, before: str) -> str:
    """Raised digits as they stand behind a digit: “§ 3¹” is not “§ 31”; anything else as it is."""
    behind = before[-1:].isdigit() and digits.isascii() and digits.strip().isdigit()
    return digits.translate(_RAISED) if behind else digits


@dataclass
class Builder:
    """Collects pages, blocks and notices of one capture; `finish` makes the Text.

    Blocks are parted by an empty line. A format without pages is one page: call `page` once, or not at all.
    """

    extractor: str
    _parts: list[str] = field(default_factory=list)
    _size: int = 0
    _pages: list[tuple[int, float | None, float | None]] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _notices: list[Notice] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _calls: list[Call] = field(default_factory=list)

    @property
    def pages(self) -> int:
        """How many pages have begun."""
        return len(self._pages)

    def page(self, width: float | None = None, height: float | None = None) -> int:
        """Begins the next page and says its number."""
        self._separate()
        self._pages.append((self._size, width, height))
        return len(self._pages)

    def block(
        self,
        kind: BlockKind,
        string: str,
        *,
        level: int = 0,
        sources: Iterable[tuple[int, int]] = (),
        page: int = 0,
        turns: Sequence[tuple[int, float, float]] = (),
        cell: Cell | None = None,
    ) -> Block | None:
        """Adds a block to the current page, or to an earlier `page`; None where there is nothing left after trimming.

        `sources` says of stretches of `string`, in order, where they come from: (offset in string, source index)
        begins a stretch that runs on one for one to the next offset; a negative index says "from nowhere".
        `turns` are where it runs on to the next pages, one after the other: (offset in string, width, height);
        such a page begins there unless it has begun already.
        """
        if not self._pages:
            self.page()
        content = clean(string)
        stretches = [*sources, (len(string), -1)] if content == string else []
        lead = len(content) - len(content.lstrip())
        content = content.strip()
        if not content:
            return None
        self._separate()
        start, number = self._size, page or len(self._pages)
        end = start + len(content)
        for (offset, index), (until, _) in pairwise(stretches):
            first, last = max(offset, lead), min(until, lead + len(content))
            if index >= 0 and first < last:
                source = number + sum(turn <= offset for turn, _, _ in turns) if turns else number
                self._runs.append(Run(start + first - lead, start + last - lead, source, index + first - offset))
        for ahead, (offset, width, height) in enumerate(turns, 1):
            if number + ahead > len(self._pages):
                self._pages.append((min(start + max(offset - lead, 0), end), width, height))
        block = Block(kind, start, end, number, level, cell)
        self._parts.append(content)
        self._size = end
        self._blocks.append(block)
        return block

    def call(self, start: int, end: int, note: int) -> None:
        """Records that the mark from `start` to `end` calls the footnote block that begins at `note`."""
        self._calls.append(Call(start, end, note))

    def notice(self, code: str, message: str, page: int | None = None) -> None:
        """Records something a reader of the text must know."""
        self._notices.append(Notice(code, message, page))

    def finish(self, capture: str) -> Text:
        """The finished Text of the capture with this SHA-256."""
        if not self._pages:
            self.page()
        content = "".join(self._parts)
        starts = [start for start, _, _ in self._pages] + [len(content)]
        pages = tuple(
            Page(number + 1, starts[number], starts[number + 1], width, height)
            for number, (_, width, height) in enumerate(self._pages)
        )
        return Text(
            capture,
            self.extractor,
            content,
            pages,
            tuple(self._blocks),
            tuple(self._notices),
            tuple(self._runs),
            tuple(sorted(self._calls, key=lambda call: call.start)),
        )

    def _separate(self) -> None:
        if self._parts and self._parts[-1] != _BETWEEN:
            self._parts.append(_BETWEEN)
            self._size += len(_BETWEEN)
