"""The only room that knows the database: rows, migrations, and queries that return records.

Owns the tables and opening them. Must not know any rule (those are in `records` and the rooms below) or why
something is written (that is an action's business). Begin with `models.py`, then `database.py`.
"""

from stratlas.store._setup import READY  # first: readies Django before anything imports a model
from stratlas.store.database import APPLICATION_ID, Database
from stratlas.store.decisions import Decisions
from stratlas.store.journal import Entry, Journal, Mark
from stratlas.store.pages import HeldEvidence, ImportedPage, PageFinding, Pages, Withdrawal, documents_of
from stratlas.store.register import Register
from stratlas.store.silences import Silences
from stratlas.store.sources import Sources
from stratlas.store.store import Store
from stratlas.store.watching import Watching

__all__ = [
    "APPLICATION_ID",
    "READY",
    "Database",
    "Decisions",
    "Entry",
    "HeldEvidence",
    "ImportedPage",
    "Journal",
    "Mark",
    "PageFinding",
    "Pages",
    "Register",
    "Silences",
    "Sources",
    "Store",
    "Watching",
    "Withdrawal",
    "documents_of",
]
