"""Files of a scaled monitor: read as any file is, and entered with the text that was read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db.models import Model

from stratlas.actions import Workspace
from stratlas.config import Limits
from stratlas.extract.plain import read_plain
from stratlas.records import Capture, Role, Sighting, Text
from stratlas.store import Store, models


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is received, and the text that was read from it."""

    name: str
    data: bytes
    text: Text


def read_file(name: str, content: str, language: str) -> File:
    """The file of some content.

    Only its blocks are looked for: what mends and doubts a text would find nothing, and takes four times as long.
    """
    data = content.encode()
    return File(name, data, read_plain(data, hashlib.sha256(data).hexdigest(), language, Limits()))


class Rows:
    """Rows that are put in many at a time, those of one table in the order in which they were added."""

    def __init__(self, store: Store) -> None:
        self._using = store._database.alias
        self._waiting: dict[type[Model], list[Model]] = {}

    def add(self, row: Model) -> None:
        """Keeps a row until `enter`."""
        self._waiting.setdefault(type(row), []).append(row)

    def key_of_source(self, source: str) -> int:
        """The key of a source's row."""
        country, _, number = source.split("/")
        return int(models.Source.objects.using(self._using).get(country=country, number=int(number)).pk)

    def enter(self) -> None:
        """Puts in what was added, table by table."""
        for table, waiting in self._waiting.items():
            table._default_manager.using(self._using).bulk_create(waiting)
        self._waiting.clear()


def receive(workspace: Workspace, file: File, about: str, role: Role, version: str | None = None) -> None:
    """Archives a file and enters it with its text."""
    workspace.archive.put(file.data)
    sources, time = workspace.store.sources, workspace.clock()
    sources.add_capture(Capture(file.text.capture, len(file.data), "text/plain"))
    sources.add_text(file.text, time)
    sources.add_sighting(Sighting(file.text.capture, time, file.name, role, about, workspace.actor), version)
