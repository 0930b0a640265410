"""What all tests share: property tests try the same examples each time, so that a red run can be repeated.

STRATLAS_EXPLORE=1 looks for new ones.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.program import Program, quick_program

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("explore" if os.environ.get("STRATLAS_EXPLORE") else "repeatable")


@pytest.fixture(scope="session")
def stratlas() -> Iterator[Program]:
    """The command `stratlas`, started quickly; a socket's path has to be short, which pytest's folders are not."""
    with tempfile.TemporaryDirectory() as folder, quick_program(Path(folder)) as program:
        yield program
