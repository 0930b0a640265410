"""What changed between two strategies in sentences that can be quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stratlas.records import Alignment, ChangeKind, Section
from stratlas.wording import gettext as _
from stratlas.wording import listed, mark, ngettext, nmark, number
from stratlas.wording import percent as hundredths

_LISTED = 5
_HAPPENED = {
    ChangeKind.REWORDED: nmark("{n} ({share}) was reworded", "{n} ({share}) were reworded"),
    ChangeKind.MOVED: nmark("{n} ({share}) was moved", "{n} ({share}) were moved"),
    ChangeKind.SPLIT: nmark("{n} ({share}) was split", "{n} ({share}) were split"),
    ChangeKind.MERGED: nmark("{n} ({share}) was merged", "{n} ({share}) were merged"),
    ChangeKind.DROPPED: nmark("{n} ({share}) was dropped", "{n} ({share}) were dropped"),
}
_ONE = {
    ChangeKind.REWORDED: mark("The one passage of {old} was reworded."),
    ChangeKind.MOVED: mark("The one passage of {old} was moved."),
    ChangeKind.SPLIT: mark("The one passage of {old} was split."),
    ChangeKind.MERGED: mark("The one passage of {old} was merged."),
    ChangeKind.DROPPED: mark("The one passage of {old} was dropped."),
}
_NUMBERS = (
    mark("No"),
    mark("One"),
    mark("Two"),
    mark("Three"),
    mark("Four"),
    mark("Five"),
    mark("Six"),
    mark("Seven"),
    mark("Eight"),
    mark("Nine"),
    mark("Ten"),
)


def in_sentences(alignment: Alignment, old: str, new: str) -> list[str]:
    """How much stayed, what changed, what is new, and which sections came and went; `old` and `new` name the two."""
    olds, news = (Counter[ChangeKind]() for _ in range(2))
    for change in alignment.changes:
        olds[change.kind] += len(change.old)
        news[change.kind] += len(change.new)
    said = [_stayed(alignment, olds, old, new), *_came(alignment, news, new)]
    came = _titles(alignment.new_sections, {flow.new for flow in alignment.flows})
    went = _titles(alignment.old_sections, {flow.old for flow in alignment.flows})
    if len(came) == 1:
        said.append(_("The section {title} is new in {name}.", title=came[0], name=new))
    elif came:
        names, many = _named(came), _number(len(came))
        more = ngettext(
            "{number} section is new in {name}: {names}.",
            "{number} sections are new in {name}: {names}.",
            len(came),
            name=new,
            names=names,
            number=many,
        )
        said.append(more)
    if len(went) == 1:
        said.append(_("The section {title} was dropped from {name}.", title=went[0], name=old))
    elif went:
        names, many = _named(went), _number(len(went))
        more = ngettext(
            "{number} section was dropped from {name}: {names}.",
            "{number} sections were dropped from {name}: {names}.",
            len(went),
            name=old,
            names=names,
            number=many,
        )
        said.append(more)
    return said


def _titles(sections: Sequence[Section], shared: set[int]) -> list[str]:
    """The titles of the sections of which nothing stands in the other text; a bare heading is none."""
    return [
        _("“{title}”", title=section.title)
        for index, section in enumerate(sections)
        if index not in shared and section.title and _says_something(sections, index, shared)
    ]


def _named(titles: Sequence[str]) -> str:
    more = len(titles) - _LISTED
    return listed([*titles[:_LISTED], *([_more(more)] if more > 0 else [])])


def _more(count: int) -> str:
    return ngettext("{n} more", "{n} more", count)


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
        if total == 1:
            return _("The one passage of {old} stands unchanged in {new}.", old=old, new=new)
        return ngettext(
            "The {n} passage of {old} stands unchanged in {new}.",
            "All {n} passages of {old} stand unchanged in {new}.",
            total,
            old=old,
            new=new,
            n=number(total),
        )
    happened = [kind for kind in _HAPPENED if olds[kind]]
    if total == 1:
        return _(_ONE[happened[0]], old=old)
    # the first share says what it is a share of
    share = _(
        "{share} of its words", share=percent(alignment.summary[ChangeKind.KEPT if kept else happened[0]].old_share)
    )
    if kept:
        parts = [
            ngettext(
                "{n} ({share}) stands unchanged in {new}",
                "{n} ({share}) stand unchanged in {new}",
                kept,
                share=share,
                new=new,
                n=number(kept),
            )
        ]
    else:
        parts = [_("none stands unchanged in {new}", new=new)]
    for kind in happened:
        said = share if len(parts) == 1 and not kept else percent(alignment.summary[kind].old_share)
        parts.append(ngettext(*_HAPPENED[kind], olds[kind], share=said, n=number(olds[kind])))
    return ngettext(
        "Of the {n} passage of {old}, {parts}.",
        "Of the {n} passages of {old}, {parts}.",
        total,
        old=old,
        parts=listed(parts),
        n=number(total),
    )


def _came(alignment: Alignment, news: Counter[ChangeKind], new: str) -> list[str]:
    count = news[ChangeKind.NEW]
    if not count:
        return []
    share = percent(alignment.summary[ChangeKind.NEW].new_share)
    return [
        ngettext(
            "{n} passage of {new} is new: {share} of its words.",
            "{n} passages of {new} are new: {share} of its words.",
            count,
            new=new,
            share=share,
            n=number(count),
        )
    ]


def percent(share: float) -> str:
    """A share (0 to 1) without false precision, and never as all or nothing where it is not."""
    if 0 < share < 0.01:
        return _("under {share}", share=hundredths(1))
    if 0.99 < share < 1:
        return _("over {share}", share=hundredths(99))
    return hundredths(round(100 * share))


def _number(count: int) -> str:
    return _(_NUMBERS[count]) if count < len(_NUMBERS) else number(count)
