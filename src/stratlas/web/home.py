"""What the home page shows: the map and table of a chosen fact, the last years, and what changed lately."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stratlas.actions import Workspace, known_of, tracked_kinds
from stratlas.chronology import ADOPTIONS, ENDINGS, Known
from stratlas.errors import StratlasError
from stratlas.records import Document, EventKind, Result, Status, named
from stratlas.web import addresses
from stratlas.web.cartography import WIDTH, Shape, read_map
from stratlas.web.map_choice import YEARS, Fact, MapChoice, Order
from stratlas.web.map_facts import Step, Value, steps, values
from stratlas.web.naming import called, label_of_kind
from stratlas.web.year_parts import Sign, in_words, sign_of
from stratlas.web.years import Entry, YearCell, legend_of_bases, legend_of_outcomes, year_cell
from stratlas.wording import Label, mark, said, sort_key
from stratlas.wording import gettext as _

_SHOWN_YEARS = 5
_LATELY = 8
_NEWS = ADOPTIONS | ENDINGS | {EventKind.AMENDED}
_TABS = {
    Fact.AGE: mark("Age of the strategy"),
    Fact.VERDICT: mark("What a year brought"),
    Fact.CONCEPT: mark("A concept in the profiles"),
    Fact.EVIDENCE: mark("Evidence"),
}


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list; `since` is the year of the one that it replaced, `changes` the way to what changed."""

    id: str
    href: str
    kind: str
    year: str
    title: Label
    status: str
    since: str = ""
    changes: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose."""

    key: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class Select:
    """A choice of a form; `name` is what it is called in the address."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """A fact, or an order of the table, and the way to it."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class FactRow:
    """A country: its value of the chosen fact, and its last years."""

    code: str
    name: str
    href: str
    value: Value
    years: tuple[YearCell, ...]


@dataclass(frozen=True, slots=True)
class MapCountry:
    """A country on the map; one that the monitor does not have leads nowhere."""

    shape: Shape
    name: str
    href: str
    step: str
    says: str
    short: str
    labelled: bool


@dataclass(frozen=True, slots=True)
class MapView:
    """The map."""

    width: float
    height: float
    countries: tuple[MapCountry, ...]
    disclaimer: str


@dataclass(frozen=True, slots=True)
class Lately:
    """Something that happened, or that a look found."""

    date: str
    sign: Sign | None
    country: str
    what: str
    href: str


@dataclass(frozen=True, slots=True)
class Home:
    """The home page."""

    fact: str
    title: str
    tabs: tuple[Tab, ...]
    selects: tuple[Select, ...]
    steps: tuple[Step, ...]
    map: MapView | None
    map_problem: str
    rows: tuple[FactRow, ...]
    orders: tuple[Tab, ...]
    years: tuple[int, ...]
    outcomes: tuple[Entry, ...]
    bases: tuple[Entry, ...]
    lately: tuple[Lately, ...]
    files: tuple[Tab, ...]


def home(workspace: Workspace, choice: MapChoice) -> Home:
    """The facts of the home page."""
    known, kinds = known_of(workspace), tracked_kinds(workspace)
    last = workspace.clock().year
    years = tuple(range(last - _SHOWN_YEARS + 1, last + 1))
    rows = _rows(workspace, choice, known, years)
    picture, trouble = None, ""
    try:
        picture = map_view(workspace, rows)
    except StratlasError as error:
        trouble = str(error)
    title = title_of(workspace, choice)
    return Home(
        choice.fact.value,
        title,
        tuple(
            Tab(_(label), addresses.home(choice.by(fact).query), fact is choice.fact) for fact, label in _TABS.items()
        ),
        tuple(_selects(workspace, choice, kinds)),
        steps(choice.fact),
        picture,
        trouble,
        rows,
        tuple(
            Tab(order.value, addresses.home(choice.sorted_by(order).query), order is choice.order) for order in Order
        ),
        years,
        legend_of_outcomes(),
        legend_of_bases(),
        tuple(_lately(workspace, known.values())),
        tuple(
            Tab(label, addresses.map_file(ending, choice.query), False)
            for ending, label in (("csv", "CSV"), ("svg", "SVG"), ("png", "PNG"))
            if picture or ending == "csv"
        ),
    )


def fact_rows(workspace: Workspace, choice: MapChoice) -> tuple[FactRow, ...]:
    """The table of the chosen fact without its years."""
    return _rows(workspace, choice, known_of(workspace), ())


def shown_countries(workspace: Workspace, known: Mapping[str, Known]) -> set[str]:
    """The countries that the settings list, and those that something is known of."""
    return {*workspace.config.listed, *known}


