"""A monitor in which years are proved, reported, not known and contradicted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from stratlas.actions import Happening, Workspace, add_document, import_page, record_event
from stratlas.records import Check, FuzzyDate, Result, Source, SourceKind
from tests.builders import PAGE, STRATEGY, monitor, submission, written

GAZETTE = "Gazette of the harbour\n\nOn 4 May 2021 the council amended the strategy of 2019.\n"
AMENDED = "the council amended the strategy of 2019"
NSS, NDS = "SRB/nss/2019", "SRB/nds/2019"


def at(workspace: Workspace, day: str) -> Workspace:
    """The monitor at nine o'clock of a day."""
    moment = dt.datetime.combine(dt.date.fromisoformat(day), dt.time(9), dt.UTC)
    return replace(workspace, clock=lambda: moment)


def harbour_years(folder: Path, page: str = PAGE) -> Workspace:
    """Two documents of 2019; looks from 2020 to 2025 at one of them, an amendment with its words, a calm page."""
    workspace = monitor(folder / "monitor")
    file = written(folder, "strategy.txt", STRATEGY)
    then = at(workspace, "2020-02-01")
    add_document(then, submission(file, adopted="2019-12-27"))
    file = written(folder, "defence.txt", STRATEGY.replace("SECURITY", "DEFENCE"))
    add_document(then, submission(file, kind="nds", title="Defence Strategy", adopted="2019-12-27"))
    gazette = written(folder, "gazette.txt", GAZETTE)
    record_event(at(workspace, "2021-06-01"), Happening(NSS, "amended", "2021-05-04", source=gazette, quote=AMENDED))
    source(then, 1, NSS, "https://harbour.example/nss")
    source(then, 2, NDS, "https://harbour.example/nds")
    for number, year in enumerate(range(2020, 2025), 1):
        look(workspace, 1, number, f"{year}-12-01", Result.SAME if number > 1 else Result.FIRST)
    look(workspace, 1, 6, "2025-01-02", Result.SAME)
    look(workspace, 2, 1, "2022-06-01", Result.FIRST)
    look(workspace, 2, 2, "2024-03-01", Result.FAILED, note="503 Service <Unavailable>")
    look(workspace, 2, 3, "2024-04-01", Result.DIFFERENT)
    import_page(at(workspace, "2024-05-01"), written(folder, "page.txt", page))
    return workspace


def source(workspace: Workspace, number: int, about: str, address: str) -> None:
    """A source of a document."""
    made = Source(f"SRB/sources/{number}", about, SourceKind.DOCUMENT, address, workspace.actor, workspace.clock())
    with workspace.store.transaction():
        workspace.store.watching.add_source(made)


def look(workspace: Workspace, source: int, number: int, day: str, result: Result, note: str = "") -> None:
    """A look at a source, recorded on its day."""
    then = at(workspace, day)
    name = f"SRB/sources/{source}"
    check = Check(f"{name}/checks/{number}", name, FuzzyDate(day), result, "watcher", then.clock(), note=note)
    with workspace.store.transaction():
        workspace.store.watching.add_check(check, {})
