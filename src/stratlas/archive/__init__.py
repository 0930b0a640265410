"""The archive: bytes by SHA-256, written whole or not at all, never changed.

Owns the folder `archive/`, reading what people hand in, and fixity. Must not know what the bytes mean, which
document they belong to, or that there is a database. Begin with `files.py`.
"""

from stratlas.archive.files import Archive
from stratlas.archive.inbox import read_file

__all__ = ["Archive", "read_file"]
