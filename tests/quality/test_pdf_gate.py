"""The quality gate of PDF extraction: made documents whose every block is known, and floors that hold what was reached.

Where something gets better, raise its floor; where a document must change, the pinned hash changes in the same commit.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pytest

from stratlas.extract.pdf import read_pdf
from tests.builders_pdf import CAPTURE
from tests.quality.documents import LAYOUTS, Layout, made
from tests.quality.scores import Scores, scored
from tests.quality.words import LANGUAGES

PINNED = "708330dd23e16e35a8b5f2eb01ce5257883c5dcb66fed91bfd59406ddd9889c9"
"""The documents: SHA-256 of their sources, so that an easier document cannot pass for a better extractor."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What a layout must reach: character errors in per cent at most, shares of the rest at least."""

    character_errors: float
    boundaries: float
    headings: float
    kinds: float
    hyphens: float
    notes: float = 1.0
    calls: float = 1.0
    levels: float = 1.0
    cells: float = 1.0
    captions: float = 1.0


FLOORS = {
    "spaced": Floor(0.002, 0.994, 0.98, 0.98, 0.997, levels=0.98),
    "indented": Floor(0.001, 0.999, 1.0, 0.995, 0.999),
    "ragged": Floor(0.001, 0.998, 1.0, 0.99, 1.0),
    "capitals": Floor(0.003, 0.999, 1.0, 0.99, 0.994),
    "columns": Floor(0.001, 0.998, 1.0, 0.99, 0.999),
    "columns-indented": Floor(0.001, 0.999, 1.0, 0.995, 0.999),
    "tables": Floor(0.001, 0.998, 1.0, 0.996, 0.999),
    "three-columns": Floor(0.001, 0.999, 1.0, 0.999, 1.0, notes=0.95, calls=0.98),
    "outlined": Floor(0.001, 0.998, 1.0, 0.995, 1.0),
    "letter-spaced": Floor(0.002, 0.998, 0.98, 0.985, 0.995),
}


def test_the_documents_are_the_ones_that_the_floors_were_reached_on() -> None:
    sources = "\n".join(made(layout, language).source for layout in LAYOUTS for language in LANGUAGES)
    assert hashlib.sha256(sources.encode()).hexdigest() == PINNED


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_layout_is_read_as_well_as_it_ever_was(layout: Layout) -> None:
    reached, floor = Scores(), FLOORS[layout.name]
    for language in LANGUAGES:
        document = made(layout, language)
        data = document.print()
        reached += scored(document, data, read_pdf(data, CAPTURE))
    assert reached.heads_in_flow == 0
    assert reached.contents_in_flow == 0
    assert reached.character_errors <= floor.character_errors
    assert reached.boundaries.f1 >= floor.boundaries
    assert reached.headings.f1 >= floor.headings
    assert reached.kinds.f1 >= floor.kinds
    assert reached.hyphens_right >= floor.hyphens
    assert reached.notes.f1 >= floor.notes
    assert reached.calls.f1 >= floor.calls
    assert reached.levels.f1 >= floor.levels
    assert reached.cells.f1 >= floor.cells
    assert reached.captions.f1 >= floor.captions
