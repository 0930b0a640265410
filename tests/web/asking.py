"""Asking the pages for something, without a network."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from wsgiref.util import setup_testing_defaults

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
        return re.findall(r'class="button" href="(/texts/[^"]+)"', self.html)[0]

    def links(self, beginning: str) -> list[str]:
        """The addresses on the page that begin so, in order."""
        return [html.unescape(link) for link in re.findall(r'href="([^"]+)"', self.html) if link.startswith(beginning)]


def ask(workspace: Workspace, address: str, method: str = "GET", **headers: str) -> Answer:
    """The answer of the monitor's pages to a request."""
    path, _, query = address.partition("#")[0].partition("?")
    environ: dict[str, object] = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, **headers}
    setup_testing_defaults(environ)
    said: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
        said.append((status, headers))

    returned = application(workspace)(environ, start)  # type: ignore[arg-type]
    try:
        body = b"".join(returned)
    finally:
        if hasattr(returned, "close"):
            returned.close()
    status, pairs = said[0]
    return Answer(int(status.split()[0]), dict(pairs), body)
