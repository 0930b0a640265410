from .contradictions import between_countries, of_country
from .coverage import Stretch, stretches
from .data import (
    check_data,
    contradiction_data,
    event_data,
    source_data,
    time_data,
    verdict_data,
)
from .history import history, said_anew
from .known import Known, PageYears
from .status import ADOPTIONS, ENDINGS, date_of, documents_in_force, end_of, facts, status, year_of
from .verdicts import verdict

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
