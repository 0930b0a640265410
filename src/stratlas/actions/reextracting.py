"""Extracting archived files again with a better reader, and carrying over what rests on their older texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import ExitStack
from dataclasses import dataclass

from stratlas.actions.ahead import Reading, ahead
from stratlas.actions.carrying import Carried, carry_evidence, together
from stratlas.actions.indexing import enter
from stratlas.actions.workspace import Workspace
from stratlas.errors import BadFile, StratlasError, UnknownId
from stratlas.extract import Workers, ending_of, extract, is_older
from stratlas.records import DOCUMENT_ID, Capture, Text, Version

_NOTHING = Carried()


@dataclass(frozen=True, slots=True)
class Target:
    """An archived file whose text is in use: as what (ids of versions, pages as `SRB/2024`), in which language."""

    capture: Capture
    about: tuple[str, ...]
    language: str | None = None

    @property
    def name(self) -> str:
        """What the file is called in sentences; its ending says what it is."""
        return f"{self.about[0]}.{ending_of(self.capture.media_type)}"


@dataclass(frozen=True, slots=True)
class Reextracted:
    """What became of a target: its present text, whether that is new, and what was carried over to it.

    `remark` says why there is no new text where one might be expected; `error` why it failed.
    """

    target: Target
    text: str = ""
    new: bool = False
    carried: Carried = _NOTHING
    remark: str = ""
    error: StratlasError | None = None


def reextractable(workspace: Workspace, where: str = "") -> list[Target]:
    """The files whose texts are in use: all, or those of a document, a version, a page (`SRB/2024`) or a country.

    Raises UnknownId where there is none.
    """
    versions, pages = _meant(workspace, where)
    current = workspace.store.sources.texts_of(version.id for version in versions)
    made_of = workspace.store.sources.captures_of([*current.values(), *(text for _, text in pages)])
    uses: dict[str, list[tuple[str, str | None]]] = {}
    for version in versions:
        if version.id in current:
            uses.setdefault(made_of[current[version.id]], []).append((version.id, version.language))
    for about, text in pages:
        uses.setdefault(made_of[text], []).append((about, None))
    captures = {capture.sha256: capture for capture in workspace.store.sources.captures()}
    return [
        Target(captures[sha256], tuple(about for about, _ in used), next((tag for _, tag in used if tag), None))
        for sha256, used in uses.items()
    ]


def reextract(
    workspace: Workspace, targets: Iterable[Target], *, force: bool = False, executor: Executor | None = None
) -> Iterator[Reextracted]:
    """Extracts each file again where its text is by an older reader, and carries over what rests on older texts.

    With `force` it is read again even where the reader is no newer, to see that the same text comes of it. One file
    that fails does not stop the others; each is done whole or not at all. The executor reads ahead (default: as many
    processes as there are processors), which changes nothing of what comes of it.
    """
    with ExitStack() as stack:
        workers = executor or stack.enter_context(Workers(workspace.config.limits))
        for target, reading in ahead(targets, lambda target: _begun(workspace, target, workers, force=force)):
            try:
                yield _reextracted(workspace, target, reading)
            except StratlasError as error:
                yield Reextracted(target, error=error)


def carry_from_older(workspace: Workspace, sha256: str, text: Text) -> Carried:
    """Carries what still rests on any older text of the capture to its new one; in the transaction that entered it."""
    sources, pages = workspace.store.sources, workspace.store.pages
    used = {*pages.texts_in_evidence(), *(page.text for page in pages.pages())}
    older = [other for other in sources.texts_of_capture(sha256) if other in used and other != text.id]
    return together(carry_evidence(workspace, _text(workspace, other), text) for other in older)


def _meant(workspace: Workspace, where: str) -> tuple[list[Version], list[tuple[str, str]]]:
    register = workspace.store.register
    every = {f"{page.country}/{page.edition}": page.text for page in workspace.store.pages.pages()}
    if not where:
        countries = sorted({document.country for document in register.documents()})
        return [version for code in countries for version in register.versions_of(code)], list(every.items())
    if DOCUMENT_ID.fullmatch(where) and (versions := register.versions(where)):
        return versions, []
    if version := register.version(where):
        return [version], []
    if where in every:
        return [], [(where, every[where])]
    if any(where == country.code for country in workspace.config.countries):
        own = [(about, text) for about, text in every.items() if about.startswith(f"{where}/")]
        if own or register.versions_of(where):
            return register.versions_of(where), own
    raise UnknownId(
        f"“{where}” has no text in this monitor: name a document, a version, a page (as SRB/2024) or a country that "
        "has one."
    )


def _text(workspace: Workspace, text_id: str) -> Text:
    text = workspace.store.sources.text(text_id)
    if text is None:
        raise UnknownId(f"“{text_id}” is not a text of this monitor.")
    return text


def _begun(workspace: Workspace, target: Target, executor: Executor, *, force: bool) -> Reading | None:
    """The file's text as it is being made; None where the present one stays."""
    sha256, limits = target.capture.sha256, workspace.config.limits
    present = _present(workspace, target)
    if present.ocr or not (force or is_older(present.extractor, target.capture.media_type)):
        return None
    try:
        data = workspace.archive.read(sha256)
    except StratlasError as error:
        failed: Reading = Future()
        failed.set_exception(error)
        return failed
    return executor.submit(extract, data, name=target.name, capture=sha256, language=target.language, limits=limits)


def _present(workspace: Workspace, target: Target) -> Text:
    return _text(workspace, workspace.store.sources.texts_of_capture(target.capture.sha256)[-1])


def _reextracted(workspace: Workspace, target: Target, reading: Reading | None) -> Reextracted:
    present = _present(workspace, target)
    text = reading.result() if reading else present
    remark = ""
    if present.ocr and is_older(present.extractor, target.capture.media_type):
        remark = f"its text was read from pictures: “stratlas ocr {target.about[0]}” reads them again"
    if text.id == present.id and text.digest != present.digest:
        raise BadFile(
            f"{target.name} gives another text than before by the same reader ({text.extractor}): its text stays; "
            "a library that the reader uses may have changed."
        )
    new, carried = enter_newer(workspace, target, text, "reextract")
    return Reextracted(target, text.id, new, carried, remark)


def enter_newer(workspace: Workspace, target: Target, text: Text, action: str) -> tuple[bool, Carried]:
    """Enters a newer text of a capture and carries over what rests on the older ones; whether it is new."""
    sha256 = target.capture.sha256
    with workspace.store.transaction():
        new = text.id not in workspace.store.sources.texts_of_capture(sha256)
        if new:
            workspace.store.sources.add_text(text, workspace.clock())
        carried = carry_from_older(workspace, sha256, text)
        if new or carried.moved:
            detail = {"capture": sha256, "text": text.id, "moved": len(carried.moved), "left": len(carried.left)}
            workspace.log(action, target.about[0], detail)
    if new:
        enter(workspace, text, target.about)
    return new, carried
