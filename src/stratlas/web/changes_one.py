"""What the page of one change shows: its passages in their place, the way to the next one, and what people judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stratlas.actions import Comparison, FormerChange, Why, Workspace, candidates, former_change, names_of
from stratlas.errors import UnknownId
from stratlas.records import Change, Span, named
from stratlas.web import addresses
from stratlas.web.changes import JudgementView, judgements_of, to_walk
from stratlas.web.changes_choice import Choice, Places
from stratlas.web.changes_rows import PassageView, Row, Sides
from stratlas.web.forms import Form
from stratlas.wording import gettext as _

_CUT = 260


@dataclass(frozen=True, slots=True)
class Around:
    """A side of the change, `old` or `new` by its key: where it stands, and the passages before and after it."""

    key: str
    heading: str
    title: str
    name: str
    href: str
    language: str
    section: tuple[str, ...]
    passages: tuple[PassageView, ...]
    before: PassageView | None
    after: PassageView | None
    places: str


@dataclass(frozen=True, slots=True)
class Partner:
    """A passage of the other text that a person may choose."""

    place: str
    number: int
    words: str
    likeness: int
    now: str


@dataclass(frozen=True, slots=True)
class Partners:
    """The passages that a side may be paired with; `side` is where they stand, `fixed` what they are paired with."""

    side: str
    legend: str
    language: str
    fixed: str
    choices: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """The page of one change; `at` is its place among those that are walked, from 1."""

    row: Row
    old: Around
    new: Around
    country: str
    country_href: str
    list_href: str
    at: int
    of: int
    previous: str
    next: str
    narrowed: bool
    permanent: str
    action: str
    form: Form | None
    confirm: str
    partners: tuple[Partners, ...]
    judgements: tuple[JudgementView, ...]


@dataclass(frozen=True, slots=True)
class NowView:
    """A change that passages stand in now."""

    href: str
    kind: str
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class FormerView:
    """The page of a change that is none any more."""

    title: str
    says: str
    kind: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    now: tuple[NowView, ...]
    list_href: str
    language_old: str
    language_new: str


def change_view(
    workspace: Workspace, comparison: Comparison, change: Change, choice: Choice, form: Form | None
) -> ChangeView:
    """The facts of the page of one change."""
    ids = comparison.old.document.id, comparison.new.document.id
    places, query = Places(comparison), choice.on_page(1).query
    walk = to_walk(places, choice)
    if change.id not in walk:  # an address that somebody else's choice would leave out
        choice = choice.everything
        query = choice.query
        walk = to_walk(places, choice)
    if change.id not in walk:
        walk = [item.id for item in comparison.alignment.changes]
    at = walk.index(change.id)
    sides, names = Sides(comparison), names_of(workspace, comparison)
    olds, news = ({(span.start, span.end) for span in side} for side in (change.old, change.new))
    judged = [
        view
        for view in judgements_of(comparison, ids, choice)
        if not olds.isdisjoint(view.judgement.decision.old) or not news.isdisjoint(view.judgement.decision.new)
    ]
    code = comparison.new.document.country
    return ChangeView(
        sides.row(change, addresses.change(*ids, change.id, query)),
        _around(sides, 0, names[0], change),
        _around(sides, 1, names[1], change),
        workspace.countries.name_of(code),
        addresses.country(code),
        addresses.changes(*ids, query),
        at + 1,
        len(walk),
        addresses.change(*ids, walk[at - 1], query) if at else "",
        addresses.change(*ids, walk[at + 1], query) if at + 1 < len(walk) else "",
        choice.narrows,
        addresses.change(*ids, change.id, Choice(choice.old, choice.new).query),
        addresses.change(*ids, change.id, query),
        form,
        _confirm(change),
        tuple(_partners(comparison, change)) if form else (),
        tuple(judged),
    )


def former_view(workspace: Workspace, comparison: Comparison, change_id: str, choice: Choice) -> FormerView:
    """The facts of the page of a change that was told once; UnknownId where none ever had the id."""
    ids = comparison.old.document.id, comparison.new.document.id
    former = former_change(workspace, comparison, change_id)
    if former is None:
        raise UnknownId(
            _(
                "Between {ids} and {ids2} there is no change “{change_id}”, and none is known.",
                ids=ids[0],
                ids2=ids[1],
                change_id=change_id[:40],
            )
        )
    query = Choice(choice.old, choice.new).query
    languages = comparison.old.version.language, comparison.new.version.language
    return FormerView(
        " → ".join(names_of(workspace, comparison)),
        _became(former),
        named(former.kind) if former.kind else "",
        tuple(_short(span) for span in former.old),
        tuple(_short(span) for span in former.new),
        tuple(
            NowView(
                addresses.change(*ids, change.id, query),
                named(change.kind),
                _short((change.new or change.old)[0]),
                languages[1 if change.new else 0],
            )
            for change in former.now
        ),
        addresses.changes(*ids, query),
        *languages,
    )


def _became(former: FormerChange) -> str:
    why = {
        Why.JUDGED: _("Somebody judged these passages since this address was given, or took a judgement back"),
        Why.REREAD: _("One of the two texts was extracted again since this address was given"),
        Why.REALIGNED: _("The program aligns these passages otherwise than when this address was given"),
    }[former.why]
    if not former.now:
        return _("{why}: they are no passages of the present texts.", why=why)
    if len(former.now) == 1:
        return _("{why}: they are now part of another change.", why=why)
    return _("{why}: they are now part of {now} other changes.", why=why, now=len(former.now))


def _around(sides: Sides, side: int, name: str, change: Change) -> Around:
    compared = (sides.comparison.old, sides.comparison.new)[side]
    spans = (change.old, change.new)[side]
    passages = tuple(sides.passage(side, span, change.words) for span in spans)
    document = compared.document
    return Around(
        ("old", "new")[side],
        (_("Old"), _("New"))[side],
        compared.version.title or document.title,
        name,
        addresses.text(compared.text.id),
        compared.version.language,
        (change.old_section, change.new_section)[side],
        passages,
        sides.at_number(side, passages[0].number - 1) if passages else None,
        sides.at_number(side, passages[-1].number + 1) if passages else None,
        " ".join(passage.place for passage in passages),
    )


def _confirm(change: Change) -> str:
    if change.old and change.new:
        one = len(change.old) == len(change.new) == 1
        return _("This is the same passage") if one else _("These are the same passages")
    return _("It was dropped") if change.old else _("It is new")


def _partners(comparison: Comparison, change: Change) -> list[Partners]:
    """What each side may be paired with instead."""
    of = {(span.text, span.start): item for item in comparison.alignment.changes for span in (*item.old, *item.new)}
    found = []
    for side, spans, others in (("new", change.old, change.new), ("old", change.new, change.old)):
        if not spans:
            continue
        choices = [
            Partner(
                f"{item.span.start}-{item.span.end}",
                item.number,
                _short(item.span),
                round(100 * item.likeness),
                named(of[item.span.text, item.span.start].kind),
            )
            for item in candidates(comparison, spans, in_new=side == "new", but=others)
        ]
        legend = (
            _("The old passage became this one of the new text")
            if side == "new"
            else _("The new passage was this one of the old text")
        )
        language = (comparison.new if side == "new" else comparison.old).version.language
        found.append(Partners(side, legend, language, _places(spans), tuple(choices)))
    return found


def _places(spans: Sequence[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def _short(span: Span) -> str:
    words = " ".join(span.quote.split())
    return words if len(words) <= _CUT else f"{words[:_CUT].rsplit(' ', 1)[0]}…"
