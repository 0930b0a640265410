"""The program `stratlas`: its common options, and the one border where errors become sentences and exit codes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from stratlas import __version__
from stratlas.actions import Workspace, open_workspace
from stratlas.cli.output import complain, print_json
from stratlas.errors import StratlasError, storage_error


@dataclass
class Session:
    """What the common options said."""

    folder: Path | None = None
    json: bool = False


def session_of(ctx: typer.Context) -> Session:
    """The session of the running command."""
    return ctx.find_root().ensure_object(Session)


def _remember_json(ctx: typer.Context, value: bool) -> bool:
    if value:
        session_of(ctx).json = True
    return value


def _remember_folder(ctx: typer.Context, value: Path | None) -> Path | None:
    if value is not None:
        session_of(ctx).folder = value
    return value


Folder = Annotated[
    Path | None,
    typer.Option(
        "-C",
        metavar="DIR",
        help="The monitor’s folder (default: here, or the nearest parent with a stratlas.toml).",
        callback=_remember_folder,
    ),
]
Json = Annotated[
    bool, typer.Option("--json", help="Print one JSON document on standard output.", callback=_remember_json)
]


class _Program(TyperGroup):
    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except OSError as error:
            failure: StratlasError = storage_error(error, f"use {error.filename or 'a file'}")
        except StratlasError as error:
            failure = error
        complain(str(failure))
        if session_of(ctx).json:
            print_json({"error": {"message": str(failure), "exit_code": failure.exit_code}})
        raise typer.Exit(failure.exit_code)


app = typer.Typer(
    name="stratlas",
    cls=_Program,
    help="An open atlas of national strategies: every claim bound to words in an archived source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"stratlas {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    folder: Folder = None,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """An open atlas of national strategies: every claim bound to words in an archived source."""


def workspace_of(ctx: typer.Context) -> Workspace:
    """The monitor that the command is about."""
    return open_workspace(session_of(ctx).folder or Path.cwd())
