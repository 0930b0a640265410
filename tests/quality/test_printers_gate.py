"""The gate on what other programs print (WeasyPrint, a browser, LibreOffice from DOCX), and on the DOCX files.

Their PDFs change with their versions: what is pinned are the sources.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from importlib import import_module
from typing import NamedTuple

import pytest

from stratlas.extract import extract
from stratlas.extract.pdf import read_pdf
from tests.builders_pdf import CAPTURE
from tests.chromium import CHROMIUM
from tests.quality.docx_made import as_docx, numbered_through
from tests.quality.printing import (
    OFFICE,
    Print,
    as_html,
    printed_by_chromium,
    printed_by_office,
    printed_by_weasyprint,
    without_bullets,
)
from tests.quality.scores import Scores, scored

PINNED = "34e2da18b755eaed461e49f7304b5eec4adf3af58a67e8ec3ae254973750c9d2"
"""SHA-256 of the HTML pages and of the DOCX files' parts."""


class Floor(NamedTuple):
    """Character errors in per cent at most, shares of the rest at least."""

    character_errors: float
    boundaries: float
    headings: float
    kinds: float
    hyphens: float = 0.99
    notes: float = 1.0


PAGED = {
    Print("ragged", "en"): Floor(0.0, 1.0, 1.0, 1.0),
    Print("columns", "hr", 2): Floor(0.0, 1.0, 1.0, 1.0),
    Print("columns", "sr", 2): Floor(0.0, 1.0, 1.0, 1.0),
    Print("spaced", "sq", 3): Floor(0.96, 0.87, 0.66, 0.79, 0.97),
}
"""By WeasyPrint, with footnotes and running heads of CSS, hyphenated."""

BROWSED = {
    Print("spaced", "en"): Floor(0.0, 1.0, 1.0, 1.0),
    Print("spaced", "sr", 2): Floor(0.0, 1.0, 1.0, 1.0),
    Print("spaced", "hr", 3): Floor(0.0, 1.0, 0.90, 0.96),
    Print("tables", "sq"): Floor(0.0, 1.0, 1.0, 1.0),
}
"""By Chromium, justified but not hyphenated; bullets are drawn."""

WRITTEN = {
    Print("ragged", "en"): Floor(0.0, 1.0, 1.0, 1.0),
    Print("columns", "sr", 2): Floor(0.0, 1.0, 1.0, 1.0),
    Print("spaced", "hr", 3): Floor(0.0, 1.0, 1.0, 1.0),
    Print("tables", "sq"): Floor(0.23, 0.95, 1.0, 0.98),
}
"""By LibreOffice, from DOCX."""

AS_DOCX = Floor(0.0, 1.0, 1.0, 1.0)
"""The same DOCX files, read themselves."""


def _has_pango() -> bool:
    try:
        import_module("weasyprint")
    except OSError:
        return False
    return True


def _assert_reached(reached: Scores, floor: Floor) -> None:
    assert reached.heads_in_flow == 0
    assert reached.contents_in_flow == 0
    assert reached.character_errors <= floor.character_errors
    got = Floor(
        floor.character_errors,
        reached.boundaries.f1,
        reached.headings.f1,
        reached.kinds.f1,
        reached.hyphens_right,
        min(reached.notes.f1, reached.calls.f1),
    )
    assert all(one >= least for one, least in zip(got, floor, strict=True)), got


@pytest.fixture(scope="module")
def paged() -> dict[Print, bytes]:
    if not _has_pango():
        pytest.skip("WeasyPrint finds no pango here (on Debian: apt-get install libpangoft2-1.0-0)")
    return dict(zip(PAGED, printed_by_weasyprint(list(PAGED)), strict=True))


@pytest.fixture(scope="module")
def browsed(request: pytest.FixtureRequest) -> dict[Print, bytes]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium (looked for chromium and STRATLAS_CHROMIUM)")
    return dict(zip(BROWSED, printed_by_chromium(list(BROWSED), request.getfixturevalue("browser")), strict=True))


@pytest.fixture(scope="module")
def written() -> dict[Print, bytes]:
    if OFFICE is None:
        pytest.skip("there is no LibreOffice (on Debian: apt-get install libreoffice-writer-nogui)")
    return dict(zip(WRITTEN, printed_by_office([as_docx(job) for job in WRITTEN]), strict=True))


def test_the_sources_are_the_ones_that_the_floors_were_reached_on() -> None:
    digest = hashlib.sha256()
    for job in (*PAGED, *BROWSED):
        digest.update(as_html(job, page_boxes=job in PAGED).encode())
    for job in WRITTEN:
        with zipfile.ZipFile(io.BytesIO(as_docx(job))) as parts:
            for name in ("word/document.xml", "word/footnotes.xml"):
                digest.update(parts.read(name) if name in parts.namelist() else b"")
    assert digest.hexdigest() == PINNED


@pytest.mark.parametrize("job", PAGED, ids=str)
def test_what_weasyprint_prints_is_read_as_well_as_it_ever_was(job: Print, paged: dict[Print, bytes]) -> None:
    _assert_reached(scored(job.document, paged[job], read_pdf(paged[job], CAPTURE)), PAGED[job])


@pytest.mark.browser
@pytest.mark.parametrize("job", BROWSED, ids=str)
def test_what_a_browser_prints_is_read_as_well_as_it_ever_was(job: Print, browsed: dict[Print, bytes]) -> None:
    truth = without_bullets(job.document)
    _assert_reached(scored(truth, browsed[job], read_pdf(browsed[job], CAPTURE)), BROWSED[job])


@pytest.mark.parametrize("job", WRITTEN, ids=str)
def test_what_libreoffice_prints_is_read_as_well_as_it_ever_was(job: Print, written: dict[Print, bytes]) -> None:
    truth = numbered_through(job.document)
    _assert_reached(scored(truth, written[job], read_pdf(written[job], CAPTURE)), WRITTEN[job])


@pytest.mark.parametrize("job", WRITTEN, ids=str)
def test_docx_files_are_read_as_well_as_they_ever_were(job: Print) -> None:
    data = as_docx(job)
    text = extract(data, name="made.docx", capture=CAPTURE)
    _assert_reached(scored(without_bullets(numbered_through(job.document)), None, text), AS_DOCX)
