"""What the matrix of countries and concepts shows: how much each country says of each concept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from stratlas.actions import (
    ConceptMatrix,
    Count,
    CountedBy,
    Spoken,
    Workspace,
    concepts_by_claims,
    concepts_in_force,
    matrix_countries,
    no_index,
)
from stratlas.errors import IndexUnusable
from stratlas.records import Codebook, Concept, Edition
from stratlas.web import addresses
from stratlas.web.compare_choice import query_of
from stratlas.web.grid_picture import LEVELS, Grid, GridCell, GridRow, level_of
from stratlas.web.search_choice import SearchChoice
from stratlas.wording import gettext as _

_MOST = 400
_SIGNS = {Spoken.FOUND: "", Spoken.SILENT: "–", Spoken.PARTLY: "?", Spoken.UNHEARD: ""}


@dataclass(frozen=True, slots=True)
class MatrixChoice:
    """What the address asks; `opened` are the concepts whose narrower ones are shown, or `all`."""

    by: CountedBy = CountedBy.CLAIMS
    edition: str = ""
    countries: tuple[str, ...] = ()
    within: str = ""
    opened: tuple[str, ...] = ()
    common: bool = False

    @property
    def query(self) -> str:
        """The query of an address that asks this: empty, or with its question mark."""
        parts = [("by", "texts")] if self.by is CountedBy.TEXTS else []
        parts += [("edition", self.edition)] if self.edition else []
        parts += [("country", code) for code in self.countries]
        parts += [("within", self.within)] if self.within else []
        parts += [("open", key) for key in self.opened]
        parts += [("order", "common")] if self.common else []
        return f"?{urlencode(parts)}" if parts else ""

    @property
    def href(self) -> str:
        """The page that shows this."""
        return addresses.matrix(self.query)


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A cell: its number or sign, its level of colour, what it says to who cannot see it, and the way to the words."""

    words: str
    level: int
    heard: str
    says: str
    href: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A concept; `fold` leads to the same page with its narrower ones opened or closed, where it has some."""

    key: str
    label: str
    depth: int
    href: str
    fold: str
    opened: bool
    countries: int
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A country at the head of its column."""

    code: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The page."""

    title: str
    remarks: tuple[str, ...]
    choice: MatrixChoice
    by_texts: bool
    edition: str
    heads: tuple[Head, ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[tuple[str, int, str, str], ...]
    ways: tuple[tuple[str, str, bool], ...]
    orders: tuple[tuple[str, str, bool], ...]
    folds: tuple[tuple[str, str], ...]
    editions: tuple[tuple[str, bool], ...]
    countries: tuple[tuple[str, str, bool], ...]
    branches: tuple[tuple[str, str, bool], ...]
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A choice as it was taken: what is shown of the codebook, of which edition, and what was wrong with it."""

    choice: MatrixChoice
    matrix: ConceptMatrix
    concepts: tuple[Concept, ...]
    edition: Edition | None
    listed: tuple[str, ...]
    remarks: tuple[str, ...]


def matrix_asked(workspace: Workspace, query: QueryDict) -> Asked:
    """Reads an address and counts; what in it cannot be is remarked on, and the rest is shown."""
    remarks: list[str] = []
    book, editions = workspace.codebook, workspace.editions()
    listed = matrix_countries(workspace)
    wanted = [value[:60] for value in query.getlist("country")[:_MOST] if value.strip()]
    countries = []
    for name in wanted:
        country = workspace.countries.find(name)
        if country is None:
            remarks.append(_("“{name}” is not a country of this monitor: it is left out.", name=name))
        else:
            countries.append(country.code)
    within = query.get("within", "")[:80]
    if within and book.get(within) is None:
        remarks.append(_("There is no concept “{key}” in the codebook: all are shown.", key=within))
        within = ""
    edition = query.get("edition", "")[:60]
    if edition and edition not in editions:
        remarks.append(_("“{edition}” is not an edition of this monitor: the newest one is shown.", edition=edition))
        edition = ""
    by = CountedBy.TEXTS if query.get("by") == "texts" else CountedBy.CLAIMS
    opened = tuple(key for key in dict.fromkeys(query.getlist("open")[:_MOST]) if key == "all" or book.get(key))
    choice = MatrixChoice(
        by, edition, tuple(dict.fromkeys(countries)), within, opened, query.get("order", "") == "common"
    )
    issue = editions.get(edition) or (editions[max(editions)] if editions else None)
    concepts = tuple(_shown(book, choice))
    matrix = _counts(workspace, choice, issue, listed, [item.key for item in concepts])
    remarks += matrix.remarks
    return Asked(choice, _ordered(workspace, matrix, choice), concepts, issue, listed, tuple(dict.fromkeys(remarks)))


