"""Changes as they are shown: both sides with their words marked, grouped by section, what was kept folded, in pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from stratlas.actions import Compared, Comparison, passages_of
from stratlas.records import BlockKind, Change, ChangeKind, SectionKind, Span, WordChange, WordKind, named
from stratlas.web import addresses
from stratlas.web.changes_choice import Choice, Places
from stratlas.wording import gettext as _

_PAGE = 200_000
"""Bytes that the changes of one page are to stay under; with all that stands around them it is below 300,000."""
_LEAST = 40_000
_ROW = 900
_MARK = 60
_MARKS = {WordKind.DELETED: "del", WordKind.INSERTED: "ins", WordKind.MOVED: "shifted"}


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words: `mark` is `del`, `ins`, `shifted`, or empty for what both texts have."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PassageView:
    """One passage of one side; `number` counts the text's passages from 1, `page` is 0 where there are no pages."""

    words: tuple[Words, ...]
    place: str
    number: int
    page: int
    href: str
    is_heading: bool
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A change; `signs` are its kind and what else holds of it, each a word and the class of its sign."""

    id: str
    href: str
    kind: str
    signs: tuple[str, ...]
    old: tuple[PassageView, ...]
    new: tuple[PassageView, ...]
    same: int | None
    renumbered: tuple[str, str] | None
    judged: bool
    alike: bool

    @property
    def says(self) -> str:
        """Its signs in words."""
        return ", ".join(named(ChangeKind(sign)) for sign in self.signs)


@dataclass(frozen=True, slots=True)
class Item:
    """A change, or kept passages that are folded."""

    row: Row | None
    folded: tuple[Row, ...] = ()


@dataclass(slots=True)
class Group:
    """What stands under one heading; `was` is the old heading where it is another one.

    The first group of a title is a landmark of the page: landmarks of one name could not be told apart.
    """

    anchor: str
    title: str
    above: tuple[str, ...]
    state: str
    was: str
    language: str
    continued: bool
    landmark: bool = False
    heading: Row | None = None
    items: list[Item] = field(default_factory=list)

    @property
    def is_quiet(self) -> bool:
        """Whether all that it holds was kept, under the same heading."""
        return not self.state and not self.was and all(item.folded for item in self.items)

    @property
    def passages(self) -> int:
        """How many passages it holds that are folded, its own heading among them."""
        return sum(len(item.folded) for item in self.items) + (self.heading is not None)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Groups one after another; `quiet` ones are folded together."""

    groups: tuple[Group, ...]
    quiet: bool

    @property
    def passages(self) -> int:
        """How many passages are folded."""
        return sum(group.passages for group in self.groups)


