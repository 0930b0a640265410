"""Commands that serve pages: serve, demo."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import Annotated

import typer

from stratlas import actions, web
from stratlas.cli.app import Folder, Json, app, from_folder, workspace_of
from stratlas.cli.output import complain, console, print_json
from stratlas.errors import UsageError

Host = Annotated[str, typer.Option(help="The address to listen on.")]
Names = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="HOST", help="Answer to this host name too (behind a proxy); may be repeated."),
]
Port = Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")]


@app.command()
def serve(
    ctx: typer.Context,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    name: Names = None,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Serve the monitor’s pages in a browser."""
    workspace = workspace_of(ctx)
    if as_json:
        print_json({"url": f"http://{host}:{port}/"})
        sys.stdout.flush()
    _serve(workspace, host, port, name or [])


@app.command()
def demo(
    ctx: typer.Context,
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder.")] = Path("stratlas-demo"),
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Build it and stop.")] = False,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Build the example monitor, a fictional region, and serve it."""
    directory = from_folder(ctx, directory)
    built = actions.build_demo(directory)
    if as_json:
        print_json(_built_data(built))
    else:
        _print_built(built)
    if not no_serve:
        _serve(actions.open_workspace(directory), host, port, [])


def _built_data(built: actions.DemoBuilt) -> dict[str, object]:
    return {
        "folder": str(built.folder),
        "documents": built.documents,
        "versions": built.versions,
        "pages": built.pages,
        "passages": built.passages,
        "profiles": built.profiles,
        "claims": built.claims,
        "evidence": {"primary": built.evidence_primary, "secondary": built.evidence_secondary},
        "events": built.events,
        "looks": built.looks,
        "contradictions": built.contradictions,
        "seconds": round(built.seconds, 1),
    }


def _print_built(built: actions.DemoBuilt) -> None:
    out = console()
    state = f"built in {built.seconds:.1f} seconds" if built.seconds else "was there already"
    out.print(f"The example monitor, a fictional region, {state}: {built.folder}", markup=False)
    for number, what in (
        (built.documents, f"documents in {built.versions} versions"),
        (built.pages, "pages"),
        (built.passages, "passages"),
        (built.profiles, "profile pages"),
        (built.claims, "claims"),
        (built.evidence_primary, "pieces of primary evidence, in the strategies themselves"),
        (built.evidence_secondary, "pieces of secondary evidence, on the published pages"),
        (built.events, "events"),
        (built.looks, "looks at sources"),
        (built.contradictions, "contradiction, planted: “stratlas check” finds it"),
    ):
        out.print(f"{number:>7,}  {what}")


def _serve(workspace: actions.Workspace, host: str, port: int, names: list[str]) -> None:
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        raise UsageError(
            f"Port {port} on {host} cannot be used ({error.strerror}): name another with --port."
        ) from None
    complain(f"Serving “{workspace.config.title}” at http://{host}:{port}/ – stop with Ctrl-C.")
    web.serve(workspace, host, port, names)
