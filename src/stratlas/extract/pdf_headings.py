"""Which blocks are headings, by their number, their type and their place, and how deep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from stratlas.extract.pdf_marks import depth, has_leader, is_bullet, is_in_capitals, is_item, is_named, is_over
from stratlas.extract.pdf_style import Group, Margin, Style, are_centred
from stratlas.records import BlockKind

_LONGEST_HEADING = 220
_MOST_LINES = 8
"""Titles of laws and treaties have been seen with so many lines."""

_CLOSE = 1.45
"""The lines of one title are not further apart, in sizes of their type."""

_LABEL = re.compile(r"\w+:\s")
"""What tells the source of a figure, or begins an entry of a form."""

_ADDRESS = re.compile(r"https?:|www\.|@")


def heading_level(group: Group, style: Style, margin: Margin) -> int:
    """The level of a heading by its number, else by its type; 0 where it is none."""
    if len(group.lines) > 4 or len(group.text) > _LONGEST_HEADING:
        return 0
    first, text = group.lines[0], group.text
    letters = sum(map(str.isalpha, text))
    if letters < 2 and not first.division:
        return 0
    if first.gaps(2.0) >= 2 or is_bullet(text) or has_leader(text):
        return 0
    larger = first.size > 1.08 * style.size
    bold = first.bold and not style.bold
    capitals = is_in_capitals(text) and letters > 3 and letters > 0.6 * len(text)
    division = first.division and len(group.lines) == 1
    named = division or is_named(text)
    if is_over(text) and not (named or (larger and text[-1] in "?!") or (capitals and text[-1] not in ",;:")):
        return 0
    if not (larger or bold or division):
        # Small capitals occur in tables, and “Article 5” begins sentences: these must stand in the middle.
        centred = are_centred(group.lines, margin)
        small = first.size < 0.95 * style.size and not (centred or depth(text))
        apart = centred and not small and _is_otherwise(group, style) and text[0] not in "(["
        if not ((capitals and not small) or (named and centred) or apart):
            return 0
    if depth(text) and not division:
        return depth(text)
    if larger:
        return style.rank(first.size)
    return len(style.larger) + (2 if named else 1)


def find_titles(groups: Sequence[Group], style: Style) -> None:
    """Makes headings of single lines that only what stands around them tells to be titles."""
    for at, group in enumerate(groups):
        before, after = groups[at - 1] if at else None, groups[at + 1] if at + 1 < len(groups) else None
        if group.kind is not BlockKind.PARAGRAPH or not _may_be_title(group, style):
            continue
        if _is_beside_division(group, before, after) or _is_above_text(group, after, style):
            group.kind, group.level = BlockKind.HEADING, len(style.larger) + 1


def one_title(groups: Sequence[Group], style: Style) -> list[Group]:
    """The groups, where lines of one type that stand close below one another in the middle make one heading."""
    result: list[Group] = []
    for group in groups:
        if result and _goes_on(result[-1], group, style):
            result[-1].lines += group.lines
        else:
            result.append(group)
    return result


def even_levels(pages: Iterable[Sequence[Group]]) -> None:
    """Numbers a document's heading levels from 1 without gaps, at most six."""
    headings = [group for groups in pages for group in groups if group.level]
    used = sorted({group.level for group in headings})
    for group in headings:
        group.level = min(used.index(group.level) + 1, 6)


def _is_otherwise(group: Group, style: Style) -> bool:
    """Whether a group is all in another font or another colour than the text."""
    lines = group.lines
    return all(line.face != style.face for line in lines) or all(line.colour != style.colour for line in lines)


def _may_be_title(group: Group, style: Style) -> bool:
    """Whether a group has the form of a title: short, in no smaller type than the text, not ending as a sentence."""
    first, text = group.lines[0], group.text
    if len(group.lines) > 2 or len(text) > 0.5 * _LONGEST_HEADING or first.size < 0.95 * style.size:
        return False
    words = [word for word in text.split() if word[0].isalpha()]
    start = text.lstrip("„“”«»\"'‚‘")[:1]
    if not words or not start or start.islower() or start == "(":
        return False
    if _ADDRESS.search(text) or _LABEL.match(text) or text[-1] == ",":
        return False
    return not (is_over(text) or is_item(text) or first.gaps(2.0))


def _is_beside_division(group: Group, before: Group | None, after: Group | None) -> bool:
    """Whether a group stands in the middle above or below “Article 5”, which stands in the middle too."""
    for other in (before, after):
        if other and other.kind is BlockKind.HEADING and (other.lines[0].division or is_named(other.text)):
            lines = [*group.lines, *other.lines]
            if are_centred(lines, group.margin) and are_centred(other.lines, other.margin):
                return True
    return False


def _is_above_text(group: Group, after: Group | None, style: Style) -> bool:
    """Whether a line in another font or colour stands closely above a paragraph in the text's own."""
    if (
        after is None
        or after.kind is not BlockKind.PARAGRAPH
        or len(group.lines) > 1
        or not _is_otherwise(group, style)
    ):
        return False
    last, first = group.lines[-1], after.lines[0]
    if first.column != last.column or _is_otherwise(after, style) or after.text[0].islower():
        return False
    return len(after.text) > len(group.text) and 0 < last.base - first.base < 3 * last.size


def _goes_on(before: Group, group: Group, style: Style) -> bool:
    """Whether two headings are the lines of one title."""
    last, first = before.lines[-1], group.lines[0]
    capitals = is_in_capitals(last.text)
    if before.kind is not BlockKind.HEADING or is_in_capitals(first.text) != capitals:
        return False
    if group.kind is not BlockKind.HEADING and not (capitals and group.kind is BlockKind.PARAGRAPH):
        return False
    if len(before.lines) + len(group.lines) > _MOST_LINES or is_over(before.text) or depth(group.text):
        return False
    if any(line.division or is_named(line.text) for line in (last, first)) or last.column != first.column:
        return False
    if abs(last.size - first.size) > 0.04 * last.size or last.colour != first.colour:
        return False
    if not 0 < last.base - first.base < _CLOSE * last.size or (last.bold != first.bold and not capitals):
        return False
    if any(first.left - 1 < line.left < first.left + 1 for line in before.lines):
        return first.size > 1.08 * style.size
    middles = abs(last.left + last.right - first.left - first.right) / 2
    return middles < 0.6 * first.size
