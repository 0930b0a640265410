"""The command about what changed between two strategies."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from stratlas import actions, web
from stratlas.cli.app import Folder, Json, app, workspace_of
from stratlas.cli.changes_docx import changes_docx
from stratlas.cli.changes_report import report, table
from stratlas.cli.output import complain, console, dumped, one_line, print_json
from stratlas.errors import StratlasError, UnknownId, UsageError, storage_error
from stratlas.records import Change, ChangeKind, Ruling, Span


class Format(StrEnum):
    """How changes are printed."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    DOCX = "docx"
    CSV = "csv"


@app.command()
def changes(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="A document, version or text; or a COUNTRY.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What replaced it; after a COUNTRY, a kind.")],
    form: Annotated[
        Format, typer.Option("--format", help="How to print it: text, json, html, docx or csv.")
    ] = Format.TEXT,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to a file.")] = None,
    kind: Annotated[str, typer.Option(metavar="KIND,…", help="Only changes of these kinds, as reworded,moved.")] = "",
    section: Annotated[str, typer.Option(help="Only changes in sections with these words in their titles.")] = "",
    confirm: Annotated[str, typer.Option(metavar="CHANGE", help="Judge: what is told of it is right.")] = "",
    apart: Annotated[str, typer.Option(metavar="CHANGE", help="Judge: these passages are not the same.")] = "",
    alone: Annotated[str, typer.Option(metavar="CHANGE", help="Judge: these were dropped, and these are new.")] = "",
    pair: Annotated[
        str, typer.Option(metavar="CHANGE=CHANGE", help="Judge: the old of one is the new of the other.")
    ] = "",
    take_back: Annotated[int | None, typer.Option(metavar="NUMBER", help="Take a judgement back.")] = None,
    note: Annotated[str, typer.Option(help="Why it is judged so.")] = "",
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Say what changed between a strategy and its successor, or along a country’s chain of them."""
    workspace = workspace_of(ctx)
    form = Format.JSON if as_json else form
    kinds = actions.kinds_named(kind)
    given = {"--confirm": confirm, "--apart": apart, "--alone": alone, "--pair": pair, "--take-back": take_back}
    asked = [(option, str(value)) for option, value in given.items() if value not in {"", None}]
    if _is_chain(workspace, old, new):
        if asked or out is not None or form not in {Format.TEXT, Format.JSON}:
            raise UsageError("A chain is printed as text or JSON: name two documents for everything else.")
        _chain(workspace, actions.chain(workspace, old, new), kinds, section, form)
        return
    if len(asked) > 1:
        raise UsageError(f"{asked[0][0]} and {asked[1][0]}: make one judgement at a time.")
    comparison = actions.compare(workspace, old, new)
    told = actions.tell(workspace, comparison, kinds, section)
    for option, named in asked:
        told = actions.tell(workspace, _judged(workspace, comparison, option, named, note), kinds, section)
    _print(workspace, told, form, out)


def _judged(
    workspace: actions.Workspace, comparison: actions.Comparison, option: str, named: str, note: str
) -> actions.Comparison:
    """Records a judgement, or that one is taken back, and compares again."""
    if option == "--take-back":
        actions.take_back(workspace, int(named), note)
        return actions.compare(workspace, comparison.old.text.id, comparison.new.text.id)
    if option == "--pair":
        one, _, other = named.partition("=")
        old, new = _change(comparison, one.strip()).old, _change(comparison, other.strip()).new
        ruling = Ruling.SAME
    else:
        change = _change(comparison, named)
        old, new = change.old, change.new
        ruling = {"--apart": Ruling.APART, "--alone": Ruling.ALONE}.get(option, Ruling.SAME)
        if option == "--confirm" and not (old and new):
            ruling = Ruling.ALONE  # a passage without a counterpart is rightly told to have none
    return actions.judge(workspace, comparison, ruling, _places(old), _places(new), note)


def _is_chain(workspace: actions.Workspace, old: str, new: str) -> bool:
    """Whether a country and a kind are named; one of the two is enough, so that the other's mistake is told."""
    if "/" in old or "/" in new or workspace.store.sources.text(old) is not None:
        return False
    if workspace.countries.find(old) is not None:
        return True
    try:
        workspace.config.kind(new)
    except UsageError:
        return False
    return True


def _change(comparison: actions.Comparison, named: str) -> Change:
    found = comparison.change(named)
    if found is None:
        raise UnknownId(f"“{named}” is no change between these two: changes are named in brackets, as [1a2b3c4d5e6f].")
    return found


def _places(spans: Iterable[Span]) -> list[str]:
    return [f"{span.start}-{span.end}" for span in spans]


def _print(workspace: actions.Workspace, told: actions.Told, form: Format, out: Path | None) -> None:
    if form is Format.JSON and out is None:
        print_json(actions.told_data(told))
        return
    if form is Format.TEXT and out is None:
        for line in report(told):
            console().print(line, markup=False)
        return
    data = _made(workspace, told, form)
    if out is None:
        if form is Format.DOCX and sys.stdout.isatty():
            raise UsageError("A DOCX is no text for a terminal: name a file with --out.")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    part = out.with_name(f"{out.name}.part")
    try:
        part.write_bytes(data)
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise storage_error(error, f"write {out}") from error
    complain(f"Written: {out}")


def _made(workspace: actions.Workspace, told: actions.Told, form: Format) -> bytes:
    if form is Format.DOCX:
        return changes_docx(told)
    if form is Format.CSV:
        return b"\xef\xbb\xbf" + table(told).encode()  # the mark tells Excel that it is UTF-8
    if form is Format.HTML:
        return web.changes_html(workspace, told).encode()
    if form is Format.JSON:
        return dumped(actions.told_data(told)).encode()
    return ("\n".join(report(told)) + "\n").encode()


def _chain(
    workspace: actions.Workspace, pairs: list[tuple[str, str]], kinds: set[ChangeKind], section: str, form: Format
) -> None:
    failed: list[tuple[str, str, StratlasError]] = []
    links = _links(workspace, pairs, kinds, section, failed)
    if form is Format.JSON:
        data = [actions.told_data(told) for told in links]
        failures = [{"old": old, "new": new, "message": str(error)} for old, new, error in failed]
        print_json({"chain": data, "failed": failures})
    else:
        for at, told in enumerate(links):
            for line in ["", *report(told)] if at else report(told):
                console().print(line, markup=False)
    for old, new, error in failed:
        complain(f"{old} → {new}: {one_line(str(error))}")
    if failed:
        raise typer.Exit(1)


def _links(
    workspace: actions.Workspace,
    pairs: list[tuple[str, str]],
    kinds: set[ChangeKind],
    section: str,
    failed: list[tuple[str, str, StratlasError]],
) -> Iterator[actions.Told]:
    """What is told of each pair; those of which nothing can be are added to `failed`."""
    for old, new in pairs:
        try:
            yield actions.tell(workspace, actions.compare(workspace, old, new), kinds, section)
        except StratlasError as error:
            failed.append((old, new, error))
