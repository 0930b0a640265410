"""The addresses of comparison: the page, and what can be taken away from it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from stratlas.actions import ProfilesCompared, compare_profiles, comparison_csv, comparison_data
from stratlas.errors import UnknownId
from stratlas.web import addresses
from stratlas.web.citable import citable, citation
from stratlas.web.citing import Citation, CitedAs
from stratlas.web.compare import compare_view, query_of_found, title_of
from stratlas.web.compare_choice import asked_by
from stratlas.web.compare_picture import compare_grid
from stratlas.web.downloads import (
    data_file,
    file_name,
    picture_file,
    source_lines,
    table_file,
)
from stratlas.web.pages import page, workspace_of


def of_comparison(request: HttpRequest) -> Citation:
    """The citation of what the page of comparison shows."""
    found = compare_profiles(workspace_of(request), asked_by(request.GET))
    return _citation(request, found) if found.columns else citation(request, "Comparison of profiles")


@citable(of_comparison)
def compare(request: HttpRequest) -> HttpResponse:
    """Profiles side by side, or the page to choose them."""
    workspace = workspace_of(request)
    return page(request, "compare", compare_view(workspace, compare_profiles(workspace, asked_by(request.GET))))


def comparison_file(request: HttpRequest, ending: str) -> HttpResponse:
    """Profiles side by side as `csv`, `json`, `svg` or `png`; UnknownId where there are none."""
    workspace, found = workspace_of(request), _found(request)
    name = file_name("compare", *(column.id for column in found.columns))
    if ending == "csv":
        return table_file(comparison_csv(workspace, found), name)
    if ending == "json":
        return data_file(comparison_data(workspace, found), name)
    return picture_file(compare_grid(workspace, found, source_lines(_citation(request, found))), ending, name)


def _found(request: HttpRequest) -> ProfilesCompared:
    found = compare_profiles(workspace_of(request), asked_by(request.GET))
    if not found.columns:
        raise UnknownId(" ".join((*found.remarks, "Name a country to compare, as ?country=SRB@2024.")))
    return found


def _citation(request: HttpRequest, found: ProfilesCompared) -> Citation:
    editions = ", ".join(dict.fromkeys(column.edition.id for column in found.columns))
    title = f"Comparison of profiles: {title_of(workspace_of(request), found)}"
    address = addresses.compare(query_of_found(found))
    return citation(request, title, address, edition=editions, kind=CitedAs.DATA)
