"""Which of many known terms stand in a piece of text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Prefix

from stratlas.search.languages import analyser
from stratlas.search.readings import readings
from stratlas.search.tokens import pieces, tokens, vocabulary

_LIKE = 0.8
"""How much of a single word and of the form that was looked for must be the same beginning (2 × common / both)."""


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
        self._sequences: Mapping[str, dict[str, set[tuple[tuple[str, ...], str, str]]]] = defaultdict(
            lambda: defaultdict(set)
        )
        for key, language, term in terms:
            name = analyser(language)
            whole = "".join(token.exact for token in tokens(term, name))
            for sequence in readings(term, [name]):
                self._sequences[name][sequence[0]].add((sequence, whole, key))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that there are terms in, by the names that they are read by; English first."""
        return tuple(sorted(self._sequences, key=lambda name: (name != "en", name)))

    def mentions(self, words: str, language: str) -> tuple[Mention, ...]:
        """All terms that stand in a piece of text, in its order, also those inside longer ones.

        Where a term is a single word, a word of the same stem must also look like it: “extreme” is not “extremism”. A
        single letter is no term: “ИИ” is read as “i”, which is a word of many languages.
        """
        firsts = self._sequences.get(analyser(language), {})
        known, cut = vocabulary(language), pieces(words)
        if not any(part.stem in firsts for piece in cut for part in known[piece]):
            return ()
        found = tokens(words, language)
        stems = [token.stem for token in found]
        mentions = set()
        for at, stem in enumerate(stems):
            for sequence, whole, key in firsts.get(stem, ()):
                if tuple(stems[at : at + len(sequence)]) != sequence:
                    continue
                if len(sequence) == 1 and not _alike(found[at].exact, whole):
                    continue
                mentions.add(Mention(found[at].start, found[at + len(sequence) - 1].end, key))
        return tuple(sorted(mentions, key=lambda one: (one.start, -one.end, one.key)))


def _alike(word: str, other: str) -> bool:
    return len(word) > 1 and 2 * Prefix.similarity(word, other) >= _LIKE * (len(word) + len(other))
