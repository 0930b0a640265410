"""The pages as a WSGI application, and a server for it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import waitress
from django.core.handlers.wsgi import WSGIHandler
from whitenoise import WhiteNoise

from stratlas.actions import Workspace

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

STATIC = Path(__file__).parent / "static"
WORKSPACE = "stratlas.workspace"
_THREADS = 4


def application(workspace: Workspace) -> WSGIApplication:
    """The pages of one monitor."""
    pages = WSGIHandler()

    def with_workspace(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ[WORKSPACE] = workspace
        return pages(environ, start_response)

    served: WSGIApplication = WhiteNoise(with_workspace, root=str(STATIC), prefix="static/", add_headers_function=_safe)
    return served


def serve(workspace: Workspace, host: str, port: int) -> None:
    """Serves the pages until it is interrupted."""
    waitress.serve(application(workspace), host=host, port=port, threads=_THREADS, ident=None, _quiet=True)


def _safe(headers: dict[str, str], _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
