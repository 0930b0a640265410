"""Paragraphs and notes that the end of a column or of a page cuts in two are made one block again."""

from __future__ import annotations

from collections.abc import Sequence

from stratlas.extract.pdf_characters import HYPHENS
from stratlas.extract.pdf_lines import Line
from stratlas.extract.pdf_marks import goes_on, is_over
from stratlas.extract.pdf_style import Group
from stratlas.records import BlockKind

_JOINED = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_ENDS_OF_SENTENCES = ".?!…"


def join(pages: Sequence[list[Group]]) -> None:
    """Joins what belongs together within each page and then from page to page; the block stays where it begins."""
    _join_notes(pages)
    for groups in pages:
        groups[:] = _across_columns(groups)
    before: Group | None = None
    for groups in pages:
        flow = [group for group in groups if not group.apart]
        if before and flow and _continues(before, flow[0]):
            before.turns.append(len(before.lines))
            _append(before, flow[0])
            groups.remove(flow.pop(0))
            before = flow[-1] if flow else before
        else:
            before = flow[-1] if flow else None


def _join_notes(pages: Sequence[list[Group]]) -> None:
    """Gives notes their ends that stand at the foot of the next column or page."""
    note: Group | None = None
    place = 0, 0
    for number, groups in enumerate(pages):
        for column in sorted({group.lines[0].column for group in groups}):
            own = [group for group in groups if group.lines[0].column == column]
            notes = [group for group in own if group.kind is BlockKind.FOOTNOTE]
            for spilled in [group for group in own if group.spilled]:
                first = place != (number, column)
                if note and (not first or _runs_on(note, spilled, followed=bool(notes))):
                    if place[0] < number:
                        note.turns.append(len(note.lines))
                    place = number, column
                    _append(note, spilled)
                    groups[:] = [group for group in groups if group is not spilled]
            if notes:
                note, place = notes[-1], (number, column)
        if place[0] < number:
            note = None  # a page without notes lies between


def _runs_on(note: Group, spilled: Group, *, followed: bool) -> bool:
    """Whether a note's text goes on in a group of the next column, which may be `followed` by notes of its own."""
    last, first = note.lines[-1], spilled.lines[0]
    if abs(last.size - first.size) > 0.05 * first.size:
        return False
    return followed or not is_over(last.text) or _is_full(note, first)


def _across_columns(groups: Sequence[Group]) -> list[Group]:
    result: list[Group] = []
    for group in groups:
        before = result[-1] if result else None
        if before and not group.apart and _is_next_column(before, group) and _continues(before, group):
            _append(before, group)
        else:
            result.append(group)
    return result


def _append(before: Group, after: Group) -> None:
    before.lines += after.lines
    before.margin = after.margin


def _is_next_column(before: Group, after: Group) -> bool:
    return 0 <= before.lines[-1].column < after.lines[0].column


def _continues(before: Group, after: Group) -> bool:
    """Whether the last group of a column and the first one of the next are one paragraph."""
    last, first = before.lines[-1], after.lines[0]
    if before.kind not in _JOINED or after.kind is not BlockKind.PARAGRAPH:
        return False
    if abs(last.size - first.size) > 0.05 * first.size or last.bold != first.bold or last.gaps(2.0) or first.gaps(2.0):
        return False
    if last.text[-1] in HYPHENS or goes_on(last.text, first.text):
        return True
    if _is_indented(after) or not _is_full(before, first):
        return False
    if not is_over(last.text):
        return True
    # A paragraph's last line seldom fills a justified line, and a sentence often ends with one inside a paragraph.
    long = len(before.lines) > 1 and len(after.lines) > 1
    return before.margin.even and long and last.text.rstrip("0123456789”“\"'»)")[-1:] in _ENDS_OF_SENTENCES


def _is_indented(group: Group) -> bool:
    """Whether a group's first line stands further in than the rest, or than its column where it is the only one."""
    first = group.lines[0]
    rest = group.lines[1].left if len(group.lines) > 1 else group.margin.left
    return first.left > rest + 0.5 * first.size


def _is_full(group: Group, after: Line) -> bool:
    """Whether a group's last line is filled, so that the first word of `after` had no room on it."""
    last = group.lines[-1]
    if group.margin.even:
        return last.right > group.margin.right - 0.35 * last.size
    word = after.words[0]
    return last.right + 0.3 * last.size + word.right - word.left > group.margin.right - 0.3 * last.size
