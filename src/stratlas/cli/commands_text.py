"""Commands that make new texts of archived files: reextract, ocr."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from stratlas import actions, anchors, extract
from stratlas.cli.app import Folder, Json, app, workspace_of
from stratlas.cli.output import complain, console, counted, in_context, one_line, plain, print_json, progress
from stratlas.records import BrokenSpan, Span

_SHOWN = 3
"""Places of words that were not carried which are printed; a program gets all of them."""


@app.command()
def reextract(
    ctx: typer.Context,
    where: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="A document, version, page (SRB/2024) or country; default: all.")
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", help="Read files again whose text is by the present reader, too.")
    ] = False,
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Make new texts with the present readers, and carry over the evidence whose words stand there once in context."""
    extract.prepare()
    workspace = workspace_of(ctx)
    targets = actions.reextractable(workspace, where)
    results = list(progress(actions.reextract(workspace, targets, force=force), "Extracting", len(targets)))
    if as_json:
        done = [_done_data(item) for item in results if item.error is None]
        print_json({"reextracted": done, "failed": [_failed_data(item) for item in results if item.error]})
    else:
        _print_results(workspace, results)
    failed = [item for item in results if item.error]
    for item in failed:
        complain(f"{item.target.about[0]}: {item.error}")
    if failed:
        raise typer.Exit(1)


def _done_data(item: actions.Reextracted) -> dict[str, Any]:
    return {
        "about": list(item.target.about),
        "text": item.text,
        "new": item.new,
        "remark": item.remark,
        "carried": [_moved_data(moved) for moved in item.carried.moved],
        "left": [_left_data(left) for left in item.carried.left],
    }


def _moved_data(moved: actions.Moved) -> dict[str, Any]:
    return {"of": moved.of, "old": _span_data(moved.old), "new": _span_data(moved.new)}


def _left_data(left: actions.Left) -> dict[str, Any]:
    places = [_span_data(match.span) | {"score": round(match.score, 4)} for match in left.matches]
    return {"of": left.of, "old": _span_data(left.old), "page": left.page, "outcome": left.outcome, "matches": places}


def _span_data(span: Span | BrokenSpan) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end, "quote": span.quote}


def _failed_data(item: actions.Reextracted) -> dict[str, Any]:
    return {"about": list(item.target.about), "message": str(item.error)}


def _print_results(workspace: actions.Workspace, results: list[actions.Reextracted]) -> None:
    out = console()
    for item in results:
        name, carried = item.target.about[0], item.carried
        if item.remark:
            out.print(f"{name}: {plain(item.remark)}.", markup=False)
        if item.new or carried.moved:
            what = "new text" if item.new else "text"
            out.print(f"{name}: {what} {item.text}, {counted(len(carried.moved), 'quote')} carried over", markup=False)
        for left in carried.left:
            _print_left(workspace, left)
    new, left_over = sum(item.new for item in results), sum(len(item.carried.left) for item in results)
    out.print(f"{counted(new, 'new text')} of {counted(len(results), 'file')}.")
    if left_over:
        out.print(
            f"{counted(left_over, 'quote')} left on older texts for a person: choose words with “stratlas evidence”, "
            "or import the page again."
        )


def _print_left(workspace: actions.Workspace, left: actions.Left) -> None:
    out = console()
    out.print(f"  left: {left.of}, {left.outcome}: “{one_line(left.old.quote, 90)}” ({left.old.id})", markup=False)
    for match in left.matches[:_SHOWN]:
        out.print(f"    {_where(match)}  {in_context(workspace, match)}", markup=False)
    if len(left.matches) > _SHOWN:
        out.print(f"    … and {len(left.matches) - _SHOWN:,} more: see --json.")


def _where(match: anchors.Match) -> str:
    return f"{match.span.id}  score {match.score:.3f}"


@app.command()
def ocr(
    ctx: typer.Context,
    where: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A document, a version or a country.")],
    every: Annotated[bool, typer.Option("--all", help="Read all pages, not only those without true text.")] = False,
    packs: Annotated[
        str, typer.Option(metavar="PACKS", help="Tesseract’s packs, as srp_latn+eng (default: by the language).")
    ] = "",
    folder: Folder = None,
    as_json: Json = False,
) -> None:
    """Read the pages that have no true text from their pictures, and carry over the evidence."""
    workspace = workspace_of(ctx)
    targets = actions.reextractable(workspace, where)
    results = list(actions.read_pictures(workspace, targets, every=every, packs=packs, watch=progress))
    failed = [item for item in results if item.error]
    if len(results) == 1 and results[0].error:
        raise results[0].error
    if as_json:
        errors = [{"about": list(item.target.about), "message": str(item.error)} for item in failed]
        print_json({"read": [_read_data(item) for item in results if item.error is None], "failed": errors})
    else:
        for item in results:
            _print_read(workspace, item)
    for item in failed:
        complain(f"{item.target.about[0]}: {item.error}")
    if failed or any(item.failed for item in results):
        raise typer.Exit(1)


def _read_data(item: actions.PicturesRead) -> dict[str, Any]:
    text = item.text
    return {
        "about": list(item.target.about),
        "text": text.id if text else "",
        "new": item.new,
        "pages": list(item.pages),
        "failed_pages": list(item.failed),
        "notices": [{"code": n.code, "message": n.message, "page": n.page} for n in text.notices] if text else [],
        "carried": [_moved_data(moved) for moved in item.carried.moved],
        "left": [_left_data(left) for left in item.carried.left],
    }


def _print_read(workspace: actions.Workspace, item: actions.PicturesRead) -> None:
    if item.text is None:
        return
    out, name = console(), item.target.about[0]
    if not item.pages:
        out.print(f"{name}: no page is without true text; --all reads them all the same.", markup=False)
        return
    if not item.text.ocr:
        out.print(f"{name}: no words in the pictures of {counted(len(item.pages), 'page')}.", markup=False)
        return
    was = "read" if item.new else "read before"
    out.print(f"{name}: {counted(len(item.pages), 'page')} {was} from pictures, text {item.text.id}", markup=False)
    if item.carried.moved:
        out.print(f"  {counted(len(item.carried.moved), 'quote')} carried over", markup=False)
    for notice in item.text.notices:
        if notice.code in {"ocr-doubtful", "ocr-failed"}:
            out.print(f"  warning: {plain(notice.message)}", markup=False)
    for left in item.carried.left:
        _print_left(workspace, left)
