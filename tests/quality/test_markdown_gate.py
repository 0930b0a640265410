"""The quality gate of Markdown: files written in many manners with known truth, in four languages and two scripts.

Where something gets better, raise its floor; where a file must change, the pinned hash changes in the same commit.
"""

from __future__ import annotations

import hashlib
from functools import reduce
from operator import add

import pytest

from stratlas.extract.markdown import read_markdown
from stratlas.records import BlockKind, Text
from tests.quality.markdown_made import MANNERS, Manner, documents, made
from tests.quality.plain_made import PlainDocument
from tests.quality.plain_scores import PlainScores, plain_scored
from tests.quality.scores import Ratio
from tests.quality.words import LANGUAGES

PINNED = "fb9ce3de5c1f49fcf0590bd45762c9b64fbec2ef7c39ac66502fe97a14e13427"
"""The files: SHA-256 of their sources, so that easier ones cannot pass for a better reader."""

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
    "cells": 1.0,
}


def read(document: PlainDocument) -> Text:
    return read_markdown(document.source.encode(), "0" * 64, document.name.rpartition("/")[2])


def cells(text: Text, document: PlainDocument) -> Ratio:
    """The cells with their words in their rows and columns."""
    found = [
        f"{block.cell.row} {block.cell.column} {text.words_of(block)}"
        for block in text.blocks
        if block.kind is BlockKind.TABLE_CELL and block.cell
    ]
    wanted = [f"{piece.place[0]} {piece.place[1]} {piece.text}" for piece in document.flow if piece.place]
    return Ratio.of(found, wanted)


def test_the_files_are_the_ones_that_the_floors_were_reached_on() -> None:
    assert len(documents()) == len(MANNERS) * len(LANGUAGES) >= 32
    assert hashlib.sha256("\0".join(document.source for document in documents()).encode()).hexdigest() == PINNED


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.name)
def test_a_manner_of_writing_is_read_as_well_as_it_ever_was(manner: Manner) -> None:
    texts = [(read(made(manner, language)), made(manner, language)) for language in LANGUAGES]
    scores = reduce(add, (plain_scored(document, text) for text, document in texts), PlainScores())
    reached = scores.all | {"cells": reduce(add, (cells(*pair) for pair in texts)).f1}
    assert {name: value for name, value in reached.items() if value < FLOORS[name]} == {}