def matrix_view(workspace: Workspace, asked: Asked) -> MatrixView:
    """The facts of the page."""
    choice, matrix, book = asked.choice, asked.matrix, workspace.codebook
    most = _most(matrix)
    texts = choice.by is CountedBy.TEXTS
    name = workspace.countries.name_of
    whole = replace(choice, opened=("all",)), replace(choice, opened=())
    return MatrixView(
        title_of(asked),
        asked.remarks,
        choice,
        texts,
        asked.edition.id if asked.edition else "",
        tuple(Head(code, name(code), addresses.country(code)) for code in matrix.countries),
        tuple(_row(workspace, asked, item, most) for item in _in_order(asked)),
        tuple((cell.words, cell.level, heard, says) for cell, heard, says in _legend(choice.by, most)),
        (
            (_("Claims of an edition"), replace(choice, by=CountedBy.CLAIMS).href, not texts),
            (_("Texts in force"), replace(choice, by=CountedBy.TEXTS).href, texts),
        ),
        (
            (_("As in the codebook"), replace(choice, common=False).href, not choice.common),
            (_("The most common first"), replace(choice, common=True).href, choice.common),
        ),
        ((_("Open all"), whole[0].href), (_("Close all"), whole[1].href)),
        tuple(
            (one, asked.edition is not None and one == asked.edition.id)
            for one in sorted(workspace.editions(), reverse=True)
        ),
        tuple((code, name(code), code in choice.countries) for code in asked.listed),
        tuple(
            (item.key, item.label(), item.key == choice.within) for item in book.concepts if _has_within(book, item.key)
        ),
        tuple((ending, addresses.matrix_file(ending, choice.query)) for ending in ("csv", "json", "svg", "png")),
    )


def matrix_grid(workspace: Workspace, asked: Asked, source: tuple[str, ...]) -> Grid:
    """The matrix as a picture."""
    most = _most(asked.matrix)
    rows = [
        GridRow(
            item.label(),
            _depth(workspace.codebook, asked.choice, item),
            tuple(_grid_cell(one, most) for one in row.values()),
        )
        for item in _in_order(asked)
        if (row := asked.matrix.counts[item.key])
    ]
    names = " · ".join(f"{code} {workspace.countries.name_of(code)}" for code in asked.matrix.countries)
    by = asked.choice.by
    subtitle = (
        _("How many passages of texts in force today speak of each concept, or of one within it")
        if by is CountedBy.TEXTS
        else _("How many claims of the profiles speak of each concept, or of one within it; proposed by their words")
    )
    legend = tuple((cell, says) for cell, _heard, says in _legend(by, most))
    return Grid(title_of(asked), subtitle, asked.matrix.countries, tuple(rows), legend, (names, *source))


def title_of(asked: Asked) -> str:
    """The matrix in one line."""
    if asked.choice.by is CountedBy.TEXTS:
        return _("Countries and concepts: texts in force")
    edition = asked.edition.id if asked.edition else ""
    return _("Countries and concepts: claims of {edition}", edition=edition)


def _counts(
    workspace: Workspace, choice: MatrixChoice, edition: Edition | None, listed: Sequence[str], keys: list[str]
) -> ConceptMatrix:
    codes = choice.countries or listed
    if choice.by is CountedBy.TEXTS:
        try:
            return concepts_in_force(workspace, codes, keys)
        except IndexUnusable as error:
            return ConceptMatrix(CountedBy.TEXTS, None, (), {key: {} for key in keys}, (no_index(error),))
    if edition is None:
        said = _("This monitor has no edition yet: import a profile page with “stratlas import”.")
        return ConceptMatrix(CountedBy.CLAIMS, None, (), {key: {} for key in keys}, (said,))
    return concepts_by_claims(workspace, edition, codes, keys)


def _ordered(workspace: Workspace, matrix: ConceptMatrix, choice: MatrixChoice) -> ConceptMatrix:
    """The countries as they are listed, or those that speak of the most concepts first."""
    if not choice.common:
        return matrix
    spoken = {code: sum(row[code].number > 0 for row in matrix.counts.values()) for code in matrix.countries}
    codes = tuple(sorted(matrix.countries, key=lambda code: (-spoken[code], workspace.countries.name_of(code))))
    counts = {key: {code: row[code] for code in codes} for key, row in matrix.counts.items()}
    return replace(matrix, countries=codes, counts=counts)


