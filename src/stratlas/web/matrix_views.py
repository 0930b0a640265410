"""The addresses of the matrix of countries and concepts: the page, and what can be taken away from it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from stratlas.actions import matrix_csv, matrix_data
from stratlas.web.citable import citable, citation
from stratlas.web.citing import Citation, CitedAs
from stratlas.web.downloads import (
    data_file,
    file_name,
    picture_file,
    source_lines,
    table_file,
)
from stratlas.web.matrix import Asked, matrix_asked, matrix_grid, matrix_view, title_of
from stratlas.web.pages import page, workspace_of


def of_matrix(request: HttpRequest) -> Citation:
    """The citation of countries and concepts."""
    return _citation(request, matrix_asked(workspace_of(request), request.GET))


@citable(of_matrix)
def matrix(request: HttpRequest) -> HttpResponse:
    """Countries and concepts."""
    workspace = workspace_of(request)
    return page(request, "matrix", matrix_view(workspace, matrix_asked(workspace, request.GET)))


def matrix_file(request: HttpRequest, ending: str) -> HttpResponse:
    """Countries and concepts as `csv`, `json`, `svg` or `png`."""
    workspace = workspace_of(request)
    asked = matrix_asked(workspace, request.GET)
    name = file_name("concepts", asked.choice.by, asked.edition.id if asked.edition else "")
    if ending == "csv":
        return table_file(matrix_csv(workspace, asked.matrix), name)
    if ending == "json":
        return data_file(matrix_data(workspace, asked.matrix), name)
    return picture_file(matrix_grid(workspace, asked, source_lines(_citation(request, asked))), ending, name)


def _citation(request: HttpRequest, asked: Asked) -> Citation:
    edition = asked.matrix.edition.id if asked.matrix.edition else ""
    return citation(request, title_of(asked), asked.choice.href, edition=edition, kind=CitedAs.DATA)