class Sides:
    """The passages of both texts, ready to be shown."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._numbers = [
            {block.start: (number, block) for number, block in enumerate(passages_of(side.text), 1)}
            for side in (comparison.old, comparison.new)
        ]
        self.languages = comparison.old.version.language, comparison.new.version.language

    def row(self, change: Change, href: str) -> Row:
        """A change as it is shown; `href` is its own address."""
        signs = [change.kind.value]
        signs += [
            kind.value
            for kind, holds in ((ChangeKind.MOVED, change.moved), (ChangeKind.REWORDED, change.reworded))
            if holds and change.kind is not kind
        ]
        alike = [span.quote for span in change.old] == [span.quote for span in change.new]
        return Row(
            change.id,
            href,
            change.kind.value,
            tuple(signs),
            tuple(self.passage(0, span, change.words) for span in change.old),
            tuple(self.passage(1, span, change.words) for span in change.new),
            round(100 * change.score) if change.old and change.new and change.reworded else None,
            change.renumbered,
            change.judged,
            alike,
        )

    def passage(self, side: int, span: Span, words: Iterable[WordChange] = ()) -> PassageView:
        """A passage of the old text (0) or of the new one (1), its words marked where they differ."""
        compared: Compared = (self.comparison.old, self.comparison.new)[side]
        text = compared.text
        number, block = self._numbers[side][span.start]
        paged = len(text.pages) > 1
        return PassageView(
            tuple(_marked(span, words, side)),
            f"{span.start}-{span.end}",
            number,
            text.page_at(span.start) if paged else 0,
            addresses.words(text.id, span.start, span.end),
            block.kind is BlockKind.HEADING,
            tuple(text.reading_of(span.start, span.end).sentences),
        )

    def at_number(self, side: int, number: int) -> PassageView | None:
        """The passage with this number, without marks; None where there is none."""
        text = (self.comparison.old, self.comparison.new)[side].text
        blocks = passages_of(text)
        if not 1 <= number <= len(blocks):
            return None
        block = blocks[number - 1]
        return self.passage(side, text.span(block.start, block.end))


def paged(changes: Sequence[Change], *, fold: bool, taken: int = 0) -> list[list[Change]]:
    """The changes cut into pages that stay small; `taken` is what the first one has of something else, in bytes."""
    pages: list[list[Change]] = [[]]
    size = min(taken, _PAGE - _LEAST)
    for change in changes:
        cost = _cost(change, fold)
        if pages[-1] and size + cost > _PAGE:
            pages.append([])
            size = 0
        pages[-1].append(change)
        size += cost
    return pages


def grouped(
    sides: Sides, places: Places, changes: Sequence[Change], choice: Choice, ids: tuple[str, str]
) -> list[Group]:
    """The changes under their headings; what was kept is folded, unless it is what was asked for."""
    fold = ChangeKind.KEPT not in choice.kinds
    headings = _Headings(sides.comparison, places, sides.languages)
    groups: list[Group] = []
    last: tuple[int, int] | None = None
    seen: set[tuple[int, int]] = set()
    titles = {""}
    folded: list[Row] = []
    onward = choice.on_page(1).query

    def close() -> None:
        if folded:
            groups[-1].items.append(Item(None, tuple(folded)))
            folded.clear()

    for change in changes:
        at = headings.of(change, last)
        row = sides.row(change, addresses.change(*ids, change.id, onward))
        if at != last:
            close()
            groups.append(headings.group(at, f"s{len(groups) + 1}", at in seen))
            groups[-1].landmark = groups[-1].title not in titles
            titles.add(groups[-1].title)
            seen.add(at)
            last = at
            if _is_its_heading(groups[-1], change, row):
                groups[-1].heading = row
                continue
        if fold and change.kind is ChangeKind.KEPT and not change.judged:
            folded.append(row)
            continue
        close()
        groups[-1].items.append(Item(row))
    close()
    return groups


def stretches(groups: Sequence[Group]) -> list[Stretch]:
    """The groups, with those together that follow one another and were kept as they are."""
    found: list[Stretch] = []
    for quiet, some in groupby(groups, key=lambda group: group.is_quiet):
        together = tuple(some)
        if quiet and len(together) > 1:
            found.append(Stretch(together, quiet=True))
        else:
            found += [Stretch((group,), quiet=False) for group in together]
    return found


class _Headings:
    """Under which heading a change is shown: that of the new text, or that of an old section which is gone."""

    def __init__(self, comparison: Comparison, places: Places, languages: tuple[str, str]) -> None:
        self._alignment = comparison.alignment
        self._places = places
        self._languages = languages
        shared = {flow.old for flow in self._alignment.flows}, {flow.new for flow in self._alignment.flows}
        self._gone = {
            index
            for change in self._alignment.sections
            if change.kind is SectionKind.DROPPED
            for index in change.old
            if index not in shared[0]
        }
        self._fresh = {
            index
            for change in self._alignment.sections
            if change.kind is SectionKind.NEW
            for index in change.new
            if index not in shared[1]
        }
        self._went: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for flow in self._alignment.flows:
            self._went[flow.old].append((-flow.old_words, flow.new))
        self._came = {index: change for change in self._alignment.sections for index in change.new}

    def of(self, change: Change, last: tuple[int, int] | None) -> tuple[int, int]:
        """The side and the index of the section."""
        new, old = self._places.new(change), self._places.old(change)
        if new is not None:
            return 1, new
        if old is None:
            raise ValueError("a change has a side")
        went = sorted(self._went[old])
        if old in self._gone or not went:
            return 0, old
        return last if last is not None and last[0] == 1 and any(to == last[1] for _, to in went) else (1, went[0][1])

    def group(self, at: tuple[int, int], anchor: str, continued: bool) -> Group:
        side, index = at
        section = (self._alignment.old_sections, self._alignment.new_sections)[side][index]
        state, was = ("dropped" if side == 0 and index in self._gone else ""), ""
        if side == 1 and (came := self._came.get(index)) is not None:
            state = "new" if index in self._fresh else ""
            titles = [self._alignment.old_sections[old].title for old in came.old]
            was = titles[0] if len(titles) == 1 and titles[0] != section.title else ""
        title = section.title or (_("Before the first heading") if not section.path else "")
        return Group(anchor, title, section.path[:-1], state, was, self._languages[side], continued)


def _marked(span: Span, words: Iterable[WordChange], side: int) -> Iterable[Words]:
    """The span cut into runs; what stands between two runs belongs to neither."""
    runs = sorted(
        (word.old_start, word.old_end, word.kind) if side == 0 else (word.new_start, word.new_end, word.kind)
        for word in words
    )
    at, text, mark = span.start, "", ""
    for start, end, kind in runs:
        if not span.start <= start < end <= span.end:
            continue
        its = _MARKS.get(kind, "")
        if kind is WordKind.REPLACED:
            its = ("del", "ins")[side]
        between = span.quote[at - span.start : start - span.start]
        if its != mark:
            if text:
                yield Words(text, mark)
            text, mark = "", its
            if between:
                yield Words(between)
            between = ""
        text += between + span.quote[start - span.start : end - span.start]
        at = end
    if text:
        yield Words(text, mark)
    if at < span.end:
        yield Words(span.quote[at - span.start :])


def _is_its_heading(group: Group, change: Change, row: Row) -> bool:
    """Whether the group's own heading says all there is to say of the change."""
    said = {"": ChangeKind.KEPT, "new": ChangeKind.NEW, "dropped": ChangeKind.DROPPED}[group.state]
    return (row.new or row.old)[0].is_heading and change.kind is said and not group.was and not change.judged


def _cost(change: Change, fold: bool) -> int:
    sides = (change.new,) if fold and change.kind is ChangeKind.KEPT else (change.old, change.new)
    letters = sum(len(span.quote.encode()) for side in sides for span in side)
    return _ROW + letters + _MARK * len(change.words)
