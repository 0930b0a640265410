"""Small indexes for tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stratlas.search import Entry, Found, Index, Marker, Passage, compiled, parse, search


@dataclass(frozen=True)
class Held:
    """A text that is put into an index: its language, its document's country, kind and year, and its passages."""

    language: str
    passages: tuple[str, ...]
    country: str = "SRB"
    year: int | None = 2019
    kind: str = "nss"
    section: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        document = f"{self.country}/{self.kind}/{self.year or 'undated'}"
        version = f"{document}/{self.language}"
        return Entry(version, f"text-of-{version}", document, self.country, self.kind, self.language, self.year)

    def records(self) -> list[Passage]:
        return [
            Passage(number, 0, len(words), words, (number + 1,), self.section)
            for number, words in enumerate(self.passages)
        ]


class Searched:
    """An index in memory with some texts, and what is found in it."""

    def __init__(self, *texts: Held) -> None:
        self.index = Index()
        self._words = {text.entry.version: text.passages for text in texts}
        with self.index.writer() as writer:
            for text in texts:
                writer.put(text.entry, text.records())
            writer.commit()

    def found(self, query: str, limit: int = 50, offset: int = 0, documents: Iterable[str] | None = None) -> Found:
        reader = self.index.reader()
        among = None if documents is None else list(documents)
        return search(reader, compiled(parse(query).root, reader, among), limit, offset)

    def words(self, query: str) -> list[str]:
        """The passages that are found, the best first."""
        return [self._words[hit.entry.version][hit.passage.number] for hit in self.found(query).hits]

    def matched(self, query: str) -> list[list[tuple[str, str]]]:
        """Of each passage that is found: the words that matched, and which of the query's."""
        root = parse(query).root
        known, alone = Marker(root, self.index.reader()), Marker(root)
        result = []
        for hit in self.found(query).hits:
            words = self._words[hit.entry.version][hit.passage.number]
            matches = known.matches(words, hit.entry.language)
            assert matches == alone.matches(words, hit.entry.language)
            result.append([(words[match.start : match.end], match.query) for match in matches])
        return result
