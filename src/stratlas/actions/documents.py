"""Adding a version of a document: from a file to archived bytes, an exact text and rows in the register."""

from __future__ import annotations

import hashlib
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from stratlas.actions.ahead import Reading
from stratlas.actions.comparing import compare
from stratlas.actions.indexing import enter
from stratlas.actions.ocr import Watch, forget_pictures, text_with_pictures, unwatched
from stratlas.actions.workspace import Workspace
from stratlas.archive import read_file
from stratlas.config import OcrMode
from stratlas.errors import StratlasError, TakenId, UnknownId, UsageError
from stratlas.extract import apart, extract, media_type, parse_language
from stratlas.records import (
    DOCUMENT_ID,
    Capture,
    Document,
    Event,
    EventKind,
    FuzzyDate,
    Role,
    Sighting,
    Text,
    Translation,
    Version,
    document_id,
    version_id,
)


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody hands in, in their own words; `data` are the file's bytes where they were read already."""

    file: Path
    country: str
    kind: str
    title: str
    language: str
    adopted: str = ""
    supersedes: str = ""
    translation: str = ""
    id: str = ""
    address: str = ""
    note: str = ""
    sha256: str = ""
    recapture: bool = False
    ocr: str = ""
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a submission.

    `new` is False where the same file was there already as the same version; `hints` are what whoever handed it in
    should look at.
    """

    document: Document
    version: Version
    text: Text
    new: bool
    hints: tuple[str, ...] = ()


def read_ahead(workspace: Workspace, submission: Submission, executor: Executor) -> Reading | None:
    """Begins to extract the text of a submission that will be added later; None where adding it will fail anyway."""
    try:
        language = parse_language(submission.language)
        data = read_file(submission.file, workspace.config.limits)
    except StratlasError:
        return None
    sha256, limits = hashlib.sha256(data).hexdigest(), workspace.config.limits
    return executor.submit(extract, data, name=submission.file.name, capture=sha256, language=language, limits=limits)


def add_document(
    workspace: Workspace, submission: Submission, watch: Watch = unwatched, *, reading: Reading | None = None
) -> Added:
    """Archives a file, extracts its text and enters it into the register.

    Pages of a PDF that have no true text are read from their pictures, which `watch` may show, as `submission.ocr` or
    the settings say. `reading` is what `read_ahead` began. Raises UsageError for a value that cannot be, BadFile for
    bytes that cannot be read, TakenId where the id belongs to something else. Nothing is written unless all of it is.
    """
    document, version = _described(workspace, submission)
    mode = _ocr_mode(workspace, submission)
    adopted = FuzzyDate(submission.adopted) if submission.adopted else None
    data = submission.data
    if data is None:
        data = read_file(submission.file, workspace.config.limits)
    sha256 = hashlib.sha256(data).hexdigest()
    name = submission.file.name
    if submission.sha256 and submission.sha256.lower() != sha256:
        raise UsageError(f"{name} is not the file that the register means: its SHA-256 is {sha256[:16]}….")
    _refuse_taken(workspace, submission, document, version, sha256)
    text = reading.result() if reading else None
    if text is None or text.capture != sha256:  # the file may have been changed since
        text = extracted(workspace, data, name, sha256, version.language)
    text, waiting = text_with_pictures(workspace, data, text, version.language, mode, watch)
    hints = _hints(workspace, document, version, sha256)
    if waiting:
        hints += (f"{waiting} Then say “stratlas ocr {version.id}”.",)
    with workspace.entering(data, sha256):
        _refuse_taken(workspace, submission, document, version, sha256)  # somebody may have been quicker
        stored = workspace.store.sources.text(text.id)
        capture = Capture(sha256, len(data), media_type(data, name))
        new = _enter(workspace, submission, document, version, adopted, capture)
        if stored is None:
            workspace.store.sources.add_text(text, workspace.clock())
        workspace.log("add", version.id, {"capture": sha256, "text": text.id, "file": name})
    forget_pictures(workspace, text)
    enter(workspace, stored or text, [version.id])
    kept = workspace.store.register.document(document.id) or document
    if kept.supersedes:
        hints += _compared_at_once(workspace, kept.supersedes, kept.id)
    return Added(kept, version, stored or text, new, hints)


def _compared_at_once(workspace: Workspace, old: str, new: str) -> tuple[str, ...]:
    """Compares a successor with what it replaced, so that the result is there when it is asked for."""
    try:
        compare(workspace, old, new)
    except StratlasError as error:
        return (f"what changed since {old} cannot be told: {error}",)
    return ()


def extracted(workspace: Workspace, data: bytes, name: str, sha256: str, language: str | None) -> Text:
    """The text of a file, read in a process of its own within the monitor's limits."""
    limits = workspace.config.limits
    return apart(limits, extract, data, name=name, capture=sha256, language=language, limits=limits)