def _in_order(asked: Asked) -> list[Concept]:
    """The concepts as in the codebook, or by how many countries speak of them: each with those within it behind it."""
    if not asked.choice.common:
        return list(asked.concepts)
    shown = {item.key for item in asked.concepts}
    below: dict[str, list[Concept]] = {}
    for item in asked.concepts:
        below.setdefault(item.broader if item.broader in shown and item.broader else "", []).append(item)

    def spoken(item: Concept) -> tuple[int, int]:
        row = asked.matrix.counts[item.key].values()
        return -sum(one.number > 0 for one in row), -sum(one.number for one in row)

    ordered, stack = [], sorted(below.get("", ()), key=spoken)[::-1]
    while stack:
        item = stack.pop()
        ordered.append(item)
        stack += sorted(below.get(item.key, ()), key=spoken)[::-1]
    return ordered


def _shown(book: Codebook, choice: MatrixChoice) -> Iterable[Concept]:
    """The widest concepts, or the one that is asked for, and those within what is opened."""
    visible: set[str] = set()
    roots = [choice.within] if choice.within else [item.key for item in book.concepts if item.broader is None]
    opened = {*choice.opened, choice.within, *(roots if len(roots) == 1 else ())}
    for item in book.concepts:
        inside = item.broader in visible and ("all" in opened or item.broader in opened)
        if item.key in roots or inside:
            visible.add(item.key)
            yield item


def _has_within(book: Codebook, key: str) -> bool:
    return any(item.broader == key for item in book.concepts)


def _depth(book: Codebook, choice: MatrixChoice, item: Concept) -> int:
    root = book.get(choice.within) if choice.within else None
    return book.depth(item) - (book.depth(root) if root else 0)


def _row(workspace: Workspace, asked: Asked, item: Concept, most: int) -> MatrixRow:
    book, choice, row = workspace.codebook, asked.choice, asked.matrix.counts[item.key]
    is_open = any(other.broader == item.key for other in asked.concepts)
    fold = ""
    if _has_within(book, item.key) and item.key != choice.within:
        keys = [item.key for item in asked.concepts if any(one.broader == item.key for one in asked.concepts)]
        kept = [key for key in (keys if "all" in choice.opened else choice.opened) if key != item.key]
        fold = replace(choice, opened=tuple(kept if is_open else [*kept, item.key])).href
    return MatrixRow(
        item.key,
        item.label(),
        min(_depth(book, choice, item), 3),
        addresses.search(SearchChoice(f"concept:{item.key}").address),
        fold,
        is_open,
        sum(one.number > 0 for one in row.values()),
        tuple(_cell(workspace, asked, item, code, one, most) for code, one in row.items()),
    )


def _cell(workspace: Workspace, asked: Asked, item: Concept, code: str, one: Count, most: int) -> MatrixCell:
    if not one.number:
        return MatrixCell(_SIGNS[one.heard], 0, one.heard.value, _("nothing to look into"), "")
    name = workspace.countries.name_of(code)
    href = ""
    if asked.choice.by is CountedBy.TEXTS:
        href = addresses.search(SearchChoice(f"concept:{item.key}", (("country", code),), in_force=True).address)
    elif asked.edition:
        href = addresses.compare(query_of([f"{code}@{asked.edition.id}"], (), item.key))
    says = f"{name}, {item.label()}: {one.number}"
    return MatrixCell(_words(one), level_of(one.number, most), one.heard.value, says, href)


def _words(one: Count) -> str:
    return str(one.number) if one.number else _SIGNS[one.heard]


def _grid_cell(one: Count, most: int) -> GridCell:
    return GridCell(_words(one), level_of(one.number, most), one.heard is Spoken.UNHEARD)


def _legend(by: CountedBy, most: int) -> list[tuple[GridCell, str, str]]:
    texts = by is CountedBy.TEXTS
    found = _("so many passages speak of it") if texts else _("so many claims speak of it")
    silent = _("all its texts in force were searched and do not") if texts else _("its profile does not speak of it")
    nothing = (
        _("no text in force, or none in a language that the codebook has words in")
        if texts
        else _("no profile in this edition")
    )
    legend = [
        (GridCell("1", level_of(1, most)), Spoken.FOUND.value, found),
        (GridCell(str(most), LEVELS), Spoken.FOUND.value, _("the most")),
        (GridCell(_SIGNS[Spoken.SILENT]), Spoken.SILENT.value, silent),
    ]
    if texts:
        partly = _("nothing found, but not all of its texts could be searched")
        legend.append((GridCell(_SIGNS[Spoken.PARTLY]), Spoken.PARTLY.value, partly))
    return [*legend, (GridCell("", hatched=True), Spoken.UNHEARD.value, nothing)]


def _most(matrix: ConceptMatrix) -> int:
    return max((one.number for row in matrix.counts.values() for one in row.values()), default=1) or 1
