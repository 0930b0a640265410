"""From what a source gave to a check: what came back, and whether it is the same as before."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stratlas.actions.documents import extracted
from stratlas.actions.sameness import doubt, has_words, same
from stratlas.actions.sourcing import archived_look, sightings_about
from stratlas.actions.workspace import Workspace
from stratlas.archive import Received, Validators
from stratlas.errors import BadFile, FetchFailed, MissingTool
from stratlas.extract import media_type
from stratlas.records import (
    DOCUMENT_ID,
    VERSION_ID,
    Capture,
    Check,
    FuzzyDate,
    Result,
    Role,
    Sighting,
    Source,
    Text,
)

_GONE = frozenset({404, 410})
_TRUSTED = 3
"""So often in a row “not modified” is believed; then the content is asked for whole, as some servers' tags lie.

The first look of a year always asks for it: what a server says proves no year, only content on both sides of it does.
"""
_PDF = "application/pdf"
_PDF_TAIL = 2048
"""So near its end a PDF says that it ends."""


@dataclass(frozen=True, slots=True)
class Before:
    """What is known of a source's content: the last look that had some, and what the server said beside it.

    `believed` says whether “not modified” would do for an answer.
    """

    check: Check | None
    detail: Mapping[str, Any]
    believed: bool

    @property
    def validators(self) -> Validators | None:
        """What to ask with; None where the content is to be asked for whole."""
        return validators_of(self.detail) if self.believed else None

    @property
    def since(self) -> FuzzyDate:
        """The day on which content came last."""
        assert self.check is not None
        return FuzzyDate(self.detail.get("whole_on") or self.check.looked.value)


@dataclass(frozen=True, slots=True)
class Content:
    """Content that a source gave, with its text."""

    data: bytes
    capture: Capture
    text: Text
    final: str


def before_of(workspace: Workspace, source: Source) -> Before:
    """What is known of a source's content."""
    check = workspace.store.watching.last_content(source.id)
    detail = workspace.store.watching.detail(check.id) if check else {}
    this_year = str(detail.get("whole_on", "")).startswith(f"{workspace.clock():%Y}-")
    return Before(check, detail, this_year and int(detail.get("not_modified", 0)) < _TRUSTED)


def validators_of(detail: Mapping[str, Any]) -> Validators | None:
    """What a server gave to recognise its content by, as it was kept; None where it gave nothing."""
    kept = Validators(detail.get("final", ""), detail.get("etag", ""), detail.get("last_modified", ""))
    return kept if kept.address and (kept.etag or kept.last_modified) else None


