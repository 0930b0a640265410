"""Commands about what happened, and what a year brought: event, verdict."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from stratlas import actions, chronology
from stratlas.cli.app import Folder, Json, app, workspace_of
from stratlas.cli.output import complain, console, counted, one_line, print_json, progress
from stratlas.errors import UsageError
from stratlas.records import Basis, Event, Verdict

_BASES = {Basis.PROVED: "proved", Basis.REPORTED: "reported", Basis.NONE: "no proof"}


@app.command()
def event(
    ctx: typer.Context,
    document: Annotated[str | None, typer.Argument(metavar="DOCUMENT", help="As SRB/nss/2019.")] = None,
    kind: Annotated[str | None, typer.Argument(metavar="KIND", help="As adopted-by-parliament.")] = None,
    date: Annotated[str | None, typer.Argument(metavar="DATE", help="2019, 2019-12 or 2019-12-27.")] = None,
    source: Annotated[str, typer.Option(metavar="FILE|URL", help="What shows it; or an archived file’s digest.")] = "",
    quote: Annotated[str, typer.Option(metavar="WORDS", help="The words of the file that say so.")] = "",
    secondary: Annotated[bool, typer.Option(help="The file is somebody’s report, not an official source.")] = False,
    address: Annotated[str, typer.Option(help="Where the file was found.")] = "",
    note: Annotated[str, typer.Option(help="How you know, where no file shows it.")] = "",
    title: Annotated[str, typer.Option(help="The title of a document that the register does not have yet.")] = "",
    correct: Annotated[str, typer.Option(metavar="EVENT", help="The event that this one stands in for.")] = "",
    retract: Annotated[str, typer.Option(metavar="EVENT", help="Take an event back; with --reason.")] = "",
    reason: Annotated[str, typer.Option(help="Why an event is taken back or corrected.")] = "",
    table: Annotated[
        Path | None, typer.Option("--from", metavar="CSV", readable=False, help="Record many: one row per event.")
    ] = None,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Record that something happened to a document, with what shows it."""
    workspace = workspace_of(ctx)
    given = (document, kind, date)
    if retract or table is not None:
        if any(given) or (retract and table is not None):
            raise UsageError("Name either one event, or --retract EVENT, or a table with --from.")
        if retract:
            _print_events([actions.retract_event(workspace, retract, reason)], "retracted", as_json=as_json)
        elif table is not None:
            _record_many(workspace, table, as_json=as_json)
        return
    if document is None or kind is None or date is None:
        raise UsageError("An event is a DOCUMENT, a KIND and a DATE: stratlas event SRB/nss/2019 published 2020-01-03.")
    happening = actions.Happening(document, kind, date, None, quote, secondary, address, note, title)
    if actions.is_web(source):
        happening = replace(happening, web=source)
    elif re.fullmatch("[0-9a-f]{64}", source):
        happening = replace(happening, capture=source)
    elif source:
        happening = replace(happening, source=Path(source))
    recorded = actions.record_event(workspace, happening, corrects=correct, reason=reason)
    _print_events([recorded], "recorded", as_json=as_json)


def _record_many(workspace: actions.Workspace, table: Path, *, as_json: bool) -> None:
    rows, unused = actions.read_events(table, workspace)
    results = list(progress(actions.record_events(workspace, rows), "Recording", len(rows)))
    failed = [result for result in results if result.error]
    done = [result.event for result in results if result.event]
    if as_json:
        failures = [{"line": result.line, "message": str(result.error)} for result in failed]
        print_json({"recorded": [chronology.event_data(item) for item in done], "failed": failures})
    else:
        _print_events(done, "recorded", as_json=False)
        if unused:
            complain(f"Columns of {table.name} that were not used: {', '.join(unused)}.")
        console().print(f"{counted(len(done), 'event')} of {counted(len(rows), 'row')} recorded.")
    for result in failed:
        complain(f"Line {result.line}: {result.error}")
    if failed:
        raise typer.Exit(1)


