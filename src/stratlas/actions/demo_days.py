"""The days on which the example's team worked, as the example's `years.toml` tells them."""

from __future__ import annotations

import datetime as dt
import shutil
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from stratlas.actions.evidence import accept
from stratlas.actions.happening import Happening, record_event
from stratlas.actions.pages import import_page
from stratlas.actions.registers import Row, add_from_register, read_register
from stratlas.actions.sourcing import Look, add_source, record_look
from stratlas.actions.watching import due, watch
from stratlas.actions.workspace import Workspace, open_workspace

_ACTOR = "Stratlas example"
_NINE = dt.time(9, tzinfo=dt.UTC)
"""All days begin at nine, so that the example is the same on every machine."""


def live_through(folder: Path, example: Path, progress: Callable[[str], None]) -> Workspace:
    """Does in the monitor of `folder` what the team did, day by day; the workspace of the last day."""
    days = tomllib.loads((example / "years.toml").read_text(encoding="utf-8"))["days"]
    workspace = open_workspace(folder, actor=_ACTOR)
    rows, _ = read_register(example / "register.csv", workspace)
    for day in days:
        workspace.store.close()
        workspace = open_workspace(folder, actor=_ACTOR, clock=_at(day["date"]))
        known, rows = _until(rows, day["date"])
        _add(workspace, known, progress)
        _watch(workspace, day, example)
        for look in day.get("looks", ()):
            details = dict(look)
            record_look(workspace, details.pop("source"), Look(**details))
        for event in day.get("events", ()):
            record_event(workspace, Happening(**event | {"source": example / "gazettes" / event["source"]}))
        for page in sorted((example / "pages").glob(f"{day.get('edition', '-')}-*")):
            done = import_page(workspace, page, country=page.stem.partition("-")[2], edition=day["edition"])
            accept(workspace, done.country, done.edition.id)
            progress(f"imported {page.name}")
        for name in day.get("corrections", ()):
            edition, _, country = name.partition(".")[0].partition("-")
            import_page(workspace, example / "corrections" / name, country=country, edition=edition, replace=True)
            accept(workspace, country, edition)
            progress(f"corrected {name}")
    return workspace


def _at(day: dt.date) -> Callable[[], dt.datetime]:
    return lambda: dt.datetime.combine(day, _NINE)


def _until(rows: Sequence[Row], day: dt.date) -> tuple[list[Row], list[Row]]:
    """The strategies that were adopted by that day, and the others."""
    known = [row for row in rows if row.submission.adopted <= day.isoformat()]
    return known, [row for row in rows if row not in known]


def _add(workspace: Workspace, rows: Sequence[Row], progress: Callable[[str], None]) -> None:
    for result in add_from_register(workspace, rows):
        if result.error is not None:
            raise result.error
        progress(f"added {result.row.submission.file.name}")


def _watch(workspace: Workspace, day: Mapping[str, Any], example: Path) -> None:
    """Enters the day's sources and looks at all files, after what others did to them."""
    for source in day.get("sources", ()):
        if "file" in source:
            target = workspace.folder / source["address"]
            target.parent.mkdir(exist_ok=True)
            shutil.copy(example / source["file"], target)
        add_source(
            workspace, source["about"], source["address"], kind=source.get("kind", ""), note=source.get("note", "")
        )
    for edit in day.get("edits", ()):
        file = workspace.folder / edit["file"]
        page = file.read_text(encoding="utf-8")
        file.write_text(page.replace(edit["before"], edit["insert"] + edit["before"]), encoding="utf-8", newline="\n")
    for looked in watch(workspace, due(workspace, everything=True)):
        assert not looked.failed, looked.check.note
