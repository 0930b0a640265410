"""Concepts of the codebook in searches and claims: what they are called, and which of them a wording speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from stratlas.actions.workspace import Workspace
from stratlas.errors import UnknownId
from stratlas.records import Claim, Codebook, Concept
from stratlas.search import Field, Lookup, Mention, Node, Or, Term, parse
from stratlas.wording import ngettext

_MOST_READ = 100_000
"""So many wordings are kept as they were read."""
_LONGEST = 200
"""In longer queries nobody needs to be told of concepts."""
_ALIKE = 60
"""A key that is so much like a mistaken one (of 100) is offered instead."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A concept that a claim may be about, and the words of the claim that say so."""

    concept: Concept
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """A concept that words of a query are a name of, and the query that asks for it instead, in so many languages."""

    concept: Concept
    words: str
    query: str
    languages: int

    @property
    def sentence(self) -> str:
        """The offer, for a person who can type the query."""
        return ngettext(
            "“{words}” was looked for as it stands. {query} looks for the concept, in {n} language.",
            "“{words}” was looked for as it stands. {query} looks for the concept, in {n} languages.",
            self.languages,
            words=self.words,
            query=self.query,
        )


def offered(workspace: Workspace, query: str) -> tuple[Offered, ...]:
    """The concepts that could be asked for instead of words of a query, so that texts of all languages answer.

    Only words that stand by themselves or are quoted whole, and only where the query that comes of it can be read.
    """
    if len(query) > _LONGEST:
        return ()
    found = []
    for key, words in read_wording(workspace, query):
        item, instead = workspace.codebook.get(key), _instead(query, words[0], f"concept:{key}")
        if item is not None and instead and not parse(instead).mistakes:
            found.append(Offered(item, words[0], instead, len(workspace.codebook.words(key))))
    return tuple(found)


def _instead(query: str, words: str, other: str) -> str:
    """The query with something else for words that stand by themselves in it; empty where they do not."""
    place = re.search(rf'(?<![^\s(])(?:"{re.escape(words)}"|{re.escape(words)})(?![^\s)])', query)
    if place is None or query.count('"', 0, place.start()) % 2:
        return ""
    return query[: place.start()] + other + query[place.end() :]


def concept(workspace: Workspace, key: str) -> Concept:
    """The concept with a key, or with a label in any language; UnknownId where there is none, with the nearest ones."""
    found = _named(workspace.codebook, key)
    if found is None:
        raise UnknownId(_no_concept(workspace.codebook, key))
    return found


def concept_data(item: Concept) -> dict[str, Any]:
    """A concept in plain values."""
    return {
        "concept": item.key,
        "broader": item.broader,
        "labels": dict(item.labels),
        "terms": {language: list(terms) for language, terms in item.terms.items()},
        "definitions": dict(item.definitions),
    }


def concept_words(workspace: Workspace, field: Field, mistakes: list[str]) -> Node:
    """What a concept and all within it are called in every language, as a query; what is no concept is said."""
    book = workspace.codebook
    found = _named(book, field.value)
    if found is None:
        mistakes.append(f"{_no_concept(book, field.value)} Nothing is found for it.")
        return field
    return concept_query(book, found.key)


def concept_query(book: Codebook, key: str) -> Node:
    """The words of a concept and of all within it, each in its own language: “UN” is no word of a French text."""
    terms = [Term(word, language) for language, words in book.words(key).items() for word in words]
    return Or(tuple(terms)) if len(terms) > 1 else terms[0]


def proposed(workspace: Workspace, claims: Iterable[Claim]) -> dict[str, tuple[Proposed, ...]]:
    """Claim id → the concepts whose words stand in its wording, those with the most of it first.

    Nobody has judged them. A claim is read in the language in which most of it is words of the codebook. Words inside
    longer ones that were found do not count, nor does a concept where one within it is found.
    """
    by_key = {item.key: item for item in workspace.codebook.concepts}
    return {
        claim.id: tuple(Proposed(by_key[key], words) for key, words in read_wording(workspace, claim.wording))
        for claim in claims
    }


def read_wording(workspace: Workspace, wording: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The keys of the concepts that a wording speaks of, with its words for them; what was read before is known."""
    read = workspace.wordings_read
    if wording not in read:
        if len(read) >= _MOST_READ:
            read.clear()
        found = _proposed(workspace.codebook, workspace.concept_words, wording)
        read[wording] = tuple((item.concept.key, item.words) for item in found)
    return read[wording]


def _proposed(book: Codebook, lookup: Lookup, wording: str) -> tuple[Proposed, ...]:
    readings = [_outermost(lookup.mentions(wording, language)) for language in lookup.languages]
    best = max(readings, key=lambda found: sum(one.end - one.start for one in found), default=[])
    words: dict[str, dict[str, None]] = {}
    for one in best:
        words.setdefault(one.key, {})[wording[one.start : one.end]] = None
    inside = {item.key for key in words for item in _above(book, key)}
    found = [Proposed(item, tuple(words[item.key])) for item in book.concepts if item.key in words.keys() - inside]
    return tuple(sorted(found, key=lambda one: -sum(map(len, one.words))))


def _outermost(found: Sequence[Mention]) -> list[Mention]:
    """Those that are not inside a longer one."""
    return [
        one
        for one in found
        if not any(o.start <= one.start and one.end <= o.end and o.end - o.start > one.end - one.start for o in found)
    ]


def _above(book: Codebook, key: str) -> Iterator[Concept]:
    item = book.get(key)
    while item is not None and item.broader is not None:
        item = book.get(item.broader)
        if item is not None:
            yield item


def _named(book: Codebook, name: str) -> Concept | None:
    wanted = " ".join(name.split()).casefold()
    for item in book.concepts:
        if wanted == item.key or wanted in {label.casefold() for label in item.labels.values()}:
            return item
    return book.get(wanted.replace(" ", "-"))


def _no_concept(book: Codebook, name: str) -> str:
    labels = {item.key: f"{item.key} {item.label()}" for item in book.concepts}
    near = process.extract(name, labels, scorer=fuzz.WRatio, score_cutoff=_ALIKE, limit=3)
    hint = f" There is {', '.join(key for _, _, key in near)}." if near else ""
    return f"There is no concept “{name}” in the codebook.{hint}"
