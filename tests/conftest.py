"""What all tests share: property tests try the same examples each time, so that a red run can be repeated.

STRATLAS_EXPLORE=1 looks for new ones.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.chromium import CHROMIUM, QUIET
from tests.program import Program, quick_program

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("explore" if os.environ.get("STRATLAS_EXPLORE") else "repeatable")


@pytest.fixture(scope="session")
def stratlas() -> Iterator[Program]:
    """The command `stratlas`, started quickly; a socket's path has to be short, which pytest's folders are not."""
    with tempfile.TemporaryDirectory() as folder, quick_program(Path(folder)) as program:
        yield program


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process; each test opens a context or page of its own and closes it.

    While Playwright runs, its event loop stands in this thread, and Django would let no query through in it: here
    nobody else waits for that loop.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with import_module("playwright.sync_api").sync_playwright() as playwright:  # late: most tests need none
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
