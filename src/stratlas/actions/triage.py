"""What looks at sources found different: shown by what changed, dismissed with a reason or turned into an event."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stratlas.actions.changes_kept import keep, kept
from stratlas.actions.happening import Happening, record_shown
from stratlas.actions.workspace import Workspace
from stratlas.align import align
from stratlas.chronology import check_data, source_data
from stratlas.errors import UnknownId, UsageError
from stratlas.records import (
    DOCUMENT_ID,
    Alignment,
    Change,
    ChangeKind,
    Check,
    Event,
    EventEvidence,
    Result,
    Role,
    Settlement,
    Source,
)
from stratlas.wording import gettext as _

_ORDER = (
    ChangeKind.NEW,
    ChangeKind.DROPPED,
    ChangeKind.REWORDED,
    ChangeKind.SPLIT,
    ChangeKind.MERGED,
    ChangeKind.MOVED,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that a look tells apart, and what happened between them."""

    address: str
    old: str
    new: str
    alignment: Alignment

    @property
    def changes(self) -> list[Change]:
        """What is not kept, the weightiest kinds first."""
        found = [change for change in self.alignment.changes if change.kind in _ORDER]
        return sorted(found, key=lambda change: _ORDER.index(change.kind))


@dataclass(frozen=True, slots=True)
class Open:
    """A difference that nobody has explained: the look, its source, and what changed where there are words."""

    check: Check
    source: Source
    pairs: tuple[Pair, ...]


def open_differences(workspace: Workspace, country: str = "") -> list[Open]:
    """The differences that nobody has explained, of a country or of all, the oldest first."""
    code = workspace.countries.get(country).code if country else None
    return [told(workspace, check) for check in workspace.store.watching.open_differences(code)]


def open_data(item: Open) -> dict[str, Any]:
    """A difference that nobody has explained, in plain values."""
    return {
        "check": check_data(item.check),
        "source": source_data(item.source),
        "changes": [
            {
                "address": pair.address,
                "old": pair.old,
                "new": pair.new,
                "summary": {kind.value: count.changes for kind, count in pair.alignment.summary.items()},
            }
            for pair in item.pairs
        ],
    }


def told(workspace: Workspace, check: Check) -> Open:
    """What a look tells apart from the one before it."""
    source = workspace.store.watching.source(check.source)
    assert source is not None
    return Open(check, source, tuple(_pairs(workspace, check, source)))


def dismiss(workspace: Workspace, check_id: str, reason: str) -> Check:
    """Records that a difference means nothing for the document; UsageError without a reason."""
    said = " ".join(reason.split())
    if not said:
        raise UsageError(_("A difference is dismissed with a reason."))
    with workspace.store.transaction():
        check = _unsettled(workspace, check_id)
        _settle(workspace, check, said, "")
    return check


def as_event(
    workspace: Workspace, check_id: str, kind: str, date: str, *, document: str = "", note: str = "", title: str = ""
) -> Event:
    """Records the event that a difference shows, with what came back as its evidence, and settles the difference.

    `document` is needed where the source is of no single document; with a title it is entered where it is new.
    """
    with workspace.store.transaction():
        check = _unsettled(workspace, check_id)
        source = workspace.store.watching.source(check.source)
        assert source is not None
        wanted = document.strip() or (source.about if DOCUMENT_ID.fullmatch(source.about) else "")
        if not wanted:
            raise UsageError(
                _(
                    "{id} is a source of {about}: say of which --document the event is.",
                    id=source.id,
                    about=source.about,
                )
            )
        happening = Happening(wanted, kind, date, note=note or f"Found by the look {check.id}.", title=title)
        event = record_shown(workspace, happening, _evidence(workspace, check, source))
        _settle(workspace, check, f"It was {event.kind.value} on {event.date}.", event.id)
    return event


def _unsettled(workspace: Workspace, check_id: str) -> Check:
    check = workspace.store.watching.check(check_id.strip())
    if check is None:
        raise UnknownId(
            _("“{check_id}” is no look at a source: ids look like SRB/sources/1/checks/3.", check_id=check_id)
        )
    if check.result is not Result.DIFFERENT:
        raise UsageError(
            _(
                "{id} found nothing different ({value}): there is nothing to settle.",
                id=check.id,
                value=check.result.value,
            )
        )
    if check.settlement is not None:
        what = check.settlement.event or _("dismissed: {reason}", reason=check.settlement.reason)
        raise UsageError(_("{id} is settled already ({what}).", id=check.id, what=what))
    return check


def _settle(workspace: Workspace, check: Check, reason: str, event: str) -> None:
    settlement = Settlement(reason, workspace.actor, workspace.clock(), event)
    workspace.store.watching.settle(check.id, settlement)
    workspace.log("settle", check.id, {"reason": reason, "event": event})


def _evidence(workspace: Workspace, check: Check, source: Source) -> Sequence[EventEvidence]:
    """What came back: the content, or on a list the page and the documents that were not there before."""
    role = Role.SECONDARY if check.person else Role.PRIMARY
    found = {check.capture: source.address} if check.capture else {}
    old = {entry.get("capture") for entry in _documents(workspace, _before(workspace, check))}
    for entry in _documents(workspace, check):
        if entry.get("capture") and entry["capture"] not in old:
            found.setdefault(entry["capture"], entry["address"])
    return [EventEvidence(capture, role, address) for capture, address in found.items()]


def _pairs(workspace: Workspace, check: Check, source: Source) -> list[Pair]:
    """The texts that differ: the source's own, or on a list those of each document that was there before."""
    before = _before(workspace, check)
    if before is None:
        return []
    old = {entry["address"]: entry for entry in _documents(workspace, before)}
    new = _documents(workspace, check)
    wanted = [(entry["address"], old.get(entry["address"], {}).get("text", ""), entry.get("text", "")) for entry in new]
    if not new:
        wanted = [(source.address, before.text, check.text)]
    language = _language(workspace, source)
    result = []
    for address, one, other in wanted:
        if one and other and one != other and (alignment := _aligned(workspace, one, other, language)):
            result.append(Pair(address, one, other, alignment))
    return result


def _aligned(workspace: Workspace, old: str, new: str, language: str) -> Alignment | None:
    texts = [workspace.store.sources.text(name) for name in (old, new)]
    if texts[0] is None or texts[1] is None:
        return None
    key = hashlib.sha256(f"look\n{old}\n{new}\n{language}".encode()).hexdigest()[:32]
    found = kept(workspace, key, texts[0], texts[1])
    if found is None:
        found = align(texts[0], texts[1], old_language=language, new_language=language)
        keep(workspace, key, found)
    return found


def _before(workspace: Workspace, check: Check) -> Check | None:
    """The look with content before this one."""
    earlier = []
    for other in workspace.store.watching.checks(source=check.source):
        if other.id == check.id:
            break
        if other.capture and not other.person:
            earlier.append(other)
    return earlier[-1] if earlier else None


def _documents(workspace: Workspace, check: Check | None) -> list[dict[str, str]]:
    return list(workspace.store.watching.detail(check.id).get("documents", [])) if check else []


def _language(workspace: Workspace, source: Source) -> str:
    versions = workspace.store.register.versions(source.about)
    return versions[0].language if versions else "und"
