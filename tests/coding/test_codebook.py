"""Codebooks as SKOS: read, written, refused with a sentence; and the one that a new monitor begins with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.coding import first_codebook, read_codebook, write_codebook
from stratlas.errors import BadFile
from stratlas.records import Codebook, Concept

HEAD = """\
@prefix c: <https://example.org/terms#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
BY_LANGUAGE = st.dictionaries(st.sampled_from(["en", "sr", "zh-hans"]), WORDS, min_size=1)


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    keys = draw(st.lists(st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True), min_size=1, unique=True))
    parents: dict[str, str | None] = {}
    for key in sorted(keys):
        parents[key] = draw(st.sampled_from([None, *parents]))
    concepts = [
        Concept(
            key,
            draw(BY_LANGUAGE),
            draw(st.dictionaries(st.sampled_from(["de", "sr"]), st.lists(WORDS, min_size=1, unique=True).map(sorted))),
            parent,
            draw(BY_LANGUAGE),
        )
        for key, parent in parents.items()
    ]
    tidy = [
        Concept(one.key, one.labels, {k: tuple(v) for k, v in one.terms.items()}, one.broader, one.definitions)
        for one in concepts
    ]
    return read_codebook(write_codebook(Codebook("Made", "1", tuple(_ordered(tidy)))), "made.ttl")


def _ordered(concepts: list[Concept]) -> list[Concept]:
    done: list[Concept] = []
    while len(done) < len(concepts):
        keys = {one.key for one in done}
        done += [one for one in concepts if one.key not in keys and (one.broader is None or one.broader in keys)]
    return done


@given(codebooks())
def test_a_codebook_comes_back_as_it_was_written(codebook: Codebook) -> None:
    assert read_codebook(write_codebook(codebook), "codebook.ttl") == codebook
    assert write_codebook(codebook) == write_codebook(codebook)


def test_labels_terms_and_what_belongs_to_what_are_read() -> None:
    book = read_codebook(
        HEAD
        + """
        c:crime a skos:Concept ; skos:prefLabel "crime"@en, "криминал"@sr .
        c:arms-trade a skos:Concept ; skos:broader c:crime ; skos:prefLabel "arms trade"@en ;
            skos:altLabel "gun running"@en ; skos:hiddenLabel "arms traid"@en ; skos:definition "Trade in arms."@en .
        """,
        "terms.ttl",
    )
    assert [concept.key for concept in book.concepts] == ["crime", "arms-trade"]
    assert book.words("crime") == {"en": ("crime", "arms trade", "gun running", "arms traid"), "sr": ("криминал",)}
    assert book.words("arms-trade") == {"en": ("arms trade", "gun running", "arms traid")}
    assert book.words("nothing") == {}
    assert [book.depth(concept) for concept in book.concepts] == [0, 1]
    concept = book.get("crime")
    assert concept is not None
    assert (concept.label("sr"), concept.label("de")) == ("криминал", "crime")


@pytest.mark.parametrize(
    ("turtle", "sentence"),
    [
        ("this is no turtle", "codebook.ttl is no SKOS in Turtle, line "),
        (HEAD, "codebook.ttl has no concept: each needs “a skos:Concept”."),
        (HEAD + "c:crime a skos:Concept .", "codebook.ttl: the concept crime has no label."),
        (
            HEAD + 'c:crime a skos:Concept ; skos:prefLabel "crime" ; skos:broader c:harm .',
            "codebook.ttl: the concept crime belongs to harm, which is none.",
        ),
        (
            HEAD + 'c:a a skos:Concept ; skos:prefLabel "a" ; skos:broader c:b .\n'
            'c:b a skos:Concept ; skos:prefLabel "b" ; skos:broader c:a .',
            "codebook.ttl: concepts belong in a circle.",
        ),
        (HEAD + 'c:a_b a skos:Concept ; skos:prefLabel "a" .', "codebook.ttl: “a_b” is no key of a concept"),
    ],
)
def test_what_is_no_codebook_is_refused_with_a_sentence(turtle: str, sentence: str) -> None:
    with pytest.raises(BadFile) as error:
        read_codebook(turtle, "codebook.ttl")
    assert str(error.value).startswith(sentence)


def test_the_first_codebook_names_about_eighty_concepts_in_english_and_serbian() -> None:
    book = first_codebook()
    assert 80 <= len(book.concepts) <= 100
    assert [concept.key for concept in book.concepts if concept.broader is None] == [
        "cooperation",
        "interests",
        "principles",
        "threats",
    ]
    for concept in book.concepts:
        assert {"en", "sr", "hr", "de", "fr", "es", "ru"} <= concept.labels.keys(), concept.key
        assert concept.definitions["en"].endswith("."), concept.key


def test_no_word_of_the_first_codebook_names_two_concepts() -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    for concept in first_codebook().concepts:
        for language, words in concept.words.items():
            for word in words:
                owners.setdefault((language, word.casefold()), set()).add(concept.key)
    assert {word: keys for word, keys in owners.items() if len(keys) > 1} == {}


def test_serbian_is_written_in_cyrillic() -> None:
    for concept in first_codebook().concepts:
        for words in concept.words["sr"]:
            assert not any("a" <= letter.casefold() <= "z" for letter in words), words
