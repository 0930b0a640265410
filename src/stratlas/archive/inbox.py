"""Reading the files that people hand in."""

from __future__ import annotations

import errno
from pathlib import Path

from stratlas.config import Limits
from stratlas.errors import BadFile, TooLarge, UsageError, storage_error


def read_file(path: Path, limits: Limits) -> bytes:
    """The bytes of a file somebody names.

    Raises UsageError where there is no such file, BadFile where it is empty, and TooLarge above `limits.file_mb`,
    before anything is read.
    """
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder: name a file in it.")
        if not path.exists():
            raise UsageError(f"{path} does not exist: check the path.")
        if not path.is_file():
            raise UsageError(f"{path} is not a file: name a file.")
        size = path.stat().st_size
        if size > limits.file_mb * 1_000_000:
            raise TooLarge(
                f"{path.name} is too large: it has {size / 1_000_000:,.0f} MB and the limit is {limits.file_mb:,} MB; "
                "raise file_mb under [limits] in stratlas.toml if this is right."
            )
        if size == 0:
            raise BadFile(f"{path.name} is empty: it has no bytes; get the file again from its source.")
        return path.read_bytes()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise UsageError(f"{str(path)[:60]}… is too long for a path: check it.") from None
        raise storage_error(error, f"read {path}") from error
