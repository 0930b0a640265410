"""Search: how words of any language are compared, and what a query means.

Owns folding (case, script, diacritics), cutting into tokens, stemming and the query language: the words of a
query and of a text go through the same functions, so that both sides come out the same. Must not know the store,
or who asks.

Begin with `tokens.analysed`, what a passage is indexed as, and `query.parse`, what a person's query means;
`readings.readings` is where the two meet. `folding.py` and `stemming.py` say what each language does.
"""
