"""The addresses of the matrix of countries and concepts: the page, and what can be taken away from it."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from stratlas.actions import matrix_csv, matrix_data
from stratlas.web import addresses
from stratlas.web.citing import MEDIA_TYPES, Citation
from stratlas.web.downloads import (
    citation_file,
    citation_of,
    data_file,
    file_name,
    picture_file,
    source_lines,
    table_file,
)
from stratlas.web.matrix import Asked, matrix_asked, matrix_grid, matrix_view, title_of
from stratlas.web.pages import page, workspace_of


def matrix(request: HttpRequest) -> HttpResponse:
    """Countries and concepts."""
    workspace = workspace_of(request)
    asked = matrix_asked(workspace, request.GET)
    cited = tuple((ending, addresses.matrix_cited(ending, asked.choice.query)) for ending in MEDIA_TYPES)
    view = replace(matrix_view(workspace, asked), citation=_citation(request, asked).text, cited=cited)
    return page(request, "matrix", view)


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


def matrix_cited(request: HttpRequest, ending: str) -> HttpResponse:
    """The citation of countries and concepts, as a file."""
    return citation_file(_citation(request, matrix_asked(workspace_of(request), request.GET)), ending)


def _citation(request: HttpRequest, asked: Asked) -> Citation:
    edition = asked.matrix.edition.id if asked.matrix.edition else ""
    return citation_of(request, title_of(asked), asked.choice.href, edition)
