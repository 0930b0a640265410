"""The index itself: passages put in, commits, and the state that readers see.

tantivy is fed with our own tokens, joined by spaces, and cuts there only. A passage's own words are kept beside them,
packed (`packing.py`), so that a page of results needs no text from the store. Only `Reader` and `Writer` of tantivy
leave this module.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any

import tantivy

from stratlas.errors import IndexBusy, IndexUnusable
from stratlas.search.data import Entry, Passage
from stratlas.search.forms import written
from stratlas.search.languages import analyser
from stratlas.search.packing import Sample, Samples, line_of
from stratlas.search.tokens import Analysed, analysed, is_spaced

FORMAT = 7
"""Counts up with every change of the fields below or of what words are folded and stemmed to."""

BESIDE = ("is_entry", "is_sample", "is_forms")
"""What marks that which is no passage: what a text is, what passages are packed with, which pieces have which words."""
FACETS = ("country", "kind", "language", "year", "document")
_MEMORY = 100_000_000
_MEMORY_OF_ONE_TEXT = 15_000_000
_WORDS = ("exact", "stems")
_LAST_NUMBER = (1 << 18) - 1
_MOST_FORMS = 2_000
"""With more forms of a word, passages are cut faster than the forms are read."""
_NAMES = ("country", "kind", "language", "document")


def new_schema() -> tantivy.Schema:
    """The fields of a passage, and of what stands beside passages."""
    builder = tantivy.SchemaBuilder()
    for name in _WORDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("section", tokenizer_name="whitespace", index_option="basic")
    for name in _NAMES:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("year", indexed=True, fast=True)
    builder.add_integer_field("page", indexed=True)
    builder.add_integer_field("order", fast=True)
    builder.add_text_field("version", tokenizer_name="raw", index_option="basic", stored=True, fast=True)
    builder.add_bytes_field("packed", stored=True)
    builder.add_boolean_field("is_entry", indexed=True)
    builder.add_bytes_field("entry", stored=True)
    builder.add_boolean_field("is_sample", indexed=True)
    builder.add_bytes_field("sample", stored=True)
    builder.add_boolean_field("is_forms", indexed=True)
    builder.add_text_field("forms", tokenizer_name="whitespace", index_option="basic")
    return builder.build()


class Index:
    """An index in a folder, or in memory where there is none."""

    def __init__(self, folder: Path | None = None) -> None:
        """Opens the index in a folder, or makes it there; IndexUnusable where that cannot be."""
        self.folder = folder
        with translated(folder):
            self._index = tantivy.Index(new_schema(), path=str(folder) if folder else None)
            cut = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
            self._index.register_tokenizer("whitespace", cut)
            self._index.config_reader("manual")

    @contextmanager
    def writer(self, *, much: bool = False) -> Iterator[Writer]:
        """The only writer at this time; `much` gives it memory for many texts. What is not committed is not kept.

        IndexBusy where another process writes.
        """
        with translated(self.folder):
            writer = self._index.writer(_MEMORY if much else _MEMORY_OF_ONE_TEXT, 1)
            try:
                self._index.reload()
                yield Writer(writer, samples_of(self._index.schema, self._index.searcher()))
            finally:
                writer.wait_merging_threads()

    def reader(self) -> Reader:
        """What was committed until now."""
        with translated(self.folder):
            self._index.reload()
            return Reader(self._index.schema, self._index.searcher(), self.folder)


class Writer:
    """Puts texts into an index and takes them out."""

    def __init__(self, writer: tantivy.IndexWriter, samples: Samples) -> None:
        self._writer, self._samples = writer, samples
        self._met: dict[str, set[str]] = {}

    def put(self, entry: Entry, passages: Iterable[Passage]) -> int:
        """Puts the passages of a text in, in place of what the same version had before; how many they are."""
        self.remove(entry.version)
        lines = [(passage, line_of(passage)) for passage in passages]
        sample = self._samples.made(entry.language, [line for _, line in lines])
        if sample is not None:
            self._writer.add_document(tantivy.Document(is_sample=True, sample=sample.kept()))
        pack = self._samples.of(entry.language).packed
        name, met = analyser(entry.language), set[str]()
        for passage, line in lines:
            words = analysed(passage.words, entry.language)
            if is_spaced(name):
                met.update(words.pieces)
            self._writer.add_document(_document(entry, passage, words, pack(line)))
        self._put_forms(name, met)
        # After its passages, so that an entry never stands there without them.
        kept = json.dumps(astuple(entry)).encode()
        self._writer.add_document(tantivy.Document(version=entry.version, is_entry=True, entry=kept))
        return len(lines)

    def _put_forms(self, language: str, met: set[str]) -> None:
        """Puts in which words the pieces have that no text before had; they stay when the text is taken out.

        Also where there are none, so that scores are the same however the index came about.
        """
        known = self._met.setdefault(language, set())
        forms = " ".join(chain.from_iterable(written(piece, language) for piece in sorted(met - known)))
        self._writer.add_document(tantivy.Document(is_forms=True, forms=forms))
        known |= met

    def remove(self, version: str) -> None:
        """Takes a version's text out."""
        self._writer.delete_documents_by_term("version", version)

    def clear(self) -> None:
        """Takes everything out."""
        self._writer.delete_all_documents()
        self._samples = Samples()
        self._met.clear()

    def commit(self) -> None:
        """Makes what was put in and taken out last."""
        self._writer.commit()


