"""Search: how words of any language are compared, what a query means, and the index that answers it.

Owns folding (case, script, diacritics), cutting into tokens, stemming, the query language and the tantivy index: the
words of a query and of a text go through the same functions, so that both sides come out the same. Must not know the
store, or who asks: it gets passages as records and gives hits as records.

Begin with `tokens.analysed`, what a passage is indexed as, and `query.parse`, what a person's query means;
`readings.readings` is where the two meet. `folding.py` and `stemming.py` say what each language does. `index.py` holds
the passages, `compiling.py` asks it what a query means, `searching.py` gives the answer and `marking.py` shows which
words matched.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
