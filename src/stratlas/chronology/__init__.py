"""From what happened to documents, and the looks at their sources, to where they stand and what a year brought.

Owns the derivation of status, the coverage of a year by looks, the yearly verdict, and what contradicts it. All of
it is derived from rows that are only appended, so that a verdict can be recomputed as of any earlier moment
(`Known.as_of`). Must not know where events and looks come from or how a verdict is shown.

Begin with `known.py`, then `status.py`, `coverage.py`, `verdicts.py`, `contradictions.py`, `history.py`.
"""

from stratlas.chronology.contradictions import between_countries, of_country
from stratlas.chronology.coverage import Stretch, stretches
from stratlas.chronology.data import (
    check_data,
    contradiction_data,
    event_data,
    source_data,
    time_data,
    verdict_data,
)
from stratlas.chronology.history import history, said_anew
from stratlas.chronology.known import Known, PageYears
from stratlas.chronology.status import ADOPTIONS, ENDINGS, date_of, documents_in_force, end_of, facts, status, year_of
from stratlas.chronology.verdicts import verdict

__all__ = [
    "ADOPTIONS",
    "ENDINGS",
    "Known",
    "PageYears",
    "Stretch",
    "between_countries",
    "check_data",
    "contradiction_data",
    "date_of",
    "documents_in_force",
    "end_of",
    "event_data",
    "facts",
    "history",
    "of_country",
    "said_anew",
    "source_data",
    "status",
    "stretches",
    "time_data",
    "verdict",
    "verdict_data",
    "year_of",
]
