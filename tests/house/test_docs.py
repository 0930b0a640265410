"""The documentation is executed: every `console` block is run as it stands and must print what it shows."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from stratlas.actions import EVENT_COLUMNS
from stratlas.config.load import _KNOWN
from stratlas.records import EventKind
from tests.program import Program

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(?P<kind>console|\{code-block\} \w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
CAPTION = re.compile(r":caption: (\S+)\n+")


def blocks(page: Path) -> list[tuple[str, str]]:
    return [(found["kind"], found["body"]) for found in BLOCK.finditer(page.read_text(encoding="utf-8"))]


def commands(body: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with what it is said to print."""
    parts = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
    return [(command, printed) for command, _, printed in (part.partition("\n") for part in parts)]


@pytest.mark.parametrize(
    "page", [page for page in PAGES if any(kind == "console" for kind, _ in blocks(page))], ids=lambda page: page.name
)
def test_what_the_page_shows_is_what_happens(page: Path, tmp_path: Path, stratlas: Program) -> None:
    environment = os.environ | {
        "PATH": stratlas.path,
        "STRATLAS_ACTOR": "you",
        "COLUMNS": "120",
    }
    checker = doctest.OutputChecker()
    for kind, body in blocks(page):
        if kind != "console":
            if caption := CAPTION.match(body):
                (tmp_path / caption[1]).write_text(body[caption.end() :], encoding="utf-8")
            continue
        for command, expected in commands(body):
            done = subprocess.run(
                command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
            )
            printed = done.stdout + done.stderr
            assert checker.check_output(expected, printed, doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE), (
                f"{page.name}: $ {command}\nsays\n{expected}\nprints\n{printed}"
            )


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    missing = [
        name for names in _KNOWN.values() for name in names if f"`{name}`" not in page and f"[{name}" not in page
    ]
    assert missing == []


def test_the_command_line_reference_is_what_the_program_says() -> None:
    script = ROOT / "scripts" / "make_reference.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_page_is_reached_from_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = [page.relative_to(ROOT / "docs").with_suffix("") for page in (ROOT / "docs").rglob("*.md")]
    assert [str(page) for page in pages if page.name != "index" and str(page) not in index] == []


def test_every_column_and_kind_of_an_event_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "register.md").read_text(encoding="utf-8")
    assert [name for name in (*EVENT_COLUMNS, *EventKind) if f"`{name}`" not in page] == []
