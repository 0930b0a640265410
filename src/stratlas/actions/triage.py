"""What looks at sources found different: shown by what changed, dismissed with a reason or turned into an event."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stratlas.actions.changes_kept import keep, kept
from stratlas.actions.happening import Happening, record_shown
from stratlas.actions.judging import known_of
from stratlas.actions.workspace import Workspace
from stratlas.align import align
from stratlas.chronology import Known, check_data, source_data
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
    Text,
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
    return told(workspace, workspace.store.watching.open_differences(code))


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


def told(workspace: Workspace, checks: Sequence[Check]) -> list[Open]:
    """What each of these looks tells apart from the one before it; in a fixed number of queries."""
    known = known_of(workspace, {check.source.split("/", 1)[0] for check in checks})
    sources = {source.id: source for what in known.values() for source in what.sources}
    before = _before(known, checks)
    documents = _documents(workspace, [*checks, *filter(None, before.values())])
    languages: dict[str, str] = {}
    for version in workspace.store.register.versions({sources[check.source].about for check in checks}):
        languages.setdefault(version.document, version.language)
    wanted = {check.id: _to_compare(check, sources[check.source], before[check.id], documents) for check in checks}
    texts = workspace.store.sources.texts(name for found in wanted.values() for _, *pair in found for name in pair)
    result = []
    for check in checks:
        source, pairs = sources[check.source], []
        for address, old, new in wanted[check.id]:
            if old in texts and new in texts:
                alignment = _aligned(workspace, texts[old], texts[new], languages.get(source.about, "und"))
                pairs.append(Pair(address, old, new, alignment))
        result.append(Open(check, source, tuple(pairs)))
    return result


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
    before = _before(known_of(workspace, check.source.split("/", 1)[0]), [check])[check.id]
    documents = _documents(workspace, [check, *([before] if before else [])])
    old = {entry.get("capture") for entry in documents.get(before.id, ())} if before else set()
    for entry in documents.get(check.id, ()):
        if entry.get("capture") and entry["capture"] not in old:
            found.setdefault(entry["capture"], entry["address"])
    return [EventEvidence(capture, role, address) for capture, address in found.items()]


def _to_compare(
    check: Check, source: Source, before: Check | None, documents: Mapping[str, list[dict[str, str]]]
) -> list[tuple[str, str, str]]:
    """The texts that differ, with their address: the source's own, or on a list those of each document that stayed."""
    if before is None:
        return []
    old = {entry["address"]: entry for entry in documents.get(before.id, ())}
    new = documents.get(check.id, ())
    wanted = [(entry["address"], old.get(entry["address"], {}).get("text", ""), entry.get("text", "")) for entry in new]
    if not new:
        wanted = [(source.address, before.text, check.text)]
    return [(address, one, other) for address, one, other in wanted if one and other and one != other]


def _aligned(workspace: Workspace, old: Text, new: Text, language: str) -> Alignment:
    key = hashlib.sha256(f"look\n{old.id}\n{new.id}\n{language}".encode()).hexdigest()[:32]
    found = kept(workspace, key, old, new)
    if found is None:
        found = align(old, new, old_language=language, new_language=language)
        keep(workspace, key, found)
    return found


def _before(known: Mapping[str, Known], checks: Iterable[Check]) -> dict[str, Check | None]:
    """The id of each of these looks → the look with content before it."""
    result: dict[str, Check | None] = dict.fromkeys(check.id for check in checks)
    latest: dict[str, Check] = {}
    for check in (check for what in known.values() for check in what.checks):  # as they were recorded
        if check.id in result:
            result[check.id] = latest.get(check.source)
        if check.capture and not check.person:
            latest[check.source] = check
    return result


def _documents(workspace: Workspace, checks: Iterable[Check]) -> dict[str, list[dict[str, str]]]:
    """The id of a look at a list → the documents that were there."""
    details = workspace.store.watching.details(check.id for check in checks)
    return {check: list(detail.get("documents", ())) for check, detail in details.items()}