def _print_events(events: list[Event], did: str, *, as_json: bool) -> None:
    if as_json:
        print_json({did: [chronology.event_data(item) for item in events]})
        return
    for item in events:
        console().print(f"{item.id}  {item.kind.value} {item.date}: {did} ({_shown_by(item)})", markup=False)


def _shown_by(event: Event) -> str:
    for item in event.evidence:
        words = f" “{one_line(item.span.quote, 80)}”" if item.span else ""
        return f"{item.address}{words}"
    return f"noted by {event.actor}" + (f": {one_line(event.note, 80)}" if event.note else "")


@app.command()
def verdict(
    ctx: typer.Context,
    country: Annotated[str | None, typer.Argument(metavar="COUNTRY", help="Code or name.")] = None,
    year: Annotated[int | None, typer.Argument(metavar="YEAR")] = None,
    every: Annotated[int | None, typer.Option("--all", metavar="YEAR", help="All countries of the monitor.")] = None,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="As was known at the end of that day.")] = "",
    history: Annotated[bool, typer.Option("--history", help="What was said of the year, and from when on.")] = False,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Say what a year brought to a country, on which proof, and what would prove it."""
    workspace = workspace_of(ctx)
    if (country is None or year is None) == (every is None) or (history and every is not None):
        raise UsageError("Name a COUNTRY and a YEAR, or --all YEAR.")
    wanted = actions.year_asked(workspace, every if every is not None else year or 0)
    moment = actions.end_of_day(as_of) if as_of else None
    if history:
        _print_history(actions.history(workspace, country or "", wanted), as_json=as_json)
        return
    if every is not None:
        found = actions.verdicts_of(workspace, wanted, moment)
    else:
        found = [actions.verdict_of(workspace, country or "", wanted, moment)]
    if as_json:
        data = [chronology.verdict_data(item) for item in found]
        print_json({"year": wanted, "verdicts": data} if every is not None else data[0])
        return
    for item in found:
        _print_verdict(workspace, item)


def _print_verdict(workspace: actions.Workspace, found: Verdict) -> None:
    out = console()
    out.print(f"{workspace.countries.name_of(found.country)} {found.year}: {one_line(found.line)}", markup=False)
    labels = {kind.key: kind.label for kind in workspace.config.kinds}
    for kind in found.kinds:
        out.print(f"  {labels[kind.kind]}: {kind.outcome.value} ({_BASES[kind.basis]})", markup=False)
        for item in kind.events:
            out.print(f"    {item.date}  {item.kind.value}  {item.document}  ({_shown_by(item)})", markup=False)
        if kind.basis is Basis.PROVED and kind.checks:
            since = f"from {kind.covered_from} " if kind.covered_from else ""
            out.print(f"    {counted(len(kind.checks), 'look')}, {since}to {kind.covered_to}", markup=False)
        if kind.basis is Basis.REPORTED and found.report is not None and not kind.events:
            words = one_line(found.report.span.quote)
            out.print(f"    as reported by the page of edition {found.report.edition}: “{words}”", markup=False)
        for lacking in kind.missing:
            out.print(f"    missing: {one_line(lacking.message)}", markup=False)
    for contradiction in found.contradictions:
        out.print(f"  contradiction: {one_line(contradiction.message)}", markup=False)
        for side in contradiction.sides:
            out.print(f"    {one_line(side)}", markup=False)


def _print_history(said: list[tuple[dt.datetime, Verdict]], *, as_json: bool) -> None:
    if as_json:
        print_json(
            {"history": [{"since": moment.isoformat(), **chronology.verdict_data(item)} for moment, item in said]}
        )
        return
    for moment, item in said:
        console().print(f"since {moment:%Y-%m-%d %H:%M}  {one_line(item.line)} ({_BASES[item.basis]})", markup=False)
    if not said:
        console().print("Nothing is recorded of this country.")
