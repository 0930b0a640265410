"""The example monitor: a fictional region, built end to end by the same actions that a person uses."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from stratlas.actions.creating import init
from stratlas.actions.demo_days import live_through
from stratlas.actions.judging import contradictions
from stratlas.actions.workspace import Workspace, open_workspace
from stratlas.config import FILE_NAME
from stratlas.errors import UsageError, storage_error
from stratlas.records import Role

EXAMPLE = Path(__file__).parent / "example"


@dataclass(frozen=True, slots=True)
class DemoBuilt:
    """What the example holds, and how long it took to build (0 where it was there already)."""

    folder: Path
    documents: int
    versions: int
    pages: int
    passages: int
    profiles: int
    claims: int
    evidence_primary: int
    evidence_secondary: int
    events: int
    looks: int
    contradictions: int
    seconds: float


def build_demo(folder: Path, progress: Callable[[str], None] = lambda _: None) -> DemoBuilt:
    """Builds the example monitor in a new folder, or takes the one that is there.

    It is built beside the folder and then renamed: it appears whole or not at all. Raises UsageError where the folder
    holds something else.
    """
    if (folder / FILE_NAME).exists():
        if (folder / FILE_NAME).read_text(encoding="utf-8") != _settings():
            raise UsageError(f"{folder} is another monitor: name a new folder for the example.")
        return _counted(open_workspace(folder), 0.0)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is not empty: name a new folder for the example.")
    began = time.monotonic()
    building = folder.with_name(f"{folder.name}.building")
    try:
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(parents=True)
        workspace = _build(building, progress)
        workspace.store.close()
        if folder.exists():
            folder.rmdir()
        building.replace(folder)
    except OSError as error:
        raise storage_error(error, f"build the example in {folder}") from error
    return _counted(open_workspace(folder), time.monotonic() - began)


def _settings() -> str:
    return (EXAMPLE / FILE_NAME).read_text(encoding="utf-8")


def _build(folder: Path, progress: Callable[[str], None]) -> Workspace:
    init(folder, toml=_settings())
    shutil.copy(EXAMPLE / "map.geojson", folder / "map.geojson")
    return live_through(folder, EXAMPLE, progress)


def _counted(workspace: Workspace, seconds: float) -> DemoBuilt:
    register, sources = workspace.store.register, workspace.store.sources
    documents = register.documents()
    versions = [version for document in documents for version in register.versions(document.id)]
    texts = [sources.text(text) for text in sources.texts_of(version.id for version in versions).values()]
    claims = workspace.store.pages.claims()
    roles = Counter(evidence.role for claim in claims for evidence in claim.evidence)
    result = DemoBuilt(
        folder=workspace.folder,
        documents=len(documents),
        versions=len(versions),
        pages=sum(len(text.pages) for text in texts if text),
        passages=sum(block.is_passage for text in texts if text for block in text.blocks),
        profiles=len(workspace.store.pages.pages()),
        claims=len(claims),
        evidence_primary=roles[Role.PRIMARY],
        evidence_secondary=roles[Role.SECONDARY],
        events=len(register.events(document.id for document in documents)),
        looks=len(workspace.store.watching.checks()),
        contradictions=len(contradictions(workspace)),
        seconds=seconds,
    )
    workspace.store.close()
    return result
