"""Profiles: reading published profile pages, and writing a profile as data or as a page.

Owns the recognition of headings, year lines and lines about change (`headings.py`, `facts.py`, `words.py`), the
cutting into statements (`items.py`), the two renderings (`render.py`), profiles side by side (`comparison.py`), and why
a claim changed between two editions (`reasons.py`). Must not know where pages come from or where claims are kept. Begin
with `page.py`.
"""

from stratlas.profiles.comparison import (
    Aligned,
    Also,
    Reach,
    Row,
    SideBySide,
    Theme,
    Voice,
    counts_of,
    side_by_side,
    spoken_of,
)
from stratlas.profiles.page import read_page
from stratlas.profiles.reading import (
    Ignored,
    NamedDocument,
    Note,
    PageReading,
    Part,
    PartKind,
    ReadClaim,
    Unplaced,
)
from stratlas.profiles.reasons import Edited, reasons, said
from stratlas.profiles.render import as_data, as_markdown, document_data, evidence_data, verdict_data

__all__ = [
    "Aligned",
    "Also",
    "Edited",
    "Ignored",
    "NamedDocument",
    "Note",
    "PageReading",
    "Part",
    "PartKind",
    "Reach",
    "ReadClaim",
    "Row",
    "SideBySide",
    "Theme",
    "Unplaced",
    "Voice",
    "as_data",
    "as_markdown",
    "counts_of",
    "document_data",
    "evidence_data",
    "read_page",
    "reasons",
    "said",
    "side_by_side",
    "spoken_of",
    "verdict_data",
]
