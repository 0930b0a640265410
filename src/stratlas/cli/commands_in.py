"""Commands that bring something in: init, add, import, evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from stratlas import actions, anchors, extract
from stratlas.cli.app import Folder, Json, app, from_folder, workspace_of
from stratlas.cli.output import (
    complain,
    console,
    counted,
    in_context,
    one_line,
    place_data,
    plain,
    print_json,
    progress,
    where,
)
from stratlas.errors import StratlasError, UsageError
from stratlas.records import in_short

_PLACES = 10
"""Places of a proposal that are printed; a program gets all of them."""


@app.command()
def init(
    ctx: typer.Context,
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    title: Annotated[str | None, typer.Option(help="The monitor’s title (default: the folder’s name).")] = None,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Make a new monitor in a folder."""
    directory = from_folder(ctx, directory)
    actions.init(directory, title=title)
    if as_json:
        print_json({"folder": str(directory)})
    else:
        console().print(f"Made a monitor in {directory}. Its settings are in stratlas.toml.", markup=False)


@app.command()
def add(
    ctx: typer.Context,
    file: Annotated[str | None, typer.Argument(metavar="FILE|URL", help="PDF, DOCX, HTML, Markdown or text.")] = None,
    country: Annotated[str, typer.Option(help="Code or name.")] = "",
    kind: Annotated[str, typer.Option(help="Key or label of a kind of document, as nss.")] = "",
    title: Annotated[str, typer.Option(help="The title of this version, in its own language.")] = "",
    language: Annotated[str, typer.Option(help="BCP 47 tag, as en or sr-Cyrl.")] = "",
    adopted: Annotated[str, typer.Option(metavar="DATE", help="2019, 2019-12 or 2019-12-27.")] = "",
    supersedes: Annotated[str, typer.Option(metavar="ID", help="The document that this one replaced.")] = "",
    translation: Annotated[
        str, typer.Option(metavar="official|ours|machine", help="Whose translation this version is.")
    ] = "",
    own_id: Annotated[str, typer.Option("--id", help="An id of its own, as SRB/nss/2019-b.")] = "",
    address: Annotated[str, typer.Option(help="Where the file was found.")] = "",
    note: Annotated[str, typer.Option(help="Anything to keep with it.")] = "",
    recapture: Annotated[bool, typer.Option(help="The file is another copy of a version that is there.")] = False,
    ocr: Annotated[
        str,
        typer.Option(metavar="auto|never|always", help="Which pages of a PDF to read from their pictures (tesseract)."),
    ] = "",
    register: Annotated[
        Path | None,
        typer.Option("--from", metavar="CSV", readable=False, help="Add many: a table with one row per version."),
    ] = None,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Add a strategy: archive the file, extract its text, enter it into the register."""
    if (file is None) == (register is None):
        raise UsageError("Name either one FILE or a table with --from.")
    extract.prepare()
    workspace = workspace_of(ctx)
    if register is not None:
        _add_many(workspace, register, ocr, as_json=as_json)
        return
    given = {"--country": country, "--kind": kind, "--title": title, "--language": language}
    if missing := [option for option, value in given.items() if not value.strip()]:
        raise UsageError(f"{file} lacks {', '.join(missing)}: say what it is.")
    submission = actions.Submission(
        file=Path(str(file)),
        country=country,
        kind=kind,
        title=title,
        language=language,
        adopted=adopted,
        supersedes=supersedes,
        translation=translation,
        id=own_id,
        address=address,
        note=note,
        recapture=recapture,
        ocr=ocr,
    )
    if actions.is_web(str(file)):
        got = actions.download(workspace, str(file))
        said = " ".join(filter(None, (note, got.note)))
        submission = replace(submission, file=Path(got.name), data=got.data, address=address or got.address, note=said)
    added = actions.add_document(workspace, submission, progress)
    proposals = actions.propose_for_version(workspace, added.version)
    if as_json:
        print_json({"added": [_added_data(added, proposals)], "failed": []})
        return
    _print_added(added)
    _print_offers(added, proposals)


def _add_many(workspace: actions.Workspace, register: Path, ocr: str, *, as_json: bool) -> None:
    rows, unused = actions.read_register(register, workspace)
    if ocr:  # what a row says itself stands
        rows = [replace(row, submission=replace(row.submission, ocr=row.submission.ocr or ocr)) for row in rows]
    results = list(progress(actions.add_from_register(workspace, rows), "Adding", len(rows)))
    done = [
        (result.added, actions.propose_for_version(workspace, result.added.version))
        for result in results
        if result.added
    ]
    failed = [result for result in results if result.error]
    if as_json:
        print_json({"added": [_added_data(*item) for item in done], "failed": [_failed_data(item) for item in failed]})
    else:
        for added, proposals in done:
            _print_added(added)
            _print_offers(added, proposals)
        if unused:
            complain(f"Columns of {register.name} that were not used: {', '.join(unused)}.")
        console().print(f"{counted(len(done), 'version')} of {counted(len(rows), 'row')} added.")
    for item in failed:
        complain(f"Line {item.row.line}, {item.row.submission.file.name}: {item.error}")
    if failed:
        raise typer.Exit(1)


def _added_data(added: actions.Added, proposals: list[actions.Proposal]) -> dict[str, Any]:
    return {
        "document": added.document.id,
        "version": added.version.id,
        "text": added.text.id,
        "capture": added.text.capture,
        "new": added.new,
        "pages": len(added.text.pages),
        "blocks": len(added.text.blocks),
        "notices": [{"code": n.code, "message": n.message, "page": n.page} for n in added.text.notices],
        "hints": list(added.hints),
        "proposals": [proposal.id for proposal in proposals],
    }


def _failed_data(result: actions.Result) -> dict[str, Any]:
    return {"file": str(result.row.submission.file), "line": result.row.line, "message": str(result.error)}


def _print_added(added: actions.Added) -> None:
    out = console()
    passages = sum(block.is_passage for block in added.text.blocks)
    size = f"{counted(len(added.text.pages), 'page')}, {counted(passages, 'passage')}"
    was = "added" if added.new else "was there already; this sighting was recorded"
    out.print(f"{added.version.id}  {one_line(added.version.title, 70)}: {was} ({size})", markup=False)
    for hint in added.hints:
        out.print(f"  note: {hint}", markup=False)
    for sentence in in_short(added.text.notices):
        out.print(f"  warning: {plain(sentence)}", markup=False)


def _print_offers(added: actions.Added, proposals: list[actions.Proposal]) -> None:
    country = added.document.country
    for edition, number in sorted(Counter(proposal.claim.edition for proposal in proposals).items()):
        console().print(
            f"  its words are offered to {counted(number, 'claim')}: stratlas evidence {country} --edition {edition}",
            markup=False,
        )


@app.command(name="import")
def import_(
    ctx: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", readable=False, help="Published profile pages, HTML or text.")
    ],
    country: Annotated[str, typer.Option(help="Code or name, where the page has no title line.")] = "",
    edition: Annotated[str, typer.Option(help="As 2024, where the page has no title line.")] = "",
    replace: Annotated[bool, typer.Option(help="Let a changed page replace the one that was imported.")] = False,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Import published profile pages: archive them, and make claims of what they say."""
    extract.prepare()
    workspace = workspace_of(ctx)
    done: list[actions.Imported] = []
    failed: list[tuple[Path, StratlasError]] = []
    for file in progress(files, "Importing", len(files)):
        try:
            done.append(actions.import_page(workspace, file, country=country, edition=edition, replace=replace))
        except StratlasError as error:
            if len(files) == 1:
                raise
            failed.append((file, error))
    if as_json:
        failures = [{"file": str(file), "message": str(error)} for file, error in failed]
        print_json({"pages": [_imported_data(item) for item in done], "failed": failures})
    else:
        for item in done:
            _print_imported(item)
    for file, failure in failed:
        complain(f"{file.name}: {failure}")
    differing = [item for item in done if item.state == "differs"]
    for item in differing:
        complain(f"{item.file} differs from the page imported before; nothing was changed: repeat with --replace.")
    if failed or differing:
        raise typer.Exit(1)


def _imported_data(item: actions.Imported) -> dict[str, Any]:
    reading = item.reading
    return {
        "file": item.file,
        "country": item.country,
        "edition": {"id": item.edition.id, "reference_year": item.edition.reference_year},
        "state": item.state,
        "documents": [{"kind": named.kind, "year": named.year} for named in reading.years],
        "report": reading.report
        and {
            "outcome": reading.report.outcome,
            "year": reading.report.year,
            "line": one_line(reading.report.span.quote),
        },
        "claims": [{"heading": claim.heading, "wording": claim.wording} for claim in reading.claims],
        "unplaced": [
            {"line": block.line, "text": block.span.quote, "reason": block.reason} for block in reading.unplaced
        ],
        "notes": [{"line": note.line, "message": note.message} for note in reading.notes],
        "difference": item.difference
        and {
            "added": list(item.difference.added),
            "withdrawn": list(item.difference.withdrawn),
            "other": list(item.difference.other),
        },
    }


def _print_imported(item: actions.Imported) -> None:
    out, reading = console(), item.reading
    words = {
        "imported": "imported",
        "replaced": "replaced",
        "unchanged": "imported before; nothing changed",
        "differs": "would change",
    }
    out.print(f"{item.country}/{item.edition.id}  {item.file}: {words[item.state]}", markup=False)
    counts = Counter(claim.heading for claim in reading.claims)
    years = ", ".join(f"{named.kind} {named.year}" for named in reading.years)
    out.print(f"  {counted(len(reading.years), 'document year')}" + (f": {years}" if years else ""), markup=False)
    line = f"“{one_line(reading.report.span.quote)}” ({reading.report.outcome})" if reading.report else "none"
    out.print(f"  change line: {line}", markup=False)
    out.print(
        f"  {counted(len(reading.claims), 'claim')}: " + ", ".join(f"{number} {key}" for key, number in counts.items()),
        markup=False,
    )
    for note in reading.notes:
        out.print(f"  line {note.line}: {plain(note.message)}", markup=False)
    out.print(f"  {counted(len(reading.unplaced), 'line')} unplaced", markup=False)
    for block in reading.unplaced:
        out.print(
            f"  line {block.line} unplaced, {plain(block.reason)}: {one_line(block.span.quote, 90)}", markup=False
        )
    if item.difference:
        for sign, lines in (
            ("+", item.difference.added),
            ("−", item.difference.withdrawn),
            ("≠", item.difference.other),
        ):
            for text in lines:
                out.print(f"  {sign} {one_line(text)}", markup=False)


@app.command()
def evidence(
    ctx: typer.Context,
    country: Annotated[str, typer.Argument(metavar="COUNTRY", help="Code or name.")],
    edition: Annotated[str, typer.Option(help="As 2024.")],
    accept: Annotated[bool, typer.Option(help="Take the exact and normalised proposals.")] = False,
    choose: Annotated[
        list[str] | None,
        typer.Option(metavar="PROPOSAL", help="Take this one too (with #2: its second place); may be repeated."),
    ] = None,
    withdraw: Annotated[
        str, typer.Option(metavar="CLAIM", help="Withdraw this claim’s primary evidence; it stays in the record.")
    ] = "",
    reason: Annotated[str, typer.Option(help="Why it is withdrawn.")] = "",
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Offer the words of archived strategies as primary evidence for claims, and accept them."""
    workspace = workspace_of(ctx)
    if withdraw:
        if accept or choose or not reason.strip():
            raise UsageError("To withdraw evidence give --withdraw CLAIM and --reason, and nothing else.")
        if not withdraw.startswith(f"{workspace.countries.get(country).code}/{edition}/"):
            raise UsageError(f"{withdraw} is no claim of {country} in edition {edition}.")
        count = actions.withdraw(workspace, withdraw, reason)
        if as_json:
            print_json({"withdrawn": {"claim": withdraw, "spans": count}})
        else:
            console().print(f"Withdrew {counted(count, 'span')} of {withdraw}.", markup=False)
        return
    accepted = actions.accept(workspace, country, edition, choose or [], certain=accept) if accept or choose else []
    left = actions.propose(workspace, country, edition)
    if as_json:
        print_json({"accepted": [_proposal_data(p) for p in accepted], "proposals": [_proposal_data(p) for p in left]})
        return
    for proposal in accepted:
        _print_proposal(workspace, proposal, "accepted")
    for proposal in left:
        _print_proposal(workspace, proposal, proposal.outcome.value)
    takeable = len({proposal.claim.id for proposal in left if proposal.certain})
    told = f"{counted(len(accepted), 'claim')} accepted, " if accept or choose else ""
    console().print(f"{told}{counted(len(left), 'proposal')} left, {takeable} of them to take with --accept.")


def _proposal_data(proposal: actions.Proposal) -> dict[str, Any]:
    return {
        "id": proposal.id,
        "claim": proposal.claim.id,
        "wording": proposal.claim.wording,
        "version": proposal.version,
        "outcome": proposal.outcome,
        "reservation": proposal.reservation,
        "matches": [place_data(place) for place in proposal.places],
    }


def _print_proposal(workspace: actions.Workspace, proposal: actions.Proposal, state: str) -> None:
    out = console()
    pages = "; ".join(dict.fromkeys(where(place) for place in proposal.places[:_PLACES]))
    out.print(f"{state:<10}  {proposal.id}  {pages}", markup=False)
    out.print(f"            {one_line(proposal.claim.wording, 100)}", markup=False)
    if proposal.outcome in {anchors.Outcome.AMBIGUOUS, anchors.Outcome.CLOSE} and state != "accepted":
        for number, place in enumerate(proposal.places[:_PLACES], 1):
            match = place.match
            out.print(f"            #{number} {in_context(workspace, match)} ({match.score:.2f})", markup=False)
        if len(proposal.places) > _PLACES:
            out.print(f"            … and {counted(len(proposal.places) - _PLACES, 'more place')}", markup=False)
    for sentence in dict.fromkeys(line for place in proposal.places[:_PLACES] for line in place.reading.sentences):
        out.print(f"            warning: {plain(sentence)}", markup=False)
    if proposal.reservation:
        out.print(f"            not taken by itself: {proposal.reservation}", markup=False)
