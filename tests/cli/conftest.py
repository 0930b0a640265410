from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from stratlas.cli.app import app
from tests.program import Program


@dataclass(frozen=True)
class Ran:
    """What a run of the program gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the program in this process on the monitor in tmp_path/monitor."""

    def call(*arguments: object, there: bool = True) -> Ran:
        where = ["-C", str(tmp_path / "monitor")] if there else []
        result = CliRunner().invoke(app, [*where, *map(str, arguments)])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return call


@pytest.fixture
def program(tmp_path: Path, stratlas: Program) -> Run:
    """Runs the program in a process of its own; `before` is Python to run in it first, `prefix` a command around it."""

    def call(*arguments: object, before: str = "", prefix: tuple[str, ...] = ()) -> Ran:
        given = ["-C", str(tmp_path / "monitor"), *map(str, arguments)]
        if prefix:
            command = [*prefix, sys.executable, "-m", "stratlas", *given]
            done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=os.environ, check=False)
        else:
            done = stratlas.run(*given, before=before)
        return Ran(done.returncode, done.stdout, done.stderr)

    return call