def title_of(workspace: Workspace, choice: MapChoice) -> str:
    """What the map shows, in words."""
    if choice.fact is Fact.AGE:
        return _("Age of what is in force: {kind}", kind=label_of_kind(workspace, choice.kind))
    if choice.fact is Fact.VERDICT:
        return _("What {year} brought", year=choice.year)
    if choice.fact is Fact.EVIDENCE:
        return _("What the claims of the newest profiles rest on")
    concept = workspace.codebook.get(choice.concept)
    heading = next((one.label for one in workspace.config.headings if one.key == choice.heading), choice.heading)
    label = concept.label() if concept else choice.concept
    return _("Claims under “{heading}” that may be about “{concept}”", heading=heading, concept=label)


def map_view(workspace: Workspace, rows: Iterable[FactRow]) -> MapView | None:
    """The map of some rows; None where the monitor has no map, BadFile where it cannot be drawn."""
    if not workspace.config.map.file:
        return None
    picture = read_map(workspace.folder / workspace.config.map.file)
    by_code = {row.code: row for row in rows}
    countries = []
    for shape in picture.shapes:
        row = by_code.get(shape.code)
        name = row.name if row else workspace.countries.name_of(shape.code)
        countries.append(
            MapCountry(
                shape,
                name,
                row.href if row else "",
                row.value.step if row else "none",
                row.value.words if row else "",
                row.value.short if row else "",
                shape.fits(name),
            )
        )
    return MapView(WIDTH, picture.height, tuple(countries), said(workspace.config.map.disclaimers))


def document_line(workspace: Workspace, document: Document, standing: Status) -> DocumentLine:
    """A document as a list shows it."""
    kind = label_of_kind(workspace, document.kind)
    return DocumentLine(
        document.id,
        addresses.document(document.id),
        kind,
        str(document.year) if document.year else "undated",
        called(workspace, document),
        named(standing),
        document.supersedes.rsplit("/", 1)[1] if document.supersedes else "",
        addresses.changes(document.supersedes, document.id) if document.supersedes else "",
    )


def _rows(
    workspace: Workspace, choice: MapChoice, known: Mapping[str, Known], years: tuple[int, ...]
) -> tuple[FactRow, ...]:
    """The countries with their values, by name or by value."""
    codes = shown_countries(workspace, known)
    kinds = tracked_kinds(workspace)
    found = values(workspace, choice, known, codes)
    rows = []
    for code in codes:
        holding = known.get(code, Known(code)).standing()
        cells = tuple(year_cell(holding, year, kinds) for year in years)
        rows.append(FactRow(code, workspace.countries.name_of(code), addresses.country(code), found[code], cells))
    rows.sort(key=lambda row: sort_key(row.name))
    if choice.order is Order.VALUE:
        rows.sort(key=lambda row: row.value.sort, reverse=True)
    return tuple(rows)


def _selects(workspace: Workspace, choice: MapChoice, kinds: Mapping[str, str]) -> Iterator[Select]:
    """The choices that the fact is of."""
    if choice.fact is Fact.AGE:
        yield Select("kind", _("Of which kind"), tuple(Option(*kind, kind[0] == choice.kind) for kind in kinds.items()))
    if choice.fact is Fact.VERDICT:
        last = workspace.clock().year
        years = range(last, last - YEARS, -1)
        yield Select("year", _("Year"), tuple(Option(str(year), str(year), year == choice.year) for year in years))
    if choice.fact is Fact.CONCEPT:
        headings = workspace.config.headings
        own = tuple(Option(one.key, one.label, one.key == choice.heading) for one in headings)
        yield Select("heading", _("Under the heading"), own)
        concepts = sorted(workspace.codebook.concepts, key=lambda item: sort_key(item.label()))
        named = tuple(Option(item.key, item.label(), item.key == choice.concept) for item in concepts)
        yield Select("concept", _("Concept"), named)


def _lately(workspace: Workspace, everything: Iterable[Known]) -> list[Lately]:
    """What happened last to strategies, and what looks found last, the newest first."""
    found: list[tuple[dt.date, str, Lately]] = []
    for known in everything:
        name = workspace.countries.name_of(known.country)
        holding = known.standing()
        titles = {item.id: called(workspace, item).text for item in holding.documents}
        for event in holding.events:
            if event.kind in _NEWS:
                what = f"{titles.get(event.document, event.document)}: {in_words(event.kind)}"
                href = addresses.event(event.id, event.date.year)
                line = Lately(event.date.value, sign_of(event), name, what, href)
                found.append((event.date.last, event.id, line))
        for check in holding.checks:
            if check.result is Result.DIFFERENT:
                what = _("A look found something else at a source than before")
                line = Lately(check.looked.value, None, name, what, addresses.difference(check.id))
                found.append((check.looked.last, check.id, line))
    return [line for _day, _id, line in heapq.nlargest(_LATELY, found, key=lambda item: item[:2])]
