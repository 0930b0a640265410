"""`stratlas ocr`: what it prints, what it carries over, and what a killed run leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import written
from tests.builders_pdf import typeset
from tests.builders_scans import scanned
from tests.cli.conftest import Run
from tests.cli.test_crash import KILL, OPTIONS
from tests.extract.test_ocr import BODIES, needs_tesseract

PAGE = """\
Strategic Document – Serbia – 2024

NATIONAL SECURITY STRATEGY: 2019
NO CHANGES IN 2023

Regional cooperation: The harbour towns share one weather service, and they meet every spring.
"""
DOCUMENT = "SRB/nss/2019"

pytestmark = [pytest.mark.ocr, needs_tesseract]


@pytest.fixture
def scan(run: Run, tmp_path: Path) -> Path:
    """A strategy of two pages, the second one a picture, in a monitor with a profile page."""
    run("init", tmp_path / "monitor", there=False)
    run("import", written(tmp_path, "page.txt", PAGE))
    return written(tmp_path, "scan.pdf", scanned(typeset(BODIES["en"]), pages=[2]))


def test_evidence_goes_over_to_the_text_with_read_pages_and_words_say_where_they_come_from(
    run: Run, scan: Path
) -> None:
    run("add", scan, *OPTIONS, "--ocr", "never")
    assert run("evidence", "SRB", "--edition", "2024", "--accept").code == 0
    read = run("ocr", DOCUMENT, "--json").json["read"][0]
    assert (read["pages"], read["failed_pages"], read["left"], read["new"]) == ([2], [], [], True)
    assert [moved["of"] for moved in read["carried"]] == ["SRB/2024/regional-cooperation/1"]
    claims = [claim for heading in run("profile", "SRB", "--edition", "2024", "--json").json["headings"]
              for claim in heading["claims"]]  # fmt: skip
    primary = [item for claim in claims for item in claim["evidence"] if item["role"] == "primary"]
    assert [item["text"] for item in primary] == [read["text"]]
    (match,) = run("find", "The winters are hard.", "--in", DOCUMENT, "--json").json["matches"]
    assert match["page"] == 2
    assert 0.5 < match["ocr"] <= 1
    (match,) = run("find", "The harbour towns share", "--in", DOCUMENT, "--json").json["matches"]
    assert match["ocr"] is None
    assert run("check").code == 0


def test_a_run_that_was_killed_goes_on_where_it_was(run: Run, program: Run, scan: Path, tmp_path: Path) -> None:
    whole = written(tmp_path, "whole.pdf", scanned(typeset(BODIES["en"])))
    run("add", whole, *OPTIONS, "--ocr", "never")
    before = KILL.format(module="stratlas.extract", owner="Kept", name="put", after=True)
    assert program("ocr", DOCUMENT, before=before).code == -9
    (kept,) = (tmp_path / "monitor" / "index" / "ocr").rglob("*.json")
    assert run("check").code == 0
    assert "bridges" not in run("find", "falling bridges", "--in", DOCUMENT).out
    stamp = kept.stat().st_mtime_ns
    again = program("ocr", DOCUMENT)
    assert again.code == 0
    assert not kept.exists() or kept.stat().st_mtime_ns == stamp
    assert run("find", "falling bridges", "--in", DOCUMENT).out.startswith("exact")
    assert not list((tmp_path / "monitor").rglob("*.part"))


def test_what_is_no_pdf_and_what_is_not_there_is_a_sentence(run: Run, scan: Path, tmp_path: Path) -> None:
    run("add", written(tmp_path, "s.txt", "1. Threats\n\nThe winters are hard.\n"), *OPTIONS)
    found = run("ocr", DOCUMENT)
    assert (found.code, found.err.count("\n")) == (2, 1)
    assert "is no PDF: only the pages of PDFs have pictures" in found.err
    assert run("ocr", "SRB/nss/1999").code == 2
