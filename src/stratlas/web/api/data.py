"""Each edition in numbers, and the tables that can be taken away."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import BaseModel, Field

from stratlas.actions import DATASETS, dataset, dataset_data, edition_numbers, row_data
from stratlas.records import Basis, Outcome
from stratlas.web import addresses
from stratlas.web.api.answers import answers
from stratlas.web.api.paging import Cursor, next_address, read_cursor
from stratlas.web.api.shapes import LONGEST_NAME, Edition, Next
from stratlas.web.pages import workspace_of

router = Router(tags=["Data"])
_MOST_ROWS = 1000


class Counted(BaseModel):
    """How often an outcome has a basis, of all kinds of documents of all countries."""

    outcome: Outcome
    basis: Basis
    count: int


class NumbersOfEdition(BaseModel):
    """An edition in numbers."""

    edition: Edition
    countries: int = Field(description="How many have a page in it.")
    claims: int
    primary: int = Field(description="Claims that rest on a strategy itself.")
    broken: int = Field(description="Claims whose words are no longer where they were said to be.")
    looks: int = Field(description="Looks at sources that cover the year.")
    verdicts: list[Counted]


class ColumnOfTable(BaseModel):
    """A column: what its values are and mean."""

    name: str
    type: str
    meaning: str


class TableFacts(BaseModel):
    """A table: what a row of it is, its columns, and where it is to be had as CSV."""

    name: str
    row: str
    columns: list[ColumnOfTable]
    download: str


class Data(BaseModel):
    """Editions, the newest first, and tables."""

    editions: list[NumbersOfEdition]
    tables: list[TableFacts]
    codebook: str = Field(description="The address of the codebook as SKOS.")
    licence: str = Field(description="As the settings name it; may be empty.")


class Table(TableFacts):
    """Some rows of a table: by name of their columns, `null` where nothing is known."""

    rows: list[dict[str, str | int | bool | None]]
    next: Next


@router.get("/data", response=answers(Data), summary="The data in numbers and tables")
def data(request: HttpRequest) -> dict[str, Any]:
    """Each edition in numbers, and which tables there are to take away."""
    workspace = workspace_of(request)
    return {
        "editions": [
            {
                "edition": {"id": found.edition.id, "reference_year": found.edition.reference_year},
                **{name: getattr(found, name) for name in ("countries", "claims", "primary", "broken", "looks")},
                "verdicts": [
                    {"outcome": outcome, "basis": basis, "count": count}
                    for (outcome, basis), count in found.told.items()
                ],
            }
            for found in edition_numbers(workspace)
        ],
        "tables": [{**dataset_data(found), "download": addresses.dataset(found.name)} for found in DATASETS],
        "codebook": addresses.CODEBOOK,
        "licence": workspace.config.publishing.licence,
    }


@router.get("/data/{table}", response=answers(Table, missing=True), summary="Rows of a table")
def table(
    request: HttpRequest,
    table: Annotated[str, Path(max_length=LONGEST_NAME, description="Its name, as `verdicts`.")],
    limit: Annotated[int, Query(ge=1, le=_MOST_ROWS, description="How many rows to give at most.")] = 100,
    cursor: Cursor = "",
) -> dict[str, Any]:
    """The table, in the order in which it stands in its file; who wants all of a large one had better take the file."""
    found = dataset(table)
    after = read_cursor(request, cursor)
    start = int(after[0]) if after else 0
    rows = list(islice(found.rows(workspace_of(request)), start, start + limit + 1))
    more = len(rows) > limit
    return {
        **dataset_data(found),
        "download": addresses.dataset(found.name),
        "rows": [row_data(found, row) for row in rows[:limit]],
        "next": next_address(request, (start + limit,)) if more else None,
    }
