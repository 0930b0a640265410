"""Concepts of a codebook: what strategies speak about, with the words for it in many languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stratlas.wording import label

CONCEPT_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Concept:
    """A term of the codebook.

    `labels` and `definitions` are by language; `terms` are the other words for it that are searched for, by language.
    `broader` is the key of the concept that it belongs to. Raises ValueError for a key that is none, and where no
    language has a label.
    """

    key: str
    labels: Mapping[str, str]
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    broader: str | None = None
    definitions: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not CONCEPT_KEY.fullmatch(self.key):
            raise ValueError(f"“{self.key}” is no key of a concept: use small letters, digits and hyphens")
        if not self.labels:
            raise ValueError(f"the concept {self.key} has no label")

    @property
    def words(self) -> dict[str, tuple[str, ...]]:
        """All that it is called, by language: its label, then its terms."""
        languages = dict.fromkeys((*self.labels, *self.terms))
        return {tag: (*filter(None, (self.labels.get(tag),)), *self.terms.get(tag, ())) for tag in languages}

    def label(self, language: str = "") -> str:
        """Its label in a language, else in the reader's, else in English, else in any."""
        return self.labels.get(language) or label(self.labels).text


@dataclass(frozen=True, slots=True)
class Codebook:
    """Concepts in their order, each after the one that it belongs to.

    Raises ValueError where a key occurs twice, or a concept belongs to none that stands before it: so there is no
    circle.
    """

    title: str
    version: str
    concepts: tuple[Concept, ...]

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for concept in self.concepts:
            if concept.key in seen:
                raise ValueError(f"the concept {concept.key} is there twice")
            if concept.broader is not None and concept.broader not in seen:
                raise ValueError(f"the concept {concept.key} belongs to {concept.broader}, which is not before it")
            seen.add(concept.key)

    def get(self, key: str) -> Concept | None:
        """The concept with a key."""
        return next((concept for concept in self.concepts if concept.key == key), None)

    def within(self, key: str) -> Iterator[Concept]:
        """A concept and all that belong to it, however far down; none where there is no such concept."""
        inside: set[str] = set()
        for concept in self.concepts:
            if concept.key == key or concept.broader in inside:
                inside.add(concept.key)
                yield concept

    def words(self, key: str) -> dict[str, tuple[str, ...]]:
        """The labels and terms of a concept and of all within it, by language: what a search for it looks for."""
        found: dict[str, dict[str, None]] = {}
        for concept in self.within(key):
            for language, words in concept.words.items():
                found.setdefault(language, {}).update(dict.fromkeys(words))
        return {language: tuple(every) for language, every in sorted(found.items())}

    def depth(self, concept: Concept) -> int:
        """How far below the widest a concept stands: 0 for those that belong to none."""
        above = self.get(concept.broader) if concept.broader else None
        return 1 + self.depth(above) if above else 0
