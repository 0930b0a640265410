"""Lines of a page → blocks: which lines make a paragraph, and what kind of block it is."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from stratlas.extract.pdf_contents import ends_entry
from stratlas.extract.pdf_headings import find_titles, heading_level, one_title
from stratlas.extract.pdf_lines import Line, PageLines
from stratlas.extract.pdf_marks import (
    caption_label,
    depth,
    goes_on,
    has_leader,
    is_bullet,
    is_in_capitals,
    is_item,
    is_named,
    is_note,
    is_numbered,
    is_over,
)
from stratlas.extract.pdf_notes import label_of
from stratlas.extract.pdf_style import Group, Margin, Style, are_centred, is_centred, pitches, rounded
from stratlas.records import BlockKind

_LONGEST_CAPTION = 4


_PLACE = attrgetter("cell.table", "cell.row", "cell.column", "cell.columns")
"""Where a line of a table stands: quicker to compare than cells, of which there are tens of thousands."""


def blocks(page: PageLines, style: Style) -> list[Group]:
    """The page's blocks in reading order, footnotes last."""
    if not page.lines:
        return [Group([line], apart=True) for line in page.aside]
    own = pitches(page.lines) if len(page.lines) >= 12 else {}
    usual = style.pitches | own
    margins = {
        column: Margin.of([line for line in page.lines if line.column == column])
        for column in {line.column for line in page.lines}
    }
    groups: list[Group] = []
    for stretch in _stretches(page.lines, usual):
        margin = margins[stretch[0].column]
        if stretch[0].contents:
            groups += [Group(lines, BlockKind.CONTENTS, margin=margin, apart=True) for lines in entries(stretch)]
            continue
        if stretch[0].cell:
            cells = (list(lines) for _, lines in groupby(stretch, key=_PLACE))
            groups += [Group(lines, BlockKind.TABLE_CELL, margin=margin) for lines in cells]
            continue
        for lines in _paragraphs(stretch, margin):
            group = Group(lines, margin=margin)
            _set_kind(group, style, margin)
            groups.append(group)
    notes = _take_notes(groups, page, style)
    find_titles(groups, style)
    groups = one_title(groups, style)
    return groups + [Group([line], apart=True) for line in page.aside] + notes


def _stretches(lines: Sequence[Line], usual: dict[float, float]) -> list[list[Line]]:
    """Lines parted where type, column or distance changes."""
    result = [[lines[0]]]
    for before, line in pairwise(lines):
        if _part(before, line, usual):
            result.append([line])
        else:
            result[-1].append(line)
    return result


def _part(before: Line, line: Line, usual: dict[float, float]) -> bool:
    if before.cell or line.cell or before.contents or line.contents:
        return (before.cell is None) != (line.cell is None) or before.contents != line.contents
    size = max(before.size, line.size)
    if before.column != line.column or abs(before.size - line.size) > 0.09 * size or before.bold != line.bold:
        return True
    if line.gaps(2.0) >= 2 or before.gaps(2.0) >= 2 or has_leader(before.text):
        return True
    pitch = before.base - line.base
    if pitch < 0.4 * size:
        return True
    expected = usual.get(rounded(line.size)) or usual.get(rounded(before.size)) or 1.25 * size
    return pitch > max(1.22 * expected, expected + 1.5) and not (
        pitch < 1.6 * expected and goes_on(before.text, line.text) and not line.bold
    )


def _paragraphs(lines: list[Line], margin: Margin) -> list[list[Line]]:
    """A stretch of even lines parted by list marks, indents and short last lines."""
    right, justified = _reach(lines, margin), _justified(lines)
    result = [[lines[0]]]
    for before, line in pairwise(lines):
        # A word that stands alone cannot be stretched.
        short = _is_short(before, line, right) or (len(before.words) > 1 and before.right < justified - 0.5 * line.size)
        if _begins(result[-1], before, line, short, margin):
            result.append([line])
        else:
            result[-1].append(line)
    return result


def _reach(lines: Sequence[Line], margin: Margin) -> float:
    """How far right full lines of a stretch go: a single one that sticks out does not count."""
    if len(lines) < 3:
        return max(margin.right, *(line.right for line in lines)) if len(lines) == 1 else max(x.right for x in lines)
    rights = sorted(line.right for line in lines)
    if len(lines) > 5 and rights[-1] - rights[-2] > 2 * lines[0].size:
        return rights[-2]
    return rights[-1]


def _is_short(before: Line, line: Line, right: float) -> bool:
    """Whether the first word of `line` would still have fitted on the line before: then nobody broke it there."""
    first = line.words[0]
    return before.right + 0.3 * line.size + (first.right - first.left) < right - 0.3 * line.size


def _justified(lines: Sequence[Line]) -> float:
    """Where the lines of a justified stretch end, any shorter one being a last line; minus infinity in ragged text."""
    usual = median(line.right for line in lines)
    even = sum(abs(line.right - usual) < 0.2 * line.size for line in lines)
    return usual if len(lines) > 3 and even > 0.6 * len(lines) else float("-inf")


