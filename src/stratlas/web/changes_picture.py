"""The picture of where each section went: two outlines, and ribbons between them as thick as the words they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from stratlas.actions import Comparison
from stratlas.records import Section
from stratlas.web.changes_choice import Choice, Places
from stratlas.wording import gettext as _
from stratlas.wording import mark

_MANY = 30
"""Sections up to which an outline is shown to its next depth."""
_CROWD = 60
"""Sections beyond which neighbours are drawn as one."""
_TALLEST = 24
_THINNEST = 0.02
"""The share of either section below which a ribbon would only be a hair; the table has it."""
_NAME = 32
_UNTITLED = mark("Before the first heading")


@dataclass(slots=True)
class Node:
    """A section with what stands under it; `tall` is its height in lines, `lost` says that nothing of it is shared."""

    first: int
    last: int
    title: str
    words: int
    top: int = 0
    tall: int = 1
    href: str = ""
    shared: float = 0.0
    current: bool = False

    @property
    def lost(self) -> bool:
        """Whether none of its words stand in the other text."""
        return self.words > 0 and not self.shared


@dataclass(frozen=True, slots=True)
class Ribbon:
    """What an old and a new section share: the shape, where it leads, and what it says."""

    path: str
    href: str
    says: str
    moved: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A ribbon, a dropped section or a new one, as a line of the table."""

    old: Node | None
    new: Node | None
    words: int = 0
    share: float = 0.0
    moved: bool = False
    href: str = ""

    @property
    def percent(self) -> int:
        """The share in hundredths."""
        return round(100 * self.share)


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture, and the same as a table; `height` is in tenths of a line."""

    old: tuple[Node, ...]
    new: tuple[Node, ...]
    height: int
    ribbons: tuple[Ribbon, ...]
    lines: tuple[Line, ...]
    deeper: bool
    language_old: str
    language_new: str


def picture_of(comparison: Comparison, places: Places, choice: Choice) -> Picture:
    """The picture of a comparison; what it leads to keeps the kinds that are chosen.

    The addresses are queries, from the page that it stands on: there are many of them.
    """
    alignment = comparison.alignment
    olds, news = (_nodes(sections) for sections in (alignment.old_sections, alignment.new_sections))
    shared = _shared(comparison, olds, news)
    moved = _moved(comparison, places, olds, news)
    words = max(1, sum(node.words for node in olds), sum(node.words for node in news))
    most = max(len(olds), len(news))
    lines = max(16, round((1.5 if most <= _MANY else 1.0) * most))
    for nodes, side in ((olds, 0), (news, 1)):
        top = 0
        for at, node in enumerate(nodes):
            node.tall = max(1, min(_TALLEST, round(lines * node.words / words)))
            node.top, top = top, top + node.tall
            here = sum(pair[side] for key, pair in shared.items() if key[side] == at)
            node.shared = min(1.0, here / max(1, node.words))
            chosen = choice.source if side == 0 else choice.target
            node.current = chosen == (node.first, node.last)
            around = ((node.first, node.last), None) if side == 0 else (None, (node.first, node.last))
            node.href = f"{choice.with_sections(*around).query}#passages"
    ribbons, table = _ribbons(olds, news, shared, moved, choice)
    height = 10 * max((node.top + node.tall for node in (*olds, *news)), default=1)
    deeper = len(olds) < len(alignment.old_sections) or len(news) < len(alignment.new_sections)
    languages = comparison.old.version.language, comparison.new.version.language
    return Picture(tuple(olds), tuple(news), height, tuple(ribbons), tuple(table), deeper, *languages)


def _nodes(sections: Sequence[Section]) -> list[Node]:
    """The sections down to the depth that can still be taken in at a glance; deeper ones belong to those above."""
    depths = [max(1, len(section.path)) for section in sections]
    deepest = max(depths, default=1)
    depth = next((at for at in range(deepest, 1, -1) if sum(found <= at for found in depths) <= _MANY), 1)
    while depth < deepest and sum(found <= depth for found in depths) < 3:
        depth += 1
    nodes: list[Node] = []
    for index, section in enumerate(sections):
        if depths[index] <= depth or not nodes:
            nodes.append(Node(index, index, section.title or _(_UNTITLED), section.words))
        else:
            nodes[-1].last = index
            nodes[-1].words += section.words
    size = -(-len(nodes) // _CROWD)
    return [_together(nodes[at : at + size]) for at in range(0, len(nodes), size)]


def _together(nodes: list[Node]) -> Node:
    """Neighbours as one."""
    if len(nodes) == 1:
        return nodes[0]
    title = f"{_cut(nodes[0].title)} – {_cut(nodes[-1].title)}"
    return Node(nodes[0].first, nodes[-1].last, title, sum(node.words for node in nodes))


def _cut(title: str) -> str:
    return title if len(title) <= _NAME else f"{title[:_NAME].rstrip()}…"


def _shared(comparison: Comparison, olds: list[Node], news: list[Node]) -> dict[tuple[int, int], tuple[int, int]]:
    """The words that two nodes share, as counted in each text."""
    old_of, new_of = _of(olds), _of(news)
    found: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
    for flow in comparison.alignment.flows:
        sums = found[old_of[flow.old], new_of[flow.new]]
        sums[0] += flow.old_words
        sums[1] += flow.new_words
    return {key: (sums[0], sums[1]) for key, sums in sorted(found.items())}


def _moved(comparison: Comparison, places: Places, olds: list[Node], news: list[Node]) -> set[tuple[int, int]]:
    """The pairs of nodes most of whose shared letters stand elsewhere in the order now."""
    old_of, new_of = _of(olds), _of(news)
    sums: dict[tuple[int, int], int] = defaultdict(int)
    for change in comparison.alignment.changes:
        old, new = places.old(change), places.new(change)
        if old is not None and new is not None:
            letters = sum(span.end - span.start for span in change.new)
            sums[old_of[old], new_of[new]] += letters if change.moved else -letters
    return {pair for pair, balance in sums.items() if balance > 0}


def _of(nodes: list[Node]) -> dict[int, int]:
    return {index: at for at, node in enumerate(nodes) for index in range(node.first, node.last + 1)}


def _ribbons(
    olds: list[Node],
    news: list[Node],
    shared: dict[tuple[int, int], tuple[int, int]],
    moved: set[tuple[int, int]],
    choice: Choice,
) -> tuple[list[Ribbon], list[Line]]:
    ribbons, lines = [], []
    filled = [[0.0] * len(olds), [0.0] * len(news)]
    for (at, to), (here, there) in shared.items():
        old, new = olds[at], news[to]
        shares = min(1.0, here / max(1, old.words)), min(1.0, there / max(1, new.words))
        sections = (old.first, old.last), (new.first, new.last)
        href = f"{choice.with_sections(*sections).query}#passages"
        line = Line(old, new, there, shares[0], (at, to) in moved, href)
        lines.append(line)
        edges = []
        for node, place, side in ((old, at, 0), (new, to, 1)):
            room = 10 * node.tall - 2
            start = 10 * node.top + 1 + filled[side][place] * room
            filled[side][place] = min(1.0, filled[side][place] + shares[side])
            edges.append((start, max(start + 0.6, 10 * node.top + 1 + filled[side][place] * room)))
        if max(shares) >= _THINNEST:
            says = _(
                "{title} → {title2}: {value} % of the old words, {there} words of the new",
                title=old.title,
                title2=new.title,
                value=round(100 * shares[0]),
                there=there,
            )
            ribbons.append(Ribbon(_path(*edges), href, says, line.moved))
    lines += [Line(node, None, href=node.href) for node in olds if node.lost]
    lines += [Line(None, node, href=node.href) for node in news if node.lost]
    return sorted(ribbons, key=lambda ribbon: ribbon.moved), lines  # what moved crosses over the rest


def _path(old: tuple[float, float], new: tuple[float, float]) -> str:
    (a, b), (c, d) = old, new
    return f"M0 {a:.1f}C50 {a:.1f} 50 {c:.1f} 100 {c:.1f}V{d:.1f}C50 {d:.1f} 50 {b:.1f} 0 {b:.1f}Z"
