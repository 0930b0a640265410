from .aligner import VERSION, align
from .data import change_data, changes_data
from .lines import LinesPaired, pair_lines
from .redline import redline
from .sentences import in_sentences, percent

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
