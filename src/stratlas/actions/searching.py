"""Searching all present texts of the monitor, and showing why each passage was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stratlas.actions.concepts import concept_words
from stratlas.actions.indexing import ON_THE_FLY, Watch, unwatched, up_to_date
from stratlas.actions.judging import known_of
from stratlas.actions.workspace import Workspace
from stratlas.chronology import documents_in_force
from stratlas.errors import UsageError
from stratlas.records import Reading
from stratlas.search import (
    FACETS,
    And,
    Everything,
    Field,
    Found,
    Hit,
    Marker,
    Match,
    Node,
    Or,
    Query,
    Reader,
    Snippet,
    compiled,
    is_language,
    mapped,
    parse,
    search,
    snippet,
)
from stratlas.wording import gettext as _

FARTHEST = 10_000
"""So deep into the results a reader may go; who wants all of them narrows the query."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query in its own words, and what the passages must be besides: any of several values of each kind."""

    query: str
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    in_force: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage that was found: its words, which of them matched, a piece to show, and how far it can be relied on.

    The matches' places are those in the passage; the passage begins at `hit.passage.start` of its text.
    """

    hit: Hit
    words: str
    matches: tuple[Match, ...]
    snippet: Snippet
    reading: Reading


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found: how the query was read, what was wrong with it, what the index lacks, and the passages."""

    query: Query
    total: int
    hits: tuple[Shown, ...]
    facets: Mapping[str, Mapping[str, int]]
    mistakes: tuple[str, ...] = ()
    lacking: str = ""


def find_passages(
    workspace: Workspace,
    asked: Asked,
    *,
    limit: int = 20,
    offset: int = 0,
    facets: tuple[str, ...] = FACETS,
    watch: Watch = unwatched,
    most: int = ON_THE_FLY,
) -> Results:
    """Searches the present text of every version; a mistake in the query gives a sentence and its best reading.

    Texts that the index lacks are put in first, where they are not too many (`most` blocks). Raises UsageError for a
    filter that cannot be, IndexUnusable where there is no index that can be used.
    """
    if not 0 <= offset <= FARTHEST or not 0 <= limit <= FARTHEST:
        raise UsageError(
            _(
                "Results are shown up to number {farthest}: narrow the query, or ask for fewer.",
                farthest=f"{FARTHEST:,}",
            )
        )
    query = parse(asked.query)
    mistakes = list(query.mistakes)
    filters = [given(workspace, name, values) for name, values in filters_of(asked)]
    reader, lacking = up_to_date(workspace, watch, most)
    root = resolved(workspace, query.root, reader, mistakes)
    documents = in_force(workspace) if asked.in_force else None
    question = compiled(_all((root, *filters)), reader, documents)
    found = search(reader, question, limit, offset, facets)
    return Results(
        query,
        found.total,
        _shown(workspace, reader, root, found),
        found.facets,
        tuple(dict.fromkeys((*mistakes, *question.mistakes))),
        lacking,
    )


def filters_of(asked: Asked) -> list[tuple[str, tuple[str, ...]]]:
    """The fields that are asked for besides the query, with their values."""
    fields = {"country": asked.countries, "kind": asked.kinds, "lang": asked.languages, "year": asked.years}
    return [(name, values) for name, values in fields.items() if values]


def given(workspace: Workspace, name: str, values: Iterable[str]) -> Node:
    """Any of several values of a field, as they stand in the index; UsageError for one that cannot be."""
    nodes = [_value(workspace, name, value) for value in values]
    return nodes[0] if len(nodes) == 1 else Or(tuple(dict.fromkeys(nodes)))


def resolved(workspace: Workspace, root: Node, reader: Reader, mistakes: list[str]) -> Node:
    """The query with its fields' values as they stand in the index; what cannot be is said and finds nothing."""
    tags = reader.tags

    def change(node: Field) -> Node:
        if node.name == "concept":
            return concept_words(workspace, node, mistakes)
        if node.name == "lang" and not any(is_language(tag, node.value) for tag in tags):
            held = ", ".join(sorted(tags)) or _("no text yet")
            mistakes.append(_("No text here is in “{value}”: there is {held}.", value=node.value, held=held))
        if node.name not in {"country", "kind"}:
            return node
        try:
            return _value(workspace, node.name, node.value)
        except UsageError as error:
            mistakes.append(str(error))
            return node

    return mapped(root, change)


def in_force(workspace: Workspace) -> list[str]:
    """The ids of the documents that are in force today."""
    day = workspace.clock().date()
    standing = [known.standing() for known in known_of(workspace).values()]
    found = [item for known in standing for item in documents_in_force(known.documents, known.events, day)]
    return sorted(document.id for document in found)


def _value(workspace: Workspace, name: str, value: str) -> Node:
    if name == "country":
        return Field(name, workspace.countries.get(value).code)
    if name == "kind":
        return Field(name, workspace.config.kind(value).key)
    if name == "year":
        years = parse(f"year:{value}")
        if years.mistakes or not isinstance(years.root, Field):
            raise UsageError(_("“{value}” is no year: write 2019, 2015.., ..2019 or 2015..2019.", value=value))
        return years.root
    return Field(name, value)


def _all(parts: Iterable[Node]) -> Node:
    kept = tuple(part for part in parts if not isinstance(part, Everything))
    return And(kept) if len(kept) > 1 else kept[0] if kept else Everything()


def _shown(workspace: Workspace, reader: Reader, root: Node, found: Found) -> tuple[Shown, ...]:
    notices = workspace.store.sources.notices(hit.entry.text for hit in found.hits if hit.passage.notices)
    marker = Marker(root, reader)
    shown = []
    for hit in found.hits:
        passage, said = hit.passage, notices.get(hit.entry.text, ())
        matches = marker.matches(passage.words, hit.entry.language)
        reading = Reading(tuple(said[number] for number in passage.notices), passage.ocr)
        shown.append(Shown(hit, passage.words, matches, snippet(passage.words, matches), reading))
    return tuple(shown)
