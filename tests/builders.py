"""Small builders for tests."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from stratlas.actions import Submission, Workspace, init, open_workspace
from stratlas.records import Text
from tests.texts import NOW

PAGE = """\
Strategic Document – Serbia – 2024

NATIONAL SECURITY STRATEGY: 2019
NO CHANGES IN 2023
NATIONAL DEFENCE STRATEGY: 2019

National interests and goals: Safe harbours // Clean rivers

Main threats: Long winters // Falling bridges

Regional cooperation: The harbour towns share one weather service. They meet every spring.
"""
"""A profile page of our own; its sentences stand in STRATEGY."""

STRATEGY = """\
NATIONAL SECURITY STRATEGY

1. Interests

The interests of the country are:

- Safe harbours
- Clean rivers

2. Threats

The winters are hard. Above all, the country fears these:

- Long winters
- Falling bridges

3. Cooperation

The harbour towns share one weather service. They meet every spring. What they agree on is
published in the language of each of them, and the ministers of the country answer for it.
"""


def monitor(folder: Path, **options: str) -> Workspace:
    """A new monitor in a folder, with a clock that stands still."""
    init(folder, **options)
    return open_workspace(folder, actor="tester", clock=lambda: NOW)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with this content."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def annotated(workspace: Workspace, version: str, **annotations: object) -> Text:
    """The present text of a version made anew with annotations, as a later extractor would have."""
    sources = workspace.store.sources
    text = sources.text(sources.texts_of([version])[version])
    assert text is not None
    newer = replace(text, extractor=f"{text.extractor}.1", **annotations)  # type: ignore[arg-type]
    sources.add_text(newer, NOW + dt.timedelta(seconds=1))
    return newer


def submission(file: Path, **changes: object) -> Submission:
    """A submission of a Serbian strategy of 2019 in English, with changes."""
    usual: dict[str, object] = {
        "file": file,
        "country": "SRB",
        "kind": "nss",
        "title": "National Security Strategy",
        "language": "en",
        "adopted": "2019-12-27",
    }
    return Submission(**(usual | changes))  # type: ignore[arg-type]
