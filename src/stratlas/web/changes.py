"""What the page of two strategies shows: the sentences, the counts, the picture, and the passages side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from stratlas.actions import (
    ClaimChange,
    Comparison,
    Told,
    Workspace,
    compare,
    kinds_of,
    names_of,
    share_of,
    tell,
    told_first,
)
from stratlas.align import percent
from stratlas.chronology import status
from stratlas.errors import UnknownId
from stratlas.records import ChangeKind, Document, Judgement, Ruling, Translation, named
from stratlas.web import addresses
from stratlas.web.changes_choice import Choice, Places
from stratlas.web.changes_picture import Picture, picture_of
from stratlas.web.changes_rows import Sides, Stretch, grouped, paged, stretches
from stratlas.web.naming import label_of_kind
from stratlas.wording import gettext as _
from stratlas.wording import mark

_WHOSE = {
    Translation.ORIGINAL: "",
    Translation.OFFICIAL: mark("official translation"),
    Translation.OURS: mark("our translation"),
    Translation.MACHINE: mark("machine translation"),
}
_PLACES = {
    "appeared": mark("appeared"),
    "vanished": mark("vanished"),
    "up": mark("up"),
    "down": mark("down"),
    "stayed": mark("stayed"),
}
RULINGS = {
    Ruling.SAME: mark("the same passage"),
    Ruling.APART: mark("not the same passage"),
    Ruling.ALONE: mark("without a counterpart"),
}
_OLD_ORDER = (
    ChangeKind.KEPT,
    ChangeKind.MOVED,
    ChangeKind.REWORDED,
    ChangeKind.SPLIT,
    ChangeKind.MERGED,
    ChangeKind.DROPPED,
    ChangeKind.NEW,
)


_LINE = 900
"""Bytes that a line of the picture’s table takes, with the sections and the ribbon that it stands for."""


@dataclass(frozen=True, slots=True)
class Other:
    """Something else that can be looked at, as another version."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the two documents; `name` is what tells it from the other one in a word."""

    id: str
    title: str
    name: str
    year: str
    about: str
    status: str
    href: str
    text_href: str
    language: str
    translation: str
    passages: int
    words: int
    others: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change: how many there are, and their share of the words of each text, in hundredths.

    `changes` counts each change once, `listed` those that a page of this kind shows: what moved and was reworded is
    shown with both.
    """

    key: str
    label: str
    changes: int
    listed: int
    old_share: float
    new_share: float
    old_at: float
    new_at: float
    href: str
    current: bool

    @property
    def old_says(self) -> str:
        """The share of the old words, for a reader."""
        return _percent(self.old_share, self.key != ChangeKind.NEW)

    @property
    def new_says(self) -> str:
        """The share of the new words, for a reader."""
        return _percent(self.new_share, self.key != ChangeKind.DROPPED)


@dataclass(frozen=True, slots=True)
class JudgementView:
    """What somebody judged."""

    number: int
    says: str
    judgement: Judgement
    href: str
    unheeded: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim of a profile whose words only one of the two texts has; `changes` are those of its passages."""

    id: str
    wording: str
    says: str
    href: str
    changes: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class ConceptView:
    """What became of a concept: its share of the words of both texts, and its places in their orders, 0 for none."""

    label: str
    what: str
    old_share: str
    new_share: str
    old_place: int
    new_place: int
    href: str


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The page of two strategies."""

    old: SideView
    new: SideView
    country: str
    country_href: str
    translated: str
    sentences: tuple[str, ...]
    claims: tuple[ClaimView, ...]
    concepts: tuple[ConceptView, ...]
    kinds: tuple[Kind, ...]
    picture: Picture | None
    language_old: str
    language_new: str
    stretches: tuple[Stretch, ...]
    shown: int
    total: int
    narrowed: tuple[str, ...]
    everything_href: str
    all_kinds_href: str
    judged_href: str
    first_href: str
    previous: str
    next: str
    page: int
    pages: int
    walk_href: str
    to_walk: int
    judgements: tuple[JudgementView, ...]
    older: int
    any_kind: bool
    apart: bool

    @property
    def counted_once(self) -> bool:
        """Whether there are changes of two kinds, of which the table counts each once."""
        return any(kind.listed > kind.changes for kind in self.kinds)

    @property
    def sides(self) -> tuple[SideView, SideView]:
        """The old document and the new one."""
        return self.old, self.new


def compared(workspace: Workspace, old: str, new: str, choice: Choice) -> Comparison:
    """The comparison of two documents, in the versions that are chosen."""
    names = [f"{document}/{tag}" if tag else document for document, tag in ((old, choice.old), (new, choice.new))]
    return compare(workspace, *names)


def changes_view(workspace: Workspace, comparison: Comparison, choice: Choice) -> ChangesView:
    """The facts of the page of two strategies; UnknownId where it has no such page or section."""
    ids = comparison.old.document.id, comparison.new.document.id
    told = tell(workspace, comparison)
    places = Places(comparison)
    chosen = places.chosen(choice)
    picture = picture_of(comparison, places, choice)
    pages = paged(chosen, fold=ChangeKind.KEPT not in choice.kinds, taken=_LINE * len(picture.lines))
    if choice.page > len(pages) or choice.page < 1:
        raise UnknownId(
            _("There are {pages} pages of these changes and no page {page}.", pages=len(pages), page=choice.page)
        )
    groups = grouped(Sides(comparison), places, pages[choice.page - 1], choice, ids)
    walk = to_walk(places, choice)
    around = [addresses.changes(*ids, choice.on_page(at).query) + "#passages" for at in range(1, len(pages) + 1)]
    code = comparison.new.document.country
    return ChangesView(
        *_both(workspace, comparison, choice, ids),
        workspace.countries.name_of(code),
        addresses.country(code),
        comparison.translated,
        told.sentences,
        tuple(_claim(item, told.names, ids, choice) for item in told.claims if item.what != "stayed"),
        concept_views(told),
        tuple(_kinds(comparison, choice, ids)),
        picture if choice.page == 1 else None,
        picture.language_old,
        picture.language_new,
        tuple(stretches(groups)),
        len(chosen),
        len(comparison.alignment.changes),
        tuple(_narrowed(comparison, choice)),
        addresses.changes(*ids, choice.everything.query),
        addresses.changes(*ids, choice.with_kinds().query),
        addresses.changes(*ids, Choice(choice.old, choice.new, judged=True).query),
        addresses.changes(*ids, choice.on_page(1).query),
        around[choice.page - 2] if choice.page > 1 else "",
        around[choice.page] if choice.page < len(pages) else "",
        choice.page,
        len(pages),
        addresses.change(*ids, walk[0], choice.on_page(1).query) if walk else "",
        len(walk),
        tuple(judgements_of(comparison, ids, choice)),
        comparison.older,
        not choice.kinds and not choice.judged,
        _about(comparison.old.document) != _about(comparison.new.document),
    )


def to_walk(places: Places, choice: Choice) -> list[str]:
    """The ids of the changes to be walked one by one: those chosen, the kept ones only where they were asked for."""
    kept = ChangeKind.KEPT in choice.kinds or choice.judged
    return [change.id for change in places.chosen(choice) if kept or change.kind is not ChangeKind.KEPT]


def judgements_of(comparison: Comparison, ids: tuple[str, str], choice: Choice) -> list[JudgementView]:
    """The judgements that hold, the latest first, and where their passages stand now."""
    changes = comparison.alignment.changes
    old_of = {(span.start, span.end): change for change in changes for span in change.old}
    new_of = {(span.start, span.end): change for change in changes for span in change.new}
    views = []
    for judgement in reversed(comparison.judgements):
        decision = judgement.decision
        found = [
            of[place] for side, of in ((decision.old, old_of), (decision.new, new_of)) for place in side if place in of
        ]
        href = addresses.change(*ids, found[0].id, Choice(choice.old, choice.new).query) if found else ""
        unheeded = decision in comparison.alignment.unheeded
        views.append(JudgementView(judgement.number, _(RULINGS[decision.ruling]), judgement, href, unheeded))
    return views


def _claim(item: ClaimChange, names: tuple[str, str], ids: tuple[str, str], choice: Choice) -> ClaimView:
    """A claim that lost its words or rests on new ones."""
    query = Choice(choice.old, choice.new).query
    rests, other = names if item.side == "old" else names[::-1]
    return ClaimView(
        item.claim.id,
        item.claim.wording,
        _("rests on words of {rests} that are not in {other}", rests=rests, other=other),
        addresses.claim(item.claim.id),
        tuple(Other(named(change.kind), addresses.change(*ids, change.id, query)) for change in item.changes),
    )


def concept_views(told: Told) -> tuple[ConceptView, ...]:
    """The concepts that came, went or changed places, with where the search finds their words."""
    return tuple(
        ConceptView(
            item.concept.label(),
            _(_PLACES[item.what]),
            share_of(item.old_share),
            share_of(item.new_share),
            item.old_place or 0,
            item.new_place or 0,
            addresses.search(f"?{urlencode({'q': f'concept:{item.concept.key}'}, safe=':')}"),
        )
        for item in told_first(told.concepts)
    )


def _about(document: Document) -> tuple[str, str]:
    return document.country, document.kind


def _both(
    workspace: Workspace, comparison: Comparison, choice: Choice, ids: tuple[str, str]
) -> tuple[SideView, SideView]:
    register = workspace.store.register
    family = {
        document.id: document
        for code in sorted({side.split("/")[0] for side in ids})
        for document in register.documents(code)
    }
    events = register.events(family)
    versions = {side: register.versions(side) for side in dict.fromkeys(ids)}
    texts = workspace.store.sources.texts_of(version.id for side in ids for version in versions[side])
    alignment, views = comparison.alignment, []
    for at, side in enumerate((comparison.old, comparison.new)):
        document = side.document
        others = []
        for version in versions[document.id]:
            if version.id in texts and version.id != side.version.id:
                tag = version.id.rsplit("/", 1)[1]
                other = Choice(tag, choice.new) if at == 0 else Choice(choice.old, tag)
                others.append(Other(tag, addresses.changes(*ids, other.query)))
        kind = label_of_kind(workspace, document.kind)
        sections = (alignment.old_sections, alignment.new_sections)[at]
        day = workspace.clock().date()
        views.append(
            SideView(
                document.id,
                side.version.title or document.title or kind,
                names_of(workspace, comparison)[at],
                str(document.year or "undated"),
                f"{workspace.countries.name_of(document.country)}, {kind.lower()}",
                named(status(document, list(family.values()), events, day)),
                addresses.document(document.id),
                addresses.text(side.text.id),
                side.version.language,
                _(_WHOSE[side.version.translation]),
                sum(block.is_passage for block in side.text.blocks),
                sum(section.words for section in sections),
                tuple(others),
            )
        )
    return views[0], views[1]


def _kinds(comparison: Comparison, choice: Choice, ids: tuple[str, str]) -> list[Kind]:
    views, old_at, new_at = [], 0.0, 0.0
    listed = Counter(kind for change in comparison.alignment.changes for kind in kinds_of(change))
    for kind in _OLD_ORDER:
        count = comparison.alignment.summary.get(kind)
        if count is None or not listed[kind]:
            continue
        current = choice.kinds == (kind,)
        others = choice.with_kinds() if current else choice.with_kinds(kind)
        old, new = round(100 * count.old_share, 2), round(100 * count.new_share, 2)
        href = f"{addresses.changes(*ids, others.query)}#passages"
        at = round(old_at, 2), round(new_at, 2)
        views.append(Kind(kind.value, named(kind), count.changes, listed[kind], old, new, *at, href, current))
        old_at, new_at = old_at + old, new_at + new
    return views


def _narrowed(comparison: Comparison, choice: Choice) -> list[str]:
    """What is chosen, in words; UnknownId for a section that there is not."""
    said = [named(kind) for kind in choice.kinds]
    if choice.judged:
        said.append(_("judged by a person"))
    sides = (
        (choice.source, comparison.alignment.old_sections, "from"),
        (
            choice.target,
            comparison.alignment.new_sections,
            "in",
        ),
    )
    for wanted, sections, word in sides:
        if wanted is None:
            continue
        if not 0 <= wanted[0] <= wanted[1] < len(sections):
            raise UnknownId(_("There are {sections} sections and none with this number.", sections=len(sections)))
        said.append(f"{word} “{sections[wanted[0]].title or 'before the first heading'}”")
    return said


def _percent(share: float, possible: bool) -> str:
    if not possible:
        return "–"
    return percent(share / 100)
