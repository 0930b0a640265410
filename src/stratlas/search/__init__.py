"""Search: how words of any language are compared, what a query means, and the index that answers it.

Owns folding (case, script, diacritics), cutting into tokens, stemming, the query language and the tantivy index: the
words of a query and of a text go through the same functions, so that both sides come out the same. Must not know the
store, or who asks: it gets passages as records and gives hits as records.

Begin with `tokens.analysed`, what a passage is indexed as, and `query.parse`, what a person's query means;
`readings.readings` is where the two meet. `folding.py` and `stemming.py` say what each language does. `index.py` holds
the passages, `compiling.py` asks it what a query means, `searching.py` gives the answer and `marking.py` shows which
words matched.
"""

from stratlas.search.compiling import Compiled, compiled, is_language
from stratlas.search.data import Entry, Found, Hit, Passage, passages_of
from stratlas.search.folder import IndexFolder
from stratlas.search.index import FACETS, FORMAT, Index, Reader, Writer
from stratlas.search.languages import analyser
from stratlas.search.lookup import Lookup, Mention
from stratlas.search.mapping import mapped
from stratlas.search.marking import Marker, Match
from stratlas.search.nodes import And, Everything, Exact, Field, Near, Node, Not, Or, Phrase, Prefix, Term, Word
from stratlas.search.query import Query, parse
from stratlas.search.readings import readings
from stratlas.search.searching import search
from stratlas.search.snippets import Snippet, snippet
from stratlas.search.wanted import terms_of

__all__ = [
    "FACETS",
    "FORMAT",
    "And",
    "Compiled",
    "Entry",
    "Everything",
    "Exact",
    "Field",
    "Found",
    "Hit",
    "Index",
    "IndexFolder",
    "Lookup",
    "Marker",
    "Match",
    "Mention",
    "Near",
    "Node",
    "Not",
    "Or",
    "Passage",
    "Phrase",
    "Prefix",
    "Query",
    "Reader",
    "Snippet",
    "Term",
    "Word",
    "Writer",
    "analyser",
    "compiled",
    "is_language",
    "mapped",
    "parse",
    "passages_of",
    "readings",
    "search",
    "snippet",
    "terms_of",
]
