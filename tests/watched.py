"""A monitor whose sources are on a server of this machine, and whose days go by when a test says so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path

from stratlas.actions import Looked, Submission, Workspace, add_document, due, init, open_workspace, watch
from stratlas.records import Check, Result
from tests.builders import submission, written
from tests.texts import NOW


@dataclass
class Days:
    """A clock that a test moves on."""

    now: dt.datetime = NOW

    def __call__(self) -> dt.datetime:
        return self.now

    def go_by(self, days: int) -> None:
        self.now += dt.timedelta(days=days)


@dataclass
class Watched:
    """A monitor that is watched; `settings` are those of [watch]."""

    folder: Path
    settings: dict[str, object] = field(default_factory=dict)
    days: Days = field(default_factory=Days)
    file_mb: int = 200

    def __post_init__(self) -> None:
        init(self.folder)
        path = self.folder / "stratlas.toml"
        usual = {"allow_private": "true", "delay_seconds": 0, "retries": 0, "seconds": 5}
        lines = "\n".join(f"{name} = {value}" for name, value in (usual | self.settings).items())
        toml = path.read_text(encoding="utf-8").replace("file_mb = 200", f"file_mb = {self.file_mb}")
        head, _, rest = toml.partition("[watch]")
        path.write_text(f"{head}[watch]\n{lines}\n\n[kinds{rest.partition('[kinds')[2]}", encoding="utf-8")
        self.workspace: Workspace = open_workspace(self.folder, actor="tester", clock=self.days)

    def add(self, content: str | bytes, name: str = "strategy.txt", **changes: object) -> None:
        """Adds the Serbian strategy of 2019 with this content."""
        given: Submission = submission(written(self.folder.parent, name, content), **changes)
        add_document(self.workspace, replace(given))

    def look(self, days: int = 7) -> Check:
        """Lets days go by and looks at the one source there is."""
        self.days.go_by(days)
        (looked,) = self.looks()
        return looked.check

    def looks(self, where: str = "", *, everything: bool = True) -> list[Looked]:
        return list(watch(self.workspace, due(self.workspace, where, everything=everything)))

    def results(self, source: str = "SRB/sources/1") -> list[Result]:
        return [check.result for check in self.workspace.store.watching.checks(source=source)]
