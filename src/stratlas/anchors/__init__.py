"""Finding a quote in a text: exact, but for its typesetting, close, ambiguous or absent; carrying spans over.

Owns what counts as the same words (white space, line-end hyphens, quotation marks, dashes and ligatures never
matter; case, letters and diacritics always do), what counts as close, and the extent of the words in the text. Must
not know where texts come from, what a quote is evidence for, or that a person will decide about it: it says what
stands where, and `close` and `ambiguous` are answers, not failures.

Begin with `finder.py`; `characters.py` and `folding.py` say what is compared, `close.py` how much may differ.
Many quotes against one text: keep a `Finder`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
