"""A browser's requests to the pages of a monitor, without a network, and what a first load weighs."""

from __future__ import annotations

import gzip
import io
import re
import urllib.parse
from dataclasses import dataclass
from html import unescape
from wsgiref.util import setup_testing_defaults

from stratlas.actions import Workspace
from stratlas.web import application

_LINKED = re.compile(r'<(?:link rel="stylesheet"|script)[^>]*?\s(?:href|src)="(/static/[^"]+)"')
_FACE = re.compile(r"@font-face\s*\{(.*?)\}", re.DOTALL)
_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")


@dataclass(frozen=True, slots=True)
class Received:
    """An answer as it was sent: its status, kind and size, and its words as they were before they were packed."""

    status: int
    kind: str
    sent: int
    body: bytes


class Client:
    """Asks one monitor, as a browser that takes packed answers."""

    def __init__(self, workspace: Workspace) -> None:
        self._application = application(workspace)

    def get(self, address: str) -> Received:
        path, _, query = address.partition("#")[0].partition("?")
        path = urllib.parse.unquote(path)
        environ: dict[str, object] = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query}
        environ |= {"HTTP_ACCEPT_ENCODING": "gzip", "wsgi.input": io.BytesIO(), "CONTENT_LENGTH": "0"}
        setup_testing_defaults(environ)
        said: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
            said.append((status, headers))

        returned = self._application(environ, start)  # type: ignore[arg-type]
        try:
            sent = b"".join(returned)
        finally:
            if hasattr(returned, "close"):
                returned.close()
        status, headers = said[0][0], dict(said[0][1])
        body = gzip.decompress(sent) if headers.get("Content-Encoding") == "gzip" else sent
        return Received(int(status.split()[0]), headers.get("Content-Type", ""), len(sent), body)

    def first_load(self, page: Received) -> int:
        """Bytes that a page takes to be shown for the first time: with style sheets, scripts and fonts, no pictures.

        A font counts where a letter of its script stands anywhere on the page, whether or not it is set in that font.
        """
        words = page.body.decode()
        total = page.sent
        for place in sorted({unescape(found) for found in _LINKED.findall(words)}):
            linked = self.get(place)
            total += linked.sent
            if "fonts.css" in place:
                total += sum(self._fonts(place, linked.body.decode(), set(words)))
        return total

    def _fonts(self, place: str, rules: str, letters: set[str]) -> list[int]:
        sizes = []
        codes = {ord(letter) for letter in letters}
        for face in _FACE.findall(rules):
            ranges = [(int(first, 16), int(last or first, 16)) for first, last in _RANGE.findall(face)]
            source = re.search(r'url\("([^"]+)"\)', face)
            if source and any(first <= code <= last for code in codes for first, last in ranges):
                sizes.append(self.get(urllib.parse.urljoin(place, source.group(1))).sent)
        return sizes
