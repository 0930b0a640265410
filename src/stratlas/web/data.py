"""What the page of data shows: each edition in numbers, and the tables that can be taken away."""

from __future__ import annotations

from dataclasses import dataclass

from stratlas.actions import DATASETS, EditionNumbers, Workspace, edition_numbers
from stratlas.web import addresses
from stratlas.web.states import BASES, OUTCOMES
from stratlas.wording import gettext as _


@dataclass(frozen=True, slots=True)
class Told:
    """How often an outcome has a basis in an edition."""

    outcome: str
    basis: str
    number: int


@dataclass(frozen=True, slots=True)
class EditionView:
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

    editions: tuple[EditionView, ...]
    datasets: tuple[DatasetView, ...]
    codebook_href: str
    licence: str


def data_view(workspace: Workspace) -> DataView:
    """The facts of the page of data."""
    return DataView(
        tuple(map(_edition, edition_numbers(workspace))),
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


def _edition(found: EditionNumbers) -> EditionView:
    return EditionView(
        found.edition.id,
        found.edition.reference_year,
        found.countries,
        found.claims,
        found.primary,
        found.share,
        found.broken,
        found.looks,
        tuple(Told(_(OUTCOMES[outcome]), _(BASES[basis]), count) for (outcome, basis), count in found.told.items()),
    )
