"""The monitor's facts as tables: what is in each, what its columns mean, and its rows in an order that stays.

Every table asks the database a fixed number of questions, however many rows it has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from stratlas.actions import dataset_columns as columns
from stratlas.actions.dataset_columns import Column
from stratlas.actions.judging import known_of, tracked_kinds
from stratlas.actions.tables import csv_pieces
from stratlas.actions.workspace import Workspace
from stratlas.chronology import Known, date_of, documents_in_force, status, verdict
from stratlas.errors import UnknownId
from stratlas.records import Concept, Document, Settlement, Version
from stratlas.wording import mark

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table: its name, what a row of it is, its columns, and how its rows are made."""

    name: str
    row: str
    columns: tuple[Column, ...]
    rows: Callable[[Workspace], Iterator[Row]]


def dataset(name: str) -> Dataset:
    """The table with a name; UnknownId where there is none."""
    found = next((one for one in DATASETS if one.name == name), None)
    if found is None:
        known = ", ".join(one.name for one in DATASETS)
        raise UnknownId(f"“{name}” is not a table of this monitor: there is {known}.")
    return found


def dataset_csv(workspace: Workspace, found: Dataset) -> Iterator[str]:
    """A table as CSV, piece by piece."""
    return csv_pieces([column.name for column in found.columns], found.rows(workspace))


def dataset_data(found: Dataset) -> dict[str, Any]:
    """What a table is, in plain values."""
    return {
        "name": found.name,
        "row": found.row,
        "columns": [{"name": item.name, "type": item.type, "meaning": item.meaning} for item in found.columns],
    }


def row_data(found: Dataset, row: Row) -> dict[str, str | int | bool | None]:
    """A row by the names of its columns; None where the table has an empty cell for what is not known."""
    return {
        column.name: None if value is None or (value == "" and column.type != columns.TEXT) else _plain(value)
        for column, value in zip(found.columns, row, strict=True)
    }


def _plain(value: object) -> str | int | bool:
    return value if isinstance(value, str | int) else str(value)


def _strategies(workspace: Workspace) -> Iterator[Row]:
    today, tracked = workspace.clock().date(), tracked_kinds(workspace)
    everything = known_of(workspace)
    for code in sorted({*workspace.config.listed, *everything}):
        known = everything.get(code, Known(code)).standing()
        in_force = documents_in_force(known.documents, known.events, today)
        for kind in tracked:
            documents: list[Document | None] = [item for item in in_force if item.kind == kind]
            for document in documents or [None]:
                since = date_of(document, known.events) if document else None
                age = today.year - since.year if since else ""
                name = workspace.countries.name_of(code)
                told = (document.id, document.title) if document else ("", "")
                yield code, name, kind, *told, since or "", age


def _documents(workspace: Workspace) -> Iterator[Row]:
    today, versions = workspace.clock().date(), defaultdict(list)
    for version in workspace.store.register.all_versions():
        versions[version.document].append(version.id)
    for known in known_of(workspace).values():
        family, happened = known.documents, known.standing().events
        for document in family:
            yield (
                document.id,
                document.country,
                document.kind,
                document.year,
                document.title,
                status(document, family, happened, today).value,
                date_of(document, happened) or "",
                document.supersedes or "",
                _joined(item.id for item in family if item.supersedes == document.id),
                _joined(versions[document.id]),
            )


def _files(workspace: Workspace) -> Iterator[Row]:
    store = workspace.store
    versions: dict[str, Version] = {version.id: version for version in store.register.all_versions()}
    captures = {capture.sha256: capture for capture in store.sources.captures()}
    present = store.sources.present_texts()
    for sighting in sorted(store.sources.sightings(about=versions), key=lambda item: (item.about, item.time)):
        version, capture = versions[sighting.about], captures[sighting.capture]
        yield (
            version.id,
            version.document,
            version.language,
            version.translation.value,
            version.title,
            capture.sha256,
            capture.media_type,
            capture.size,
            sighting.time.isoformat(),
            sighting.address,
            sighting.actor,
            present.get(version.id, ""),
        )


