"""Commands about the official sources of documents: source, look, watch, triage."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from stratlas import actions, chronology, extract
from stratlas.cli.app import Folder, Json, app, from_folder, workspace_of
from stratlas.cli.output import complain, console, counted, one_line, print_json, progress
from stratlas.errors import UsageError
from stratlas.records import Change, Result, WordKind

_SHOWN = 3
"""Changes of a difference that are printed; “stratlas changes” shows all."""

sources = typer.Typer(
    name="source",
    help="The official sources of documents: where they stand, and where new ones would be found.",
    no_args_is_help=True,
)
app.add_typer(sources)


@sources.command("add")
def source_add(
    ctx: typer.Context,
    about: Annotated[str, typer.Argument(metavar="ABOUT", help="A document (SRB/nss/2019), SRB/nss, or a country.")],
    address: Annotated[
        str, typer.Argument(metavar="ADDRESS", help="A web address, a file in the monitor’s folder, or an office.")
    ],
    kind: Annotated[
        str,
        typer.Option(
            metavar="document|list|office", help="What it is: a document, a page that lists them, people who are asked."
        ),
    ] = "",
    note: Annotated[str, typer.Option(help="Anything to keep with it.")] = "",
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Enter an official source; “stratlas watch” looks at it from now on."""
    added, first = actions.add_source(workspace_of(ctx), about, address, kind=kind, note=note)
    if as_json:
        print_json({"source": chronology.source_data(added), "first": chronology.check_data(first) if first else None})
        return
    counts = f"; the archived file of {first.looked} counts as the first look" if first else ""
    console().print(f"{added.id}  {added.kind.value} of {added.about}{counts}", markup=False)


@sources.command("list")
def source_list(
    ctx: typer.Context,
    country: Annotated[str, typer.Argument(metavar="COUNTRY", help="Code or name; default: all.")] = "",
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """List the sources, each with the last look at it."""
    workspace = workspace_of(ctx)
    found = actions.sources(workspace, country)
    code = workspace.countries.get(country).code if country else None
    last = actions.last_looks(workspace, code, people=True)
    if as_json:
        looks = {name: {"looked": look.looked.value, "result": look.result.value} for name, look in last.items()}
        print_json({"sources": [chronology.source_data(item) | {"last": looks.get(item.id)} for item in found]})
        return
    for item in found:
        look = last.get(item.id)
        seen = f"{look.result.value} on {look.looked}" if look else "nobody has looked"
        state = "retired" if item.retired else seen
        console().print(f"{item.id}  {item.about}  {item.kind.value}  {item.address}  ({state})", markup=False)
    if not found:
        console().print("There are no sources yet: enter one with “stratlas source add”.")


@sources.command("retire")
def source_retire(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="ID", help="As SRB/sources/1.")],
    reason: Annotated[str, typer.Option(help="Why it is no longer looked at.")] = "",
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Look at a source no longer; what was seen there stays."""
    workspace = workspace_of(ctx)
    retired = actions.retire_source(workspace, source, reason)
    if as_json:
        print_json({"source": chronology.source_data(workspace.store.watching.source(retired.id) or retired)})
    else:
        console().print(f"{retired.id} is retired.", markup=False)


@app.command()
def look(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="As SRB/sources/1.")],
    result: Annotated[str, typer.Argument(metavar="RESULT", help="same, different, gone or silent (no answer).")],
    date: Annotated[str, typer.Option(help="The day of the look (default: today).")] = "",
    since: Annotated[str, typer.Option(metavar="DATE", help="Since when nothing has changed, if same.")] = "",
    note: Annotated[str, typer.Option(help="How you looked: who was telephoned, what was asked.")] = "",
    file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What you got: an answer, a letter; it is archived.")
    ] = None,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Record a look that a person took at a source."""
    given = actions.Look(result, date, since, note, from_folder(ctx, file) if file else None)
    check = actions.record_look(workspace_of(ctx), source, given)
    if as_json:
        print_json({"check": chronology.check_data(check)})
    else:
        console().print(f"{check.id}  {check.result.value} on {check.looked}, by {check.actor}", markup=False)


