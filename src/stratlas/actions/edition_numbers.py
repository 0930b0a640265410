"""Each edition in numbers: claims and what they rest on, looks, and how often a year brought what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from stratlas.actions.judging import known_of, tracked_kinds
from stratlas.actions.profiles_told import BROKEN
from stratlas.actions.workspace import Workspace
from stratlas.chronology import Known, verdict
from stratlas.records import Basis, Edition, Outcome, Role


@dataclass(frozen=True, slots=True)
class EditionNumbers:
    """An edition in numbers; `told` counts outcomes with their basis, of all kinds of all countries.

    `countries` have a page in it, `primary` claims rest on a strategy itself, `looks` cover its reference year.
    """

    edition: Edition
    countries: int
    claims: int
    primary: int
    broken: int
    looks: int
    told: Mapping[tuple[Outcome, Basis], int]

    @property
    def share(self) -> int:
        """The part of the claims, in hundredths, that rest on a strategy itself."""
        return round(100 * self.primary / self.claims) if self.claims else 0


def edition_numbers(workspace: Workspace) -> tuple[EditionNumbers, ...]:
    """All editions in numbers, the newest first; in a fixed number of queries."""
    editions = sorted(workspace.editions().values(), key=lambda item: item.id, reverse=True)
    pages = workspace.store.pages
    countries, known = Counter(edition for _country, edition in pages.held()), known_of(workspace)
    standings: dict[str, Counter[str]] = defaultdict(Counter)
    for of_country in workspace.memory.of_all("standings", pages.standings).values():
        for name, counts in of_country.items():
            standings[name].update(counts)
    return tuple(
        _numbers(workspace, edition, known, standings[edition.id], countries[edition.id]) for edition in editions
    )


def _numbers(
    workspace: Workspace, edition: Edition, known: Mapping[str, Known], standings: Counter[str], countries: int
) -> EditionNumbers:
    kinds = tracked_kinds(workspace)
    codes = sorted({*workspace.config.listed, *known})
    found = [verdict(known.get(code, Known(code)), edition.reference_year, kinds) for code in codes]
    counted = Counter((kind.outcome, kind.basis) for one in found for kind in one.kinds)
    return EditionNumbers(
        edition,
        countries,
        standings.total(),
        standings[Role.PRIMARY.value],
        standings[BROKEN],
        len({check for one in found for kind in one.kinds for check in kind.checks}),
        {
            (outcome, basis): counted[outcome, basis]
            for outcome in Outcome
            for basis in Basis
            if counted[outcome, basis]
        },
    )
