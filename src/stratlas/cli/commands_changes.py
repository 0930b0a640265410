"""The command about what changed between two strategies."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from stratlas import actions
from stratlas.actions import ClaimChange, Compared, Comparison, Workspace
from stratlas.align import changes_data
from stratlas.cli.app import Folder, Json, app, workspace_of
from stratlas.cli.changes_docx import changes_docx
from stratlas.cli.changes_report import report, table
from stratlas.cli.output import complain, console, dumped, one_line, print_json
from stratlas.errors import StratlasError, UnknownId, UsageError, storage_error
from stratlas.records import Change, ChangeKind, Ruling
from stratlas.web import changes_html


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
    confirm: Annotated[str, typer.Option(metavar="CHANGE", help="Judge: these passages are the same.")] = "",
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
    kinds = _kinds(kind)
    judged = {Ruling.SAME: confirm, Ruling.APART: apart, Ruling.ALONE: alone}
    if _is_chain(workspace, old):
        if any(judged.values()) or pair or take_back is not None or form not in {Format.TEXT, Format.JSON}:
            raise UsageError("A chain is printed as text or JSON: name two documents for everything else.")
        _chain(workspace, actions.chain(workspace, old, new), kinds, section, form)
        return
    if take_back is not None:
        actions.take_back(workspace, take_back, note)
    comparison = actions.compare(workspace, old, new)
    for ruling, named in judged.items():
        if named:
            change = _change(comparison, named)
            comparison = actions.judge(workspace, comparison, ruling, _places(change.old), _places(change.new), note)
    if pair:
        one, _, other = pair.partition("=")
        before, after = _change(comparison, one), _change(comparison, other)
        comparison = actions.judge(workspace, comparison, Ruling.SAME, _places(before.old), _places(after.new), note)
    _print(workspace, comparison, _chosen(comparison, kinds, section), form, out)


def _is_chain(workspace: Workspace, name: str) -> bool:
    if "/" in name or workspace.store.sources.text(name) is not None:
        return False
    try:
        workspace.countries.get(name)
    except UsageError:
        return False
    return True


def _kinds(names: str) -> set[ChangeKind]:
    wanted = {name.strip().lower() for name in names.split(",") if name.strip()}
    if unknown := wanted - set(ChangeKind):
        known = ", ".join(kind.value for kind in ChangeKind)
        raise UsageError(f"“{sorted(unknown)[0]}” is no kind of change: say {known}.")
    return {ChangeKind(name) for name in wanted}


def _chosen(comparison: Comparison, kinds: set[ChangeKind], section: str) -> list[Change]:
    words = " ".join(section.split()).casefold()
    return [
        change
        for change in comparison.alignment.changes
        if (not kinds or change.kind in kinds or (ChangeKind.MOVED in kinds and change.moved))
        and (not words or any(words in title.casefold() for title in (*change.old_section, *change.new_section)))
    ]


def _change(comparison: Comparison, named: str) -> Change:
    found = comparison.change(named)
    if found is None:
        raise UnknownId(f"“{named}” is no change between these two: changes are named in brackets, as [1a2b3c4d5e6f].")
    return found


def _places(spans: Any) -> list[str]:
    return [f"{span.start}-{span.end}" for span in spans]


def _print(workspace: Workspace, comparison: Comparison, chosen: list[Change], form: Format, out: Path | None) -> None:
    claims = actions.claims_compared(workspace, comparison)
    if form is Format.JSON and out is None:
        print_json(comparison_data(comparison, chosen, claims))
        return
    if form is Format.TEXT and out is None:
        for line in report(comparison, chosen, claims):
            console().print(line, markup=False)
        return
    data = _made(workspace, comparison, chosen, form, claims)
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


def _made(
    workspace: Workspace, comparison: Comparison, chosen: list[Change], form: Format, claims: list[ClaimChange]
) -> bytes:
    if form is Format.DOCX:
        return changes_docx(comparison, chosen)
    if form is Format.CSV:
        return b"\xef\xbb\xbf" + table(comparison, chosen).encode()  # the mark tells Excel that it is UTF-8
    if form is Format.HTML:
        return changes_html(workspace, comparison, chosen).encode()
    if form is Format.JSON:
        return dumped(comparison_data(comparison, chosen, claims)).encode()
    return ("\n".join(report(comparison, chosen, claims)) + "\n").encode()


def comparison_data(comparison: Comparison, chosen: list[Change], claims: list[ClaimChange]) -> dict[str, Any]:
    """A comparison in plain values."""
    return {
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "translated": comparison.translated or None,
        **changes_data(comparison.alignment, comparison.old.text, comparison.new.text, chosen),
        "claims": [
            {
                "claim": item.claim.id,
                "wording": item.claim.wording,
                "side": item.side,
                "what": item.what,
                "changes": [change.id for change in item.changes],
            }
            for item in claims
        ],
        "judgements": [
            {
                "number": item.number,
                "ruling": item.decision.ruling.value,
                "old": [list(place) for place in item.decision.old],
                "new": [list(place) for place in item.decision.new],
                "actor": item.actor,
                "time": item.time.isoformat(),
                "note": item.note,
            }
            for item in comparison.judgements
        ],
        "older_judgements": comparison.older,
    }


def _side(side: Compared) -> dict[str, Any]:
    return {
        "document": side.document.id,
        "version": side.version.id,
        "text": side.text.id,
        "title": side.version.title,
        "language": side.version.language,
        "year": side.document.year,
    }


def _chain(
    workspace: Workspace, pairs: list[tuple[str, str]], kinds: set[ChangeKind], section: str, form: Format
) -> None:
    failed: list[tuple[str, str, StratlasError]] = []
    data = list(_links(workspace, pairs, kinds, section, form, failed))
    if form is Format.JSON:
        failures = [{"old": old, "new": new, "message": str(error)} for old, new, error in failed]
        print_json({"chain": data, "failed": failures})
    for old, new, error in failed:
        complain(f"{old} → {new}: {one_line(str(error))}")
    if failed:
        raise typer.Exit(1)


def _links(
    workspace: Workspace,
    pairs: list[tuple[str, str]],
    kinds: set[ChangeKind],
    section: str,
    form: Format,
    failed: list[tuple[str, str, StratlasError]],
) -> Iterator[dict[str, Any]]:
    for at, (old, new) in enumerate(pairs):
        try:
            comparison = actions.compare(workspace, old, new)
        except StratlasError as error:
            failed.append((old, new, error))
            continue
        chosen, claims = _chosen(comparison, kinds, section), actions.claims_compared(workspace, comparison)
        if form is Format.TEXT:
            if at:
                console().print()
            for line in report(comparison, chosen, claims):
                console().print(line, markup=False)
        yield comparison_data(comparison, chosen, claims)
