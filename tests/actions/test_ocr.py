"""Pages of scans read from their pictures, in a monitor."""

from __future__ import annotations

from pathlib import Path

import pytest

from stratlas.actions import Workspace, add_document, read_pictures, reextractable
from stratlas.errors import MissingTool, UsageError
from tests.builders import monitor, submission, written
from tests.builders_pdf import typeset
from tests.builders_scans import scanned
from tests.extract.test_ocr import BODIES, needs_tesseract


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    return written(tmp_path, "scan.pdf", scanned(typeset(BODIES["en"]), pages=[2]))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return monitor(tmp_path / "monitor")


@pytest.mark.ocr
@needs_tesseract
def test_a_scan_that_is_there_gets_a_new_text_once_and_nothing_is_left_over(workspace: Workspace, scan: Path) -> None:
    added = add_document(workspace, submission(scan, ocr="never"))
    assert "bridges" not in added.text.content
    (first,) = read_pictures(workspace, reextractable(workspace, added.version.id))
    (second,) = read_pictures(workspace, reextractable(workspace, added.version.id))
    assert (first.new, second.new, first.pages) == (True, False, (2,))
    assert first.text is not None
    assert first.text == second.text
    assert workspace.store.sources.texts_of([added.version.id])[added.version.id] == first.text.id
    assert "bridges" in first.text.content
    assert workspace.store.sources.text(added.text.id) == added.text
    assert not (workspace.folder / "index" / "ocr").exists()


@pytest.mark.ocr
@needs_tesseract
def test_adding_reads_the_pages_without_text(workspace: Workspace, scan: Path) -> None:
    added = add_document(workspace, submission(scan))
    assert "bridges" in added.text.content
    assert {word.page for word in added.text.ocr} == {2}
    assert add_document(workspace, submission(scan)).text == added.text


def test_adding_without_tesseract_says_what_to_install(
    workspace: Workspace, scan: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingTool, match="apt-get install tesseract-ocr"):
        add_document(workspace, submission(scan, ocr="always"))
    assert workspace.store.register.documents("SRB") == []
    added = add_document(workspace, submission(scan))
    assert added.hints[0].startswith("1 page waits to be read from pictures. Tesseract")
    assert added.hints[0].endswith("Then say “stratlas ocr SRB/nss/2019/en”.")
    with pytest.raises(MissingTool):
        list(read_pictures(workspace, reextractable(workspace, added.version.id)))


def test_a_way_that_is_none_is_refused(workspace: Workspace, scan: Path) -> None:
    with pytest.raises(UsageError, match="auto, never or always"):
        add_document(workspace, submission(scan, ocr="sometimes"))
