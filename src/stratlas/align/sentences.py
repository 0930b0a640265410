"""What changed between two strategies in sentences that can be quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stratlas.records import Alignment, ChangeKind, Section

_LISTED = 5


def in_sentences(alignment: Alignment, old: str, new: str) -> list[str]:
    """How much stayed, what changed, what is new, and which sections came and went; `old` and `new` name the two."""
    olds, news = (Counter[ChangeKind]() for _ in range(2))
    for change in alignment.changes:
        olds[change.kind] += len(change.old)
        news[change.kind] += len(change.new)
    said = [_stayed(olds, old, new), *_came(alignment, olds, news, old, new)]
    said += _sections(alignment.new_sections, {flow.new for flow in alignment.flows}, "is", "are", f"new in {new}")
    said += _sections(
        alignment.old_sections, {flow.old for flow in alignment.flows}, "was", "were", f"dropped from {old}"
    )
    return said


def _sections(sections: Sequence[Section], shared: set[int], one: str, many: str, what: str) -> list[str]:
    """A sentence about the sections of which nothing stands in the other text; a bare heading is none."""
    titles = [
        f"“{section.title}”"
        for index, section in enumerate(sections)
        if index not in shared and section.title and _says_something(sections, index)
    ]
    if len(titles) == 1:
        return [f"The section {titles[0]} {one} {what}."]
    more = len(titles) - _LISTED
    names = _listed([*titles[:_LISTED], *([f"{more} more"] if more > 0 else [])]) if titles else ""
    return [f"{_number(len(titles))} sections {many} {what}: {names}."] if titles else []


def _says_something(sections: Sequence[Section], index: int) -> bool:
    section, below = sections[index], sections[index + 1 : index + 2]
    return section.words > len(section.title.split()) or any(other.level > section.level for other in below)


def _stayed(olds: Counter[ChangeKind], old: str, new: str) -> str:
    total, kept = sum(olds.values()), olds[ChangeKind.KEPT]
    if total == kept:
        one = f"The one passage of {old} stands unchanged in {new}."
        return one if total == 1 else f"All {total:,} passages of {old} stand unchanged in {new}."
    parts = [
        f"{count:,} {words if count != 1 else words.replace('were', 'was')}"
        for kind, words in (
            (ChangeKind.REWORDED, "were reworded"),
            (ChangeKind.MOVED, "were moved"),
            (ChangeKind.SPLIT, "were split"),
            (ChangeKind.MERGED, "were merged"),
            (ChangeKind.DROPPED, "were dropped"),
        )
        if (count := olds[kind])
    ]
    if total == 1:
        return f"The one passage of {old} {parts[0].removeprefix('1 ')}."
    stands = "stands" if kept == 1 else "stand"
    first = f"{kept:,} {stands} unchanged in {new}" if kept else f"none stands unchanged in {new}"
    return f"Of the {total:,} passages of {old}, {_listed([first, *parts])}."


def _came(alignment: Alignment, olds: Counter[ChangeKind], news: Counter[ChangeKind], old: str, new: str) -> list[str]:
    said = []
    summary = alignment.summary
    if count := news[ChangeKind.NEW]:
        share = percent(summary[ChangeKind.NEW].new_share)
        one = count == 1
        said.append(
            f"{count:,} passage{'' if one else 's'} of {new} {'is' if one else 'are'} new: {share} of its words."
        )
    if olds[ChangeKind.DROPPED]:
        said.append(f"What was dropped is {percent(summary[ChangeKind.DROPPED].old_share)} of the words of {old}.")
    return said


def percent(share: float) -> str:
    """A share (0 to 1) without false precision, and never as all or nothing where it is not."""
    if 0 < share < 0.01:
        return "under 1 %"
    if 0.99 < share < 1:
        return "over 99 %"
    return f"{round(100 * share)} %"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _number(count: int) -> str:
    names = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
    return names[count] if count < len(names) else f"{count:,}"
