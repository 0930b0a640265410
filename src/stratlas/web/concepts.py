"""What the page of concepts shows: the codebook with its words, and what a concept's link on other pages is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from stratlas.actions import Workspace, offered
from stratlas.records import Codebook, Concept
from stratlas.web import addresses
from stratlas.web.search_choice import SearchChoice
from stratlas.wording import Label, label, language_name


@dataclass(frozen=True, slots=True)
class ConceptLink:
    """A concept by its label, and the way to the passages that speak of it."""

    key: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A concept that words of the query are a name of, and the way to ask for it in all languages instead."""

    words: str
    label: str
    languages: int
    href: str


@dataclass(frozen=True, slots=True)
class ConceptView:
    """A concept with its words by language; `depth` says how far below the widest it stands."""

    link: ConceptLink
    definition: Label | None
    depth: int
    words: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ConceptsView:
    """The codebook."""

    title: str
    version: str
    concepts: tuple[ConceptView, ...]


def concepts_view(workspace: Workspace) -> ConceptsView:
    """The facts of the page of concepts."""
    book = workspace.codebook
    return ConceptsView(book.title, book.version, tuple(_concept(item, book.depth(item)) for item in book.concepts))


def links_to(book: Codebook, keys: Iterable[str]) -> tuple[ConceptLink, ...]:
    """The links of concepts that the codebook has."""
    return tuple(_link(concept) for concept in map(book.get, keys) if concept is not None)


def offers(workspace: Workspace, choice: SearchChoice, address: Callable[[str], str]) -> tuple[Offer, ...]:
    """The concepts that could be asked for instead; `address` makes one of the query of an address."""
    return tuple(
        Offer(one.words, one.concept.label(), one.languages, address(replace(choice, query=one.query, page=1).address))
        for one in offered(workspace, choice.query)
    )


def _concept(concept: Concept, depth: int) -> ConceptView:
    by_language = sorted(concept.words.items(), key=lambda item: (item[0] != "en", item[0]))
    words = tuple((tag, language_name(tag), some) for tag, some in by_language)
    definition = label(concept.definitions) if concept.definitions else None
    return ConceptView(_link(concept), definition, depth, words)


def _link(concept: Concept) -> ConceptLink:
    query = SearchChoice(f"concept:{concept.key}").address
    return ConceptLink(concept.key, concept.label(), addresses.search(query))
