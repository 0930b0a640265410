"""What every action works on: who acts, on which monitor, at what time."""

from __future__ import annotations

import datetime as dt
import getpass
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from stratlas import coding, search
from stratlas.actions.remembering import Memory
from stratlas.archive import Archive, read_file
from stratlas.config import Config, Countries, find_folder, load
from stratlas.errors import BadFile, ConfigError, StorageError, UnknownId, UsageError
from stratlas.records import Codebook, Edition
from stratlas.store import Entry, Store

Clock = Callable[[], dt.datetime]

DATABASE = "monitor.sqlite"
ARCHIVE = "archive"
INDEX = "index"
"""What can be made again at any time stands in this folder of a monitor."""


def now() -> dt.datetime:
    """The time, in UTC, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def default_actor() -> str:
    """Who acts: STRATLAS_ACTOR, else the name of the account."""
    try:
        return os.environ.get("STRATLAS_ACTOR") or getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "unknown"


@dataclass(frozen=True)
class Workspace:
    """An actor at work on one monitor."""

    folder: Path
    config: Config
    store: Store
    archive: Archive
    actor: str
    clock: Clock

    @cached_property
    def countries(self) -> Countries:
        """The monitor's countries."""
        return Countries(self.config.countries)

    @cached_property
    def codebook(self) -> Codebook:
        """The monitor's own codebook, else the one that all begin with; ConfigError where its file cannot be read."""
        if not self.config.codebook:
            return coding.first_codebook()
        name = self.config.codebook
        try:
            data = read_file(self.folder / name, self.config.limits)
            return coding.read_codebook(data.decode("utf-8-sig"), name)
        except UnicodeDecodeError:
            raise ConfigError(f"The codebook {name} is no UTF-8: save it as UTF-8.") from None
        except (BadFile, UsageError) as error:
            raise ConfigError(f"The codebook of stratlas.toml cannot be read: {error}") from None

    @cached_property
    def concept_words(self) -> search.Lookup:
        """What each concept is called, without those within it; made once, as it takes a while."""
        return search.Lookup(
            (concept.key, language, word)
            for concept in self.codebook.concepts
            for language, words in concept.words.items()
            for word in words
        )

    @cached_property
    def wordings_read(self) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
        """Wording → the keys of the concepts that it speaks of, with its words for them; kept, as it takes a while."""
        return {}

    @cached_property
    def concept_shares(self) -> dict[object, dict[str, float]]:
        """A text, its language and those compared → concept → its share of the text; kept, as a text never changes."""
        return {}

    @cached_property
    def concepts_counted(self) -> dict[object, dict[str, dict[str, int]]]:
        """State of the index and documents → concept → country → passages; kept of the last state only."""
        return {}

    @cached_property
    def index(self) -> search.IndexFolder:
        """The index of the monitor's texts."""
        return search.IndexFolder(self.folder / INDEX / "search")

    @cached_property
    def memory(self) -> Memory:
        """What was derived of countries, for as long as nothing is entered about them."""
        return Memory(self.store)

    @contextmanager
    def entering(self, data: bytes, sha256: str) -> Iterator[None]:
        """A transaction for the rows about some bytes, which are archived in it; where it fails, new bytes go again.

        Bytes are put in, and taken out, only while the database is held, so that nobody else can be about to name them.
        """
        new = False
        try:
            with self.store.transaction():
                new = self.archive.put(data)
                yield
        except BaseException:
            if new:
                with suppress(StorageError), self.store.transaction():
                    if self.store.sources.capture(sha256) is None:
                        self.archive.discard(sha256)
            raise

    def log(self, action: str, target: str, detail: Mapping[str, object]) -> None:
        """Writes what was done into the journal."""
        self.store.journal.add(Entry(self.actor, self.clock(), action, target, detail))

    def editions(self) -> dict[str, Edition]:
        """The editions by id: those of the settings, and those that pages were imported into."""
        known = {edition.id: edition for edition in self.store.pages.editions()}
        return known | {name: Edition(name, year) for name, year in self.config.editions.items()}

    def edition(self, edition: str) -> Edition:
        """The edition with this id; UnknownId where there is none."""
        editions = self.editions()
        if edition not in editions:
            known = ", ".join(sorted(editions)) or "none yet"
            raise UnknownId(f"“{edition}” is not an edition of this monitor (there is {known}): import a page into it.")
        return editions[edition]


def open_workspace(start: Path, *, actor: str | None = None, clock: Clock = now) -> Workspace:
    """The monitor in `start` or the nearest parent; NotAMonitor where there is none."""
    if not start.is_dir():
        raise UsageError(f"{start} is not a folder: name the monitor’s folder.")
    folder = find_folder(start)
    config = load(folder)
    store = Store(folder / DATABASE)
    return Workspace(folder, config, store, Archive(folder / ARCHIVE), actor or default_actor(), clock)
