"""From what happened to documents to where they stand, and to what a year brought.

Owns the derivation of status and of the yearly verdict. Must not know where events come from or how a verdict
is shown. Begin with `status.py`.
"""

from stratlas.chronology.status import documents_in_force, status, year_of
from stratlas.chronology.verdicts import verdict

__all__ = ["documents_in_force", "status", "verdict", "year_of"]
