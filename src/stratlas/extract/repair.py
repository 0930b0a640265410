"""Mending a text without losing what was read: each repair remembers what stood there, everything else moves along."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from stratlas.records import Repair, Run, Text


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """`content[start:end]` of a text as it was read is to be `new`; `code` says what is mended."""

    start: int
    end: int
    new: str
    code: str


@dataclass(frozen=True, slots=True)
class _Moves:
    """Where offsets of the old text are in the new one."""

    changes: Sequence[Change]
    starts: Sequence[int]
    shifts: Sequence[int]

    @classmethod
    def of(cls, changes: Sequence[Change]) -> _Moves:
        shifts = [0]
        for change in changes:
            shifts.append(shifts[-1] + len(change.new) - (change.end - change.start))
        return cls(changes, [change.start for change in changes], shifts)

    def changed(self, offset: int) -> bool:
        """Whether the character at an offset is part of a change."""
        at = bisect_right(self.starts, offset)
        return at > 0 and offset < self.changes[at - 1].end

    def __call__(self, offset: int) -> int:
        at = bisect_right(self.starts, offset - 1)
        if at and offset < self.changes[at - 1].end:
            change = self.changes[at - 1]
            return change.start + self.shifts[at - 1] + min(offset - change.start, len(change.new))
        return offset + self.shifts[at]


def repaired(text: Text, changes: Iterable[Change]) -> Text:
    """The text with the changes made, each recorded as a Repair.

    Pages, blocks, runs, calls, OCR words and earlier repairs move along. A change that would leave the text without
    NFC is not made. Raises ValueError where changes overlap, are empty, or cross the bounds of a block.
    """
    kept = _composing(text, sorted(changes))
    if not kept:
        return text
    _check(text, kept)
    merged = list(_with_earlier(text, kept))
    made = [change for change, _ in merged]
    move = _Moves.of(made)
    repairs = [
        replace(repair, start=move(repair.start), end=move(repair.end))
        for repair in text.repairs
        if not move.changed(repair.start)
    ]
    for change, was in merged:
        start = move(change.start)
        repairs.append(Repair(start, start + len(change.new), was, change.code))
    content, mended = _applied(text.content, made), tuple(sorted(repairs, key=lambda repair: repair.start))
    if all(len(change.new) == change.end - change.start for change in made):
        return replace(text, content=content, repairs=mended)
    return replace(
        text,
        content=content,
        repairs=mended,
        pages=tuple(replace(page, start=move(page.start), end=move(page.end)) for page in text.pages),
        blocks=tuple(replace(block, start=move(block.start), end=move(block.end)) for block in text.blocks),
        runs=tuple(piece for run in text.runs for piece in _cut(run, made, move)),
        calls=tuple(
            replace(call, start=move(call.start), end=move(call.end), note=move(call.note)) for call in text.calls
        ),
        ocr=tuple(replace(word, start=move(word.start), end=move(word.end)) for word in text.ocr),
    )


def original(text: Text) -> str:
    """The content as it was before it was mended."""
    return _applied(text.content, [Change(repair.start, repair.end, repair.was, "") for repair in text.repairs])


def _applied(content: str, changes: Sequence[Change]) -> str:
    parts, at = [], 0
    for change in changes:
        parts += [content[at : change.start], change.new]
        at = change.end
    return "".join([*parts, content[at:]])


def _composing(text: Text, changes: Sequence[Change]) -> list[Change]:
    """The changes that keep NFC; what stands beside a change may be changed, too, so the whole is tried first."""
    if unicodedata.is_normalized("NFC", _applied(text.content, changes)):
        return list(changes)
    kept: list[Change] = []
    for change in changes:
        before = kept[-1].new if kept and kept[-1].end == change.start else text.content[: change.start][-8:]
        after = text.content[change.end : change.end + 8]
        if all(unicodedata.is_normalized("NFC", before + change.new + rest) for rest in (after, "")):
            kept.append(change)
    return kept if unicodedata.is_normalized("NFC", _applied(text.content, kept)) else []


def _check(text: Text, changes: Sequence[Change]) -> None:
    at = 0
    for change in changes:
        if not at <= change.start < change.end <= len(text.content) or not change.new:
            raise ValueError(f"changes follow one another inside the text and leave something there: {change}")
        at = change.end
        block = text.block_at(change.start)
        last = text.block_at(change.end - 1)
        if block != last:
            raise ValueError(f"a change stays within one block: {change}")


def _with_earlier(text: Text, changes: Sequence[Change]) -> Iterator[tuple[Change, str]]:
    """Each change with what the source had there; changes and the earlier repairs that they touch become one."""
    cluster: list[Change | Repair] = []
    start = end = 0
    for first, last, mark in _in_order(text, changes):
        if first >= end:
            yield from _as_one(text.content, start, end, cluster)
            cluster, start = [], first
        cluster.append(mark)
        end = max(end, last)
    yield from _as_one(text.content, start, end, cluster)


def _in_order(text: Text, changes: Sequence[Change]) -> list[tuple[int, int, Change | Repair]]:
    marks: list[Change | Repair] = [*changes, *text.repairs]
    return sorted(((mark.start, mark.end, mark) for mark in marks), key=lambda item: item[:2])


def _as_one(content: str, start: int, end: int, marks: Sequence[Change | Repair]) -> Iterator[tuple[Change, str]]:
    made = [mark for mark in marks if isinstance(mark, Change)]
    if made:
        moved = [replace(mark, start=mark.start - start, end=mark.end - start) for mark in made]
        undone = [
            Change(mark.start - start, mark.end - start, mark.was, "") for mark in marks if isinstance(mark, Repair)
        ]
        piece = content[start:end]
        yield Change(start, end, _applied(piece, moved), made[0].code), _applied(piece, undone)


def _cut(run: Run, changes: Sequence[Change], move: _Moves) -> Iterator[Run]:
    """What is left of a run, one for one: all of it, unless a change within it alters the length."""
    start, index = run.start, run.index
    for change in islice(changes, bisect_right(changes, start, key=lambda change: change.end), None):
        if change.start >= run.end:
            break
        if len(change.new) == change.end - change.start:
            continue
        stays = min(change.start + len(change.new), change.end, run.end)
        if start < stays:
            yield Run(move(start), move(start) + stays - start, run.page, index)
        after = min(change.end, run.end)
        index += max(after - start, 0)
        start = max(after, start)
    if start < run.end:
        yield Run(move(start), move(start) + run.end - start, run.page, index)
