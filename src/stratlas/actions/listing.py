"""Pages that list documents: their links as a set, and the documents behind them, one level deep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from stratlas.actions.sameness import doubt
from stratlas.actions.seeing import (
    Before,
    alike,
    believing,
    content_of,
    detail_of,
    enter_content,
    not_modified,
    recorded,
    recorded_with,
    validators_of,
)
from stratlas.actions.workspace import Workspace
from stratlas.archive import Received, Validators, parsed
from stratlas.errors import AddressRefused, FetchFailed
from stratlas.extract import Link
from stratlas.records import Check, Result, Source

_GONE = frozenset({404, 410})
_NAMED = 5
"""So many of the links that came or went are named."""

Entry = dict[str, Any]
"""What is kept of a link: `address`, `words`, and where it was followed `capture`, `text`, `gone`, `error` and more."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A link of the page with its whole address; `followed` says that the document behind it is looked at."""

    address: str
    words: str
    followed: bool


@dataclass
class Reading:
    """A look at a page of links that is not over yet: the page, its links, and what was found behind them so far."""

    page: Received | None = None
    links: tuple[Listed, ...] = ()
    entries: dict[str, Entry] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def listed(base: str, links: Iterable[Link], page: str, most: int) -> tuple[Listed, ...]:
    """The links with their whole addresses, each once, and which of them are followed.

    Documents are, and pages below the list's own address; at most so many, in the order of the page.
    """
    start = urljoin(page, base) if base else page
    found: dict[str, tuple[str, bool]] = {}
    for link in links:
        try:
            address = str(parsed(urljoin(start, link.href.replace(" ", "%20"))))
        except (AddressRefused, ValueError):
            continue
        if address != page and (link.file or _host(address) == _host(page)):
            found.setdefault(address, (link.words, link.file or _below(address, page)))
    result, left = [], most
    for address, (words, wanted) in found.items():
        followed = wanted and left > 0
        left -= followed
        result.append(Listed(address, words, followed))
    return tuple(result)


def known_documents(before: Before) -> dict[str, Entry]:
    """Address → what the last look with content kept of a link."""
    return {entry["address"]: dict(entry) for entry in before.detail.get("documents", [])}


def validators_for(before: Before, address: str) -> Validators | None:
    """What to ask with for a document of the list; None where it is to be asked for whole."""
    entry = known_documents(before).get(address, {})
    return validators_of(entry) if before.believed and entry.get("capture") else None


def see_listed(
    workspace: Workspace,
    source: Source,
    before: Before,
    reading: Reading,
    link: Listed,
    got: Received | FetchFailed,
) -> None:
    """Takes in what a document of the list gave; new content is archived at once, so that none waits in memory."""
    old = known_documents(before).get(link.address, {})
    entry: Entry = {"address": link.address, "words": link.words}
    reading.entries[link.address] = entry
    try:
        if isinstance(got, FetchFailed):
            raise got
        if got.status in _GONE:
            entry["gone"] = True
            if old.get("capture"):
                reading.changed.append(f"no longer there: {link.address}")
            return
        _take(workspace, source, before, reading, entry, old, got)
    except FetchFailed as error:
        entry["error"] = str(error)
        if old.get("capture"):
            reading.failed.append(str(error))
            entry |= {name: old[name] for name in ("capture", "text", "final", "etag", "last_modified") if name in old}


def _take(
    workspace: Workspace,
    source: Source,
    before: Before,
    reading: Reading,
    entry: Entry,
    old: Mapping[str, Any],
    got: Received,
) -> None:
    if got.status == 304 and old.get("capture"):
        entry |= detail_of(got, old) | {"capture": old["capture"], "text": old["text"]}
        return
    not_modified(got, None)
    text = workspace.store.sources.text(old["text"]) if old.get("text") else None
    content = content_of(workspace, source, got)
    different = old.get("capture", content.capture.sha256) != content.capture.sha256
    if different and (why := doubt(content.text, text, got.media_type)):
        raise FetchFailed(f"{got.final} {why}.")
    entry |= detail_of(got) | {"capture": content.capture.sha256, "text": content.text.id}
    with workspace.entering(content.data, content.capture.sha256):
        enter_content(workspace, source, content)
    if different and before.check is not None and not alike(workspace, text, content.text, before.since):
        reading.changed.append(f"other words: {entry['address']}")


def see_list(workspace: Workspace, source: Source, before: Before, reading: Reading) -> Check:
    """Records the look at a page of links, after all that is followed was seen.

    Raises FetchFailed where the page, or a document that was read before, could not be read and nothing else differs.
    """
    page = reading.page
    assert page is not None
    if page.status in _GONE:
        note = f"The address answers that there is nothing ({page.status})."
        return recorded(workspace, source, Result.GONE, detail_of(page), note=note)
    unchanged = not_modified(page, before.check)
    if not reading.links:
        raise FetchFailed(f"{page.final} has no links to documents: it may be filled in by scripts.")
    now = [reading.entries.get(link.address, {"address": link.address, "words": link.words}) for link in reading.links]
    old = known_documents(before)
    found = _set_changes(old, now) + reading.changed if before.check else []
    if reading.failed and not found:
        raise FetchFailed(_shortened(f"{len(reading.failed)} of its documents could not be read", reading.failed, " "))
    detail = detail_of(page, before.detail if unchanged else None) | {"documents": now}
    if any(entry.get("not_modified") for entry in now):
        detail |= believing(before.detail)
    result = Result.DIFFERENT if found else Result.SAME if before.check else Result.FIRST
    note = _shortened("", found, "; ") if found else _first_note(now) if result is Result.FIRST else ""
    if unchanged and before.check is not None:
        return recorded(workspace, source, result, detail, before.check.capture, before.check.text, note)
    return recorded_with(workspace, source, result, detail, content_of(workspace, source, page), note)


def _set_changes(old: Mapping[str, Entry], now: Iterable[Entry]) -> list[str]:
    present = {entry["address"]: entry for entry in now}
    new = [entry for address, entry in present.items() if address not in old]
    gone = [entry for address, entry in old.items() if address not in present]
    return [
        f"{what}: {entry['words'] or 'a link'} ({entry['address']})"
        for what, entries in (("new on the list", new), ("no longer on the list", gone))
        for entry in entries
    ]


def _first_note(now: Iterable[Entry]) -> str:
    unread = [entry["address"] for entry in now if entry.get("error") or entry.get("gone")]
    return _shortened("Not read", unread, "; ") if unread else ""


def _shortened(lead: str, parts: list[str], between: str) -> str:
    more = f"{between}and {len(parts) - _NAMED} more" if len(parts) > _NAMED else ""
    said = between.join(parts[:_NAMED]) + more
    whole = f"{lead}: {said}" if lead else said[:1].upper() + said[1:]
    return whole if whole.endswith(".") else f"{whole}."


def _host(address: str) -> str:
    return parsed(address).host


def _below(address: str, page: str) -> bool:
    folder = parsed(page).path
    if not folder.endswith("/"):
        head, _, last = folder.rpartition("/")
        folder = f"{head}/" if "." in last else f"{folder}/"
    return folder != "/" and parsed(address).path.startswith(folder)
