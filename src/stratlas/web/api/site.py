"""The API as a whole: its operations, how errors are told, and its addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from stratlas.errors import IndexUnusable, StorageError, StratlasError, UnknownId
from stratlas.web.api import (
    changes,
    citations,
    comparing,
    countries,
    data,
    documents,
    maps,
    monitor,
    news,
    profiles,
    searching,
    texts,
    verdicts,
    watching,
)
from stratlas.web.languages import PARAMETER
from stratlas.web.programs import problem_json

_DESCRIPTION = """\
All that the pages of this monitor show, for programs. It is read with GET and HEAD, and needs no key.

The keys are those that the command line prints with `--json`. Offsets are Unicode code points, and `end` is not
included. A long list comes in pages: `next` is the address of what follows, or `null`. Every answer has an ETag, so
that `If-None-Match` saves getting the same again; what is read from a text never changes, and may be kept for ever.

Labels and sentences are English; `lang=sr-Cyrl` asks for them in another language of the interface. A parameter that an
operation does not know is refused.

What goes wrong is told as `application/problem+json` (RFC 9457), with a sentence for a person in `detail`.
"""


class _Renderer(JSONRenderer):
    """JSON in which letters of all scripts stand as they are."""

    json_dumps_params = {"ensure_ascii": False}  # noqa: RUF012 -- as ninja declares it


class _Api(NinjaAPI):
    """Names operations as their functions, and says in a header too what follows in a list."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of an operation."""
        return str(operation.view_func.__name__)

    def create_response(
        self, request: HttpRequest, data: Any, *, status: int | None = None, temporal_response: Any = None
    ) -> HttpResponse:
        """The answer with these data."""
        response = super().create_response(request, data, status=status, temporal_response=temporal_response)
        if isinstance(data, dict) and data.get("next"):
            response.headers["Link"] = f'<{data["next"]}>; rel="next"'
        response.headers.setdefault("Cache-Control", "no-cache")
        return response


@cache
def _parameters() -> Mapping[str, tuple[str, ...]]:
    """Operation → the parameters that it takes in a query."""
    return {
        operation["operationId"]: tuple(item["name"] for item in operation["parameters"] if item["in"] == "query")
        for methods in api.get_openapi_schema()["paths"].values()
        for operation in methods.values()
    }


def _held_to_parameters(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuses a query with a parameter that the operation does not know, which would else be ignored unseen."""

    @wraps(run)
    def answered(request: HttpRequest, **values: Any) -> HttpResponse:
        match = request.resolver_match
        known = (*_parameters()[match.url_name or ""], PARAMETER) if match else ()
        unknown = [name for name in request.GET if name not in known]
        if not unknown:
            return run(request, **values)
        said = "There is no such parameter."
        errors = [{"in": "query", "name": name, "message": said} for name in unknown]
        names = ", ".join(f"“{name}”" for name in unknown)
        return problem_json(422, f"This is not asked with {names}: there is {', '.join(known)}.", errors=errors)

    return answered


api = _Api(
    title="Stratlas",
    version="1",
    description=_DESCRIPTION,
    openapi_url=None,
    docs_url=None,
    renderer=_Renderer(),
    urls_namespace="api",
)
api.add_decorator(_held_to_parameters, mode="view")
for theme in (
    *(monitor, countries, maps, documents, texts, profiles, comparing, verdicts, changes, searching, watching, news),
    *(data, citations),
):
    api.add_router("", theme.router)


@api.exception_handler(StratlasError)
def ours(request: HttpRequest, error: StratlasError) -> HttpResponse:
    """An error of ours: its sentence, and whether the asker, the monitor or the machine is to blame."""
    del request
    if isinstance(error, StorageError):
        return problem_json(500, str(error))
    if isinstance(error, IndexUnusable):
        return problem_json(503, str(error))
    return problem_json(404 if isinstance(error, UnknownId) else 400, str(error))


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Parameters that are not as they have to be, each with what is wrong with it."""
    del request
    errors = [{"in": str(item["loc"][0]), "name": _name(item["loc"]), "message": item["msg"]} for item in error.errors]
    said = "; ".join(f"{item['name']}: {item['message']}" for item in errors)
    return problem_json(422, f"Some parameters are not as they have to be. {said}.", errors=errors)


def _name(place: tuple[str | int, ...]) -> str:
    return next((str(part) for part in place[1:] if isinstance(part, str)), "")
