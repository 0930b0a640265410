"""The program `stratlas`: its common options, and the one border where errors become sentences and exit codes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import Abort, TyperException

from stratlas import __version__, actions
from stratlas.cli.output import complain, print_json, use_utf8
from stratlas.errors import StratlasError, UsageError, storage_error


@dataclass
class Session:
    """What the common options said."""

    folder: Path | None = None
    json: bool = False


def session_of(ctx: typer.Context) -> Session:
    """The session of the running command."""
    return ctx.find_root().ensure_object(Session)


def _remember_json(ctx: typer.Context, value: bool) -> bool:
    session = session_of(ctx)
    session.json = session.json or value  # it may stand before the command, too
    return session.json


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
    def main(self, args: Sequence[str] | None = None, *rest: Any, **options: Any) -> Any:
        """Runs a command; what typer refuses becomes one sentence, too."""
        given = sys.argv[1:] if args is None else list(args)
        use_utf8()
        for word in given:
            if any("\ud800" <= mark <= "\udfff" for mark in word):
                _report(UsageError(f"“{word}” is not UTF-8: write it, or name the file, in UTF-8."), "--json" in given)
                sys.exit(2)
        try:
            code = super().main(args, *rest, **(options | {"standalone_mode": False}))
        except Abort:
            code = 130
        except TyperException as error:
            if not given:  # the help, which typer gives as an error
                typer.echo(error.format_message())
                sys.exit(2)
            code = 2
            _report(UsageError(f"{error.format_message().rstrip('.')}: see “stratlas --help”."), "--json" in given)
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except OSError as error:
            failure: StratlasError = storage_error(error, f"use {error.filename or 'a file'}")
        except StratlasError as error:
            failure = error
        _report(failure, session_of(ctx).json)
        raise typer.Exit(failure.exit_code)


def _report(failure: StratlasError, as_json: bool) -> None:
    complain(str(failure))
    if as_json:
        print_json({"error": {"message": str(failure), "exit_code": failure.exit_code}})


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
    as_json: Json = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """An open atlas of national strategies: every claim bound to words in an archived source."""


def from_folder(ctx: typer.Context, path: Path) -> Path:
    """A path as it is meant from the folder that -C names."""
    return (session_of(ctx).folder or Path()) / path


def workspace_of(ctx: typer.Context) -> actions.Workspace:
    """The monitor that the command is about."""
    return actions.open_workspace(session_of(ctx).folder or Path.cwd())
