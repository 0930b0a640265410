"""Commands that show something: profile, find, show, check."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text as Styled

from stratlas import actions, anchors, profiles, web
from stratlas.cli.app import Folder, Json, app, workspace_of
from stratlas.cli.output import console, counted, in_context, one_line, place_data, plain, print_json, where
from stratlas.errors import UsageError
from stratlas.records import Claim, EditionsCompared, Evidence, Profile, Relation, Role

_SHOWN = 20
"""Places of a quote that are printed; a program gets all of them."""
MARKS = {Role.PRIMARY: ("●", "green"), Role.SECONDARY: ("○", "yellow"), None: ("✗", "red")}


class Format(StrEnum):
    """How a profile is printed."""

    TEXT = "text"
    MD = "md"
    HTML = "html"
    JSON = "json"


@app.command()
def profile(
    ctx: typer.Context,
    country: Annotated[str, typer.Argument(metavar="COUNTRY", help="Code or name.")],
    edition: Annotated[str, typer.Option(help="As 2024.")],
    against: Annotated[
        str, typer.Option(help="Another edition: print what became of its claims, and why, instead.")
    ] = "",
    form: Annotated[Format, typer.Option("--format", help="How to print it: text, md, html or json.")] = Format.TEXT,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Print a country’s profile in an edition, each claim with what it rests on."""
    workspace = workspace_of(ctx)
    found = actions.profile(workspace, country, edition)
    if against:
        _print_compared(workspace, actions.compare_editions(workspace, found, against), form, as_json=as_json)
    elif as_json or form is Format.JSON:
        print_json(profiles.as_data(found, workspace.config))
    elif form is Format.MD:
        typer.echo(profiles.as_markdown(found, workspace.config, workspace.countries.name_of(found.country)))
    elif form is Format.HTML:
        typer.echo(web.profile_html(workspace, found))
    else:
        _print_profile(workspace, found)


def _print_compared(workspace: actions.Workspace, compared: EditionsCompared, form: Format, *, as_json: bool) -> None:
    if as_json or form is Format.JSON:
        print_json(actions.compared_data(workspace, compared))
        return
    if form is not Format.TEXT:
        raise UsageError(f"What changed between editions is printed as text or as json, not as {form.value}.")
    out = console()
    out.print(workspace.countries.name_of(compared.new.country), style="bold", markup=False)
    out.print(actions.summed_up(compared), markup=False)
    labels = {heading.key: heading.label for heading in workspace.config.headings}
    heading = ""
    for item in compared.fates:
        if not item.changed:
            continue
        if item.heading != heading:
            heading = item.heading
            out.print()
            out.print(labels.get(heading, heading), style="bold", markup=False)
        for number, claim in enumerate(item.new or item.old):
            said = actions.in_brackets(item, number) if item.words else claim.wording
            out.print(f"  {item.fate.value}: {one_line(said)}  [{claim.id}]", markup=False)
        for reason in item.reasons:
            told = actions.reason_told(workspace, compared, item, reason)
            out.print(f"    {actions.reason_label(compared, reason)}: {told}", style="dim", markup=False)


def _print_profile(workspace: actions.Workspace, found: Profile) -> None:
    out = console()
    name = workspace.countries.name_of(found.country)
    if workspace.config.notice:
        out.print(workspace.config.notice, style="italic", markup=False)
    out.print(f"{name} – edition {found.edition.id} (reporting on {found.edition.reference_year})", style="bold")
    for document in found.documents:
        label = workspace.config.kind(document.kind).label
        held = "" if workspace.store.register.versions(document.id) else ", known by report only"
        out.print(f"{label}: {document.year or 'undated'}  [{document.id}{held}]", markup=False)
    said = f"as reported by the page: “{one_line(found.verdict.report.span.quote)}”" if found.verdict.report else ""
    basis = {"none": "no proof and no report", "reported": said or "as recorded in the register"}
    out.print(f"{one_line(found.verdict.line)} ({basis.get(found.verdict.basis, found.verdict.basis)})", markup=False)
    for heading in workspace.config.headings:
        out.print()
        out.print(heading.label, style="bold", markup=False)
        claims = found.under(heading.key)
        if not claims:
            out.print("  nothing recorded", style="dim")
        for claim in claims:
            _print_claim(out, claim, found)
    if found.leftovers:
        out.print()
        out.print("What the import could not place", style="bold")
        for item in found.leftovers:
            out.print(f"  line {item.line}: {one_line(item.quote, 90)} ({plain(item.reason)})", markup=False)
    roles = [claim.role for claim in found.claims]
    out.print()
    out.print(
        f"{counted(len(roles), 'claim')}: {roles.count(Role.PRIMARY)} on primary evidence ●, "
        f"{roles.count(Role.SECONDARY)} on secondary ○, {roles.count(None)} broken ✗"
    )


