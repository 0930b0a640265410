"""What a country's page shows: what is in force, its last years, editions, documents, sources, and contradictions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stratlas.actions import Workspace, known_of, tracked_kinds
from stratlas.chronology import Known, documents_in_force, of_country, status, verdict, year_of
from stratlas.records import Document, Sighting, Version
from stratlas.web import addresses
from stratlas.web.compare_choice import query_of
from stratlas.web.document import TRANSLATIONS
from stratlas.web.home import DocumentLine, document_line
from stratlas.web.naming import Names, Sentence, called, label_of_kind, names_of
from stratlas.web.states import Counts, short
from stratlas.web.timeline import Timeline, timeline
from stratlas.web.year_parts import RESULTS, ContradictionView, contradiction_view
from stratlas.web.years import YearCell, year_cell
from stratlas.wording import Label, language_name, ngettext
from stratlas.wording import gettext as _

_YEARS = 2
_DIGEST = 12
"""So much of a digest is shown where there is little room."""


@dataclass(frozen=True, slots=True)
class InForce:
    """A document in force, and how old it is."""

    href: str
    title: Label
    kind: str
    age: str


@dataclass(frozen=True, slots=True)
class YearLine:
    """What a year brought, with the whole line."""

    cell: YearCell
    line: Sentence


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition that has a page of the country: the verdict in short, and how its claims stand."""

    id: str
    href: str
    reference_year: int
    outcome: str
    basis: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class CaptureLine:
    """An archived file: when it was received, and the beginning of its digest."""

    day: str
    digest: str
    href: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A language version and its archived files."""

    language: str
    name: str
    translation: str
    captures: tuple[CaptureLine, ...]


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A document with its versions."""

    line: DocumentLine
    versions: tuple[VersionLine, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source and the last look at it."""

    address: str
    about: Label
    looked: str
    said: str


@dataclass(frozen=True, slots=True)
class CountryView:
    """A country's page."""

    code: str
    name: str
    href: str
    in_force: tuple[InForce, ...]
    years: tuple[YearLine, ...]
    timeline: Timeline | None
    editions: tuple[EditionLine, ...]
    documents: tuple[DocumentPart, ...]
    sources: tuple[SourceLine, ...]
    contradictions: tuple[ContradictionView, ...]
    compare: str


def country_view(workspace: Workspace, code: str) -> CountryView:
    """The facts of a country's page; UnknownId where the monitor does not have it."""
    workspace.countries.with_code(code)
    known = known_of(workspace, code).get(code, Known(code))
    holding, kinds = known.standing(), tracked_kinds(workspace)
    name, today = workspace.countries.name_of(code), workspace.clock().date()
    events, names = {event.id: event for event in known.events}, names_of(workspace, known.documents)
    years = range(today.year, today.year - _YEARS, -1)
    return CountryView(
        code,
        name,
        addresses.country(code),
        tuple(_in_force(workspace, holding)),
        tuple(
            YearLine(year_cell(holding, year, kinds), names.line(verdict(holding, year, kinds).line)) for year in years
        ),
        timeline(workspace, code, known),
        tuple(_editions(workspace, holding)),
        tuple(_documents(workspace, code, holding)),
        tuple(_sources(holding, names)),
        tuple(
            contradiction_view(item, name, events, names) for item in dict.fromkeys(of_country(holding, kinds, name))
        ),
        addresses.compare(query_of([code])),
    )


def _in_force(workspace: Workspace, known: Known) -> Iterator[InForce]:
    today = workspace.clock().date()
    for document in documents_in_force(known.documents, known.events, today):
        year = year_of(document, known.events)
        age = ngettext("{n} year old", "{n} years old", max(today.year - year, 0)) if year is not None else ""
        kind = label_of_kind(workspace, document.kind)
        yield InForce(addresses.document(document.id), called(workspace, document), kind, age or _("of no known year"))


def _editions(workspace: Workspace, known: Known) -> Iterator[EditionLine]:
    """The editions that have a page of the country, the newest first."""
    years = {page.edition: page.reference_year for page in known.pages}
    rested = workspace.store.pages.rested(years, known.country)
    for edition, year in sorted(years.items(), key=lambda item: (item[1], item[0]), reverse=True):
        outcome, basis = short(verdict(known, year, tracked_kinds(workspace)))
        counts = Counts(*rested.get((known.country, edition), (0, 0)))
        yield EditionLine(edition, addresses.profile(known.country, edition), year, outcome, basis, counts)


def _documents(workspace: Workspace, code: str, known: Known) -> Iterator[DocumentPart]:
    """The documents, the newest first, each with its versions and what was received of them."""
    versions: dict[str, list[Version]] = defaultdict(list)
    for version in workspace.store.register.versions_of(code):
        versions[version.document].append(version)
    received: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in workspace.store.sources.sightings(about=[one.id for some in versions.values() for one in some]):
        received[sighting.about].append(sighting)
    day = workspace.clock().date()

    def age(document: Document) -> tuple[int, str]:
        return -(year_of(document, known.events) or 0), document.id

    for document in sorted(known.documents, key=age):
        line = document_line(workspace, document, status(document, known.documents, known.events, day))
        yield DocumentPart(line, tuple(_version(version, received[version.id]) for version in versions[document.id]))


def _version(version: Version, received: Iterable[Sighting]) -> VersionLine:
    captures = tuple(
        CaptureLine(item.time.date().isoformat(), item.capture[:_DIGEST], addresses.capture(item.capture))
        for item in {item.capture: item for item in received}.values()
    )
    return VersionLine(
        version.language, language_name(version.language), _(TRANSLATIONS[version.translation]), captures
    )


def _sources(known: Known, names: Names) -> Iterator[SourceLine]:
    for source in known.sources:
        if source.retired is None:
            last = max(known.looks(source), key=lambda check: (check.looked.last, check.time), default=None)
            said = _(RESULTS[last.result]) if last else _("nobody has looked")
            yield SourceLine(source.address, names.about(source.about), last.looked.value if last else "", said)
