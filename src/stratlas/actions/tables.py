"""Tables that people hand in and take out: CSV with the names of its columns in its first line, handed in as UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from stratlas.archive import read_file
from stratlas.config import Limits
from stratlas.errors import UsageError

Record = tuple[int, dict[str, str]]
"""The line of a row, and its values by the names of the columns."""
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet take a cell for a formula; some take the full-width signs for it, too."""
_AT_A_TIME = 500


def read_table(
    path: Path,
    limits: Limits,
    columns: Collection[str],
    needed: Sequence[str],
    aliases: Mapping[str, str] = {},
) -> tuple[list[Record], list[str]]:
    """The rows of a CSV file (comma or semicolon), and the columns that were not used.

    Raises UsageError where it is no such table.
    """
    data = read_file(path, limits)
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path.name} is not UTF-8 text: save the table as CSV in UTF-8.") from None
    head = content.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(content), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        fields = list(reader.fieldnames or [])
    except csv.Error as error:
        raise UsageError(f"{path.name}, line 1: it is not CSV ({error}).") from None
    names = {field: aliases.get(key := field.strip().lower(), key) for field in fields}
    missing = [column for column in needed if column not in names.values()]
    if missing:
        raise UsageError(f"{path.name} lacks the column {missing[0]}: it needs {', '.join(needed)} in its first line.")
    rows = []
    try:
        for record in reader:
            values = {
                names[field]: (value or "").strip()
                for field, value in record.items()
                if field in names and names[field] in columns and not isinstance(value, list)
            }
            rows.append((reader.line_num, values))
    except csv.Error as error:
        raise UsageError(f"{path.name}, line {reader.line_num}: it is not CSV ({error}).") from None
    return rows, [field for field, name in names.items() if name not in columns]


def written(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV, in which no spreadsheet finds a formula."""
    return "".join(csv_pieces(columns, rows))


def csv_pieces(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The same as `written`, some rows at a time, for tables that need not be held whole."""
    buffer = io.StringIO()
    table = csv.writer(buffer, lineterminator="\n")
    table.writerow(columns)
    for number, row in enumerate(rows, 1):
        table.writerow([harmless(value) for value in row])
        if number % _AT_A_TIME == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def harmless(value: object) -> object:
    """A value as a cell that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    is_formula = isinstance(value, str) and value.lstrip(" \u00a0\ufeff\u200b").startswith(_FORMULA)
    return f"'{value}" if is_formula else value
