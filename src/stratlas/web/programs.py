"""Answers to programs, under /api/: what went wrong as RFC 9457 says it, and which other sites may read."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse

API = "/api/"
VERSION = f"{API}v1/"
KINDS = {
    400: ("bad-request", "What was asked for cannot be"),
    403: ("forbidden", "Not allowed"),
    404: ("not-found", "Not found"),
    405: ("method-not-allowed", "Only reading is allowed"),
    422: ("invalid-parameter", "A parameter is not as it has to be"),
    500: ("program-error", "Something went wrong here"),
    503: ("unavailable", "It cannot be answered at present"),
}
"""Status → the name of this kind of problem, which the documentation of the API explains, and what it is called."""
PROBLEM_JSON = "application/problem+json"
_METHODS = "GET, HEAD, OPTIONS"


def is_api(request: HttpRequest) -> bool:
    """Whether a program asks."""
    return request.path_info.startswith(API)


def problem_json(status: int, detail: str, **more: object) -> HttpResponse:
    """An answer that says what went wrong: its kind, the status, a sentence for a person, and whatever else helps."""
    name, title = KINDS[status]
    data = {"type": f"{VERSION}docs#{name}", "title": title, "status": status, "detail": detail, **more}
    return HttpResponse(json.dumps(data, ensure_ascii=False), status=status, content_type=PROBLEM_JSON)


def not_reading(request: HttpRequest) -> HttpResponse:
    """The answer to another method than GET and HEAD: what is allowed, which a browser asks before it asks for more."""
    if request.method == "OPTIONS":
        answer = HttpResponse(status=204)
        answer.headers["Access-Control-Allow-Methods"] = _METHODS
        answer.headers["Access-Control-Allow-Headers"] = "If-None-Match"
        answer.headers["Access-Control-Max-Age"] = "86400"
    else:
        answer = problem_json(405, f"{request.method} is not answered here: the API is read with GET and HEAD.")
    answer.headers["Allow"] = _METHODS
    return answer


def let_others_read(answer: HttpResponse) -> None:
    """Lets pages of other sites read the answer: what the API gives is public, and it knows no cookies.

    Not to be said of a monitor that is served to its own machine alone: it may be private, and any page that is open in
    the same browser could then read it.
    """
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Access-Control-Expose-Headers"] = "ETag, Link"
