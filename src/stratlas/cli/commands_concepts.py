"""The command that shows the codebook."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.markup import escape

from stratlas import actions, coding
from stratlas.cli.app import Folder, Json, app, workspace_of
from stratlas.cli.output import console, plain, print_json
from stratlas.errors import UsageError
from stratlas.records import Codebook, Concept


@app.command()
def concepts(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="CONCEPT", help="Only this concept, with its words.")] = "",
    as_ttl: Annotated[bool, typer.Option("--ttl", help="Print the whole codebook as SKOS in Turtle.")] = False,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Show the concepts of the codebook, which “search concept:…” looks for in every language."""
    if as_ttl and (as_json or key):
        raise UsageError("Say --ttl alone: it prints the whole codebook.")
    workspace = workspace_of(ctx)
    book = workspace.codebook
    if as_ttl:
        sys.stdout.write(plain(coding.write_codebook(book)))
        return
    chosen = [actions.concept(workspace, key)] if key else list(book.concepts)
    if as_json:
        print_json({"title": book.title, "version": book.version, "concepts": list(map(actions.concept_data, chosen))})
    elif key:
        _print_concept(book, chosen[0])
    else:
        for item in chosen:
            console().print(f"{'  ' * book.depth(item)}[bold]{item.key}[/bold]  {escape(item.label())}")


def _print_concept(book: Codebook, item: Concept) -> None:
    out = console()
    out.print(f"[bold]{item.key}[/bold]  {escape(item.label())}")
    for definition in item.definitions.values():
        out.print(f"  {escape(definition)}")
    for language, words in book.words(item.key).items():
        out.print(f"  {language}: {escape('; '.join(words))}")
