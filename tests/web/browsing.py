"""A real browser, and pages served to it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import waitress
from playwright.sync_api import Page

from stratlas.actions import Workspace
from stratlas.web import application

_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("STRATLAS_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium (looked for chromium and STRATLAS_CHROMIUM)"),
]
"""What a module of tests in a browser is marked with."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def served(workspace: Workspace, *, writable: bool = False) -> Iterator[str]:
    """The address of a server of the monitor, for as long as it is needed."""
    server = waitress.create_server(application(workspace, writable=writable), host="127.0.0.1", port=0, threads=2)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Presses the Tab key, at most so often, until what the selector means has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the Tab key never reached {selector}")
