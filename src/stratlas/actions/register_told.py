"""What is told of countries and documents in lists, in plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from stratlas.actions.judging import known_of, tracked_kinds
from stratlas.actions.workspace import Workspace
from stratlas.chronology import Known, facts, status, verdict
from stratlas.records import Document, Version


def reference_year(workspace: Workspace) -> int:
    """The year that the newest edition reports on, else the last one that is over."""
    years = [edition.reference_year for edition in workspace.editions().values()]
    return max(years, default=workspace.clock().year - 1)


def tracked_countries(workspace: Workspace) -> list[str]:
    """The codes of the countries that the settings list, or that anything is known of, in their order."""
    store = workspace.store
    known = {*store.register.countries(), *store.watching.countries(), *(country for country, _ in store.pages.held())}
    return sorted({*workspace.config.listed, *known})


def countries_data(workspace: Workspace, codes: Sequence[str], year: int) -> list[dict[str, Any]]:
    """Countries with their documents and where these stand today, their editions, and what is known of a year."""
    known = known_of(workspace, codes)
    editions: dict[str, list[str]] = defaultdict(list)
    for country, edition in workspace.store.pages.held():
        editions[country].append(edition)
    return [_country(workspace, known.get(code, Known(code)).standing(), editions[code], year) for code in codes]


def documents_data(
    workspace: Workspace, documents: Sequence[Document], family: Sequence[Document]
) -> list[dict[str, Any]]:
    """Documents with where they stand today and their versions; `family` are all documents of their countries."""
    register = workspace.store.register
    events = register.events(document.id for document in family)
    versions: dict[str, list[Version]] = defaultdict(list)
    for version in register.versions({document.id for document in documents}):
        versions[version.document].append(version)
    texts = workspace.store.sources.texts_of(version.id for some in versions.values() for version in some)
    known: dict[str, Known] = {
        code: Known(
            code,
            tuple(document for document in family if document.country == code),
            tuple(event for event in events if event.document.startswith(f"{code}/")),
        )
        for code in {document.country for document in documents}
    }
    return [
        _document(workspace, document, known[document.country], versions[document.id], texts) for document in documents
    ]


def _country(workspace: Workspace, known: Known, editions: list[str], year: int) -> dict[str, Any]:
    code = known.country
    name = workspace.countries.name_of(code)
    # a country may have left the settings since, and what is known of it stays
    names = next((country.names for country in workspace.countries if country.code == code), {"en": name})
    today = workspace.clock().date()
    found = verdict(known, year, tracked_kinds(workspace))
    return {
        "code": code,
        "name": name,
        "names": dict(names),
        "documents": [document.id for document in known.documents],
        "statuses": {
            document.id: status(document, known.documents, known.events, today) for document in known.documents
        },
        "editions": editions,
        "verdict": {"year": year, "line": found.line, "outcome": found.outcome, "basis": found.basis},
    }


def _document(
    workspace: Workspace,
    document: Document,
    known: Known,
    versions: Iterable[Version],
    texts: Mapping[str, str],
) -> dict[str, Any]:
    today = workspace.clock().date()
    return {
        "id": document.id,
        "country": document.country,
        "kind": document.kind,
        "year": document.year,
        "title": document.title,
        "supersedes": document.supersedes,
        "superseded_by": [other.id for other in known.documents if other.supersedes == document.id],
        "status": status(document, known.documents, known.events, today),
        "facts": facts(document, known.events),
        "versions": [
            {
                "id": version.id,
                "language": version.language,
                "title": version.title,
                "translation": version.translation,
                "text": texts.get(version.id),
            }
            for version in versions
        ],
    }
