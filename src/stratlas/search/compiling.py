"""From a query's tree to a query of the index.

A word is looked up in the reading that each language of the index has of it; what the index does not hold is left out.
What a query would cost is reckoned from how often its words occur, and what costs too much is read more simply, which
is said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from tantivy import FieldType, Occur, Query

from stratlas.search.index import Reader, beside_queries
from stratlas.search.languages import analyser
from stratlas.search.nodes import And, Everything, Exact, Field, Near, Node, Not, Or, Phrase, Prefix, Term, Word
from stratlas.search.readings import beginnings, readings
from stratlas.wording import gettext as _

RANKED_ENDINGS = 64
"""So many words that begin so are ranked by how rare they are; where there are more, all count the same."""
FARTHEST_PHRASE = 25
"""The most words between two phrases that are near each other: each number of words is a query of its own."""
MOST = 30_000_000
"""Places in the index that a query may look at: about half a second."""
_LOOKS_OF_PHRASE = 25
"""What comparing positions in a passage costs, in looks at a place."""

Sequences = frozenset[tuple[str, ...]]
_NOTHING: Sequences = frozenset()


@dataclass(frozen=True, slots=True)
class Compiled:
    """A query of the index; `ranked` where some passages match better than others."""

    query: Query
    ranked: bool
    mistakes: tuple[str, ...]


def compiled(root: Node, reader: Reader, documents: Collection[str] | None = None) -> Compiled:
    """What the index is asked, of some documents or of all.

    Fields have values as they stand in the index, and concepts were put in words (`nodes.mapped`).
    """
    work = _Compiler(reader)
    query = work.query(root, exact=False)
    if documents is not None:
        among = Query.term_set_query(reader.schema, "document", sorted(documents))
        query = Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(among, 0.0))])
    return Compiled(query, work.ranked, tuple(dict.fromkeys(work.mistakes)))


class _Compiler:
    def __init__(self, reader: Reader) -> None:
        self.ranked = False
        self.mistakes: list[str] = []
        self._schema, self._searcher, self._tags = reader.schema, reader.searcher, reader.tags
        self._languages = reader.languages
        self._left = MOST

    def query(self, node: Node, *, exact: bool) -> Query:
        """The query of a node; `exact` inside `exact:`."""
        match node:
            case Word(text) | Phrase(text) | Term(text):
                spoken = _spoken(node, self._languages)
                return self._wording(readings(text, spoken, exact=exact), _field(exact=exact))
            case Prefix(text):
                return _any(self._beginning(start) for start in sorted(beginnings(text, self._languages)))
            case Near():
                return self._near(node, exact=exact)
            case And() | Not():
                return self._all(node.parts if isinstance(node, And) else (node,), exact=exact)
            case Or(parts):
                return _any(self.query(part, exact=exact) for part in parts)
            case Exact(part):
                return self.query(part, exact=True)
            case Field(name, value):
                return Query.const_score_query(self._filter(name, value), 0.0)
            case Everything():
                return Query.const_score_query(self._passages(), 0.0)

    def _all(self, parts: Sequence[Node], *, exact: bool) -> Query:
        wanted = [(Occur.Must, self.query(part, exact=exact)) for part in parts if not isinstance(part, Not)]
        if not wanted:
            wanted = [(Occur.Must, Query.const_score_query(self._passages(), 0.0))]
        ranked = self.ranked  # what must not be there makes no passage better than another
        unwanted = [(Occur.MustNot, self.query(part.part, exact=exact)) for part in parts if isinstance(part, Not)]
        self.ranked = ranked
        return Query.boolean_query([*wanted, *unwanted])

    def _passages(self) -> Query:
        beside = ((Occur.MustNot, query) for query in beside_queries(self._schema))
        return Query.boolean_query([(Occur.Must, Query.all_query()), *beside])

    def _wording(self, sequences: Sequences, field: str) -> Query:
        found = []
        for sequence in sorted(sequences):
            often = [self._searcher.doc_freq(field, token) for token in sequence]
            if not all(often):
                continue
            if len(sequence) == 1:
                self._spend(often[0])
                found.append(self._term(field, sequence[0]))
            elif self._spend(min(often) * _LOOKS_OF_PHRASE):
                found.append(Query.phrase_query(self._schema, field, list(sequence)))
            else:
                self._say(_("A phrase of such frequent words would take too long: it is read as its words."))
                found.append(Query.boolean_query([(Occur.Must, self._term(field, token)) for token in sequence]))
            self.ranked = True
        return _any(found)

    def _beginning(self, start: str) -> Query:
        terms = self._searcher.terms_with_prefix("exact", start, limit=RANKED_ENDINGS + 1)
        self._spend(sum(often for _, often in terms))
        if len(terms) > RANKED_ENDINGS:
            every = Query.fuzzy_term_query(self._schema, "exact", start, distance=0, prefix=True)
            return Query.const_score_query(every, 1.0)
        self.ranked = self.ranked or bool(terms)
        return _any(self._term("exact", term) for term, _ in sorted(terms))

    def _near(self, node: Near, *, exact: bool) -> Query:
        """Near in one field; where one side is exact and the other is not, both are compared by their stems there."""
        whole = [self._is_whole(side, exact=exact) for side in (node.left, node.right)]
        field = _field(exact=all(whole))
        both = self._all((node.left, node.right), exact=exact)
        found: list[Query] = []
        for language in self._languages if field == "stems" else [""]:
            names = [language] if language else self._languages
            sides = [self._sequences(side, names, exact=not language) for side in (node.left, node.right)]
            for left, right in product(*(sorted(side) for side in sides)):
                near = self._pair(left, right, node.distance, field)
                if near is None:
                    self._say(_("NEAR of so many or so frequent words would take too long: it is read as AND."))
                    return both
                found += near
        return Query.boolean_query([(Occur.Must, both), (Occur.Must, Query.const_score_query(_any(found), 0.0))])

    def _pair(self, left: tuple[str, ...], right: tuple[str, ...], distance: int, field: str) -> list[Query] | None:
        """The queries that together say that one is near the other; None where they would cost too much."""
        often = min(self._searcher.doc_freq(field, token) for token in (*left, *right))
        if not often:
            return []
        orders = [(left, right)] if left == right else [(left, right), (right, left)]
        if len(left) == len(right) == 1 and left != right:
            if not self._spend(often * _LOOKS_OF_PHRASE * 2):
                return None
            return [Query.phrase_query(self._schema, field, [*a, *b], slop=distance) for a, b in orders]
        if distance > FARTHEST_PHRASE:
            self._say(
                _(
                    "NEAR reaches {farthest_phrase} words at most beside a phrase, or for one word twice.",
                    farthest_phrase=FARTHEST_PHRASE,
                )
            )
        # tantivy's own slop goes wrong with a word that comes twice, and takes all memory with many
        gaps = range(min(distance, FARTHEST_PHRASE) + 1)
        if not self._spend(often * _LOOKS_OF_PHRASE * len(orders) * len(gaps)):
            return None
        return [
            Query.phrase_query(self._schema, field, [*enumerate(a), *enumerate(b, len(a) + gap)])
            for a, b in orders
            for gap in gaps
        ]

    def _is_whole(self, node: Node, *, exact: bool) -> bool:
        """Whether a side of NEAR is looked up among whole words."""
        match node:
            case Or(parts):
                return all(self._is_whole(part, exact=exact) for part in parts)
            case _:
                return exact or isinstance(node, Exact | Prefix)

    def _sequences(self, node: Node, languages: Sequence[str], *, exact: bool) -> Sequences:
        match node:
            case Word(text) | Phrase(text) | Term(text):
                return readings(text, _spoken(node, languages), exact=exact)
            case Exact(part):
                return self._sequences(part, languages, exact=exact)
            case Or(parts):
                return _NOTHING.union(*(self._sequences(part, languages, exact=exact) for part in parts))
            case Prefix(text):
                starts = sorted(beginnings(text, languages))
                terms = {
                    term
                    for start in starts
                    for term, _ in self._searcher.terms_with_prefix("exact", start, limit=RANKED_ENDINGS)
                }
                whole = frozenset((term,) for term in terms)
                return whole if exact else _NOTHING.union(*(readings(term, languages) for term in terms))
            case _:
                return _NOTHING

    def _filter(self, name: str, value: str) -> Query:
        if name == "year":
            first, between, last = value.partition("..")
            low, high = (int(year) if year else None for year in (first, last if between else first))
            return Query.range_query(self._schema, "year", FieldType.Integer, low, high)
        if name == "page":
            return Query.term_query(self._schema, "page", int(value), "basic")
        if name == "section":
            found = [
                Query.boolean_query([(Occur.Must, self._term("section", token, "basic")) for token in sequence])
                for sequence in sorted(readings(value, self._languages))
            ]
            return _any(found)
        if name == "document":
            return _any([self._term("document", value, "basic"), self._term("version", value, "basic")])
        if name == "lang":
            return _any(self._term("language", tag, "basic") for tag in sorted(self._tags) if is_language(tag, value))
        return self._term(name, value, "basic") if name in {"country", "kind"} else Query.empty_query()

    def _term(self, field: str, value: str, option: str = "freq") -> Query:
        return Query.term_query(self._schema, field, value, option)

    def _spend(self, looks: int) -> bool:
        """Whether so many looks can be afforded, which are then gone; nothing else is too dear once something was."""
        if looks > self._left:
            return False
        self._left -= looks
        return True

    def _say(self, mistake: str) -> None:
        self.mistakes.append(mistake)


def _spoken(node: Node, languages: Sequence[str]) -> Sequence[str]:
    """Those of the languages that a wording may be in."""
    if not isinstance(node, Term):
        return languages
    return [name for name in languages if name == analyser(node.language)]


def is_language(tag: str, wanted: str) -> bool:
    """Whether a language tag is a language or one of its kinds: `sr-Cyrl` is `sr`."""
    return f"{tag}-".lower().startswith(f"{wanted}-".lower())


def _field(*, exact: bool) -> str:
    return "exact" if exact else "stems"


def _any(queries: Iterable[Query]) -> Query:
    found = list(queries)
    if len(found) == 1:
        return found[0]
    return Query.boolean_query([(Occur.Should, query) for query in found]) if found else Query.empty_query()