def _print_claim(out: Console, claim: Claim, found: Profile) -> None:
    mark, colour = MARKS[claim.role]
    line = Styled(f"{mark} ", style=colour)
    line.append(plain(claim.wording), style="default")
    line.append(f"  [{claim.id}]", style="dim")
    out.print(_indented(out, line, 2))
    for item in claim.evidence:
        if item.role is claim.role or claim.role is None:
            out.print(_indented(out, Styled(_source(item), style="dim"), 4))
            for sentence in found.reading_of(item).sentences:
                out.print(_indented(out, Styled(f"warning: {plain(sentence)}", style="dim"), 4))


def _indented(out: Console, line: Styled, depth: int) -> RenderableType:
    """A line further in; on a terminal it stays there when it is wrapped."""
    return Padding(line, (0, 0, 0, depth)) if out.is_terminal else Styled(" " * depth) + line


def _source(item: Evidence) -> str:
    source = item.document or "as reported by the page"
    page = f", page {item.page}" if item.paged else ""
    relation = "" if item.relation is Relation.VERBATIM else f", {item.relation}"
    broken = "" if item.standing else ", no longer there"
    return f"{source}{page}{relation}, {item.span.id}{broken}"


@app.command()
def find(
    ctx: typer.Context,
    quote: Annotated[str, typer.Argument(metavar="QUOTE", help="The words to find.")],
    within: Annotated[str, typer.Option("--in", metavar="DOCUMENT", help="A document, a version or a text, by id.")],
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Find a quote in a document: exact, normalised, close, ambiguous or absent."""
    workspace = workspace_of(ctx)
    found = actions.find_quote(workspace, quote, within)
    if as_json:
        print_json(
            {
                "outcome": found.outcome,
                "texts": list(found.texts),
                "matches": [_match_data(place) for place in found.places],
            }
        )
        return
    out = console()
    many = "at least " if len(found.places) >= anchors.PLACES else ""
    out.print(f"{found.outcome}: {many}{counted(len(found.places), 'place')}" if found.places else str(found.outcome))
    for number, place in enumerate(found.places[:_SHOWN], 1):
        match = place.match
        out.print(f"#{number}  {match.span.id}  {where(place)}  score {match.score:.3f}", markup=False)
        out.print(f"  {in_context(workspace, match)}", markup=False)
        for difference in match.differences:
            out.print(f"  differs: “{one_line(difference.quote)}” → “{one_line(difference.text)}”", markup=False)
        for sentence in place.reading.sentences:
            out.print(f"  warning: {plain(sentence)}", markup=False)
    if len(found.places) > _SHOWN:
        out.print(f"… and {len(found.places) - _SHOWN:,} more: see --json.")


def _match_data(place: actions.Place) -> dict[str, Any]:
    differences = [{"quote": item.quote, "text": item.text} for item in place.match.differences]
    return place_data(place) | {"differences": differences}


@app.command()
def show(
    ctx: typer.Context,
    wanted: Annotated[str, typer.Argument(metavar="ID", help="Anything that has an id.")],
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Show what is known of anything that has an id."""
    found = actions.show(workspace_of(ctx), wanted)
    if as_json:
        print_json(found)
    else:
        _print_tree(found)


def _print_tree(found: Mapping[str, Any], depth: int = 0) -> None:
    out, margin = console(), "  " * depth
    for key, value in found.items():
        label = key.replace("_", " ")
        if isinstance(value, Mapping):
            out.print(f"{margin}{label}:", markup=False)
            _print_tree(value, depth + 1)
        elif isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
            out.print(f"{margin}{label}:", markup=False)
            for item in value:
                _print_tree(item, depth + 1)
                out.print(f"{margin}  –", markup=False, style="dim")
        elif isinstance(value, list | tuple):
            out.print(f"{margin}{label}: {', '.join(map(str, value)) or 'none'}", markup=False)
        else:
            out.print(f"{margin}{label}: {one_line(str(value)) if value not in (None, '') else '–'}", markup=False)


@app.command()
def check(ctx: typer.Context, folder: Folder = None, as_json: Json = False) -> None:
    """Check the archive’s digests, the spans against their texts, and every claim’s evidence."""
    done = actions.check(workspace_of(ctx))
    if as_json:
        print_json(
            {
                "ok": not done.problems,
                "findings": [_problem_data(item) for item in done.problems],
                "notes": [_problem_data(item) for item in done.notes],
            }
        )
    elif done.problems:
        for problem in done.problems:
            console().print(f"{problem.what}: {one_line(problem.message)}", markup=False)
        console().print(f"{counted(len(done.problems), 'finding')}.")
    else:
        looked = ", ".join(
            counted(number, thing)
            for number, thing in (
                (done.captures, "capture"),
                (done.texts, "text"),
                (done.claims, "claim"),
                (done.spans, "span"),
            )
        )
        console().print(f"Nothing is broken: {looked}.")
    if done.notes and not as_json:
        for note in done.notes:
            console().print(f"note: {one_line(note.message)}", markup=False)
    if done.problems:
        raise typer.Exit(1)


def _problem_data(problem: actions.Problem) -> dict[str, str]:
    return {"what": problem.what, "where": problem.where, "message": problem.message}
