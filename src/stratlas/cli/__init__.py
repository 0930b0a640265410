"""The command line: parse, call an action, print.

Owns words on the terminal, exit codes and the JSON that other programs rely on. Must not decide anything: every
verb is an action. Begin with `app.py`; each command stands in the module named after what it is about.
"""

from stratlas.cli import (  # noqa: F401 -- importing them enters their commands
    commands_changes,
    commands_compare,
    commands_concepts,
    commands_in,
    commands_out,
    commands_search,
    commands_serve,
    commands_text,
    commands_watch,
    commands_year,
)
from stratlas.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Runs the command line."""
    app()
