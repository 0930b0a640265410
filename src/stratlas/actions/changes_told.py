"""What is told of a comparison, wherever it is told: which changes, in which sentences, under which names."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from stratlas.actions.claims_compared import GAINED, LOST, ClaimChange, claims_compared
from stratlas.actions.comparing import Compared, Comparison, names_of
from stratlas.actions.concepts_compared import ConceptChange, concepts_compared, of_concepts
from stratlas.actions.workspace import Workspace
from stratlas.align import changes_data, in_sentences
from stratlas.errors import UsageError
from stratlas.records import Alignment, Change, ChangeKind
from stratlas.wording import gettext as _
from stratlas.wording import ngettext, number


@dataclass(frozen=True, slots=True)
class Told:
    """A comparison, what tells the two apart in a word, sentences to quote, claims, concepts, changes asked for.

    `narrowed` says in words which changes were asked for; it is empty where it is all of them.
    """

    comparison: Comparison
    names: tuple[str, str]
    sentences: tuple[str, ...]
    claims: tuple[ClaimChange, ...]
    concepts: tuple[ConceptChange, ...]
    changes: tuple[Change, ...]
    narrowed: str = ""

    @property
    def by_section(self) -> Iterator[tuple[str, list[Change]]]:
        """The changes in their order, those together that stand under one heading.

        It is the new one; what was dropped stands with what is left of its section, or under its old heading.
        """
        titles = _titles(self.comparison.alignment, self.names[0])
        for title, some in groupby(self.changes, key=lambda change: titles[change.id]):
            yield title, list(some)


def told_data(told: Told) -> dict[str, Any]:
    """What is told of a comparison, in plain values."""
    comparison = told.comparison
    return {
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "translated": comparison.translated or None,
        "sentences": list(told.sentences),
        **changes_data(comparison.alignment, comparison.old.text, comparison.new.text, told.changes),
        "claims": [
            {
                "claim": item.claim.id,
                "wording": item.claim.wording,
                "side": item.side,
                "what": item.what,
                "shared": item.shared,
                "changes": [change.id for change in item.changes],
            }
            for item in told.claims
        ],
        "concepts": [
            {
                "concept": item.concept.key,
                "label": item.concept.label(),
                "what": item.what,
                "old_share": round(item.old_share, 4),
                "new_share": round(item.new_share, 4),
                "old_place": item.old_place,
                "new_place": item.new_place,
            }
            for item in told.concepts
        ],
        "judgements": [
            {
                "number": item.number,
                "ruling": item.decision.ruling.value,
                "old": [list(place) for place in item.decision.old],
                "new": [list(place) for place in item.decision.new],
                "actor": item.actor,
                "time": item.time.isoformat(),
                "note": item.note,
            }
            for item in comparison.judgements
        ],
        "older_judgements": comparison.older,
    }


def came_from(change: Change, title: str) -> str:
    """The old section of what was dropped, where the heading it is shown under does not say it; else empty."""
    own = change.old_section[-1] if change.old_section and not change.new else ""
    return "" if title.endswith(own) or change.old[0].quote == own else own


def _titles(alignment: Alignment, old_name: str) -> dict[str, str]:
    """Change id → what it is shown under."""
    starts = [section.start for section in alignment.old_sections]
    went: dict[int, dict[tuple[str, ...], None]] = defaultdict(dict)
    for flow in sorted(alignment.flows, key=lambda flow: (-flow.old_words, flow.new)):
        went[flow.old][alignment.new_sections[flow.new].path] = None
    titles: dict[str, str] = {}
    last: tuple[str, ...] | None = None
    for change in alignment.changes:
        if change.new:
            last = change.new_section
            titles[change.id] = _named(last)
            continue
        left = went[max(0, bisect_right(starts, change.old[0].start) - 1)]
        if left:
            last = last if last in left else next(iter(left))
            titles[change.id] = _named(last)
        else:
            titles[change.id] = f"{old_name}: {_named(change.old_section)}"
    return titles


def _named(path: Sequence[str]) -> str:
    return " › ".join(path) or _("Before the first heading")


def tell(workspace: Workspace, comparison: Comparison, kinds: Iterable[ChangeKind] = (), section: str = "") -> Told:
    """What is to be told of all changes, of some kinds, or of sections with these words in a title.

    A moved passage that was reworded is of both kinds. Raises UsageError where there is no such section.
    """
    wanted, words = set(kinds), " ".join(section.casefold().split())
    changes = [change for change in comparison.alignment.changes if not wanted or wanted & kinds_of(change)]
    if words:
        changes = _inside(comparison, changes, words)
    names, claims = names_of(workspace, comparison), tuple(claims_compared(workspace, comparison))
    concepts = concepts_compared(workspace, comparison)
    said = [_("of the kinds {sorted}", sorted=", ".join(sorted(wanted)))] if wanted else []
    said += [_("in sections with “{split}” in their titles", split=" ".join(section.split()))] if words else []
    sentences = (*in_sentences(comparison.alignment, *names), *_of_claims(claims, names))
    sentences = (*sentences, *of_concepts(concepts, names))
    return Told(comparison, names, sentences, claims, concepts, tuple(changes), " and ".join(said))


def kinds_of(change: Change) -> set[ChangeKind]:
    """All that a change is: a split passage may have moved and been reworded, too."""
    also = ((change.moved, ChangeKind.MOVED), (change.reworded, ChangeKind.REWORDED))
    return {change.kind, *(kind for holds, kind in also if holds)}


def in_words(change: Change) -> str:
    """All that a change is, in words: `moved, reworded`."""
    return ", ".join([change.kind.value, *sorted(kind.value for kind in kinds_of(change) - {change.kind})])


def kinds_named(names: str) -> set[ChangeKind]:
    """The kinds in a list as `reworded,moved`; UsageError for a name that is none."""
    wanted = {name.strip().lower() for name in names.split(",") if name.strip()}
    if unknown := wanted - set(ChangeKind):
        known = ", ".join(kind.value for kind in ChangeKind)
        raise UsageError(_("“{sorted}” is no kind of change: say {known}.", sorted=sorted(unknown)[0], known=known))
    return {ChangeKind(name) for name in wanted}


def _inside(comparison: Comparison, changes: Iterable[Change], words: str) -> list[Change]:
    sections = (*comparison.alignment.old_sections, *comparison.alignment.new_sections)
    if not any(words in title.casefold() for found in sections for title in found.path):
        raise UsageError(
            _(
                "No section of either text has “{words}” in its title: leave --section away to see them all.",
                words=words,
            )
        )
    return [
        change
        for change in changes
        if any(words in title.casefold() for title in (*change.old_section, *change.new_section))
    ]


def _of_claims(claims: Iterable[ClaimChange], names: tuple[str, str]) -> Iterator[str]:
    for side, what, name, other in (("old", LOST, names[0], names[1]), ("new", GAINED, names[1], names[0])):
        mine = [item for item in claims if item.side == side]
        moved = sum(item.what == what for item in mine)
        if not moved:
            continue
        if len(mine) == 1:
            yield _(
                "The one claim of a profile that rests on {name} has words that are not in {other}.",
                name=name,
                other=other,
            )
        else:
            yield ngettext(
                "Of the {claims} claims of profiles that rest on {name}, {n} rests on words that are not in {other}.",
                "Of the {claims} claims of profiles that rest on {name}, {n} rest on words that are not in {other}.",
                moved,
                claims=number(len(mine)),
                name=name,
                other=other,
                n=number(moved),
            )


def _side(side: Compared) -> dict[str, Any]:
    return {
        "document": side.document.id,
        "version": side.version.id,
        "text": side.text.id,
        "title": side.version.title,
        "language": side.version.language,
        "year": side.document.year,
    }