def _described(workspace: Workspace, submission: Submission) -> tuple[Document, Version]:
    country = workspace.countries.get(submission.country)
    kind = workspace.config.kind(submission.kind)
    language = parse_language(submission.language)
    title = " ".join(submission.title.split())
    if not title:
        raise UsageError(f"{submission.file.name} has no title: give one with --title.")
    translation = submission.translation.strip().lower() or Translation.ORIGINAL.value
    if translation not in set(Translation):
        raise UsageError(f"“{submission.translation}” is no kind of translation: say official, ours or machine.")
    year = FuzzyDate(submission.adopted).year if submission.adopted else None
    own_id = submission.id.strip() or document_id(country.code, kind.key, year)
    if not DOCUMENT_ID.fullmatch(own_id) or not own_id.startswith(f"{country.code}/{kind.key}/"):
        raise UsageError(
            f"“{own_id}” cannot be the id of this document: write {country.code}/{kind.key}/YEAR, "
            f"or {country.code}/{kind.key}/YEAR-b for a second one of that year."
        )
    supersedes = submission.supersedes.strip() or None
    if supersedes == own_id:
        raise UsageError(f"{own_id} cannot supersede itself.")
    if supersedes and workspace.store.register.document(supersedes) is None:
        raise UnknownId(f"{supersedes} is not in the register: add the document that is superseded first.")
    stated = own_id.rsplit("/", 1)[1][:4]
    document = Document(own_id, country.code, kind.key, int(stated) if stated.isdigit() else year, title, supersedes)
    version = Version(version_id(own_id, language), own_id, language, title, Translation(translation))
    return document, version


def _ocr_mode(workspace: Workspace, submission: Submission) -> OcrMode:
    said = submission.ocr.strip().lower() or workspace.config.ocr.pages
    if said not in set(OcrMode):
        raise UsageError(f"“{submission.ocr}” is no way to read pictures of pages: say auto, never or always.")
    return OcrMode(said)


def _refuse_taken(
    workspace: Workspace, submission: Submission, document: Document, version: Version, sha256: str
) -> None:
    register = workspace.store.register
    held = register.version(version.id)
    if held is not None:
        received = {sighting.capture for sighting in workspace.store.sources.sightings(about=[held.id])}
        if sha256 not in received and not submission.recapture:
            raise TakenId(
                f"{version.id} is taken by another file, “{held.title}”: give this document an id of its own with "
                f"--id {document.id}-b (in a table: column id), or say --recapture if it is a copy of the same version."
            )
        return
    adopted = FuzzyDate(submission.adopted) if submission.adopted else None
    for event in register.events([document.id]):
        if adopted and event.kind is EventKind.ADOPTED and not event.date.agrees_with(adopted):
            raise TakenId(
                f"{document.id} is taken by a document adopted on {event.date}, and this one was adopted on {adopted}: "
                f"give this document an id of its own with --id {document.id}-b."
            )
    _refuse_stranger(workspace, submission, document, adopted)


def _refuse_stranger(
    workspace: Workspace, submission: Submission, document: Document, adopted: FuzzyDate | None
) -> None:
    """A file in another language joins a document only where somebody says so, or the same date was given for both."""
    register = workspace.store.register
    others = register.versions(document.id)
    if not others or submission.translation or submission.id:
        return
    days = {event.date for event in register.events([document.id]) if event.kind is EventKind.ADOPTED}
    if adopted not in days:
        raise TakenId(
            f"{document.id} is there already, in {others[0].language}, as “{others[0].title}”: say --translation "
            f"official, ours, machine or original if it is the same document, or --id {document.id}-b if it is another."
        )


def _hints(workspace: Workspace, document: Document, version: Version, sha256: str) -> tuple[str, ...]:
    register, sources = workspace.store.register, workspace.store.sources
    elsewhere = {sighting.about for sighting in sources.sightings(capture=sha256)} - {version.id}
    hints = [f"the same file is also {about}" for about in sorted(elsewhere)]
    others = [other for other in register.versions(document.id) if other.id != version.id]
    if others and version.translation is Translation.ORIGINAL and register.version(version.id) is None:
        hints.append(f"it is another original of the document that is there as {others[0].id}, “{others[0].title}”")
    if register.document(document.id) is None:
        for other in register.documents(document.country):
            near = other.year is not None and document.year is not None and abs(other.year - document.year) <= 1
            if other.kind == document.kind and near and not register.versions(other.id):
                hints.append(
                    f"{other.id} is known by report only; if a page means this document by it, the page’s year differs "
                    "from the adoption’s"
                )
    return tuple(hints)


def _enter(
    workspace: Workspace,
    submission: Submission,
    document: Document,
    version: Version,
    adopted: FuzzyDate | None,
    capture: Capture,
) -> bool:
    """Enters everything but the text; True where the version, or this capture of it, is new."""
    register, sources = workspace.store.register, workspace.store.sources
    actor, time = workspace.actor, workspace.clock()
    held = register.document(document.id)
    if held is None:
        register.add_document(document, actor, time)
    else:
        if not held.title:
            register.name_document(document.id, document.title, actor, time)
        if document.supersedes:
            register.add_succession(document.id, document.supersedes, actor, time)
    is_new = register.version(version.id) is None
    if is_new:
        register.add_version(version, actor, time)
    if adopted and adopted not in {e.date for e in register.events([document.id]) if e.kind is EventKind.ADOPTED}:
        register.add_event(Event(document.id, EventKind.ADOPTED, adopted, actor, time))
    before = {sighting.capture for sighting in sources.sightings(about=[version.id])}
    sources.add_capture(capture)
    address = submission.address or submission.file.name
    sources.add_sighting(
        Sighting(capture.sha256, time, address, Role.PRIMARY, version.id, actor, submission.note), version.id
    )
    return is_new or capture.sha256 not in before