def _events(workspace: Workspace) -> Iterator[Row]:
    register = workspace.store.register
    documents = {document.id: document for document in register.documents()}
    for event in sorted(register.all_events(documents), key=lambda item: (item.document, item.number)):
        document, gone = documents[event.document], event.retraction
        yield (
            event.id,
            event.document,
            document.country,
            document.kind,
            event.kind.value,
            event.date,
            event.proved,
            _joined(item.capture for item in event.evidence),
            _joined(item.address for item in event.evidence),
            event.note,
            event.actor,
            event.time.isoformat(),
            gone.time.isoformat() if gone else "",
            gone.reason if gone else "",
        )


def _claims(workspace: Workspace) -> Iterator[Row]:
    for claim in workspace.store.pages.claims():
        yield (
            claim.id,
            claim.country,
            claim.edition,
            claim.heading,
            claim.position,
            claim.wording,
            claim.role.value if claim.role else "broken",
            len(claim.evidence),
        )


def _evidence(workspace: Workspace) -> Iterator[Row]:
    for claim in workspace.store.pages.claims():
        for item in claim.evidence:
            span = item.span
            yield (
                claim.id,
                item.role.value,
                item.relation.value,
                item.standing,
                item.document,
                span.text,
                span.start,
                span.end,
                item.page if item.paged else "",
                span.quote,
                item.actor,
                item.time.isoformat(),
            )


def _verdicts(workspace: Workspace) -> Iterator[Row]:
    kinds, everything = tracked_kinds(workspace), known_of(workspace)
    years = sorted({edition.reference_year for edition in workspace.editions().values()})
    for code in sorted({*workspace.config.listed, *everything}):
        for year in years:
            found = verdict(everything.get(code, Known(code)), year, kinds)
            for kind in found.kinds:
                yield (
                    code,
                    year,
                    kind.kind,
                    kind.outcome.value,
                    kind.basis.value,
                    " ".join(found.line.split()),
                    _joined(kind.documents),
                    _joined(event.id for event in kind.events),
                    _joined(kind.checks),
                    len(found.contradictions),
                )


def _looks(workspace: Workspace) -> Iterator[Row]:
    watching = workspace.store.watching
    sources = {source.id: source for source in watching.sources()}
    for check in sorted(watching.checks(), key=lambda item: (_numbered(item.source), _numbered(item.id))):
        source = sources[check.source]
        yield (
            check.id,
            check.source,
            source.about,
            source.kind.value,
            source.address,
            check.looked,
            check.result.value,
            check.person,
            check.since or "",
            check.capture,
            check.note,
            check.actor,
            check.time.isoformat(),
            _settled(check.settlement),
        )


def _concepts(workspace: Workspace) -> Iterator[Row]:
    for concept in workspace.codebook.concepts:
        for language in sorted({*concept.labels, *concept.terms, *concept.definitions}):
            yield _concept(concept, language)


def _concept(concept: Concept, language: str) -> Row:
    terms = _joined(concept.terms.get(language, ()))
    told = concept.labels.get(language, ""), terms, concept.definitions.get(language, "")
    return concept.key, concept.broader or "", language, *told


def _settled(settlement: Settlement | None) -> str:
    """What was said of a difference: an event’s id, or the reason why it is none of the document."""
    return (settlement.event or settlement.reason) if settlement else ""


def _numbered(name: str) -> tuple[str, int]:
    head, _, number = name.rpartition("/")
    return head, int(number)


def _joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return "; ".join(values)


DATASETS = (
    Dataset(
        "strategies",
        mark("a kind of document of a country, and what is in force of it"),
        columns.STRATEGIES,
        _strategies,
    ),
    Dataset("documents", mark("a document of the register"), columns.DOCUMENTS, _documents),
    Dataset("files", mark("an archived file as it was received of a language version"), columns.FILES, _files),
    Dataset("events", mark("something that happened to a document"), columns.EVENTS, _events),
    Dataset("claims", mark("a claim of a profile"), columns.CLAIMS, _claims),
    Dataset("evidence", mark("words that a claim rests on"), columns.EVIDENCE, _evidence),
    Dataset("verdicts", mark("what a year brought to a kind of document of a country"), columns.VERDICTS, _verdicts),
    Dataset("looks", mark("a look at a source"), columns.LOOKS, _looks),
    Dataset("concepts", mark("a concept of the codebook in one language"), columns.CONCEPTS, _concepts),
)
"""All tables, in the order in which they are offered."""
