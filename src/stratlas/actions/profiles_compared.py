"""Comparing profiles: which countries and editions are meant, and the profiles side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stratlas.actions.concepts import concept
from stratlas.actions.profiling import profiles
from stratlas.actions.workspace import Workspace
from stratlas.config import Heading, HeadingKind
from stratlas.errors import UsageError
from stratlas.profiles import SideBySide, side_by_side
from stratlas.records import Concept, Edition, Profile
from stratlas.wording import gettext as _

MOST_COLUMNS = 6
"""So many profiles stand side by side: more cannot be read beside one another."""


@dataclass(frozen=True, slots=True)
class Column:
    """A country in an edition; `id` is how addresses and commands name it (`SRB@2024`)."""

    country: str
    edition: Edition

    @property
    def id(self) -> str:
        """The country and its edition in one word."""
        return f"{self.country}@{self.edition.id}"


@dataclass(frozen=True, slots=True)
class ComparisonAsked:
    """What is to be compared, in words that people typed.

    `columns` are countries by code or name, each with its edition behind an @ or without one; `editions` are for those
    without one: one edition for all of them, one for each, or several of a single country. No heading means all.
    """

    columns: tuple[str, ...]
    editions: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    concept: str = ""


@dataclass(frozen=True, slots=True)
class ProfilesCompared:
    """Profiles side by side; `remarks` say what of the question could not be taken as it was."""

    side: SideBySide
    columns: tuple[Column, ...]
    headings: tuple[Heading, ...]
    all_headings: tuple[Heading, ...]
    concept: Concept | None
    remarks: tuple[str, ...]


def compare_profiles(workspace: Workspace, asked: ComparisonAsked) -> ProfilesCompared:
    """Puts profiles side by side, in a fixed number of queries; what cannot be taken as it was typed is remarked on.

    Without a country that the monitor has, there are no columns.
    """
    remarks: list[str] = []
    columns = _columns(workspace, asked, remarks)
    about = _concept(workspace, asked.concept, remarks)
    found = profiles(workspace, [(column.country, column.edition) for column in columns])
    known = _headings(workspace, found)
    headings = _chosen(known, asked.headings, remarks)
    side = side_by_side(found, [item.key for item in headings], workspace.codebook, about.key if about else "")
    return ProfilesCompared(side, columns, headings, known, about, tuple(dict.fromkeys(remarks)))


def _columns(workspace: Workspace, asked: ComparisonAsked, remarks: list[str]) -> tuple[Column, ...]:
    pairs = _pairs(asked.columns, asked.editions, remarks)
    editions = workspace.editions()
    if pairs and not editions:
        remarks.append(_("This monitor has no edition yet: import a profile page with “stratlas import”."))
        return ()
    named = []
    for name, edition in pairs:
        country = workspace.countries.find(name)
        if country is None:
            remarks.append(_("“{name}” is not a country of this monitor: it is left out.", name=name))
        else:
            named.append((country.code, country.name, edition))
    held = _held(workspace) if any(edition not in editions for _code, _name, edition in named) else {}
    columns: dict[Column, None] = {}
    for code, called, edition in named:
        issue = editions.get(edition) or editions[max(held.get(code, editions))]
        if edition and edition != issue.id:
            said = _(
                "“{edition}” is not an edition of this monitor: {country} is shown in {shown}.",
                edition=edition,
                country=called,
                shown=issue.id,
            )
            remarks.append(said)
        column = Column(code, issue)
        if column in columns:
            remarks.append(
                _("{country} {edition} was named twice: it is shown once.", country=called, edition=issue.id)
            )
        columns.setdefault(column)
    shown = tuple(columns)[:MOST_COLUMNS]
    if len(columns) > MOST_COLUMNS:
        remarks.append(
            _("At most {most} are shown side by side: the first {most} of {all}.", most=MOST_COLUMNS, all=len(columns))
        )
    return shown


def _pairs(columns: Sequence[str], editions: Sequence[str], remarks: list[str]) -> list[tuple[str, str]]:
    """Countries with their editions, as they were typed; an empty edition is the newest one."""
    cut = (one.partition("@") for one in columns)
    split = [(name.strip(), edition.strip()) for name, _at, edition in cut]
    wanted = [edition.strip() for edition in editions]
    if len(wanted) != len(split):  # each has its own where they are as many: an empty one counts, as forms send it
        wanted = [edition for edition in wanted if edition]
    if len(split) == 1 and not split[0][1] and len(wanted) > 1:
        return [(split[0][0], edition) for edition in wanted if split[0][0]]
    if len(wanted) > 1 and len(wanted) != len(split):
        remarks.append(_("Editions and countries are not as many: the first edition is taken for all."))
    by_place = wanted if len(wanted) == len(split) else wanted[:1] * len(split) or [""] * len(split)
    return [(name, own or given) for (name, own), given in zip(split, by_place, strict=True) if name]


def _held(workspace: Workspace) -> Mapping[str, list[str]]:
    """Country → the editions that have a page of it."""
    held: dict[str, list[str]] = {}
    for code, edition in workspace.store.pages.held():
        held.setdefault(code, []).append(edition)
    return held


def _concept(workspace: Workspace, key: str, remarks: list[str]) -> Concept | None:
    if not key.strip():
        return None
    try:
        return concept(workspace, key)
    except UsageError as error:
        remarks.append(_("{problem} All claims are shown.", problem=str(error)))
        return None


def _headings(workspace: Workspace, found: Iterable[Profile]) -> tuple[Heading, ...]:
    """The headings of the settings, then those that the settings no longer have and claims still stand under."""
    known = {heading.key for heading in workspace.config.headings}
    others = dict.fromkeys(claim.heading for one in found for claim in one.claims if claim.heading not in known)
    return (*workspace.config.headings, *(Heading(key, HeadingKind.PROSE, {"en": key}) for key in others))


def _chosen(known: Sequence[Heading], names: Iterable[str], remarks: list[str]) -> tuple[Heading, ...]:
    """The headings with these keys or labels, in the order of the profile; all where none is named."""
    chosen = set()
    for name in filter(None, map(str.strip, names)):
        wanted = name.casefold()
        found = [item.key for item in known if wanted in {item.key, *map(str.casefold, item.labels.values())}]
        if not found:
            keys = ", ".join(item.key for item in known)
            remarks.append(_("“{name}” is not a heading of this monitor: there is {keys}.", name=name, keys=keys))
        chosen.update(found)
    return tuple(item for item in known if item.key in chosen) if chosen else tuple(known)
