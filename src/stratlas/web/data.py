"""What the page of data shows: each edition in numbers, and the tables that can be taken away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from stratlas.actions import DATASETS, Workspace, known_of, tracked_kinds
from stratlas.chronology import Known, verdict
from stratlas.records import Basis, Edition, Outcome, Verdict
from stratlas.web import addresses
from stratlas.web.states import BASES, BROKEN, OUTCOMES
from stratlas.wording import gettext as _


@dataclass(frozen=True, slots=True)
class Told:
    """How often an outcome has a basis in an edition."""

    outcome: str
    basis: str
    number: int


@dataclass(frozen=True, slots=True)
class EditionNumbers:
    """An edition in numbers; `share` is the part of its claims, in hundredths, that rest on the strategy itself."""

    id: str
    reference_year: int
    countries: int
    claims: int
    primary: int
    share: int
    broken: int
    looks: int
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of a table."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DatasetView:
    """A table to take away, with what its columns mean."""

    name: str
    row: str
    href: str
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """The page of data."""

    editions: tuple[EditionNumbers, ...]
    datasets: tuple[DatasetView, ...]
    codebook_href: str
    licence: str


def data_view(workspace: Workspace) -> DataView:
    """The facts of the page of data."""
    editions = sorted(workspace.editions().values(), key=lambda item: item.id, reverse=True)
    standings = workspace.store.pages.standings()
    countries = Counter(page.edition for page in workspace.store.pages.pages())
    known = known_of(workspace)
    numbers = tuple(
        _numbers(workspace, edition, known, standings.get(edition.id, []), countries[edition.id])
        for edition in editions
    )
    return DataView(
        numbers,
        tuple(
            DatasetView(
                found.name,
                _(found.row),
                addresses.dataset(found.name),
                tuple(ColumnView(item.name, _(item.type), _(item.meaning)) for item in found.columns),
            )
            for found in DATASETS
        ),
        addresses.CODEBOOK,
        workspace.config.publishing.licence,
    )


def _numbers(
    workspace: Workspace, edition: Edition, known: Mapping[str, Known], standings: list[str], countries: int
) -> EditionNumbers:
    primary, kinds = standings.count("primary"), tracked_kinds(workspace)
    codes = sorted({*workspace.config.listed, *known})
    found = [verdict(known.get(code, Known(code)), edition.reference_year, kinds) for code in codes]
    return EditionNumbers(
        edition.id,
        edition.reference_year,
        countries,
        len(standings),
        primary,
        round(100 * primary / len(standings)) if standings else 0,
        standings.count(BROKEN),
        len({check for one in found for kind in one.kinds for check in kind.checks}),
        _told(found),
    )


def _told(found: list[Verdict]) -> tuple[Told, ...]:
    """How often each outcome was said on each basis, of all kinds of all countries."""
    counted = Counter((kind.outcome, kind.basis) for one in found for kind in one.kinds)
    return tuple(
        Told(_(OUTCOMES[outcome]), _(BASES[basis]), counted[outcome, basis])
        for outcome in Outcome
        for basis in Basis
        if counted[outcome, basis]
    )
