"""What holds for every answer: reading, forms only where they are taken, a browser's rules, errors as pages or data."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from stratlas.errors import StorageError, StratlasError, UsageError
from stratlas.web.forms import is_writable
from stratlas.web.pages import problem
from stratlas.web.programs import is_api, let_others_read, not_reading
from stratlas.wording import gettext as _

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
PERMISSIONS = ", ".join(f"{name}=()" for name in ("camera", "geolocation", "microphone", "payment", "usb"))
"""What a browser may do for a page: none of what it would ask the reader for."""
POLICY_WITH_SCRIPTS = f"{POLICY}; script-src 'self'; connect-src 'self'"
"""That of pages that show results as somebody types: our own script, and it asks only us."""


class Compressed(GZipMiddleware):
    """Packs what is text for browsers that ask for it; pictures and archived files are sent as they are.

    Forms carry a secret that is masked anew each time, and Django pads what it packs: lengths tell nothing (BREACH).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, packed or as it was."""
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        archived = "attachment" in response.headers.get("Content-Disposition", "")
        if archived or not (kind.startswith("text/") or kind.endswith(("json", "xml"))):
            return response
        return super().process_response(request, response)


class Guard:
    """Refuses everything but GET, HEAD and the POST of forms, states the policy, and shows our errors as pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, with its policy."""
        head, program = request.method == "HEAD", is_api(request)
        if program:
            response = self._to_program(request)
        elif request.method not in {"GET", "HEAD", "POST"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        else:
            response = self._get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if head:
            # the headers, Content-Length among them, stay those of GET
            if isinstance(response, StreamingHttpResponse):
                response.streaming_content = ()
            else:
                response.content = b""
        return response

    def _to_program(self, request: HttpRequest) -> HttpResponse:
        """The answer of the API; to HEAD as to GET, so that it has the same ETag."""
        if request.method == "HEAD":
            request.method = "GET"
        response = self._get_response(request) if request.method == "GET" else not_reading(request)
        if not is_writable(request):
            let_others_read(response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Refuses a form where none is taken."""
        if request.method != "POST":
            return None
        if not getattr(view, "takes_forms", False):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if not is_writable(request):
            return problem(request, 403, _("This monitor is only to be read here: write on the machine that keeps it."))
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page of an error of ours: 404 for what was asked wrongly, 400 for a form, 500 for what failed."""
        if isinstance(exception, StratlasError):
            if request.method == "POST":
                return problem(request, 500 if isinstance(exception, StorageError) else 400, str(exception))
            return problem(request, 404 if isinstance(exception, UsageError) else 500, str(exception))
        return None
