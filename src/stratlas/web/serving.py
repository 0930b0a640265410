"""The pages as a WSGI application, and a server for it."""

from __future__ import annotations

import atexit
import gzip
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import django_htmx
import waitress
from django.core.handlers.wsgi import WSGIHandler
from whitenoise import WhiteNoise

from stratlas import actions
from stratlas.actions import Workspace
from stratlas.web.forms import WRITABLE

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

STATIC = Path(__file__).parent / "static"
HTMX = Path("django_htmx/htmx-2.min.js")
"""The only script there is, in the files of its package; the pages do without it."""
_PACKED = frozenset({".css", ".js", ".svg"})
"""What is worth packing: fonts are packed already."""
WORKSPACE = "stratlas.workspace"
_THREADS = 4
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def application(workspace: Workspace, names: Sequence[str] = (), *, writable: bool = False) -> WSGIApplication:
    """The pages of one monitor; where host `names` are given, requests that name another host are refused.

    Forms are taken only where `writable`: there are no logins, so whoever reaches the pages may then write.
    """
    _load()
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

    served: WSGIApplication = WhiteNoise(
        with_workspace, root=str(_static()), prefix="static/", add_headers_function=_safe
    )
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


@cache
def _load() -> None:
    """Loads what requests need before there are any: two threads that load one room at once may see half of it."""
    import_module("stratlas.web.urls")
    for name in actions.__all__:
        getattr(actions, name)


@cache
def _static() -> Path:
    """A folder of what pages load, each file beside its packed form, which WhiteNoise sends to browsers that ask."""
    folder = Path(tempfile.mkdtemp(prefix="stratlas-static-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(STATIC, folder, dirs_exist_ok=True)
    script = folder / HTMX
    script.parent.mkdir()
    shutil.copyfile(Path(django_htmx.__file__).parent / "static" / HTMX, script)
    for path in [found for found in folder.rglob("*") if found.suffix in _PACKED]:
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    return folder


def _safe(headers: dict[str, str], _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