def _begins(current: list[Line], before: Line, line: Line, short: bool, margin: Margin) -> bool:
    """Whether `line` begins a new paragraph after the lines of `current`, whose last, `before`, is `short` or not."""
    slack = 0.5 * line.size
    if _is_marked(line) and (
        line.drawn
        or (is_bullet(line.text) and line.text[0] not in "-–—*·")
        or is_over(before.text)
        or short
        or (len(current) == 1 and not _hangs_back(before, line, slack))
    ):
        return True
    if short and before.colour != line.colour and is_in_capitals(before.text) and not is_in_capitals(line.text):
        return True  # a title right above its text
    if goes_on(before.text, line.text):
        return False
    if are_centred((before, line), margin):
        return not (line.bold or line.text.isupper() == before.text.isupper()) or is_over(before.text)
    shift = line.left - (before.left if len(current) == 1 else current[1].left)
    if abs(shift) <= slack:
        return short or (
            # Two indented one-line paragraphs in a text that marks paragraphs by indents.
            len(current) == 1
            and line.left > margin.left + 0.8 * line.size
            and is_over(before.text)
            and not _is_marked(before)
            and not line.text[0].islower()
        )
    if len(current) > 1:
        return True
    if shift > 0:
        return not _is_marked(before) or (short and is_over(before.text))
    return short


def _hangs_back(before: Line, line: Line, slack: float) -> bool:
    """Whether a line goes on an indented one, so that a number at its beginning is none of a list."""
    return before.left > line.left + slack and not _is_marked(before)


def _is_marked(line: Line) -> bool:
    text = line.text
    return line.division or line.drawn or is_item(text) or is_numbered(text) or is_named(text)


def entries(lines: Sequence[Line]) -> list[list[Line]]:
    """The entries that lines of a table of contents make."""
    result = [[lines[0]]]
    for before, line in pairwise(lines):
        beside = abs(before.base - line.base) < 0.3 * line.size
        if not beside and (ends_entry(before.text) or depth(line.text)):
            result.append([line])
        else:
            result[-1].append(line)
    return result


def _set_kind(group: Group, style: Style, margin: Margin) -> None:
    if _is_caption(group, style, margin):
        group.kind = BlockKind.CAPTION
        return
    level = heading_level(group, style, margin)
    if level:
        group.kind, group.level = BlockKind.HEADING, level
    elif has_leader(group.lines[-1].text) and group.text[-1].isdigit():
        group.kind = BlockKind.CONTENTS
    elif group.lines[0].drawn or is_item(group.lines[0].text):
        group.kind = BlockKind.LIST_ITEM


def _is_caption(group: Group, style: Style, margin: Margin) -> bool:
    """Whether a block is a caption: it begins with “Figure 3” and is set off, by a mark, its type or its place."""
    first = group.lines[0]
    label = caption_label(first.text) if len(group.lines) <= _LONGEST_CAPTION else ""
    if not label or has_leader(group.text):
        return False
    rest = group.text[len(label) :].strip()
    if is_over(rest) and len(group.lines) > 2:
        return False  # the beginning of a box, or a sentence about a figure
    if label[-1] in ".:–—-|" or not rest:
        return True
    apart = first.bold != style.bold or abs(first.size - style.size) > 0.04 * style.size
    return apart or (is_centred(first, margin) and not is_over(rest))


def _take_notes(groups: list[Group], page: PageLines, style: Style) -> list[Group]:
    """Takes the footnotes out of the groups: small type at the foot of a column, beginning with a mark.

    In type as large as the text they are notes where raised marks call them one after the other.
    """
    middle = (page.frame[1] + page.frame[3]) / 2
    called = {mark.label for line in page.lines for mark in line.marks if mark.sure and line.size > 0.94 * style.size}
    notes: list[Group] = []
    for column in sorted({line.column for line in page.lines}):
        own = [group for group in groups if group.lines[0].column == column]
        own.sort(key=lambda group: group.lines[0].base)
        foot = _small_foot(own, style)
        # A long note may begin in the upper half; then its mark stands in the text.
        while foot and not (
            is_note(foot[0].text) and (foot[0].lines[0].base <= middle or label_of(foot[0].text) in called)
        ):
            group = foot.pop(0)
            group.spilled = group.lines[0].base <= middle
        foot = foot or _called_foot(own, called)
        notes += _parted(foot)
        taken = {id(group) for group in foot}
        groups[:] = [group for group in groups if id(group) not in taken]
    return notes


def _small_foot(own: Sequence[Group], style: Style) -> list[Group]:
    """The groups in small type at the foot of a column, whose groups are given from the foot up."""
    foot: list[Group] = []
    for group in own:
        if group.lines[0].size > 0.94 * style.size:
            break
        if group.kind is BlockKind.TABLE_CELL or any(line.gaps(2.0) for line in group.lines):
            break  # a row of a table in small type
        foot.insert(0, group)
    return foot


def _called_foot(own: Sequence[Group], called: Container[str]) -> list[Group]:
    """The notes at the foot of a column that are as large as its text: numbered on and all called above them."""
    foot: list[Group] = []
    notes: list[Group] = []
    after = 0
    for group in own:
        if group.kind is not BlockKind.PARAGRAPH:
            break
        foot.insert(0, group)
        label = label_of(group.text)
        if not (is_note(group.text) and label in called and label.isdigit()):
            continue
        if after and int(label) != after - 1:
            break
        after, notes = int(label), list(foot)
    calls = [mark for group in own[len(notes) :] for line in group.lines for mark in line.marks if mark.sure]
    return notes if any(mark.label == str(after) for mark in calls) else []


def _parted(foot: Sequence[Group]) -> list[Group]:
    """One group for each note: a new one begins with each mark, the rest goes on the one before."""
    notes: list[Group] = []
    for line, margin in ((line, group.margin) for group in foot for line in group.lines):
        short = not notes or is_over(notes[-1].lines[-1].text) or not line.text[0].isdigit()
        if is_note(line.text) and short:
            notes.append(Group([line], BlockKind.FOOTNOTE, margin=margin, apart=True))
        elif notes:
            notes[-1].lines.append(line)
    return notes
