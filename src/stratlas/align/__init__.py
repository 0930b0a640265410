"""What happened to every passage between two texts: kept, reworded, moved, split, merged, dropped or new.

Owns what counts as the same words (case, typesetting, a language's other script and a passage's own number never
matter; words and figures always do), how passages find one another, what moved, and the sections' summary. Must not
know where texts come from or how changes are shown. A person's decisions are taken as they are, and the rest is
aligned around them.

Begin with `aligner.py`; `matching.py` pairs passages, `cuts.py` finds splits and merges, `telling.py` makes changes of
them, `lines.py` does all that with two lists of lines, `sentences.py`, `redline.py` and `data.py` say changes in
sentences, in marked words and in plain values.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
