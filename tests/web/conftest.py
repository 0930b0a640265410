"""One monitor for all tests of the pages: the example, and a country whose texts are hostile."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from stratlas.actions import (
    Asked,
    Happening,
    Workspace,
    accept,
    add_document,
    build_demo,
    find_silence,
    import_page,
    open_workspace,
    record_event,
)
from tests.builders import submission, written
from tests.texts import NOW
from tests.web.a_year import NSS, at, harbour_years
from tests.web.browsing import served
from tests.web.made import in_a_monitor

HOSTILE = """\
<script>alert(1)</script>

1. Threats

- Long winters <img src=x onerror=alert(2)>
- Falling bridges

{word}

عبارة من النص و كلمات أخرى 漢字かな交じり文 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 &amp; “quoted”
""".format(word="Donaudampfschifffahrt" * 40)
HOSTILE_PAGE = """\
Strategic Document – Thalassia – 2024

NATIONAL SECURITY STRATEGY: 2019
NO CHANGES IN 2023

<script>alert(3)</script> is a line of its own.

Main threats: Long winters <img src=x onerror=alert(2)> // Falling bridges // Wet <b>summers</b>
"""


class Plan(NamedTuple):
    """Where a site is, and what is to be seen on it."""

    site: str
    text: str
    silence: str


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The example, where Thalassia's page was replaced by a hostile one and a hostile strategy was added."""
    folder = tmp_path_factory.mktemp("web") / "atlas"
    build_demo(folder)
    workspace = open_workspace(folder, actor="tester", clock=lambda: NOW)
    inbox = tmp_path_factory.mktemp("inbox")
    file = written(inbox, "хартија <1>.txt", HOSTILE)
    title = "Strategy <script>alert(4)</script> & “more”"
    add_document(workspace, submission(file, country="XTH", kind="nds", title=title, adopted="2020-02"))
    page = written(inbox, "page.txt", HOSTILE_PAGE)
    import_page(workspace, page, country="XTH", edition="2024", replace=True)
    accept(workspace, "XTH", "2024")
    return workspace


@pytest.fixture(scope="session")
def site(atlas: Workspace) -> Iterator[str]:
    """The address of that monitor's pages, served."""
    with served(atlas) as address:
        yield address


@pytest.fixture
def copy_of_atlas(atlas: Workspace, tmp_path: Path) -> Workspace:
    """A copy to spoil."""
    atlas.store.close()
    shutil.copytree(atlas.folder, tmp_path / "copy")
    return open_workspace(tmp_path / "copy", actor="tester", clock=lambda: NOW)


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site in which years are proved, reported and contradicted, with its forms."""
    workspace = harbour_years(tmp_path_factory.mktemp("year"))
    record_event(at(workspace, "2025-06-01"), Happening(NSS, "amended", "2023-07", note="By letter. " + "Strait" * 40))
    with served(workspace, writable=True) as address:
        yield address


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    """A site with a text that has everything that a reader can show, and a silence that was recorded."""
    workspace, text = in_a_monitor(tmp_path_factory.mktemp("plan"))
    silence = find_silence(workspace, Asked("submarines")).silence
    with served(workspace) as address:
        yield Plan(address, f"/texts/{text}/", f"/{silence.id}/")
