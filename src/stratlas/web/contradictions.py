"""What the page of contradictions shows: all that cannot both be true, of one country or of all."""

from __future__ import annotations

from dataclasses import dataclass

from stratlas.actions import Workspace, contradictions, known_of
from stratlas.web import addresses
from stratlas.web.naming import names_of
from stratlas.web.year_parts import ContradictionView, contradiction_view
from stratlas.wording import sort_key


@dataclass(frozen=True, slots=True)
class CountryPart:
    """A country and what contradicts what there."""

    code: str
    name: str
    href: str
    found: tuple[ContradictionView, ...]


@dataclass(frozen=True, slots=True)
class ContradictionsView:
    """The page; `country` is the one that it is about, if it is about one."""

    country: str
    country_href: str
    total: int
    parts: tuple[CountryPart, ...]


def contradictions_view(workspace: Workspace, code: str = "") -> ContradictionsView:
    """The facts of the page of a country or of all; UnknownId where the country is none."""
    if code:
        workspace.countries.with_code(code)
    name_of = workspace.countries.name_of
    everything = known_of(workspace).values()
    events = {event.id: event for known in everything for event in known.events}
    names = names_of(workspace, (document for known in everything for document in known.documents))
    by_country: dict[str, list[ContradictionView]] = {}
    for item in dict.fromkeys(contradictions(workspace)):
        if not code or item.country == code:
            view = contradiction_view(item, name_of(item.country), events, names)
            by_country.setdefault(item.country, []).append(view)
    parts = [
        CountryPart(country, name_of(country), addresses.country(country), tuple(found))
        for country, found in sorted(by_country.items(), key=lambda entry: sort_key(name_of(entry[0])))
    ]
    total = sum(len(part.found) for part in parts)
    return ContradictionsView(
        name_of(code) if code else "", addresses.country(code) if code else "", total, tuple(parts)
    )
