"""The documentation of the API: for programs as OpenAPI, for people as a page."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse

from stratlas.web.api.openapi import JSON, openapi
from stratlas.web.api.told import api_view
from stratlas.web.pages import page


def document(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    del request
    return HttpResponse(json.dumps(openapi(), ensure_ascii=False), content_type=JSON)


def docs(request: HttpRequest) -> HttpResponse:
    """The page that tells of every operation."""
    return page(request, "api", api_view())
