"""Asking the pages for something, without a network."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from django.db import connections
from django.test.utils import CaptureQueriesContext

from stratlas.actions import Workspace
from stratlas.web import application


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def html(self) -> str:
        return self.body.decode()

    @property
    def words(self) -> str:
        """What a reader reads: no tags, plain white space."""
        bare = re.sub(r"<(style|head)\b.*?</\1>|<[^>]+>", " ", self.html, flags=re.DOTALL)
        return " ".join(html.unescape(bare).split())

    @property
    def text(self) -> str:
        """On a document’s page: the way to the text of its first version."""
        return str(re.findall(r'class="button" href="(/texts/[^"]+)"', self.html)[0])

    def links(self, beginning: str) -> list[str]:
        """The addresses on the page that begin so, in order."""
        return [html.unescape(link) for link in re.findall(r'href="([^"]+)"', self.html) if link.startswith(beginning)]


def ask(
    workspace: Workspace,
    address: str,
    method: str = "GET",
    *,
    writable: bool = False,
    body: bytes = b"",
    **headers: str,
) -> Answer:
    """The answer of the monitor's pages to a request."""
    path, _, query = address.partition("#")[0].partition("?")
    environ: dict[str, object] = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, **headers}
    environ |= {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
    setup_testing_defaults(environ)
    said: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
        said.append((status, headers))

    returned = application(workspace, writable=writable)(environ, start)  # type: ignore[arg-type]
    try:
        body = b"".join(returned)
    finally:
        if hasattr(returned, "close"):
            returned.close()
    status, pairs = said[0]
    return Answer(int(status.split()[0]), dict(pairs), body)


def fill(
    workspace: Workspace,
    address: str,
    /,
    *,
    action: str = "",
    files: Mapping[str, tuple[str, bytes]] | None = None,
    **fields: str,
) -> Answer:
    """The answer to a form of the page at `address`, sent to `action` (or to the page), as a browser sends it.

    `files` are names of fields with the name and the bytes of a file.
    """
    shown = ask(workspace, address, writable=True)
    cookie = shown.headers["Set-Cookie"].partition(";")[0]
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown.html)[0]
    body = urlencode({"csrfmiddlewaretoken": token, **fields}).encode()
    kind = "application/x-www-form-urlencoded"
    if files is not None:
        kind = "multipart/form-data; boundary=cut"
        plain = [(name, "", value.encode()) for name, value in {"csrfmiddlewaretoken": token, **fields}.items()]
        parts = [*plain, *((name, f'; filename="{called}"', data) for name, (called, data) in files.items())]
        body = b"".join(
            f'--cut\r\nContent-Disposition: form-data; name="{name}"{called}\r\n\r\n'.encode() + data + b"\r\n"
            for name, called, data in parts
        )
        body += b"--cut--\r\n"
    return ask(workspace, action or address, "POST", writable=True, body=body, CONTENT_TYPE=kind, HTTP_COOKIE=cookie)


def queries(workspace: Workspace, address: str) -> int:
    """How often the page at an address, which must be there, asks the database."""
    with CaptureQueriesContext(connections[workspace.store._database.alias]) as asked:
        assert ask(workspace, address).status == 200
    return len(asked)
