"""Which of many known terms stand in a piece of text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stratlas.search.languages import analyser
from stratlas.search.readings import readings
from stratlas.search.tokens import tokens


@dataclass(frozen=True, slots=True)
class Mention:
    """The words from `start` to `end` are one of what `key` is called."""

    start: int
    end: int
    key: str


class Lookup:
    """Terms by what they belong to, ready to be looked up in texts of any of their languages."""

    def __init__(self, terms: Iterable[tuple[str, str, str]]) -> None:
        """Takes key, language and term; a term is looked up in texts of its language only."""
        self._sequences: Mapping[str, dict[str, set[tuple[tuple[str, ...], str]]]] = defaultdict(
            lambda: defaultdict(set)
        )
        for key, language, term in terms:
            name = analyser(language)
            for sequence in readings(term, [name]):
                self._sequences[name][sequence[0]].add((sequence, key))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that there are terms in, by the names that they are read by; English first."""
        return tuple(sorted(self._sequences, key=lambda name: (name != "en", name)))

    def mentions(self, words: str, language: str) -> tuple[Mention, ...]:
        """All terms that stand in a piece of text, in its order, also those inside longer ones."""
        firsts = self._sequences.get(analyser(language), {})
        found = tokens(words, language)
        stems = [token.stem for token in found]
        mentions = {
            Mention(found[at].start, found[at + len(sequence) - 1].end, key)
            for at, stem in enumerate(stems)
            for sequence, key in firsts.get(stem, ())
            if tuple(stems[at : at + len(sequence)]) == sequence
        }
        return tuple(sorted(mentions, key=lambda one: (one.start, -one.end, one.key)))
