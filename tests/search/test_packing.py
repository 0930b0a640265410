"""Passages are read from the index as they were put in, whatever they are packed with."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from stratlas.search import Index, Passage, compiled, parse, search
from stratlas.search.packing import Sample, Samples, line_of
from tests.search.passages import Held, Searched

LONG = tuple(f"Of the security of the state, and of what threatens it: paragraph {number}." for number in range(300))
ENGLISH = Held("en", LONG, country="GBR")

words = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    st.builds(
        Passage,
        number=st.integers(0, 10**6),
        start=st.integers(0, 10**8),
        end=st.integers(0, 10**8),
        words=words,
        pages=st.lists(st.integers(1, 9999), max_size=3).map(tuple),
        section=st.lists(words, max_size=3).map(tuple),
        notices=st.lists(st.integers(0, 99), max_size=3).map(tuple),
        ocr=st.none() | st.floats(0, 1),
    )
)
def test_a_passage_is_read_as_it_was_packed(passage: Passage) -> None:
    alone, together = Samples(), Samples([Sample(1, "en", b"what all of them have in common" * 10)])
    for samples, language in ((alone, "en"), (together, "en"), (together, "sr")):
        assert samples.passage(samples.of(language).packed(line_of(passage))) == passage


def test_the_first_longer_text_of_a_language_is_its_sample() -> None:
    samples, lines = Samples(), [line_of(passage) for passage in ENGLISH.records()]
    assert samples.made("sr-Cyrl", lines[:1]) is None
    made = samples.made("sr-Cyrl", lines)
    assert made is not None
    assert samples.made("hr", lines) is None  # read as one language
    assert samples.of("sr-Latn") is made
    assert samples.of("en").number == 0
    assert Sample.of(made.kept()).content == made.content
    together = sum(len(made.packed(line)) for line in lines)
    assert together < sum(len(samples.of("en").packed(line)) for line in lines) / 2


def test_samples_are_no_passages_and_outlive_the_text_that_they_are_of(tmp_path: Path) -> None:
    """Also for a writer that comes later, which packs with the samples that are there."""
    later = Held("en", ("the security of another state",), country="USA")
    with Index(tmp_path).writer() as writer:
        writer.put(ENGLISH.entry, ENGLISH.records())
        writer.commit()
    with Index(tmp_path).writer() as writer:
        writer.remove(ENGLISH.entry.version)
        writer.put(later.entry, later.records())
        writer.commit()
    reader = Index(tmp_path).reader()
    assert (len(reader.samples), reader.passages) == (1, 1)
    found = search(reader, compiled(parse("NOT nothing").root, reader), 10)
    assert [hit.passage for hit in found.hits] == later.records()


def test_an_index_that_is_emptied_makes_new_samples() -> None:
    searched = Searched(ENGLISH)
    with searched.index.writer() as writer:
        writer.clear()
        writer.put(replace(ENGLISH, country="USA").entry, ENGLISH.records())
        writer.commit()
    reader = searched.index.reader()
    assert (len(reader.samples), reader.passages) == (1, len(LONG))
    assert [hit.passage.words for hit in searched.found('"paragraph 7"').hits] == [LONG[7]]


def test_threads_read_at_the_same_time() -> None:
    searched = Searched(ENGLISH)
    reader = searched.index.reader()

    def read(number: int) -> list[str]:
        asked = compiled(parse(f'"paragraph {number}"').root, reader)
        return [hit.passage.words for hit in search(reader, asked, 50).hits]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, range(300))) == [[words] for words in LONG]
