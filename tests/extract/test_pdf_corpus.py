"""The real PDFs of the corpus: all are read, with all their pages, at a good pace."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from stratlas.extract.pdf import page_image, read_pdf, span_boxes
from stratlas.records import BlockKind
from tests.builders_pdf import CAPTURE

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
WITHOUT_FLOW = {
    "SRB-LAW-pravilnikonacinutranspor.pdf": 8,  # pictures of pages
    "BIH-LAW-Zakonoosnovimabezbjednos.pdf": 1,  # a last page with nothing but its running lines
}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus is not at {CORPUS}"),
]


def documents() -> list[tuple[str, int]]:
    if not CORPUS.is_dir():
        return []
    with (CORPUS / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return [(row["file"], int(row["pages"])) for row in csv.DictReader(file) if row["file"].endswith(".pdf")]


@pytest.mark.parametrize(("name", "pages"), documents())
def test_a_real_pdf_is_read_whole(name: str, pages: int) -> None:
    data = (CORPUS / name).read_bytes()
    text = read_pdf(data, CAPTURE)
    assert len(text.pages) == pages
    assert text.notices == ()
    # Such pages may still have a number or a running head of their own.
    with_flow = {block.page for block in text.blocks if block.kind is not BlockKind.RUNNING}
    assert pages - len(with_flow) == WITHOUT_FLOW.get(name, 0)
    traced = sum(run.end - run.start for run in text.runs)
    assert traced > 0.97 * sum(not character.isspace() for character in text.content)


@pytest.mark.parametrize(("name", "pages"), documents())
def test_a_quote_of_a_real_pdf_is_marked_on_its_page(name: str, pages: int) -> None:
    data = (CORPUS / name).read_bytes()
    text = read_pdf(data, CAPTURE)
    block = max((b for b in text.blocks if b.kind is not BlockKind.RUNNING), key=lambda b: b.end - b.start)
    start, end = block.start, min(block.end, block.start + 200)
    boxes = span_boxes(data, text, start, end)
    assert boxes
    assert {box.page for box in boxes} == text.pages_of(start, end)
    assert page_image(data, block.page, width=300).startswith(b"\x89PNG")
