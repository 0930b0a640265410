"""The folder of a monitor's index: its generations, which of them is read, and a new one built beside it.

A generation is a folder of its own; the file `current` names the one that is read and the format that it has. A new one
is built as `building`, can be gone on with after a crash, and is named by `current` when it is whole: readers see the
old one or the new one. Only one process writes to a generation at a time, which tantivy's lock holds.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stratlas.errors import IndexUnusable, storage_error
from stratlas.search.index import FORMAT, Index, Reader, Writer

_CURRENT = "current"
_BUILDING = "building"


class IndexFolder:
    """Where a monitor's index stands; may be used by several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.compared: Hashable = None
        """What the index was last found to be up to date with; for whoever keeps it up."""
        self._lock = threading.Lock()
        self._seen: tuple[object, Index, Reader] | None = None

    def reader(self) -> Reader | None:
        """The index as it stands now; None where there is none of this format, IndexUnusable where it is damaged."""
        with self._lock:
            for _ in range(3):  # a generation may be replaced between two of these steps
                folder = self._generation()
                if folder is None:
                    return None
                state = folder, _stamp(folder)
                if self._seen is not None and self._seen[0] == state:
                    return self._seen[2]
                try:
                    index = self._seen[1] if self._seen and self._seen[1].folder == folder else Index(folder)
                    self._seen = state, index, index.reader()
                except IndexUnusable:
                    self._seen = None
                    if folder == self._generation():
                        raise
                else:
                    return self._seen[2]
            return None

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """Writes to the present generation, which is made where there is none; IndexBusy where another one writes."""
        folder = self._generation()
        if folder is None:
            with self.building() as writer:
                writer.clear()
                yield writer
            self.replace()
            return
        with Index(folder).writer() as writer:
            yield writer

    @contextmanager
    def building(self) -> Iterator[Writer]:
        """Writes to the generation that is being built; what was committed of it before is there.

        IndexBusy where another process builds it.
        """
        with self._unbuilt().writer(much=True) as writer:
            yield writer

    def _unbuilt(self) -> Index:
        folder = self.path / f"{_BUILDING}-{FORMAT}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            try:
                return Index(folder)
            except IndexUnusable:  # it was broken off so that it cannot even be opened
                shutil.rmtree(folder)
                folder.mkdir()
                return Index(folder)
        except OSError as error:
            raise storage_error(error, f"make the search index in {self.path}") from error

    def built(self) -> Reader | None:
        """What was committed of a generation that is being built."""
        with suppress(IndexUnusable):
            folder = self.path / f"{_BUILDING}-{FORMAT}"
            return Index(folder).reader() if (folder / "meta.json").exists() else None
        return None

    def replace(self) -> None:
        """Makes the generation that was built the present one, and takes all others away."""
        known = [int(path.name) for path in self.path.iterdir() if path.name.isdecimal()]
        new = self.path / str(max(known, default=0) + 1)
        draft = self.path / f"{_CURRENT}.new"
        try:
            (self.path / f"{_BUILDING}-{FORMAT}").replace(new)
            draft.write_text(json.dumps({"format": FORMAT, "folder": new.name}), encoding="utf-8")
            draft.replace(self.path / _CURRENT)
        except OSError as error:
            raise storage_error(error, f"make the search index in {self.path}") from error
        for path in self.path.iterdir():
            if path.is_dir() and path != new:
                shutil.rmtree(path, ignore_errors=True)

    def _generation(self) -> Path | None:
        """The folder of the present generation, where it is of this format."""
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            named = json.loads((self.path / _CURRENT).read_text(encoding="utf-8"))
            folder = self.path / str(int(named["folder"]))
            if named["format"] == FORMAT and folder.is_dir():
                return folder
        return None


def _stamp(folder: Path) -> object:
    """What is another after every commit."""
    try:
        found = (folder / "meta.json").stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
