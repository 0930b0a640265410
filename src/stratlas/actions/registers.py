"""Adding many documents at once from a table: one row per version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from stratlas.actions.ahead import ahead
from stratlas.actions.documents import Added, Submission, add_document, read_ahead
from stratlas.actions.tables import read_table
from stratlas.actions.workspace import Workspace
from stratlas.errors import StratlasError
from stratlas.extract import Workers

COLUMNS = {
    "file": "the file, beside the table or with a path from there",
    "country": "code or name",
    "kind": "key or label of a kind in stratlas.toml",
    "title": "the version's title, in its own language",
    "language": "BCP 47 tag, as en or sr-Cyrl",
    "adopted": "2019, 2019-12 or 2019-12-27; may be empty",
    "supersedes": "id of the document that this one replaced",
    "translation": "official, ours or machine; empty for an original",
    "id": "an id of its own, where COUNTRY/kind/YEAR is taken by another document",
    "address": "where the file was found",
    "note": "anything to keep with the sighting",
    "sha256": "if given, the file's digest must be this",
    "ocr": "auto, never or always: which pages of a PDF are read from their pictures; empty for the settings' way",
}
ALIASES = {"iso3": "country", "date": "adopted", "provenance": "address", "notes": "note"}
_NEEDED = ("file", "country", "kind", "title", "language")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: where it stands, and what it hands in."""

    line: int
    submission: Submission


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a row: added, or why not."""

    row: Row
    added: Added | None
    error: StratlasError | None


def read_register(path: Path, workspace: Workspace) -> tuple[list[Row], list[str]]:
    """The rows of a CSV file (UTF-8, comma or semicolon), and the columns that were not used.

    Raises UsageError where it is no such table.
    """
    records, unused = read_table(path, workspace.config.limits, COLUMNS, _NEEDED, ALIASES)
    rows = [
        Row(line, Submission(file=path.parent / values.pop("file"), **values))  # type: ignore[arg-type]
        for line, values in records
    ]
    return rows, unused


def add_from_register(
    workspace: Workspace, rows: Sequence[Row], *, executor: Executor | None = None
) -> Iterator[Result]:
    """Adds the rows in their order; one that fails does not stop the others.

    Their texts are extracted ahead by the executor (default: as many processes as there are processors), which
    changes nothing of what comes of it.
    """
    with ExitStack() as stack:
        workers = executor or stack.enter_context(Workers(workspace.config.limits))
        for row, reading in ahead(rows, lambda row: read_ahead(workspace, row.submission, workers)):
            try:
                yield Result(row, add_document(workspace, row.submission, reading=reading), None)
            except StratlasError as error:
                yield Result(row, None, error)
