"""Reading pages from their pictures: of files that are added, and of those that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from stratlas.actions.carrying import Carried
from stratlas.actions.reextracting import Target, enter_newer
from stratlas.actions.workspace import INDEX, Workspace
from stratlas.config import OcrMode
from stratlas.errors import BadFile, MissingTool, StratlasError, UsageError
from stratlas.extract import (
    Kept,
    Method,
    Picture,
    apart,
    extract,
    extractor_name,
    find_engine,
    media_type,
    packs_for,
    packs_named,
    read_pages,
    untrue_pages,
    with_pictures,
)
from stratlas.records import Text, text_id

_PDF = "application/pdf"

Result = tuple[int, Picture | BadFile]
Watch = Callable[[Iterable[Result], str, int], Iterable[Result]]
"""Passes on pages as they are read, of so many, and may show it."""


@dataclass(frozen=True, slots=True)
class PicturesRead:
    """What became of a file: its text, the pages that were read from their pictures, and those that failed.

    `new` is False where the same pages had been read the same way before; `carried` is what rested on its older texts.
    """

    target: Target
    text: Text | None = None
    pages: tuple[int, ...] = ()
    failed: tuple[int, ...] = ()
    new: bool = False
    carried: Carried = Carried()  # noqa: RUF009 -- frozen
    error: StratlasError | None = None


def unwatched(results: Iterable[Result], doing: str, total: int) -> Iterable[Result]:  # noqa: ARG001
    """Passes on pages without showing it."""
    return results


def read_pictures(
    workspace: Workspace,
    targets: Iterable[Target],
    *,
    every: bool = False,
    packs: str = "",
    watch: Watch = unwatched,
) -> Iterator[PicturesRead]:
    """Reads the pages of PDFs that have no true text (or all of them) from their pictures, each into a new text.

    What rests on older texts is carried over. `packs` names tesseract's packs, in place of those for the declared
    language. One file that fails does not stop the others; a run that was stopped goes on where it was. Raises
    MissingTool where tesseract is not installed.
    """
    find_engine()
    for target in targets:
        try:
            yield _read(workspace, target, every=every, packs=packs, watch=watch)
        except StratlasError as error:
            yield PicturesRead(target, error=error)


def text_with_pictures(
    workspace: Workspace, data: bytes, base: Text, language: str | None, mode: OcrMode, watch: Watch = unwatched
) -> tuple[Text, str]:
    """The text of a file that is being added, with pages of a PDF read from their pictures as the mode says.

    With it comes a sentence, where in mode `auto` pages that have no true text could not be read.
    """
    pages = [page.number for page in base.pages] if mode is OcrMode.ALWAYS else untrue_pages(base)
    if mode is OcrMode.NEVER or not pages or media_type(data, "the file") != _PDF:
        return base, ""
    present = workspace.store.sources.text(workspace.store.sources.text_of_capture(base.capture) or "")
    if mode is OcrMode.AUTO and present and present.ocr and present.extractor.startswith(f"{base.extractor}+"):
        return present, ""
    try:
        return _text(workspace, data, base, pages, method_for(workspace, language), language, watch), ""
    except (MissingTool, BadFile) as error:
        if mode is OcrMode.ALWAYS:
            raise
        count = "1 page waits" if len(pages) == 1 else f"{len(pages)} pages wait"
        return base, f"{count} to be read from pictures. {error}"


def method_for(workspace: Workspace, language: str | None, packs: str = "") -> Method:
    """How pages are read for a declared language; raises MissingTool for what is not installed."""
    engine, settings = find_engine(), workspace.config.ocr
    chosen = (packs_named(packs, engine.packs),) if packs else packs_for(language or "und", engine.packs)
    return Method(engine, chosen, settings.resolution, settings.seconds_per_page)


def forget_pictures(workspace: Workspace, text: Text) -> None:
    """Takes away what was kept for going on with a text, if every page of it could be read."""
    if not any(notice.code == "ocr-failed" for notice in text.notices):
        Kept(workspace.folder / INDEX / "ocr", text.capture).clear()


def _read(workspace: Workspace, target: Target, *, every: bool, packs: str, watch: Watch) -> PicturesRead:
    sha256 = target.capture.sha256
    if target.capture.media_type != _PDF:
        raise UsageError(f"{target.about[0]} is no PDF: only the pages of PDFs have pictures.")
    method = method_for(workspace, target.language, packs)
    data = workspace.archive.read(sha256)
    limits = workspace.config.limits
    base = apart(limits, extract, data, name=target.name, capture=sha256, language=target.language, limits=limits)
    pages = [page.number for page in base.pages] if every else untrue_pages(base)
    if not pages:
        return PicturesRead(target, base)
    text = _text(workspace, data, base, pages, method, target.language, watch)
    if text is base:
        forget_pictures(workspace, base)
        return PicturesRead(target, base, tuple(pages))
    failed = tuple(notice.page for notice in text.notices if notice.code == "ocr-failed" and notice.page)
    new, carried = enter_newer(workspace, target, text, "ocr")
    forget_pictures(workspace, text)
    read = tuple(page for page in pages if page not in failed)
    return PicturesRead(target, text, read, failed, new, carried)


def _text(
    workspace: Workspace,
    data: bytes,
    base: Text,
    pages: list[int],
    method: Method,
    language: str | None,
    watch: Watch,
) -> Text:
    """The text with these pages read from their pictures, as it was stored if they were read so before.

    Raises BadFile where none of them can be read.
    """
    planned = text_id(base.capture, extractor_name(base.extractor, method, pages))
    if stored := workspace.store.sources.text(planned):
        return stored
    kept = Kept(workspace.folder / INDEX / "ocr", base.capture)
    results = dict(
        watch(read_pages(data, pages, method, kept, workspace.config.limits), "Reading pictures of pages", len(pages))
    )
    failures = [f"page {page}: {result}" for page, result in sorted(results.items()) if isinstance(result, BadFile)]
    if len(failures) == len(pages):
        raise BadFile(f"None of the pages could be read from its picture ({failures[0]}).")
    return with_pictures(base, results, method, language)
