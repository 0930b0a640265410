"""What the table of countries and years shows: outcome and basis of every year, and how old what is in force is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stratlas.actions import Workspace, known_of, tracked_kinds
from stratlas.chronology import Known, documents_in_force, status, verdict, year_of
from stratlas.errors import UnknownId
from stratlas.records import Basis, Outcome, Status
from stratlas.web import addresses
from stratlas.web.states import BASES, OUTCOMES, short
from stratlas.web.year_parts import Sign, dated_years, sign
from stratlas.wording import gettext as _

SHOWN = 10
"""So many years stand in the table at once."""
_FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class YearCell:
    """A country's year; `against` says how many things contradict it."""

    year: int
    href: str
    sign: Sign
    outcome: str
    basis: str
    against: int


@dataclass(frozen=True, slots=True)
class YearRow:
    """A country: its years, how many years what is in force of each kind has been, and how many drafts are pending."""

    code: str
    name: str
    href: str
    cells: tuple[YearCell, ...]
    ages: tuple[str, ...]
    drafts: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend."""

    sign: Sign
    label: str


@dataclass(frozen=True, slots=True)
class YearsView:
    """The table."""

    years: tuple[int, ...]
    kinds: tuple[str, ...]
    rows: tuple[YearRow, ...]
    outcomes: tuple[Entry, ...]
    bases: tuple[Entry, ...]
    this_year: int
    earlier: str
    later: str


def years_view(workspace: Workspace, to: int | None = None) -> YearsView:
    """The facts of the table whose last year is `to`, else the present one; UnknownId for a year that is none."""
    now = workspace.clock().year
    last = now if to is None else to
    if not _FIRST_YEAR + SHOWN - 1 <= last <= now:
        raise UnknownId(_("The table ends in a year from {value} to {now}.", value=_FIRST_YEAR + SHOWN - 1, now=now))
    years = tuple(range(last - SHOWN + 1, last + 1))
    everything, kinds = known_of(workspace), tracked_kinds(workspace)
    codes = sorted({*workspace.config.listed, *everything})
    order = {code: place for place, code in enumerate(workspace.config.listed)}
    rows = [_row(workspace, everything.get(code, Known(code)), years, kinds) for code in codes]
    rows.sort(key=lambda row: (order.get(row.code, len(order)), row.name))
    earliest = min((year for known in everything.values() for year in dated_years(known)), default=now)
    return YearsView(
        years,
        tuple(kinds.values()),
        tuple(rows),
        legend_of_outcomes(),
        legend_of_bases(),
        now,
        addresses.years(last - SHOWN) if last - 2 * SHOWN + 1 >= _FIRST_YEAR and earliest < years[0] else "",
        addresses.years(min(last + SHOWN, now)) if last < now else "",
    )


def _row(workspace: Workspace, known: Known, years: tuple[int, ...], kinds: Mapping[str, str]) -> YearRow:
    code, holding, today = known.country, known.standing(), workspace.clock().date()
    in_force = documents_in_force(holding.documents, holding.events, today)
    ages = []
    for kind in kinds:
        found = [year_of(document, holding.events) for document in in_force if document.kind == kind]
        dated = [year for year in found if year is not None]
        ages.append(str(today.year - max(dated)) if dated else "undated" if found else "")
    drafts = [
        document
        for document in holding.documents
        if status(document, holding.documents, holding.events, today) is Status.IN_PREPARATION
    ]
    cells = tuple(year_cell(holding, year, kinds) for year in years)
    name = workspace.countries.name_of(code)
    return YearRow(code, name, addresses.country(code), cells, tuple(ages), len(drafts))


def legend_of_outcomes() -> tuple[Entry, ...]:
    """What the signs mean."""
    return tuple(Entry(sign(outcome, Basis.PROVED), _(OUTCOMES[outcome])) for outcome in Outcome)


def legend_of_bases() -> tuple[Entry, ...]:
    """How a sign is drawn, by what it rests on."""
    return tuple(Entry(sign(Outcome.UNCHANGED, basis), _(BASES[basis])) for basis in Basis)


def year_cell(known: Known, year: int, kinds: Mapping[str, str]) -> YearCell:
    """A country's year, by what is known and was not taken back."""
    found = verdict(known, year, kinds)
    href = addresses.year(known.country, year)
    return YearCell(year, href, sign(found.outcome, found.basis), *short(found), len(found.contradictions))
