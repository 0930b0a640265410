"""The archive: bytes by SHA-256, written whole or not at all, never changed; and getting bytes from the web.

Owns the folder `archive/`, reading what people hand in, fixity, and asking for addresses: politely (`fetch.py`), never
where nothing should be asked (`guard.py`, `network.py`), each request and answer kept as WARC. Must not know what the
bytes mean, which document they belong to, or that there is a database. Begin with `files.py`, then `fetch.py`.
"""

from stratlas.archive.asking import Exchange
from stratlas.archive.fetch import Fetcher, Received, Validators
from stratlas.archive.files import Archive
from stratlas.archive.guard import parsed
from stratlas.archive.inbox import read_file
from stratlas.archive.warc import Warc, warc_files, warc_problem

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
