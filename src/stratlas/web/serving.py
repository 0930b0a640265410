"""The pages as a WSGI application, and a server for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import django_htmx
import waitress
from django.core.handlers.wsgi import WSGIHandler
from whitenoise import WhiteNoise

from stratlas.actions import Workspace
from stratlas.web.forms import WRITABLE

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

STATIC = Path(__file__).parent / "static"
HTMX = Path(django_htmx.__file__).parent / "static"
"""What the package ships of htmx: the only script there is, and the pages do without it."""
WORKSPACE = "stratlas.workspace"
_THREADS = 4
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def application(workspace: Workspace, names: Sequence[str] = (), *, writable: bool = False) -> WSGIApplication:
    """The pages of one monitor; where host `names` are given, requests that name another host are refused.

    Forms are taken only where `writable`: there are no logins, so whoever reaches the pages may then write.
    """
    pages = WSGIHandler()
    allowed = {name.lower() for name in names}

    def with_workspace(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        host = re.sub(r":\d+$", "", environ.get("HTTP_HOST", "").lower())
        if allowed and host not in allowed:
            start_response("421 Misdirected Request", [("Content-Type", "text/plain; charset=utf-8")])
            return [f"This monitor is not served as “{host}”: start it with --name {host}.\n".encode()]
        environ[WORKSPACE] = workspace
        environ[WRITABLE] = writable
        return pages(environ, start_response)

    files = WhiteNoise(with_workspace, root=str(STATIC), prefix="static/", add_headers_function=_safe)
    files.add_files(str(HTMX), prefix="static/")
    served: WSGIApplication = files
    return served


def serve(workspace: Workspace, host: str, port: int, names: Sequence[str] = ()) -> None:
    """Serves the pages until it is interrupted.

    On a loopback address only this machine's own names are answered, and `names`: a page of somebody else's, open in
    the same browser, could otherwise give its own name this machine's address and read a monitor that is private.
    Only there, and without further names (a proxy's), are forms taken.
    """
    local = host in {"localhost", "::1"} or host.startswith("127.")
    known = (*_LOOPBACK, host, *names) if local else names
    application_ = application(workspace, known, writable=local and not names)
    waitress.serve(application_, host=host, port=port, threads=_THREADS, ident=None, _quiet=True)


def _safe(headers: dict[str, str], _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
