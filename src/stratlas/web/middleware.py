"""What holds for every answer: nothing but reading, the browser's rules, and errors as pages."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from stratlas.errors import StratlasError, UsageError
from stratlas.web.pages import problem

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


class Guard:
    """Refuses everything but GET and HEAD, states the policy, and shows our errors as pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, with its policy."""
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        response = self._get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        if request.method == "HEAD":
            response.content = b""  # the headers, Content-Length among them, stay those of GET
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page of an error of ours: 404 for what was asked wrongly, 500 for what could not be read."""
        if isinstance(exception, StratlasError):
            return problem(request, 404 if isinstance(exception, UsageError) else 500, str(exception))
        return None
