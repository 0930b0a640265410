"""Countries and concepts: how many claims of an edition, or passages of texts in force, speak of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from stratlas.actions.concepts import concept_query, read_wording
from stratlas.actions.indexing import up_to_date
from stratlas.actions.searching import in_force
from stratlas.actions.tables import written
from stratlas.actions.workspace import Workspace
from stratlas.errors import IndexUnusable
from stratlas.profiles import counts_of
from stratlas.records import Codebook, Edition
from stratlas.search import Reader, analyser, compiled, search
from stratlas.wording import gettext as _

_TABLE = ("concept", "label", "broader", "country", "name", "basis", "edition", "state", "count")


class CountedBy(StrEnum):
    """What is counted: claims of an edition's profiles, or passages of the texts that are in force today."""

    CLAIMS = "claims"
    TEXTS = "texts"


class Spoken(StrEnum):
    """What a country has of a concept."""

    FOUND = "found"
    SILENT = "silent"
    """Its profile, or all its searched texts, do not speak of it."""
    PARTLY = "partly"
    """Nothing was found, and some of its documents in force have no text here or could not be searched for it."""
    UNHEARD = "unheard"
    """There was nothing to look into: no profile in the edition, no text in force."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims or passages of a country speak of a concept, and what it means where there is none."""

    number: int
    heard: Spoken


@dataclass(frozen=True, slots=True)
class ConceptMatrix:
    """Concept → country → count, for all of these countries; `remarks` say what was not looked into."""

    basis: CountedBy
    edition: Edition | None
    countries: tuple[str, ...]
    counts: Mapping[str, Mapping[str, Count]]
    remarks: tuple[str, ...] = ()


def matrix_countries(workspace: Workspace) -> tuple[str, ...]:
    """The countries that are counted where none is named: those of the settings, then others that have a profile."""
    return tuple(dict.fromkeys((*workspace.config.listed, *(code for code, _at in workspace.store.pages.held()))))


def concepts_by_claims(
    workspace: Workspace, edition: Edition, countries: Iterable[str], keys: Collection[str]
) -> ConceptMatrix:
    """Counts the claims of an edition; in a fixed number of queries, however many there are."""
    codes = tuple(countries)
    said = [
        (code, [key for key, _words in read_wording(workspace, wording)])
        for code, wording in workspace.store.pages.wordings(edition.id, codes)
    ]
    published = {code for code, issue in workspace.store.pages.held() if issue == edition.id}
    published.update(code for code, _keys in said)
    found = counts_of(said, workspace.codebook)
    counts = {
        key: {code: _count(found.get(key, {}).get(code, 0), nothing=code not in published) for code in codes}
        for key in keys
    }
    return ConceptMatrix(CountedBy.CLAIMS, edition, codes, counts)


def concepts_in_force(workspace: Workspace, countries: Iterable[str], keys: Collection[str]) -> ConceptMatrix:
    """Counts the passages, in all versions, of the texts in force today; IndexUnusable where there is no index.

    Silence is told only of texts that were searched in a language in which the codebook has words for the concept.
    """
    codes = tuple(countries)
    reader, lacking = up_to_date(workspace)
    documents = set(in_force(workspace))
    held: dict[str, set[str]] = defaultdict(set)
    read: set[str] = set()
    for entry in reader.entries.values():
        if entry.document in documents:
            held[entry.country].add(analyser(entry.language))
            read.add(entry.document)
    unread = {document.split("/", 1)[0] for document in documents - read}
    found = _counted(workspace, reader, documents, keys)
    counts = {}
    for key in keys:
        worded = {analyser(language) for language in workspace.codebook.words(key)}
        counts[key] = {
            code: _count(
                found[key].get(code, 0),
                nothing=not held[code] & worded,
                partly=bool(lacking) or code in unread or not held[code] <= worded,
            )
            for code in codes
        }
    return ConceptMatrix(CountedBy.TEXTS, None, codes, counts, (lacking,) if lacking else ())


def matrix_data(workspace: Workspace, matrix: ConceptMatrix) -> dict[str, Any]:
    """Countries and concepts in plain values."""
    return {
        "basis": matrix.basis.value,
        "edition": matrix.edition.id if matrix.edition else None,
        "countries": [{"code": code, "name": workspace.countries.name_of(code)} for code in matrix.countries],
        "concepts": [
            {
                "concept": key,
                "label": _label(workspace.codebook, key),
                "broader": _broader(workspace.codebook, key) or None,
                "countries": {code: {"count": one.number, "state": one.heard.value} for code, one in row.items()},
            }
            for key, row in matrix.counts.items()
        ],
        "remarks": list(matrix.remarks),
    }


def matrix_csv(workspace: Workspace, matrix: ConceptMatrix) -> str:
    """Countries and concepts as a table: a line for each cell."""
    book, edition = workspace.codebook, matrix.edition.id if matrix.edition else ""
    return written(
        _TABLE,
        (
            (
                *(key, _label(book, key), _broader(book, key), code, workspace.countries.name_of(code)),
                *(matrix.basis.value, edition, one.heard.value, one.number),
            )
            for key, row in matrix.counts.items()
            for code, one in row.items()
        ),
    )


def no_index(error: IndexUnusable) -> str:
    """The sentence for texts that could not be searched."""
    return _("The texts cannot be searched: {problem}", problem=str(error))


def _count(number: int, *, nothing: bool, partly: bool = False) -> Count:
    if number:
        return Count(number, Spoken.FOUND)
    return Count(0, Spoken.UNHEARD if nothing else Spoken.PARTLY if partly else Spoken.SILENT)


def _counted(
    workspace: Workspace, reader: Reader, documents: Collection[str], keys: Iterable[str]
) -> Mapping[str, Mapping[str, int]]:
    """Concept → country → passages; what was counted in the same state of the index is known."""
    state = (reader, frozenset(documents))
    kept = workspace.concepts_counted
    if state not in kept:
        kept.clear()
    counts = kept.setdefault(state, {})
    for key in keys:
        if key not in counts:
            question = compiled(concept_query(workspace.codebook, key), reader, documents)
            counts[key] = dict(search(reader, question, 0, facets=("country",)).facets.get("country", {}))
    return counts


def _label(book: Codebook, key: str) -> str:
    concept = book.get(key)
    return concept.label() if concept else key


def _broader(book: Codebook, key: str) -> str:
    concept = book.get(key)
    return (concept.broader or "") if concept else ""