def detail_of(received: Received, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What the server said beside the content, as it is kept with a look; `before` is that of the look before a 304."""
    given = received.validators
    detail: dict[str, Any] = {
        "final": received.final,
        "status": received.status,
        "media_type": received.media_type,
        "etag": given.etag,
        "last_modified": given.last_modified,
        "elapsed": round(received.elapsed, 1),
        "whole_on": received.exchange.time.date().isoformat(),
    }
    if before is not None:
        detail |= {name: detail[name] or before.get(name, "") for name in ("etag", "last_modified", "media_type")}
        detail |= believing(before)
    return detail


def believing(before: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of a look that rests on what a server said, and since when it does."""
    return {"not_modified": int(before.get("not_modified", 0)) + 1, "whole_on": before.get("whole_on", "")}


def see_document(workspace: Workspace, source: Source, before: Before, received: Received) -> Check:
    """Judges what the address of a document gave, and records the look with all that belongs to it.

    Raises FetchFailed with a sentence where what came is nothing that can be compared.
    """
    if received.status in _GONE:
        return recorded(
            workspace, source, Result.GONE, detail_of(received),
            note=f"The address answers that there is nothing ({received.status}).",
        )  # fmt: skip
    if not_modified(received, before.check):
        assert before.check is not None
        detail = detail_of(received, before.detail)
        return recorded(workspace, source, Result.SAME, detail, before.check.capture, before.check.text)
    content = content_of(workspace, source, received)
    old = text_before(workspace, before)
    known = before.check is not None and before.check.capture == content.capture.sha256
    if not known and (why := doubt(content.text, old, received.media_type)):
        raise FetchFailed(f"{received.final} {why}.")
    return see_content(workspace, source, before, content, detail_of(received))


def see_content(
    workspace: Workspace, source: Source, before: Before, content: Content, detail: Mapping[str, Any]
) -> Check:
    """Compares what a source gave with what it gave before, or with the archive, and records the look."""
    result, note = _compared(workspace, before, text_before(workspace, before), content)
    with workspace.entering(content.data, content.capture.sha256):
        if before.check is None:
            result, note = _beside_archive(workspace, source, content, result, note)
        return _entered_with(workspace, source, result, detail, content, note)


def text_before(workspace: Workspace, before: Before) -> Text | None:
    """The text of the content that a source gave last."""
    return workspace.store.sources.text(before.check.text) if before.check and before.check.text else None


def not_modified(received: Received, before: Check | None) -> bool:
    """Whether the server says that nothing changed; FetchFailed for any other status than that all is well."""
    if received.status == 304 and before is not None and before.capture:
        return True
    if received.status != 200:
        said = received.exchange.reason.decode("latin-1")[:60]
        raise FetchFailed(f"{received.final} answered {received.status} {said}".rstrip() + ".")
    return False


def content_of(workspace: Workspace, source: Source, received: Received) -> Content:
    """What was received with its text; FetchFailed with a sentence where it cannot be read."""
    if not received.content:
        raise FetchFailed(f"{received.final} answered as if all were well, but gave nothing (0 bytes).")
    return read_content(workspace, source, received.content, received.name, received.final)


def read_content(workspace: Workspace, source: Source, data: bytes, name: str, final: str) -> Content:
    """Bytes with their text, as a reader makes it now or as it is kept; FetchFailed where they cannot be read."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        kind = media_type(data, name)
        kept = workspace.store.sources.text_of_capture(sha256)
        text = workspace.store.sources.text(kept) if kept else None
        if text is None:
            if kind == _PDF and b"%%EOF" not in data[-_PDF_TAIL:]:
                raise FetchFailed(f"{final} gave a PDF that is cut off: it does not end as one.")
            text = extracted(workspace, data, name, sha256, _language(workspace, source))
    except (BadFile, MissingTool) as error:
        raise FetchFailed(f"{final} gave what cannot be read. {error}") from None
    return Content(data, Capture(sha256, len(data), kind), text, final)


def enter_content(workspace: Workspace, source: Source, content: Content) -> None:
    """Enters a capture, its text and this sighting of it; in the transaction that archives the bytes."""
    sources, time = workspace.store.sources, workspace.clock()
    sources.add_capture(content.capture)
    sources.add_text(content.text, time)
    sources.add_sighting(
        Sighting(content.capture.sha256, time, content.final, Role.PRIMARY, source.id, workspace.actor)
    )


def alike(workspace: Workspace, old: Text | None, now: Text, since: FuzzyDate) -> bool:
    """Whether a text says the same as an earlier one that was received on a day."""
    if old is None or not (has_words(old) and has_words(now)):
        return False
    return same(old, now, since.first, workspace.clock().date())


def recorded(
    workspace: Workspace,
    source: Source,
    result: Result,
    detail: Mapping[str, Any],
    capture: str = "",
    text: str = "",
    note: str = "",
) -> Check:
    """Records a look that brought no new bytes."""
    with workspace.store.transaction():
        return _entered(workspace, source, result, detail, capture, text, note)


def recorded_with(
    workspace: Workspace, source: Source, result: Result, detail: Mapping[str, Any], content: Content, note: str
) -> Check:
    """Records a look together with the content it brought."""
    with workspace.entering(content.data, content.capture.sha256):
        return _entered_with(workspace, source, result, detail, content, note)


def _entered_with(
    workspace: Workspace, source: Source, result: Result, detail: Mapping[str, Any], content: Content, note: str
) -> Check:
    enter_content(workspace, source, content)
    return _entered(workspace, source, result, detail, content.capture.sha256, content.text.id, note)


def _entered(
    workspace: Workspace,
    source: Source,
    result: Result,
    detail: Mapping[str, Any],
    capture: str,
    text: str,
    note: str,
) -> Check:
    time = workspace.clock()
    watching = workspace.store.watching
    check = Check(
        watching.next_check(source.id),
        source.id,
        FuzzyDate(time.date().isoformat()),
        result,
        workspace.actor,
        time,
        capture=capture,
        text=text,
        note=note,
        whole=not detail.get("not_modified"),
    )
    watching.add_check(check, detail)
    workspace.log("watch", check.id, {"result": result.value})
    return check


def _compared(workspace: Workspace, before: Before, old: Text | None, content: Content) -> tuple[Result, str]:
    """What the content is beside that of the last look."""
    if before.check is None:
        return Result.FIRST, ""
    if before.check.capture == content.capture.sha256:
        return Result.SAME, ""
    if alike(workspace, old, content.text, before.since):
        return Result.SAME, "Other bytes, the same words."
    note = ""
    if not has_words(content.text) or old is None or not has_words(old):
        note = (
            "The bytes are others, and there are no words to compare: look at both, or read them with “stratlas ocr”."
        )
    elif trusted := int(before.detail.get("not_modified", 0)):
        note = (
            f"The server had said {trusted} times that nothing was modified; "
            "the content may have changed at any time since the last whole answer."
        )
    return Result.DIFFERENT, note


def _beside_archive(
    workspace: Workspace, source: Source, content: Content, result: Result, note: str
) -> tuple[Result, str]:
    """The first content of a source beside the archived files of its document: the same text counts from their day."""
    sources = workspace.store.sources
    if not DOCUMENT_ID.fullmatch(source.about):
        return result, note
    sightings = sightings_about(workspace, source.about)
    for sighting in reversed(sightings):
        kept = sources.text_of_capture(sighting.capture)
        text = sources.text(kept) if kept else None
        day = FuzzyDate(sighting.time.date().isoformat())
        if sighting.capture == content.capture.sha256 or alike(workspace, text, content.text, day):
            archived_look(workspace, source, sighting, {"final": sighting.address})
            same_bytes = sighting.capture == content.capture.sha256
            return Result.SAME, "" if same_bytes else "Other bytes than the archived file, the same words."
    if sightings:
        command = f"stratlas changes {source.about} {content.text.id}"
        note = f"These are not the words of the file in the archive: see “{command}”."
    return result, note


def _language(workspace: Workspace, source: Source) -> str | None:
    if not DOCUMENT_ID.fullmatch(source.about):
        return None
    versions = workspace.store.register.versions(source.about)
    return versions[0].language if len(versions) == 1 and VERSION_ID.fullmatch(versions[0].id) else None
