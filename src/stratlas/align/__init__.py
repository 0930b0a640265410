"""What happened to every passage between two texts: kept, reworded, moved, split, merged, dropped or new.

Owns what counts as the same words (case, typesetting, a language's other script and a passage's own number never
matter; words and figures always do), how passages find one another, what moved, and the sections' summary. Must not
know where texts come from or how changes are shown. A person's decisions are taken as they are, and the rest is
aligned around them.

Begin with `aligner.py`; `matching.py` pairs passages, `cuts.py` finds splits and merges, `telling.py` makes changes of
them, `lines.py` does all that with two lists of lines, `sentences.py`, `redline.py` and `data.py` say changes in
sentences, in marked words and in plain values.
"""

from stratlas.align.aligner import VERSION, align
from stratlas.align.data import change_data, changes_data
from stratlas.align.lines import LinesPaired, pair_lines
from stratlas.align.redline import redline
from stratlas.align.sentences import in_sentences, percent

__all__ = [
    "VERSION",
    "LinesPaired",
    "align",
    "change_data",
    "changes_data",
    "in_sentences",
    "pair_lines",
    "percent",
    "redline",
]
