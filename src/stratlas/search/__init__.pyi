from .compiling import Compiled, compiled, is_language
from .data import Entry, Found, Hit, Passage, passages_of
from .folder import IndexFolder
from .index import FACETS, FORMAT, Index, Reader, Writer
from .languages import analyser
from .lookup import Lookup, Mention
from .mapping import mapped
from .marking import Marker, Match
from .nodes import And, Everything, Exact, Field, Near, Node, Not, Or, Phrase, Prefix, Term, Word
from .query import Query, parse
from .readings import readings
from .searching import search
from .snippets import Snippet, snippet
from .wanted import terms_of

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
