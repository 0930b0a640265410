"""What a query finds in a text of each language, and what it must not find (`triples.tsv`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from stratlas.search.query import parse

from .matching import Passage
from .passages import Held, Searched

TRIPLES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "triples.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
LANGUAGES = sorted({language for language, *_ in TRIPLES})


@pytest.mark.parametrize(("language", "found", "query", "text"), TRIPLES)
def test_a_query_finds_what_it_means_and_nothing_else(language: str, found: str, query: str, text: str) -> None:
    parsed = parse(query)
    assert not parsed.mistakes
    assert Passage(text, language, LANGUAGES).matches(parsed.root) == (found == "+")


PASSAGES = {language: tuple(text for tag, _, _, text in TRIPLES if tag == language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def index() -> Searched:
    return Searched(*(Held(language, texts) for language, texts in PASSAGES.items()))


@pytest.mark.parametrize(("language", "found", "query", "text"), TRIPLES)
def test_the_index_finds_the_same(index: Searched, language: str, found: str, query: str, text: str) -> None:
    hits = index.found(query, limit=len(TRIPLES)).hits
    texts = {PASSAGES[language][hit.passage.number] for hit in hits if hit.entry.language == language}
    assert (text in texts) == (found == "+")


def test_there_are_triples_of_every_language_that_the_atlas_promises() -> None:
    assert len(TRIPLES) >= 300
    slavic = "sr-Cyrl sr-Latn bs hr cnr mk bg uk ru pl cs sk sl"
    others = "el sq ro tr de fr es pt it hu sv da no is fi et lv lt zh ja th ar"
    assert {*slavic.split(), *others.split()} <= set(LANGUAGES)
