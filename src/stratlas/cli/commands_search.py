"""Commands that search: search, reindex."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import Annotated

import typer
from rich.text import Text as Styled

from stratlas import actions
from stratlas.cli.app import Folder, Json, app, workspace_of
from stratlas.cli.output import complain, console, counted, one_line, plain, print_json, progress
from stratlas.cli.silence_output import print_silence
from stratlas.errors import UsageError

Values = list[str] | None


@app.command()
def search(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words, “phrases”, prefix*, AND OR NOT, NEAR, fields.")],
    country: Annotated[Values, typer.Option(help="Only this country’s texts; may be repeated.")] = None,
    kind: Annotated[Values, typer.Option(help="Only this kind of document; may be repeated.")] = None,
    language: Annotated[Values, typer.Option(help="Only texts in this language (sr: in both scripts).")] = None,
    year: Annotated[Values, typer.Option(help="Only documents of 2019, 2015.., ..2019 or 2015..2019.")] = None,
    in_force: Annotated[bool, typer.Option("--in-force", help="Only documents that are in force today.")] = False,
    limit: Annotated[int, typer.Option(min=0, help="How many passages to show.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="How many of the best to pass over.")] = 0,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the passages as CSV.")] = False,
    silence: Annotated[
        bool, typer.Option("--silence", help="Tell which countries’ texts in force do not mention it, and record that.")
    ] = False,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Search the texts of all documents, in every language and script."""
    if as_csv and as_json:
        raise UsageError("Say --csv or --json, not both.")
    countries, kinds, languages, years = (tuple(values or ()) for values in (country, kind, language, year))
    asked = actions.Asked(query, countries, kinds, languages, years, in_force)
    workspace = workspace_of(ctx)
    if silence:
        _tell_silence(workspace, asked, as_csv=as_csv, as_json=as_json)
        return
    found = actions.find_passages(workspace, asked, limit=limit, offset=offset, watch=progress)
    if as_json:
        print_json(actions.results_data(found))
        return
    for sentence in (*found.mistakes, found.lacking):
        if sentence:
            complain(sentence)
    if as_csv:
        sys.stdout.write(plain(actions.results_csv(found.hits)))
    else:
        _print_results(found, offset)
        for offer in actions.offered(workspace, query):
            console().print(offer.sentence, style="dim", markup=False)


def _tell_silence(workspace: actions.Workspace, asked: actions.Asked, *, as_csv: bool, as_json: bool) -> None:
    if as_csv:
        raise UsageError("A silence is printed as it is or with --json, not as CSV.")
    heard = actions.find_silence(workspace, asked, watch=progress)
    if as_json:
        print_json(actions.silence_data(heard))
        return
    for sentence in (*heard.mistakes, *(offer.sentence for offer in actions.offered(workspace, asked.query))):
        complain(sentence)
    print_silence(workspace, heard)


def _print_results(found: actions.Results, offset: int) -> None:
    out = console()
    if not found.hits:
        out.print("Nothing was found." if not found.total else f"{counted(found.total, 'passage')}, none shown.")
        return
    documents = len(found.facets["document"])
    last = offset + len(found.hits)
    shown = "" if len(found.hits) == found.total else f", {offset + 1:,}–{last:,} shown"
    out.print(f"{counted(found.total, 'passage')} in {counted(documents, 'document')}{shown}", markup=False)
    grouped = sorted(found.hits, key=lambda hit: _first(found, hit))
    for version, hits in groupby(grouped, key=lambda shown: shown.hit.entry.version):
        own = list(hits)
        out.print()
        out.print(_head(own[0].hit.entry.title, version), style="bold", markup=False)
        for hit in own:
            _print_hit(hit)
    counts = found.facets["country"]
    if len(counts) > 1:
        out.print()
        out.print("  ".join(f"{name} {number:,}" for name, number in list(counts.items())[:20]), style="dim")


def _first(found: actions.Results, shown: actions.Shown) -> int:
    """The place of the best hit of the same version."""
    version = shown.hit.entry.version
    return next(at for at, hit in enumerate(found.hits) if hit.hit.entry.version == version)


def _head(title: str, version: str) -> str:
    title = one_line(title, 90)
    return f"{title}  [{version}]" if title else f"[{version}]"


def _print_hit(shown: actions.Shown) -> None:
    out, passage = console(), shown.hit.passage
    section = f"{one_line(passage.section[-1], 60)}, " if passage.section else ""
    line, at = Styled("  "), 0
    text = shown.snippet.text
    for start, end in shown.snippet.marks:
        line.append(plain(text[at:start]))
        word = plain(text[start:end])
        line.append(word if out.is_terminal else f"[{word}]", style="bold yellow")
        at = end
    line.append(plain(text[at:]))
    out.print(line)
    place = f"{shown.hit.entry.text}:{passage.start}-{passage.end}"
    out.print(f"    {section}page {passage.pages[0]}  {place}", style="dim", markup=False)
    for sentence in shown.reading.sentences:
        out.print(f"    warning: {plain(sentence)}", style="dim", markup=False)


@app.command()
def reindex(ctx: typer.Context, folder: Folder = None, as_json: Json = False) -> None:
    """Make the search index anew; a run that was stopped goes on where it was."""
    done = actions.reindex(workspace_of(ctx), progress)
    if as_json:
        print_json({"texts": done.texts, "passages": done.passages, "kept": done.kept})
        return
    kept = f", {done.kept:,} of them from a run that was stopped" if done.kept else ""
    console().print(f"The search index holds {counted(done.texts, 'text')}{kept}: {counted(done.passages, 'passage')}.")
