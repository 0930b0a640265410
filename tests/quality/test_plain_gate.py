"""The quality gate of plain text: texts written in many ways with known truth, in four languages and two scripts.

Where something gets better, raise its floor; where a text must change, the pinned hash changes in the same commit.
"""

from __future__ import annotations

import hashlib
from functools import reduce
from operator import add

import pytest

from tests.quality.plain_made import LAYOUTS, PlainLayout, documents, made
from tests.quality.plain_scores import PlainScores, plain_scored, read
from tests.quality.words import LANGUAGES

PINNED = "c546e0905af13340bee271fa97664159d5a554f7f1f4e7e0b5c699ad986bdde7"
"""The texts: SHA-256 of their sources, so that easier texts cannot pass for a better extractor."""

FLOORS = {
    "words kept": 1.0,
    "words right": 1.0,
    "boundaries": 1.0,
    "blocks": 1.0,
    "headings": 1.0,
    "running": 1.0,
    "contents": 1.0,
    "notes": 1.0,
    "calls": 1.0,
    "levels": 1.0,
}
# Where a page or a paragraph ends with a full line and a full sentence, nothing tells whether the next one goes on.
OPEN_ENDS = {
    "typewriter": {"boundaries": 0.998, "blocks": 0.995},
    "column-of-pages": {"boundaries": 0.998, "blocks": 0.995},
    "bracketed-notes": {"boundaries": 0.996, "blocks": 0.988},
    "raised-notes": {"boundaries": 0.990, "blocks": 0.972},
    "articles": {"words kept": 0.9995, "words right": 0.9995},
    "compact": {"words kept": 0.998, "words right": 0.998, "boundaries": 0.963, "blocks": 0.900},
}


def test_the_texts_are_the_ones_that_the_floors_were_reached_on() -> None:
    assert len(documents()) >= 48
    assert hashlib.sha256("\0".join(document.source for document in documents()).encode()).hexdigest() == PINNED


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_way_of_writing_is_read_as_well_as_it_ever_was(layout: PlainLayout) -> None:
    scores = (plain_scored(made(layout, language), read(made(layout, language))) for language in LANGUAGES)
    reached = reduce(add, scores, PlainScores()).all
    floors = FLOORS | OPEN_ENDS.get(layout.name, {})
    assert {name: value for name, value in reached.items() if value < floors[name]} == {}
