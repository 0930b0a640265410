"""The official sources of documents: adding and retiring them, and a person's own looks at them."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stratlas.actions.documents import extracted
from stratlas.actions.workspace import Workspace
from stratlas.archive import parsed, read_file
from stratlas.errors import AddressRefused, BadFile, MissingTool, TakenId, UnknownId, UsageError
from stratlas.extract import media_type
from stratlas.records import (
    DOCUMENT_ID,
    Capture,
    Check,
    FuzzyDate,
    Result,
    Role,
    Sighting,
    Source,
    SourceKind,
    Text,
)
from stratlas.wording import gettext as _

_SEEN = frozenset({Result.SAME, Result.DIFFERENT, Result.GONE, Result.SILENT})
ARCHIVED = "The file in the archive was received from this source."


@dataclass(frozen=True, slots=True)
class Look:
    """What a person found, in their own words; `since` is when nothing has changed.

    `data` are the bytes of the file where they were read already.
    """

    result: str
    date: str = ""
    since: str = ""
    note: str = ""
    file: Path | None = None
    data: bytes | None = None


def is_web(address: str) -> bool:
    """Whether a source is asked over the web; anything else is a file, or an office."""
    return address.partition("://")[0].lower() in {"http", "https"} and "://" in address


def add_source(
    workspace: Workspace, about: str, address: str, *, kind: str = "", note: str = ""
) -> tuple[Source, Check | None]:
    """Enters a source; the file that was already received from its address, if any, counts as the first look.

    Raises UsageError or UnknownId for what cannot be, TakenId where it is there already.
    """
    subject = _about(workspace, about)
    sort = _kind(kind, subject)
    place = _address(workspace, address, sort)
    country = subject.partition("/")[0]
    with workspace.store.transaction():
        for other in workspace.store.watching.sources_at(subject, place):
            if other.retired is None:
                raise TakenId(
                    _("{place} is a source of {subject} already, as {id}.", place=place, subject=subject, id=other.id)
                )
        time, said = workspace.clock(), " ".join(note.split())
        source = Source(
            workspace.store.watching.next_source(country), subject, sort, place, workspace.actor, time, said
        )
        workspace.store.watching.add_source(source)
        first = _archived(workspace, source) if sort is SourceKind.DOCUMENT else None
        workspace.log("source", source.id, {"about": subject, "address": place})
    return source, first


def sources(workspace: Workspace, country: str = "") -> list[Source]:
    """The sources of a country, or all; those that are retired too."""
    code = workspace.countries.get(country).code if country else None
    return workspace.store.watching.sources(code)


def retire_source(workspace: Workspace, source_id: str, reason: str) -> Source:
    """Records that a source is no longer looked at; UsageError without a reason."""
    said = " ".join(reason.split())
    if not said:
        raise UsageError(_("A source is retired with a --reason."))
    with workspace.store.transaction():
        source = standing_source(workspace, source_id)
        workspace.store.watching.retire_source(source.id, said, workspace.actor, workspace.clock())
        workspace.log("retire", source.id, {"reason": said})
    return source


def standing_source(workspace: Workspace, source_id: str) -> Source:
    """The source with this id; UnknownId where there is none, UsageError where it is retired."""
    source = workspace.store.watching.source(source_id.strip())
    if source is None:
        raise UnknownId(
            _(
                "“{source_id}” is no source here: ids look like SRB/sources/1; see “stratlas source list”.",
                source_id=source_id,
            )
        )
    if source.retired is not None:
        raise UsageError(_("{id} is retired: add it again if it is to be looked at.", id=source.id))
    return source


def record_look(workspace: Workspace, source_id: str, look: Look) -> Check:
    """Records what a person found at a source, and archives the file that they got, as a secondary capture.

    Raises UsageError for what cannot be: an unknown result, a day that has not come.
    """
    source = standing_source(workspace, source_id)
    if look.result not in _SEEN:
        raise UsageError(
            _(
                "“{result}” is nothing that a look finds: say {sorted}.",
                result=look.result,
                sorted=", ".join(sorted(_SEEN)),
            )
        )
    result = Result(look.result)
    time = workspace.clock()
    day = FuzzyDate(look.date.strip() or time.date().isoformat())
    since = FuzzyDate(look.since.strip()) if look.since.strip() else None
    if day.first > time.date():
        raise UsageError(_("{day} has not come yet: a look is recorded when it was made.", day=day))
    if since is not None and result is not Result.SAME:
        raise UsageError(_("Only a look that found all the same says since when: leave --since out."))
    if since is not None and since.first > day.last:
        raise UsageError(_("{since} is after the look, which was on {day}.", since=since, day=day))
    note = " ".join(look.note.split())
    data = look.data
    if data is None and look.file is not None:
        data = read_file(look.file, workspace.config.limits)

    def check(capture: str = "", text: str = "") -> Check:
        number = workspace.store.watching.next_check(source.id)
        entry = Check(number, source.id, day, result, workspace.actor, time, True, since, capture, text, note)
        workspace.store.watching.add_check(entry, {})
        workspace.log("look", entry.id, {"result": result.value})
        return entry

    if data is None or look.file is None:
        with workspace.store.transaction():
            return check()
    capture, text = _read(workspace, data, look.file.name)
    with workspace.entering(data, capture.sha256):
        workspace.store.sources.add_capture(capture)
        if text is not None:
            workspace.store.sources.add_text(text, time)
        entry = check(capture.sha256, text.id if text else "")
        workspace.store.sources.add_sighting(
            Sighting(capture.sha256, time, look.file.name, Role.SECONDARY, source.id, workspace.actor, note)
        )
        return entry


def archived_look(workspace: Workspace, source: Source, sighting: Sighting, detail: Mapping[str, object]) -> Check:
    """Inserts the receipt of an archived file as the first look at the source it came from."""
    watching = workspace.store.watching
    text = workspace.store.sources.text_of_capture(sighting.capture) or ""
    entry = Check(
        watching.next_check(source.id),
        source.id,
        FuzzyDate(sighting.time.date().isoformat()),
        Result.FIRST,
        sighting.actor,
        workspace.clock(),
        capture=sighting.capture,
        text=text,
        note=ARCHIVED,
    )
    watching.add_check(entry, detail)
    return entry


def sightings_about(workspace: Workspace, document: str) -> list[Sighting]:
    """The receipts of a document's files, of all its versions, the earliest first."""
    versions = [version.id for version in workspace.store.register.versions(document)]
    return workspace.store.sources.sightings(about=versions) if versions else []


