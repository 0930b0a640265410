"""The command that puts profiles side by side: compare."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.text import Text as Styled

from stratlas import actions, profiles, wording
from stratlas.cli.app import Folder, Json, app, workspace_of
from stratlas.cli.commands_out import MARKS
from stratlas.cli.output import complain, console, one_line, plain, print_json
from stratlas.errors import UsageError

_SAYS = {"silent": "nothing under this heading", "absent": "no profile in this edition"}  # by profiles.Voice


@app.command()
def compare(
    ctx: typer.Context,
    countries: Annotated[
        list[str], typer.Argument(metavar="COUNTRY…", help="Codes or names, up to six; SRB@2023 names an edition, too.")
    ],
    edition: Annotated[
        list[str] | None, typer.Option(help="As 2024 (default: the newest); several for the editions of one country.")
    ] = None,
    heading: Annotated[
        list[str] | None, typer.Option(help="Only this heading, by key or label; may be repeated.")
    ] = None,
    concept: Annotated[str, typer.Option(help="Only claims about this concept, or about one within it.")] = "",
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the claims as CSV.")] = False,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Put profiles side by side: what all of them say, what only one says, and where one is silent."""
    if as_csv and as_json:
        raise UsageError("Say --csv or --json, not both.")
    workspace = workspace_of(ctx)
    asked = actions.ComparisonAsked(tuple(countries), tuple(edition or ()), tuple(heading or ()), concept)
    found = actions.compare_profiles(workspace, asked)
    if not found.columns:
        raise UsageError(" ".join(found.remarks) or "Name at least one country.")
    if as_json:
        print_json(actions.comparison_data(workspace, found))
        return
    for remark in found.remarks:
        complain(remark)
    if as_csv:
        sys.stdout.write(plain(actions.comparison_csv(workspace, found)))
    else:
        _print_comparison(workspace, found)


def _print_comparison(workspace: actions.Workspace, found: actions.ProfilesCompared) -> None:
    out = console()
    names = [f"{workspace.countries.name_of(column.country)} {column.edition.id}" for column in found.columns]
    for name, profile in zip(names, found.side.profiles, strict=True):
        documents = ", ".join(document.id for document in profile.documents) or "no document is known"
        out.print(f"{name}: {one_line(profile.verdict.line)} ({documents})", markup=False)
    for heading, row in zip(found.headings, found.side.rows, strict=True):
        out.print()
        out.print(heading.label, style="bold", markup=False)
        _print_concepts(workspace, row, names)
        for name, voice, cell in zip(names, row.voices, row.cells, strict=True):
            out.print(f"  {name}" + (f": {_SAYS[voice]}" if voice in _SAYS else ""), markup=False)
            for one in cell:
                mark, colour = MARKS[one.claim.role]
                line = Styled("    ").append(f"{mark} ", style=colour).append(one_line(one.claim.wording))
                line.append(f"  [{one.claim.id}]", style="dim")
                out.print(line)


def _print_concepts(workspace: actions.Workspace, row: profiles.Row, names: list[str]) -> None:
    """Which concepts all or several speak of, and which one alone."""
    alone: dict[str, list[str]] = {}
    for theme in row.themes:
        concept = workspace.codebook.get(theme.concept)
        label = concept.label() if concept else theme.concept
        if theme.reach is profiles.Reach.ONE:
            alone.setdefault(names[theme.places[0]], []).append(label)
        else:
            who = "all" if theme.reach is profiles.Reach.ALL else wording.listed([names[at] for at in theme.places])
            console().print(f"  {label}: {who}", style="dim", markup=False)
    for name, labels in alone.items() if sum(voice is not profiles.Voice.ABSENT for voice in row.voices) > 1 else ():
        console().print(f"  only {name}: {', '.join(labels)}", style="dim", markup=False)
