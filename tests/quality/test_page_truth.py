"""Real pages against truth that was checked by eye: floors by file, which hold what was reached.

Where something gets better, raise its floor.
"""

from __future__ import annotations

import csv
import hashlib
from functools import reduce
from operator import add
from pathlib import Path
from typing import NamedTuple

import pytest

from stratlas.extract import extract
from tests.quality.truth import DocumentTruth, PageBlock, PageScores, PageTruth, page_of, page_scores, truths, words_of

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


class Floor(NamedTuple):
    """At least: F1 of boundaries and kinds, steps from block to block in order, pages with right running lines."""

    boundaries: float
    kinds: float
    order: float
    running: float


FLOORS = {
    "AUS-CYBER-2016.txt": Floor(1.00, 1.00, 1.00, 1.00),
    "BRA-NDS-2008.txt": Floor(1.00, 0.96, 1.00, 1.00),
    "CHL-CYBER-2017.txt": Floor(1.00, 1.00, 1.00, 1.00),
    "GBR-CYBER-2011.txt": Floor(1.00, 1.00, 1.00, 1.00),
    "HRV-CYBER-2015-en.txt": Floor(0.93, 0.87, 1.00, 1.00),
    "HRV-CYBER-2015-hr.txt": Floor(0.97, 0.94, 1.00, 1.00),
    "BIH-LAW-Zakonoizmjenamaidopunama.pdf": Floor(0.97, 0.91, 1.00, 1.00),
    "BIH-LAW-Zakonoosnovimabezbjednos.pdf": Floor(1.00, 0.98, 1.00, 1.00),
    "GBR-AI-2019.pdf": Floor(0.89, 0.63, 1.00, 1.00),
    "ITA-AI-2018.pdf": Floor(1.00, 0.98, 0.96, 1.00),
    "MKD-LAW-Zakonoobaveznomosiguranj.pdf": Floor(1.00, 1.00, 1.00, 1.00),
    "MNE-LAW-Zakonoputevimapdf.pdf": Floor(1.00, 1.00, 1.00, 1.00),
    "SRB-271112Latpdf.pdf": Floor(1.00, 0.95, 1.00, 1.00),
    "SRB-LAW-pravilnikonacinutranspor.pdf": Floor(1.00, 1.00, 1.00, 1.00),
    "SRB-LAW-uredbaovremenuodmoraiupr.pdf": Floor(1.00, 1.00, 1.00, 1.00),
    "SRB-Memorandumobudzetuiekonomsko.pdf": Floor(1.00, 0.95, 1.00, 1.00),
    "SRB-Prilog2Rebalanspdf.pdf": Floor(0.86, 0.82, 1.00, 1.00),
    "SRB-Prilog3ZakonopotvrdjivanjuAn.pdf": Floor(1.00, 1.00, 1.00, 1.00),
    "SRB-Zakon_o_budzetskom_sistemupd.pdf": Floor(1.00, 1.00, 1.00, 1.00),
    "SRB-Zakon_o_slobodnom_pristupu_i.pdf": Floor(0.98, 0.98, 1.00, 1.00),
    "SRB-izmena_budzetapdf.pdf": Floor(0.84, 0.84, 1.00, 0.00),
}


def test_pages_of_ten_files_and_more_are_known() -> None:
    known = truths()
    assert len(known) >= 10
    assert sum(len(document.pages) for document in known) >= 30
    assert {document.file for document in known} == set(FLOORS)


@pytest.mark.corpus
@pytest.mark.parametrize("document", truths(), ids=lambda document: document.file)
def test_pages_are_read_as_well_as_they_ever_were(document: DocumentTruth) -> None:
    reached = reached_on(document)
    got = Floor(reached.boundaries.f1, reached.kinds.f1, reached.order.f1, reached.running.f1)
    assert all(one >= least for one, least in zip(got, FLOORS[document.file], strict=True)), got


def reached_on(document: DocumentTruth) -> PageScores:
    file = CORPUS / document.file
    if not file.exists():
        pytest.skip("the real documents of ../shared are not here")
    data = file.read_bytes()
    assert hashlib.sha256(data).hexdigest() == document.sha256
    text = extract(data, name=file.name, capture=document.sha256, language=_language(document.file))
    scores = (page_scores(page_of(text, page.number), page) for page in document.pages)
    return reduce(add, scores, PageScores())


def _language(name: str) -> str:
    """What the manifest declares: without it, what is false in a text cannot be told."""
    with (CORPUS / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return next(row["language"] for row in csv.DictReader(file) if row["file"] == name)


def page(*blocks: PageBlock) -> PageTruth:
    return PageTruth(1, blocks, "")


def block(kind: str, words: str) -> PageBlock:
    return PageBlock.of([kind], words_of(words))


ONE, OTHER = block("paragraph", "The river is long this year."), block("list-item", "A bridge stands over it.")


def test_a_page_read_as_it_is_has_full_marks() -> None:
    scores = page_scores(page(ONE, OTHER), page(ONE, OTHER))
    assert (scores.boundaries.f1, scores.kinds.f1, scores.order.f1) == (1.0, 1.0, 1.0)


def test_joined_blocks_cost_boundaries_and_kinds() -> None:
    joined = block("paragraph", "The river is long this year. A bridge stands over it.")
    scores = page_scores(page(joined), page(ONE, OTHER))
    assert scores.boundaries.right == 2
    assert scores.boundaries.wanted == 4
    assert scores.kinds.right == 0


def test_blocks_in_the_wrong_order_cost_order_alone() -> None:
    scores = page_scores(page(OTHER, ONE), page(ONE, OTHER))
    assert (scores.boundaries.f1, scores.kinds.f1, scores.order.f1) == (1.0, 1.0, 0.0)


def test_a_block_that_goes_on_must_be_read_as_going_on() -> None:
    words = words_of("The river is long this year.")
    scores = page_scores(page(ONE), page(PageBlock.of(["paragraph"], words, goes_on=True)))
    assert scores.boundaries.right == 1


def test_a_matter_of_taste_may_be_either_kind() -> None:
    taste = PageBlock.of(["paragraph", "caption"], words_of("The river is long this year."))
    assert page_scores(page(ONE), page(taste)).kinds.f1 == 1.0
