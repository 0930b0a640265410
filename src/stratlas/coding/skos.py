"""Codebooks as SKOS in Turtle (W3C Recommendation of 18 August 2009), read and written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.exceptions import ParserError
from rdflib.namespace import OWL, RDF, SKOS
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from stratlas.errors import BadFile
from stratlas.records import Codebook, Concept

SPACE = Namespace("https://stratlas.org/concepts/")
"""The addresses of the first codebook's concepts; those of others may begin as they like."""


@cache
def first_codebook() -> Codebook:
    """The codebook that a monitor has as long as it brings none of its own."""
    file = resources.files("stratlas.coding") / "codebook.ttl"
    return read_codebook(file.read_text(encoding="utf-8"), "codebook.ttl")


def read_codebook(turtle: str, name: str) -> Codebook:
    """Reads a codebook; `name` is what the file is called in messages.

    The last part of a concept's address is its key. Preferred labels are labels, alternative and hidden ones terms.
    Concepts are put in the order of their keys, each below the one that it belongs to. Raises BadFile.
    """
    graph = Graph()
    try:
        graph.parse(data=turtle, format="turtle")
    except (BadSyntax, ParserError, ValueError) as error:
        line = f", line {error.lines + 1}" if isinstance(error, BadSyntax) else ""
        raise BadFile(f"{name} is no SKOS in Turtle{line}: {_reason(error)}.") from error
    scheme = graph.value(predicate=RDF.type, object=SKOS.ConceptScheme, any=True)
    concepts = {_key(node): node for node in graph.subjects(RDF.type, SKOS.Concept)}
    if not concepts:
        raise BadFile(f"{name} has no concept: each needs “a skos:Concept”.")
    try:
        found = {key: _concept(graph, key, node) for key, node in concepts.items()}
        return Codebook(
            title=_text(graph, scheme, SKOS.prefLabel) or name,
            version=_text(graph, scheme, OWL.versionInfo),
            concepts=tuple(_in_order(found)),
        )
    except ValueError as error:
        raise BadFile(f"{name}: {error}.") from error


def write_codebook(codebook: Codebook) -> str:
    """A codebook as SKOS in Turtle, the same for the same codebook."""
    graph = Graph()
    graph.bind("c", SPACE)
    graph.bind("skos", SKOS)
    scheme = URIRef(str(SPACE).rstrip("/"))
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    graph.add((scheme, SKOS.prefLabel, Literal(codebook.title, "en")))
    graph.add((scheme, OWL.versionInfo, Literal(codebook.version)))
    for concept in codebook.concepts:
        node = SPACE[concept.key]
        graph.add((node, RDF.type, SKOS.Concept))
        graph.add((node, SKOS.inScheme, scheme))
        if concept.broader:
            graph.add((node, SKOS.broader, SPACE[concept.broader]))
        for language, label in concept.labels.items():
            graph.add((node, SKOS.prefLabel, Literal(label, language)))
        for language, terms in concept.terms.items():
            for term in terms:
                graph.add((node, SKOS.altLabel, Literal(term, language)))
        for language, definition in concept.definitions.items():
            graph.add((node, SKOS.definition, Literal(definition, language)))
    return graph.serialize(format="turtle")


def _concept(graph: Graph, key: str, node: Node) -> Concept:
    terms: dict[str, list[str]] = {}
    for kind in (SKOS.altLabel, SKOS.hiddenLabel):
        for language, words in _literals(graph, node, kind):
            terms.setdefault(language, []).append(words)
    broader = sorted(_key(above) for above in graph.objects(node, SKOS.broader))
    if len(broader) > 1:
        raise ValueError(f"the concept {key} belongs to several: {', '.join(broader)}")
    return Concept(
        key=key,
        labels=dict(_literals(graph, node, SKOS.prefLabel)),
        terms={language: tuple(words) for language, words in sorted(terms.items())},
        broader=broader[0] if broader else None,
        definitions=dict(_literals(graph, node, SKOS.definition)),
    )


def _literals(graph: Graph, node: Node, kind: URIRef) -> list[tuple[str, str]]:
    """The words of one kind with their languages, in a fixed order; those without a language count as English."""
    return sorted(
        (found.language or "en", " ".join(str(found).split()))
        for found in graph.objects(node, kind)
        if isinstance(found, Literal)
    )


def _in_order(concepts: dict[str, Concept]) -> Iterator[Concept]:
    """Each concept after the one that it belongs to; ValueError where that one is not there, or is itself below it."""
    waiting = sorted(concepts.values(), key=lambda concept: concept.key)
    below: dict[str | None, list[Concept]] = {}
    for concept in waiting:
        below.setdefault(concept.broader, []).append(concept)
    given = 0
    stack = below.get(None, [])[::-1]
    while stack:
        concept = stack.pop()
        given += 1
        yield concept
        stack += below.get(concept.key, [])[::-1]
    if given < len(concepts):
        lost = next((found for found in waiting if found.broader and found.broader not in concepts), None)
        if lost is None:
            raise ValueError("concepts belong in a circle")
        raise ValueError(f"the concept {lost.key} belongs to {lost.broader}, which is none")


def _text(graph: Graph, node: Node | None, kind: URIRef) -> str:
    return str(graph.value(node, kind, any=True) or "") if node is not None else ""


def _key(node: Node) -> str:
    return str(node).rstrip("/#").replace("#", "/").rpartition("/")[2].lower()


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