class Reader:
    """An index as it was at one moment, however much is written to it meanwhile."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher, folder: Path | None) -> None:
        self.schema, self.searcher, self.folder = schema, searcher, folder
        self.entries: Mapping[str, Entry] = {entry.version: entry for entry in self._entries()}
        """Version → what is in the index of it."""
        self.samples = samples_of(schema, searcher)

    def place(self, address: tantivy.DocAddress) -> tuple[Entry, Passage]:
        """A passage, and the text that it is of."""
        kept = self.searcher.doc(address)
        (version,), (packed,) = kept["version"], kept["packed"]
        return self.entries[version], self.samples.passage(packed)

    def forms(self, key: str) -> list[str] | None:
        """The forms that begin with a key (`forms.py`); None where there are too many of them."""
        found = self.searcher.terms_with_prefix("forms", key, limit=_MOST_FORMS + 1)
        return [term for term, _ in found] if len(found) <= _MOST_FORMS else None

    @cached_property
    def tags(self) -> frozenset[str]:
        """The languages of the texts, as they are tagged."""
        return frozenset(entry.language for entry in self.entries.values())

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that the texts are read by."""
        return tuple(sorted({analyser(tag) for tag in self.tags}))

    @property
    def passages(self) -> int:
        """How many passages there are."""
        beside = (count_of(self.searcher, query) for query in beside_queries(self.schema))
        return int(self.searcher.num_docs) - sum(beside)

    def passages_by_version(self) -> Mapping[str, int]:
        """Version → how many passages there are of it."""
        counted = {}
        with translated(self.folder):
            for version in self.entries:
                query = tantivy.Query.term_query(self.schema, "version", version, "basic")
                counted[version] = count_of(self.searcher, query) - 1
        return counted

    def _entries(self) -> Iterator[Entry]:
        for kept in _beside(self.schema, self.searcher, "entry"):
            yield Entry(*json.loads(kept))


def beside_queries(schema: tantivy.Schema) -> list[tantivy.Query]:
    """What finds all that is no passage."""
    return [tantivy.Query.term_query(schema, name, True, "basic") for name in BESIDE]


def samples_of(schema: tantivy.Schema, searcher: tantivy.Searcher) -> Samples:
    """What the passages of an index are packed with."""
    return Samples(Sample.of(kept) for kept in _beside(schema, searcher, "sample"))


def _beside(schema: tantivy.Schema, searcher: tantivy.Searcher, name: str) -> Iterator[bytes]:
    """What stands in the index beside passages, of one kind."""
    every = tantivy.Query.term_query(schema, f"is_{name}", True, "basic")
    for _, address in searcher.search(every, max(count_of(searcher, every), 1), count=False).hits:
        yield bytes(searcher.doc(address)[name][0])


def count_of(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    """How many passages and entries match."""
    return counted(searcher.search(query, 1))


def counted(result: tantivy.SearchResult) -> int:
    """How many matched in all (tantivy's types leave the number out)."""
    return int(result.count)  # type: ignore[attr-defined]


@contextmanager
def translated(folder: Path | None) -> Iterator[None]:
    """Makes of what tantivy says, or of its panic, one sentence."""
    where = folder or "in memory"
    try:
        yield
    except (ValueError, OSError) as error:
        if "LockBusy" in str(error):
            raise IndexBusy(f"Another process is writing to the search index {where}: wait for it.") from None
        raise _unusable(where, error) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # tantivy's own, which is no Exception and has no public name
            raise _unusable(where, error) from None
        raise


def _unusable(where: object, error: BaseException) -> IndexUnusable:
    said = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
    return IndexUnusable(f"The search index {where} cannot be used ({said}): make it anew with “stratlas reindex”.")


def _document(entry: Entry, passage: Passage, words: Analysed, packed: bytes) -> tantivy.Document:
    made: dict[str, Any] = {
        "exact": words.exact,
        "stems": words.stems,
        "country": entry.country,
        "kind": entry.kind,
        "language": entry.language,
        "document": entry.document,
        "version": entry.version,
        "page": list(passage.pages),
        "order": order_of(entry) + min(passage.number, _LAST_NUMBER),
        "packed": packed,
    }
    if entry.year is not None:
        made["year"] = entry.year
    if passage.section:
        made["section"] = _stems_of_section(passage.section, entry.language)
    return tantivy.Document(**made)


@lru_cache
def _stems_of_section(section: tuple[str, ...], language: str) -> str:
    return analysed(" ".join(section), language).stems


@lru_cache
def order_of(entry: Entry) -> int:
    """What a passage's number is added to, so that all stand by country, year, version and place in the text.

    The same in every index, so that where nothing makes one passage better than another, the order is always the same.
    """
    country = 0
    for letter in entry.country[:3]:
        country = country * 32 + (ord(letter) & 31)
    version = int.from_bytes(blake2b(entry.version.encode(), digest_size=2).digest())
    return ((country << 14 | (entry.year or 0)) << 16 | version) << 18
