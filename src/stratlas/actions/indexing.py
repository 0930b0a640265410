"""Keeping the search index up: what the store holds and the index lacks is put in, and the other way round.

The index is derived: nothing is lost where it is, and nobody need trust it. What it holds is compared with the store
whenever somebody searches, so that what an action could not put in comes in then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from stratlas.actions.workspace import Workspace
from stratlas.chronology import year_of
from stratlas.errors import IndexBusy, IndexUnusable, StorageError
from stratlas.records import Document, Event, Text, Version
from stratlas.search import Entry, Reader, passages_of

ON_THE_FLY = 60_000
"""So many blocks are put in while somebody waits for a search: a few seconds."""
_COMMIT_AFTER = 20_000
"""After so many passages what was built is kept, so that a run that was stopped goes on there."""

Watch = Callable[[Iterable[Entry], str, int], Iterable[Entry]]
"""Passes on texts as they are put in, of so many, and may show it."""


@dataclass(frozen=True, slots=True)
class Reindexed:
    """What an index that was made anew holds; `kept` texts of it were there from a run that was stopped."""

    texts: int
    passages: int
    kept: int


def unwatched(entries: Iterable[Entry], doing: str, total: int) -> Iterable[Entry]:  # noqa: ARG001
    """Passes on texts without showing it."""
    return entries


def wanted_entries(workspace: Workspace) -> dict[str, Entry]:
    """Version → what should be in the index of it: its present text."""
    register = workspace.store.register
    documents = {document.id: document for document in register.documents()}
    undated = [document.id for document in documents.values() if document.year is None]
    events = register.events(undated) if undated else []
    texts = workspace.store.sources.present_texts()
    return {
        version.id: _entry(version, documents[version.document], texts[version.id], events)
        for version in register.all_versions()
        if version.id in texts
    }


def enter(workspace: Workspace, text: Text, versions: Iterable[str]) -> None:
    """Puts a text that was just made into the index, as the present one of these versions.

    Where the index is missing, in use or damaged, nothing is done: whoever searches next finds that it lacks the text.
    """
    register = workspace.store.register
    with suppress(IndexUnusable, StorageError):
        if workspace.index.reader() is None and len(register.all_versions()) > 1:
            return
        with workspace.index.writer() as writer:
            for version in filter(None, map(register.version, versions)):
                document = register.document(version.document)
                if document is not None:
                    entry = _entry(version, document, text.id, register.events([document.id]))
                    writer.put(entry, passages_of(text))
            writer.commit()


def up_to_date(workspace: Workspace, watch: Watch = unwatched, most: int = ON_THE_FLY) -> tuple[Reader, str]:
    """The index, with what it lacks put in where that is no more than `most` blocks; else a sentence that says so.

    Raises IndexUnusable where there is no index and making one would take too long, or where it is damaged.
    """
    folder = workspace.index
    reader, now = folder.reader(), workspace.store.journal.last()
    if reader is not None and folder.compared == (now, reader):
        return reader, ""
    wanted = wanted_entries(workspace)
    missing, gone = _behind(wanted, reader)
    lacking = ""
    if reader is None or missing or gone:
        blocks = workspace.store.sources.count_blocks(entry.text for entry in missing)
        if blocks > most:
            lacking = f"{_texts(len(missing))} not in the search index: say “stratlas reindex”."
        else:
            lacking = _caught_up(workspace, missing, gone, watch)
        reader = folder.reader()
    if reader is None:
        raise IndexUnusable(f"There is no search index of this monitor. {lacking}".strip())
    if not lacking:
        folder.compared = (now, reader)
    return reader, lacking


def reindex(workspace: Workspace, watch: Watch = unwatched) -> Reindexed:
    """Makes the index anew beside the present one, which is then replaced; goes on where a run was stopped."""
    folder = workspace.index
    wanted = wanted_entries(workspace)
    before = folder.built()
    missing, gone = _behind(wanted, before)
    with folder.building() as writer:
        for version in gone:
            writer.remove(version)
        passages = 0
        for entry in watch(missing, "Indexing", len(missing)):
            passages += writer.put(entry, passages_of(_text(workspace, entry.text)))
            if passages >= _COMMIT_AFTER:
                writer.commit()
                passages = 0
        writer.commit()
    folder.replace()
    reader = folder.reader()
    if reader is None:
        raise IndexUnusable("The search index was taken away while it was made: say “stratlas reindex” again.")
    return Reindexed(len(wanted), reader.passages, len(wanted) - len(missing))


def index_problems(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """What in the index is not what the store holds: a version or the index, and a sentence."""
    try:
        reader = workspace.index.reader()
        if reader is None:
            return
        wanted = wanted_entries(workspace)
        missing, gone = _behind(wanted, reader)
        counted = reader.passages_by_version()
    except IndexUnusable as error:
        yield "index", str(error)
        return
    for entry in missing:
        yield entry.version, f"The search index lacks the present text of {entry.version}: say “stratlas reindex”."
    for version in gone:
        yield version, f"The search index holds {version}, which is not in the register: say “stratlas reindex”."
    current = [entry for entry in wanted.values() if entry not in missing]
    blocks = workspace.store.sources.count_passages(entry.text for entry in current)
    for entry in current:
        held, there = counted.get(entry.version, 0), blocks.get(entry.text, 0)
        if held != there:
            message = f"The search index holds {held:,} of the {there:,} passages of {entry.version}"
            yield entry.version, f"{message}: say “stratlas reindex”."


def _entry(version: Version, document: Document, text: str, events: Iterable[Event]) -> Entry:
    return Entry(
        version.id,
        text,
        document.id,
        document.country,
        document.kind,
        version.language,
        year_of(document, events),
        document.title,
    )


def _behind(wanted: Mapping[str, Entry], reader: Reader | None) -> tuple[list[Entry], list[str]]:
    """What an index lacks, and what it holds that it should not."""
    held = reader.entries if reader else {}
    missing = [entry for version, entry in sorted(wanted.items()) if held.get(version) != entry]
    return missing, sorted(set(held) - set(wanted))


def _caught_up(workspace: Workspace, missing: list[Entry], gone: list[str], watch: Watch) -> str:
    """Puts in what is missing; a sentence where another process is at it or nothing can be written."""
    try:
        with workspace.index.writer() as writer:
            for version in gone:
                writer.remove(version)
            for entry in watch(missing, "Indexing", len(missing)):
                writer.put(entry, passages_of(_text(workspace, entry.text)))
            writer.commit()
    except IndexBusy:
        return f"{_texts(len(missing))} not in the search index yet: another process is writing to it."
    except StorageError as error:
        return f"{_texts(len(missing))} not in the search index. {error}"
    return ""


def _texts(number: int) -> str:
    return "1 text is" if number == 1 else f"{number:,} texts are"


def _text(workspace: Workspace, text_id: str) -> Text:
    text = workspace.store.sources.text(text_id)
    assert text is not None  # the store named it
    return text
