"""Writes docs/reference/cli.md from the program itself; with --check only says whether it is up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from stratlas.cli import app

TARGET = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"
HEAD = """\
# Command line

<!-- Written by scripts/make_reference.py: change the program, then run “make reference”. -->

Everywhere: `-C DIR` names the monitor's folder (default: here, or the nearest parent with a `stratlas.toml`), and
`--json` prints one JSON document on standard output ([its keys](json.md)). Exit codes: 0 done; 1 a check or an item
failed; 2 what was asked for cannot be right. Every failure is one sentence on standard error.
"""


def option_line(parameter: Any) -> str:
    names = ", ".join(f"`{name}`" for name in [*parameter.opts, *parameter.secondary_opts])
    value = "" if parameter.is_flag else f" {parameter.metavar or parameter.name.upper()}"
    needed = " Required." if parameter.required else ""
    default = parameter.default
    shown = default.value if hasattr(default, "value") else default
    said = f" Default: `{shown}`." if isinstance(shown, str | int | float) and shown not in ("", False, True) else ""
    return f"| {names}{value} | {parameter.help}{needed}{said} |"


def commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """All commands, those of groups too, by their whole names."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def render() -> str:
    parts = [HEAD]
    for name, command in sorted(commands(typer.main.get_command(app))):
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        options = [p for p in command.params if p.param_type_name == "option"]
        shown = " ".join(a.metavar if a.required else f"[{a.metavar}]" for a in arguments)
        parts.append(f"\n## `stratlas {name}`\n\n```\nstratlas {name} {shown} [OPTIONS]\n```\n\n{command.help}\n")
        if arguments:
            rows = "\n".join(f"| `{a.metavar}` | {a.help} |" for a in arguments)
            parts.append(f"\n| argument | meaning |\n|---|---|\n{rows}\n")
        if options:
            rows = "\n".join(option_line(option) for option in options)
            parts.append(f"\n| option | meaning |\n|---|---|\n{rows}\n")
    return "".join(parts)


def main() -> None:
    content = render()
    if "--check" not in sys.argv:
        TARGET.write_text(content, encoding="utf-8")
    elif TARGET.read_text(encoding="utf-8") != content:
        sys.exit(f"{TARGET.name} is not what the program says: run “make reference”.")


if __name__ == "__main__":
    main()
