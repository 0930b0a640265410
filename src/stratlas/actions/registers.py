"""Adding many documents at once from a table: one row per version."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stratlas.actions.ahead import ahead
from stratlas.actions.documents import Added, Submission, add_document, read_ahead
from stratlas.actions.workspace import Workspace
from stratlas.archive import read_file
from stratlas.errors import StratlasError, UsageError
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
    data = read_file(path, workspace.config.limits)
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path.name} is not UTF-8 text: save the table as CSV in UTF-8.") from None
    head = content.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(content), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        columns = list(reader.fieldnames or [])
    except csv.Error as error:
        raise UsageError(f"{path.name}, line 1: it is not CSV ({error}).") from None
    names = {column: ALIASES.get(key := column.strip().lower(), key) for column in columns}
    missing = [column for column in _NEEDED if column not in names.values()]
    if missing:
        raise UsageError(f"{path.name} lacks the column {missing[0]}: it needs {', '.join(_NEEDED)} in its first line.")
    rows = []
    try:
        for record in reader:
            values: dict[str, Any] = {
                names[column]: (value or "").strip()
                for column, value in record.items()
                if column in names and names[column] in COLUMNS and not isinstance(value, list)
            }
            file = path.parent / values.pop("file")
            rows.append(Row(reader.line_num, Submission(file=file, **values)))
    except csv.Error as error:
        raise UsageError(f"{path.name}, line {reader.line_num}: it is not CSV ({error}).") from None
    unused = [column for column, name in names.items() if name not in COLUMNS]
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
