"""Pages served to a browser, and its keyboard."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import waitress
from playwright.sync_api import Page

from stratlas.actions import Workspace
from stratlas.web import application


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
