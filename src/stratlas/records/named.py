"""What the kinds of things are called in the reader's language; in English by their own values."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from stratlas.records.changes import ChangeKind
from stratlas.records.documents import EventKind, Role, Status, Translation
from stratlas.records.profiles import Relation
from stratlas.records.watching import Result, SourceKind
from stratlas.wording import pgettext, pmark

_CONTEXTS: Mapping[type[StrEnum], str] = {
    ChangeKind: "what became of a passage",
    EventKind: "what happened to a document",
    Relation: "how words support a claim",
    Result: "what a look found",
    Role: "who speaks in a file",
    SourceKind: "what a source is",
    Status: "where a document stands",
    Translation: "whose words a version is",
}
MESSAGES = (
    pmark("what became of a passage", "kept"),
    pmark("what became of a passage", "reworded"),
    pmark("what became of a passage", "moved"),
    pmark("what became of a passage", "split"),
    pmark("what became of a passage", "merged"),
    pmark("what became of a passage", "dropped"),
    pmark("what became of a passage", "new"),
    pmark("what happened to a document", "drafted"),
    pmark("what happened to a document", "consultation"),
    pmark("what happened to a document", "announced"),
    pmark("what happened to a document", "adopted"),
    pmark("what happened to a document", "adopted-by-government"),
    pmark("what happened to a document", "adopted-by-parliament"),
    pmark("what happened to a document", "published"),
    pmark("what happened to a document", "in-force"),
    pmark("what happened to a document", "amended"),
    pmark("what happened to a document", "expired"),
    pmark("what happened to a document", "repealed"),
    pmark("what happened to a document", "withdrawn"),
    pmark("what happened to a document", "classified"),
    pmark("what happened to a document", "not-obtained"),
    pmark("how words support a claim", "verbatim"),
    pmark("how words support a claim", "translated"),
    pmark("how words support a claim", "paraphrased"),
    pmark("how words support a claim", "silence"),
    pmark("what a look found", "first"),
    pmark("what a look found", "same"),
    pmark("what a look found", "different"),
    pmark("what a look found", "gone"),
    pmark("what a look found", "failed"),
    pmark("what a look found", "silent"),
    pmark("who speaks in a file", "primary"),
    pmark("who speaks in a file", "secondary"),
    pmark("what a source is", "document"),
    pmark("what a source is", "list"),
    pmark("what a source is", "office"),
    pmark("where a document stands", "in preparation"),
    pmark("where a document stands", "in force"),
    pmark("where a document stands", "superseded"),
    pmark("where a document stands", "expired"),
    pmark("where a document stands", "withdrawn"),
    pmark("where a document stands", "reported"),
    pmark("whose words a version is", "original"),
    pmark("whose words a version is", "official"),
    pmark("whose words a version is", "ours"),
    pmark("whose words a version is", "machine"),
)
"""Context and value of each; a test holds that none is left out."""


def named(member: StrEnum) -> str:
    """What a member of one of these kinds is called."""
    return pgettext(_CONTEXTS[type(member)], member.value)
