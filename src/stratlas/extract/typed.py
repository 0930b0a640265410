"""Headings and list items that an author typed by hand, in documents that name their own paragraphs but not these."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stratlas.extract.drafts import Draft
from stratlas.extract.plain_headings import is_capitals, keyword_level, mark_headings
from stratlas.records import BlockKind

_ITEM = re.compile(r"(?:[•▪■□●○◦‣⁃➢➤►✓✔❖⬧\uf0b7\uf0a7]|[-–—])\s+\S|\(?(?:\d{1,3}|[a-zа-яљњћђџјčćšžđ]|[ivx]{1,5})\)\s")
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s*[^\W\d]")
_ROMAN = re.compile(r"[IVXLC]{1,7}[.)\s–-]")
_OPEN_END = (";", ",", ":", "-", "–")
_LONGEST, _LONGEST_TITLE = 160, 110
# With this many headings by style, the document's title not counted, they are taken for all there are.
_STYLED = 2


def mark_typed(drafts: Sequence[Draft]) -> None:
    """Makes items of paragraphs that begin with a typed mark, and headings where styles name none."""
    flow = [draft for draft in drafts if draft.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING}]
    for draft in flow:
        if draft.kind is BlockKind.PARAGRAPH and begins_item(draft.text):
            draft.kind = BlockKind.LIST_ITEM
    levels = [draft.level for draft in flow if draft.kind is BlockKind.HEADING]
    if len(levels) - (levels.count(1) == 1) >= _STYLED:
        return
    depths = [_depth(draft) for draft in flow]
    for at, draft in enumerate(flow[:-1]):
        if draft.kind is BlockKind.PARAGRAPH and (_stands_out(draft) or _numbered(depths, at)):
            draft.kind, draft.level = BlockKind.HEADING, _level(draft.text)
    mark_headings(flow)


def begins_item(text: str) -> bool:
    """Whether words begin with a typed mark of a list."""
    return bool(_ITEM.match(text))


def _depth(draft: Draft) -> int:
    """How many numbers a typed title begins with; 0 for what is none."""
    text = draft.text.strip()
    number = _NUMBER.match(text)
    if draft.kind is not BlockKind.PARAGRAPH or number is None or len(text) > _LONGEST_TITLE:
        return 0
    rest = text[number.end() - 1 :]
    parts = number[1].count(".") + 1
    if not rest[0].isupper() or text.endswith((*_OPEN_END, ".", "!", "?")) or (parts == 1 and "." not in number[0]):
        return 0
    return parts


def _numbered(depths: Sequence[int], at: int) -> bool:
    """Whether it is a numbered title: “1.” between others like it is a list and not one."""
    if depths[at] != 1:
        return depths[at] > 1
    return depths[at - 1 : at] != [1] and depths[at + 1 : at + 2] != [1]


def _stands_out(draft: Draft) -> bool:
    """Whether a paragraph is set as headings are, and short enough for one."""
    text = draft.text.strip()
    return (
        draft.strong
        and len(text) <= _LONGEST
        and not text.endswith(_OPEN_END)
        and sum(map(str.isalpha, text)) > 2
        and (len(text) < 80 or not text.endswith("."))
    )


def _level(text: str) -> int:
    number = _NUMBER.match(text)
    if number:
        return min(number[1].count(".") + 1, 6)
    return keyword_level(text) or (1 if is_capitals(text) or _ROMAN.match(text) else 2)
