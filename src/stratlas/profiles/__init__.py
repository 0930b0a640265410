"""Profiles: reading published profile pages, and writing a profile as data or as a page.

Owns the recognition of headings, year lines and lines about change (`headings.py`, `facts.py`, `words.py`), the
cutting into statements (`items.py`) and the two renderings (`render.py`). Must not know where pages come from or
where claims are kept. Begin with `page.py`.
"""

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
from stratlas.profiles.render import as_data, as_markdown, evidence_data

__all__ = [
    "Ignored",
    "NamedDocument",
    "Note",
    "PageReading",
    "Part",
    "PartKind",
    "ReadClaim",
    "Unplaced",
    "as_data",
    "as_markdown",
    "evidence_data",
    "read_page",
]
