"""The nouns of the design as frozen dataclasses, with their invariants and their ids; no input, no output.

A span that does not match its text, and a claim without evidence, cannot be constructed. Must not know
where records come from or go to. Begin with `text.py`, then `documents.py`, then `profiles.py`.
"""

from stratlas.records.annotations import Call, Notice, OcrWord, Reading, Repair, Run
from stratlas.records.dates import FuzzyDate
from stratlas.records.documents import (
    DOCUMENT_ID,
    VERSION_ID,
    Capture,
    Document,
    Event,
    EventKind,
    Role,
    Sighting,
    Status,
    Translation,
    Version,
    document_id,
    version_id,
)
from stratlas.records.profiles import (
    Basis,
    Claim,
    Edition,
    Evidence,
    Leftover,
    Outcome,
    Profile,
    Relation,
    Report,
    Verdict,
)
from stratlas.records.text import Block, BlockKind, BrokenSpan, Cell, Page, Span, Text, text_id

__all__ = [
    "DOCUMENT_ID",
    "VERSION_ID",
    "Basis",
    "Block",
    "BlockKind",
    "BrokenSpan",
    "Call",
    "Capture",
    "Cell",
    "Claim",
    "Document",
    "Edition",
    "Event",
    "EventKind",
    "Evidence",
    "FuzzyDate",
    "Leftover",
    "Notice",
    "OcrWord",
    "Outcome",
    "Page",
    "Profile",
    "Reading",
    "Relation",
    "Repair",
    "Report",
    "Role",
    "Run",
    "Sighting",
    "Span",
    "Status",
    "Text",
    "Translation",
    "Verdict",
    "Version",
    "document_id",
    "text_id",
    "version_id",
]
