"""The server."""

from __future__ import annotations

import gzip
import http.client
import socket
import subprocess
import sys
import threading
import time

import pytest

from stratlas.actions import Workspace
from stratlas.web import serve


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_it_serves_pages_and_says_nothing(atlas: Workspace, capfd: pytest.CaptureFixture[str]) -> None:
    port = _free_port()
    threading.Thread(target=serve, args=(atlas, "127.0.0.1", port), daemon=True).start()
    for method, empty in (("GET", False), ("HEAD", True)):
        response = _asked(port, method)
        assert response.status == 200
        assert (response.read() == b"") == empty
        assert int(response.headers["Content-Length"]) > 1000
    assert capfd.readouterr() == ("", "")


def _asked(port: int, method: str) -> http.client.HTTPResponse:
    for _ in range(100):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request(method, "/")
            return connection.getresponse()
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:{port}", 200), ("LOCALHOST", 200), ("monitor.example", 200), ("evil.example", 421), ("", 421)],
)
def test_on_this_machine_only_its_own_names_are_answered(atlas: Workspace, host: str, status: int) -> None:
    port = _free_port()
    names = ["monitor.example"]
    threading.Thread(target=serve, args=(atlas, "127.0.0.1", port, names), daemon=True).start()
    _asked(port, "HEAD")
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/", headers={"Host": host.format(port=port)})
    assert connection.getresponse().status == status


_LOADS_NOTHING = """
import sys
from pathlib import Path
from stratlas.actions import open_workspace
from stratlas.web import application
serve = application(open_workspace(Path(sys.argv[1])))
before = set(sys.modules)
for path in sys.argv[2:]:
    said = []
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "q=security", "SERVER_NAME": "localhost",
               "SERVER_PORT": "80", "wsgi.input": sys.stdin.buffer, "wsgi.url_scheme": "http"}
    b"".join(serve(environ, lambda status, headers: said.append(status)))
    assert said == ["200 OK"], (path, said)
print(sorted(name for name in set(sys.modules) - before if name.startswith("stratlas.actions")))
"""


def test_a_server_has_loaded_its_actions_before_the_first_request(atlas: Workspace) -> None:
    pages = ["/", "/years/", "/search/", "/silence/", "/triage/", "/concepts/matrix/", "/countries/XVA/2024/"]
    done = subprocess.run(
        [sys.executable, "-c", _LOADS_NOTHING, str(atlas.folder), *pages], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("[]\n", 0), done.stderr


@pytest.mark.parametrize(
    "path", ["stratlas/stratlas.css", "stratlas/fonts.css", "stratlas/icon.svg", "django_htmx/htmx-2.min.js"]
)
def test_what_pages_load_is_sent_packed_to_browsers_that_ask(atlas: Workspace, path: str) -> None:
    port = _free_port()
    threading.Thread(target=serve, args=(atlas, "127.0.0.1", port), daemon=True).start()
    _asked(port, "HEAD")
    answers = []
    for encoding in ("gzip", "identity"):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", f"/static/{path}", headers={"Accept-Encoding": encoding})
        answers.append(connection.getresponse())
    packed, plain = answers
    assert (packed.status, packed.headers["Content-Encoding"], packed.headers["Vary"]) == (
        200,
        "gzip",
        "Accept-Encoding",
    )
    sent, whole = packed.read(), plain.read()
    assert gzip.decompress(sent) == whole
    assert len(sent) < len(whole)
    assert packed.headers["X-Content-Type-Options"] == "nosniff"
