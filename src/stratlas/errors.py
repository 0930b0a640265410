"""What can go wrong, as one tree; every message is a sentence for a person.

::

    StratlasError            exit 1: the input was read and could not be taken
    ├── UsageError           exit 2: what was asked for cannot be right (a value, a path, an id)
    │   ├── NotAMonitor      the folder has no stratlas.toml
    │   ├── ConfigError      stratlas.toml says something that cannot be
    │   └── UnknownId        nothing in this monitor has that id
    ├── BadFile              the bytes are not a document that can be read
    │   ├── TooLarge         a limit of stratlas.toml stands in the way
    │   └── ReaderFailed     the reader crashed or made an error: a fault of ours or of a library
    ├── MissingTool          a program that is needed for it is not installed
    ├── TakenId              the id belongs to something else
    ├── ImportRefused        a profile page that cannot be imported as asked
    ├── AlignRefused         two texts whose words cannot be compared
    ├── FetchFailed          an address gave nothing that can be used: unreachable, too slow, forbidden, cut off
    │   └── AddressRefused   no request is made to such an address: private, of another scheme, with a password
    ├── IndexUnusable        the search index is missing or damaged
    │   └── IndexBusy        another process is writing to it
    └── StorageError         the disk or the database refused: full, read-only, newer than the program
"""

import errno


class StratlasError(Exception):
    """One clear sentence: what failed, on what, and what to do."""

    exit_code = 1


class UsageError(StratlasError):
    """What was asked for cannot be right: an unknown country, an impossible date, a missing path."""

    exit_code = 2


class NotAMonitor(UsageError):
    """The folder is no monitor."""


class ConfigError(UsageError):
    """stratlas.toml says something that cannot be."""


class UnknownId(UsageError):
    """Nothing in this monitor has that id."""


class BadFile(StratlasError):
    """The bytes are not a document that can be read."""


class TooLarge(BadFile):
    """A limit of stratlas.toml stands in the way."""


class MissingTool(StratlasError):
    """A program that is needed for what was asked is not installed."""


class ReaderFailed(BadFile):
    """The reader crashed or made an error."""


class TakenId(StratlasError):
    """The id belongs to something else."""


class ImportRefused(StratlasError):
    """A profile page cannot be imported as asked."""


class AlignRefused(StratlasError):
    """The words of two texts cannot be compared: they are in two languages."""


class FetchFailed(StratlasError):
    """An address gave nothing that can be used."""


class AddressRefused(FetchFailed):
    """No request is made to such an address."""


class IndexUnusable(StratlasError):
    """The search index cannot be read or written; it can be made anew."""


class IndexBusy(IndexUnusable):
    """Another process is writing to the search index."""


class StorageError(StratlasError):
    """The disk or the database refused."""


def storage_error(error: OSError, doing: str) -> StorageError:
    """What an operating system's refusal means, as a sentence; `doing` says what was being done (“write …”)."""
    reasons = {
        errno.ENOSPC: "the disk is full; free some space and run the same command again",
        errno.EDQUOT: "the disk quota is used up; free some space and run the same command again",
        errno.EACCES: "there is no permission; change the folder's permissions or run as its owner",
        errno.EPERM: "there is no permission; change the folder's permissions or run as its owner",
        errno.EROFS: "the file system is read-only",
        errno.EFBIG: "the file would be larger than this system allows",
    }
    return StorageError(f"Could not {doing}: {reasons.get(error.errno or 0, error.strerror or str(error))}.")