@app.command()
def watch(
    ctx: typer.Context,
    where: Annotated[
        str, typer.Argument(metavar="WHERE", help="A country, or a source (SRB/sources/1); default: all.")
    ] = "",
    everything: Annotated[bool, typer.Option("--all", help="Look at what is not due yet, too.")] = False,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Look at the sources that are due, and keep every look."""
    extract.prepare()
    workspace = workspace_of(ctx)
    wanted = actions.due(workspace, where, everything=everything)
    found = list(progress(actions.watch(workspace, wanted), "Looking", len(wanted)))
    found.sort(key=lambda looked: wanted.index(looked.source))
    failed = [looked for looked in found if looked.failed]
    if as_json:
        print_json({"looks": [_looked_data(workspace, looked) for looked in found], "failed": len(failed)})
    else:
        _print_looks(found)
    for looked in failed:
        complain(f"{looked.source.id} ({looked.source.address}): {looked.check.note}")
    if failed:
        raise typer.Exit(1)


def _print_looks(found: list[actions.Looked]) -> None:
    out = console()
    for looked in found:
        if looked.check.result in {Result.FIRST, Result.DIFFERENT, Result.GONE}:
            note = f": {one_line(looked.check.note)}" if looked.check.note else ""
            out.print(
                f"{looked.check.id}  {looked.check.result.value}  {looked.source.about}  {looked.source.address}{note}",
                markup=False,
            )
    if not found:
        out.print("Nothing is due: “stratlas watch --all” looks all the same.")
        return
    counts = [
        f"{number:,} {result.value}"
        for result in Result
        if (number := sum(looked.check.result is result for looked in found))
    ]
    out.print(f"{counted(len(found), 'source')} looked at: {', '.join(counts)}.")
    if any(looked.check.open for looked in found):
        out.print("See what is different with “stratlas triage”.")


@app.command()
def triage(
    ctx: typer.Context,
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help="A country, or a look (SRB/sources/1/checks/3); default: all.")
    ] = "",
    dismiss: Annotated[str, typer.Option(metavar="REASON", help="It means nothing for the document.")] = "",
    event: Annotated[
        tuple[str, str] | None, typer.Option(metavar="KIND DATE", help="It shows this event; what came back proves it.")
    ] = None,
    document: Annotated[str, typer.Option(metavar="ID", help="The event’s document, where a list showed it.")] = "",
    title: Annotated[str, typer.Option(help="The title of a document that the register does not have yet.")] = "",
    note: Annotated[str, typer.Option(help="Anything to keep with the event.")] = "",
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """List the differences that looks found and nobody has explained; dismiss one, or make an event of it."""
    workspace = workspace_of(ctx)
    if (dismiss or event) and "/checks/" not in what:
        raise UsageError("Name the look that is to be settled, as SRB/sources/1/checks/3.")
    if dismiss and event:
        raise UsageError("A difference is either dismissed or an event: say one of --dismiss and --event.")
    if event:
        made = actions.as_event(workspace, what, *event, document=document, note=note, title=title)
        if as_json:
            print_json({"event": chronology.event_data(made)})
        else:
            console().print(f"{made.id}  {made.kind.value} {made.date}: recorded from {what}", markup=False)
    elif dismiss:
        check = actions.dismiss(workspace, what, dismiss)
        if as_json:
            print_json({"dismissed": check.id})
        else:
            console().print(f"{check.id}: dismissed", markup=False)
    else:
        _list_open(workspace, what, as_json=as_json)


def _list_open(workspace: actions.Workspace, what: str, *, as_json: bool) -> None:
    country, _, rest = what.partition("/")
    found = [
        item for item in actions.open_differences(workspace, country) if not rest or item.check.id.startswith(what)
    ]
    if as_json:
        print_json({"open": [actions.open_data(item) for item in found]})
        return
    out = console()
    for item in found:
        by = f" by {item.check.actor}" if item.check.person else ""
        out.print(f"{item.check.id}  {item.check.looked}{by}  {item.source.about}  {item.source.address}", markup=False)
        if item.check.note:
            out.print(f"    {one_line(item.check.note)}", markup=False)
        for pair in item.pairs:
            _print_pair(pair)
    out.print(f"{counted(len(found), 'difference')} to explain." if found else "There is nothing to explain.")


def _print_pair(pair: actions.Pair) -> None:
    out = console()
    kinds = [f"{count.changes:,} {kind.value}" for kind, count in pair.alignment.summary.items() if count.changes]
    out.print(f"    {', '.join(kinds)}: stratlas changes {pair.old} {pair.new}", markup=False)
    for change in pair.changes[:_SHOWN]:
        out.print(f"      {change.kind.value}: {_words(change)}", markup=False)


def _words(change: Change) -> str:
    """What changed in a few words: of a reworded passage only the words that went and came."""
    pieces = [(word.old, word.new) for word in change.words if word.kind is not WordKind.EQUAL]
    if pieces:
        sides = [" … ".join(filter(None, (piece[at] for piece in pieces))) for at in (0, 1)]
    else:
        sides = [" ".join(span.quote for span in side) for side in (change.old, change.new)]
    old, new = (f"“{one_line(side, 100)}”" if side.strip() else "" for side in sides)
    return f"{old} → {new}" if old and new else f"+ {new}" if new else f"− {old}"


def _looked_data(workspace: actions.Workspace, looked: actions.Looked) -> dict[str, Any]:
    detail = workspace.store.watching.detail(looked.check.id)
    return chronology.check_data(looked.check) | {
        "about": looked.source.about,
        "address": looked.source.address,
        "final": detail.get("final"),
        "status": detail.get("status"),
    }
