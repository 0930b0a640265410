from .asking import Exchange
from .fetch import Fetcher, Received, Validators
from .files import Archive
from .guard import parsed
from .inbox import read_file
from .warc import Warc, warc_files, warc_problem

__all__ = [
    "Archive",
    "Exchange",
    "Fetcher",
    "Received",
    "Validators",
    "Warc",
    "parsed",
    "read_file",
    "warc_files",
    "warc_problem",
]