def _archived(workspace: Workspace, source: Source) -> Check | None:
    for sighting in reversed(sightings_about(workspace, source.about)):
        if _same_address(sighting.address, source.address):
            return archived_look(workspace, source, sighting, {})
    return None


def _same_address(one: str, other: str) -> bool:
    try:
        return one == other or (is_web(one) and is_web(other) and parsed(one) == parsed(other))
    except AddressRefused:
        return False


def _about(workspace: Workspace, about: str) -> str:
    wanted = about.strip()
    if DOCUMENT_ID.fullmatch(wanted):
        if workspace.store.register.document(wanted) is None:
            raise UnknownId(
                _(
                    "{wanted} is not in the register: add it first, or name its country or kind, as SRB/nss.",
                    wanted=wanted,
                )
            )
        return wanted
    country, _slash, kind = wanted.partition("/")
    code = workspace.countries.get(country).code
    return f"{code}/{workspace.config.kind(kind).key}" if kind else code


def _kind(kind: str, about: str) -> SourceKind:
    is_document = DOCUMENT_ID.fullmatch(about) is not None
    wanted = kind.strip().lower() or (SourceKind.DOCUMENT if is_document else SourceKind.LIST)
    if wanted not in set(SourceKind):
        raise UsageError(_("“{kind}” is no kind of source: say document, list or office.", kind=kind))
    if wanted == SourceKind.DOCUMENT and not is_document:
        raise UsageError(
            _("A source of {about} is a list of documents or an office; name a document for the rest.", about=about)
        )
    return SourceKind(wanted)


def _address(workspace: Workspace, address: str, kind: SourceKind) -> str:
    wanted = " ".join(address.split())
    if not wanted:
        raise UsageError(_("A source needs an address: a web address, a file, or the name of an office."))
    if kind is SourceKind.OFFICE:
        return wanted
    if "://" in wanted:
        return str(parsed(wanted))
    if kind is SourceKind.LIST:
        raise UsageError(
            _("{wanted} is no web address: a page that lists documents is given as https://….", wanted=wanted)
        )
    if not (workspace.folder / wanted).is_file():
        raise UsageError(
            _(
                "{wanted} is neither a web address (https://…) nor a file: paths start from the monitor's folder.",
                wanted=wanted,
            )
        )
    return wanted


def _read(workspace: Workspace, data: bytes, name: str) -> tuple[Capture, Text | None]:
    """A file that somebody got, as a capture, and its text where it has one that can be read."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        kind = media_type(data, name)
        text = extracted(workspace, data, name, sha256, None)
    except (BadFile, MissingTool):  # a photograph of a letter is an answer, too
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Capture(sha256, len(data), kind), None
    return Capture(sha256, len(data), kind), text
