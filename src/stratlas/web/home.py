"""What the home page and a country's page show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from stratlas.actions import Workspace, known_of, tracked_kinds
from stratlas.chronology import Known, status, verdict
from stratlas.errors import StratlasError
from stratlas.records import Claim, Document, Edition, Status, named
from stratlas.store import ImportedPage
from stratlas.web import addresses
from stratlas.web.cartography import WIDTH, Picture, Shape, read_map
from stratlas.web.states import Counts, count, short


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list; `since` is the year of the one that it replaced, `changes` the way to what changed."""

    id: str
    href: str
    kind: str
    year: str
    title: str
    status: str
    since: str = ""
    changes: str = ""


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
class _Everything:
    """What is known of some countries, read in a fixed number of queries."""

    known: Mapping[str, Known]
    pages: Mapping[tuple[str, str], ImportedPage]
    claims: Mapping[tuple[str, str], list[Claim]]


def home(workspace: Workspace) -> Home:
    """The facts of the home page."""
    found = _everything(workspace)
    codes = set(workspace.config.listed) or set(found.known)
    editions = tuple(sorted(workspace.editions().values(), key=lambda item: item.id))
    rows = [_row(workspace, found, code, editions) for code in codes]
    order = {code: place for place, code in enumerate(workspace.config.listed)}
    rows.sort(key=lambda row: (order.get(row.code, len(order)), row.name))
    picture, trouble = None, ""
    if workspace.config.map.file:
        try:
            picture = _map(workspace, read_map(workspace.folder / workspace.config.map.file), rows)
        except StratlasError as error:
            trouble = str(error)
    return Home(editions, tuple(rows), picture, trouble)


def country(workspace: Workspace, code: str, known: Known | None = None) -> CountryRow:
    """The facts of a country's page; UnknownId where the monitor does not have it."""
    workspace.countries.with_code(code)
    editions = tuple(sorted(workspace.editions().values(), key=lambda item: item.id))
    return _row(workspace, _everything(workspace, code, known), code, editions)


def document_line(workspace: Workspace, document: Document, standing: Status) -> DocumentLine:
    """A document as a list shows it."""
    kind = label_of_kind(workspace, document.kind)
    return DocumentLine(
        document.id,
        addresses.document(document.id),
        kind,
        str(document.year) if document.year else "undated",
        document.title or kind,
        named(standing),
        document.supersedes.rsplit("/", 1)[1] if document.supersedes else "",
        addresses.changes(document.supersedes, document.id) if document.supersedes else "",
    )


def label_of_kind(workspace: Workspace, key: str) -> str:
    """The label of a kind of document, or its key where the settings no longer have it."""
    return next((kind.label for kind in workspace.config.kinds if kind.key == key), key)


def _everything(workspace: Workspace, code: str | None = None, known: Known | None = None) -> _Everything:
    claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in workspace.store.pages.claims(code):
        claims[claim.country, claim.edition].append(claim)
    pages = workspace.store.pages.pages(code)
    found = {known.country: known} if known else known_of(workspace, code)
    return _Everything(found, {(page.country, page.edition): page for page in pages}, claims)


def _row(workspace: Workspace, found: _Everything, code: str, editions: tuple[Edition, ...]) -> CountryRow:
    what = found.known.get(code, Known(code))
    cells = []
    for edition in editions:
        if (code, edition.id) not in found.pages:
            cells.append(Cell(edition))
            continue
        outcome, basis = short(verdict(what, edition.reference_year, tracked_kinds(workspace)))
        counts = count(found.claims.get((code, edition.id), ()))
        cells.append(Cell(edition, addresses.profile(code, edition.id), outcome, basis, counts))
    holding = what.standing()
    day = workspace.clock().date()
    lines = tuple(
        document_line(workspace, document, status(document, holding.documents, holding.events, day))
        for document in holding.documents
    )
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
