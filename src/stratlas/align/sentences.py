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
    said = [_stayed(alignment, olds, old, new), *_came(alignment, news, new)]
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
        if index not in shared and section.title and _says_something(sections, index, shared)
    ]
    if len(titles) == 1:
        return [f"The section {titles[0]} {one} {what}."]
    more = len(titles) - _LISTED
    names = _listed([*titles[:_LISTED], *([f"{more} more"] if more > 0 else [])]) if titles else ""
    return [f"{_number(len(titles))} sections {many} {what}: {names}."] if titles else []


def _says_something(sections: Sequence[Section], index: int, shared: set[int]) -> bool:
    """Whether it has words of its own, or sections below it, none of which the other text has."""
    section = sections[index]
    if section.words > len(section.title.split()):
        return True
    last = next((at for at in range(index + 1, len(sections)) if sections[at].level <= section.level), len(sections))
    return last > index + 1 and shared.isdisjoint(range(index + 1, last))


def _stayed(alignment: Alignment, olds: Counter[ChangeKind], old: str, new: str) -> str:
    """What became of the old passages, and how much of the old words that is: many short ones may be little."""
    total, kept = sum(olds.values()), olds[ChangeKind.KEPT]
    if total == kept:
        one = f"The one passage of {old} stands unchanged in {new}."
        return one if total == 1 else f"All {total:,} passages of {old} stand unchanged in {new}."
    happened = [
        (kind, what)
        for kind, what in (
            (ChangeKind.REWORDED, "reworded"),
            (ChangeKind.MOVED, "moved"),
            (ChangeKind.SPLIT, "split"),
            (ChangeKind.MERGED, "merged"),
            (ChangeKind.DROPPED, "dropped"),
        )
        if olds[kind]
    ]
    if total == 1:
        return f"The one passage of {old} was {happened[0][1]}."
    first, of = "none stands", " of its words"
    if kept:
        share = percent(alignment.summary[ChangeKind.KEPT].old_share)
        first, of = f"{kept:,} ({share}{of}) {'stands' if kept == 1 else 'stand'}", ""
    parts = [f"{first} unchanged in {new}"]
    for kind, what in happened:
        share = percent(alignment.summary[kind].old_share)
        parts.append(f"{olds[kind]:,} ({share}{of}) {'was' if olds[kind] == 1 else 'were'} {what}")
        of = ""
    return f"Of the {total:,} passages of {old}, {_listed(parts)}."


def _came(alignment: Alignment, news: Counter[ChangeKind], new: str) -> list[str]:
    count = news[ChangeKind.NEW]
    if not count:
        return []
    share, one = percent(alignment.summary[ChangeKind.NEW].new_share), count == 1
    return [f"{count:,} passage{'' if one else 's'} of {new} {'is' if one else 'are'} new: {share} of its words."]


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
