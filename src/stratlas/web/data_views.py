"""The addresses of the data and of the method."""

from __future__ import annotations

from itertools import chain

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from stratlas.actions import dataset, dataset_csv
from stratlas.coding import write_codebook
from stratlas.web.citable import citable, of_data, titled
from stratlas.web.data import data_view
from stratlas.web.methodology import method
from stratlas.web.pages import page, workspace_of


@citable(of_data)
def data(request: HttpRequest) -> HttpResponse:
    """Each edition in numbers, and the tables to take away."""
    return page(request, "data", data_view(workspace_of(request)))


def table(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """One table as CSV; the mark at its beginning tells spreadsheets that it is UTF-8."""
    found = dataset(name)
    pieces = (piece.encode() for piece in chain(("\N{BYTE ORDER MARK}",), dataset_csv(workspace_of(request), found)))
    headers = {"Content-Disposition": f'attachment; filename="{found.name}.csv"'}
    return StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8", headers=headers)


def codebook(request: HttpRequest) -> HttpResponse:
    """The codebook as SKOS."""
    headers = {"Content-Disposition": 'attachment; filename="codebook.ttl"'}
    return HttpResponse(
        write_codebook(workspace_of(request).codebook), content_type="text/turtle; charset=utf-8", headers=headers
    )


@citable(titled("Methodology"))
def methodology(request: HttpRequest) -> HttpResponse:
    """How the monitor works, from its own settings and words."""
    return page(request, "methodology", method(workspace_of(request)))
