"""The browser of the tests: where it is, and what a module that needs it is marked with."""

from __future__ import annotations

import os
import shutil

import pytest

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
