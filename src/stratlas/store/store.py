"""One object for the rows of one monitor."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from stratlas.store.database import Database
from stratlas.store.decisions import Decisions
from stratlas.store.journal import Journal
from stratlas.store.pages import Pages
from stratlas.store.register import Register
from stratlas.store.silences import Silences
from stratlas.store.sources import Sources
from stratlas.store.watching import Watching


class Store:
    """A monitor's rows: `register`, `sources`, `watching`, `pages`, `decisions`, `silences`, `journal`."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self._database = Database(path, create=create)
        self.sources = Sources(self._database)
        self.register = Register(self._database, self.sources)
        self.watching = Watching(self._database, self.register)
        self.pages = Pages(self._database, self.sources)
        self.decisions = Decisions(self._database)
        self.silences = Silences(self._database)
        self.journal = Journal(self._database)

    def transaction(self) -> AbstractContextManager[None]:
        """All of the block's writes or none of them."""
        return self._database.transaction()

    @property
    def in_transaction(self) -> bool:
        """Whether this thread has rows in the writing that may yet be undone."""
        return self._database.in_transaction

    def close(self) -> None:
        """Closes this thread's connection."""
        self._database.close()
