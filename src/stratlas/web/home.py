"""What the home page and a country's page show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from stratlas.actions import Workspace
from stratlas.chronology import status, verdict
from stratlas.errors import StratlasError, UnknownId
from stratlas.records import Claim, Document, Edition, Event, Report
from stratlas.store import ImportedPage
from stratlas.web import addresses
from stratlas.web.cartography import WIDTH, Picture, Shape, read_map
from stratlas.web.states import Counts, count, short


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list."""

    id: str
    href: str
    kind: str
    year: str
    title: str
    status: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A country in an edition: the verdict in short, and how its claims stand."""

    edition: Edition
    href: str = ""
    outcome: str = ""
    basis: str = ""
    counts: Counts = field(default_factory=Counts)


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country with its editions and documents."""

    code: str
    name: str
    href: str
    cells: tuple[Cell, ...]
    documents: tuple[DocumentLine, ...]

    @property
    def newest(self) -> Cell | None:
        """The newest edition that has a page of the country."""
        return next((cell for cell in reversed(self.cells) if cell.href), None)


@dataclass(frozen=True, slots=True)
class MapCountry:
    """A country on the map; `state` is what most claims of its newest profile rest on."""

    shape: Shape
    name: str
    href: str
    state: str
    labelled: bool


@dataclass(frozen=True, slots=True)
class MapView:
    """The map."""

    width: float
    height: float
    countries: tuple[MapCountry, ...]
    disclaimer: str


@dataclass(frozen=True, slots=True)
class Home:
    """The home page."""

    editions: tuple[Edition, ...]
    rows: tuple[CountryRow, ...]
    map: MapView | None
    map_problem: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What the register and the pages know of some countries, read in a fixed number of queries."""

    documents: Mapping[str, list[Document]]
    events: Mapping[str, list[Event]]
    pages: Mapping[tuple[str, str], ImportedPage]
    reports: Mapping[int, Report]
    claims: Mapping[tuple[str, str], list[Claim]]


def home(workspace: Workspace) -> Home:
    """The facts of the home page."""
    known = _known(workspace)
    codes = set(workspace.config.listed) or {*known.documents, *(code for code, _ in known.pages)}
    editions = tuple(sorted(workspace.editions().values(), key=lambda item: item.id))
    rows = [_row(workspace, known, code, editions) for code in codes]
    order = {code: place for place, code in enumerate(workspace.config.listed)}
    rows.sort(key=lambda row: (order.get(row.code, len(order)), row.name))
    picture, trouble = None, ""
    if workspace.config.map.file:
        try:
            picture = _map(workspace, read_map(workspace.folder / workspace.config.map.file), rows)
        except StratlasError as error:
            trouble = str(error)
    return Home(editions, tuple(rows), picture, trouble)


def country(workspace: Workspace, code: str) -> CountryRow:
    """The facts of a country's page; UnknownId where the monitor does not have it."""
    if all(item.code != code for item in workspace.countries):
        raise UnknownId(f"“{code}” is not a country of this monitor.")
    editions = tuple(sorted(workspace.editions().values(), key=lambda item: item.id))
    return _row(workspace, _known(workspace, code), code, editions)


def document_line(
    workspace: Workspace, document: Document, family: list[Document], events: list[Event], year: int
) -> DocumentLine:
    """A document as a list shows it, with its status at the end of a year."""
    kind = label_of_kind(workspace, document.kind)
    standing = status(document, family, events, year).value
    return DocumentLine(
        document.id,
        addresses.document(document.id),
        kind,
        str(document.year) if document.year else "undated",
        document.title or kind,
        standing,
    )


def label_of_kind(workspace: Workspace, key: str) -> str:
    """The label of a kind of document, or its key where the settings no longer have it."""
    return next((kind.label for kind in workspace.config.kinds if kind.key == key), key)


def _known(workspace: Workspace, code: str | None = None) -> _Known:
    documents: dict[str, list[Document]] = defaultdict(list)
    events: dict[str, list[Event]] = defaultdict(list)
    claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    found = workspace.store.register.documents(code)
    for document in found:
        documents[document.country].append(document)
    for event in workspace.store.register.events(document.id for document in found):
        events[event.document.split("/", 1)[0]].append(event)
    for claim in workspace.store.pages.claims(code):
        claims[claim.country, claim.edition].append(claim)
    pages = workspace.store.pages.pages(code)
    reports = workspace.store.pages.reports(pages)
    return _Known(documents, events, {(page.country, page.edition): page for page in pages}, reports, claims)


def _row(workspace: Workspace, known: _Known, code: str, editions: tuple[Edition, ...]) -> CountryRow:
    family, events = known.documents.get(code, []), known.events.get(code, [])
    kinds = {document.id: document.kind for document in family}
    tracked = {kind.key for kind in workspace.config.kinds if kind.tracked}
    about = [event for event in events if kinds.get(event.document) in tracked]
    cells = []
    for edition in editions:
        page = known.pages.get((code, edition.id))
        if page is None:
            cells.append(Cell(edition))
            continue
        outcome, basis = short(verdict(code, edition.reference_year, about, known.reports.get(page.number)))
        counts = count(known.claims.get((code, edition.id), ()))
        cells.append(Cell(edition, addresses.profile(code, edition.id), outcome, basis, counts))
    year = workspace.clock().year
    lines = tuple(document_line(workspace, document, family, events, year) for document in family)
    return CountryRow(code, workspace.countries.name_of(code), addresses.country(code), tuple(cells), lines)


def _map(workspace: Workspace, picture: Picture, rows: list[CountryRow]) -> MapView:
    by_code = {row.code: row for row in rows}
    countries = []
    for shape in picture.shapes:
        row = by_code.get(shape.code)
        name = row.name if row else workspace.countries.name_of(shape.code)
        newest = row.newest if row else None
        state = newest.counts.leading if newest else "none"
        countries.append(MapCountry(shape, name, row.href if row else "", state, shape.fits(name)))
    return MapView(WIDTH, picture.height, tuple(countries), workspace.config.map.disclaimer)
