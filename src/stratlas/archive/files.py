"""Bytes in files named by their SHA-256."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from pathlib import Path

from stratlas.errors import StorageError, storage_error

_INCOMING = ".incoming-"
_ABANDONED_SECONDS = 3600


class Archive:
    """A folder of captures: `ab/abcdef…`, each named by the SHA-256 of what it holds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes with this digest lie, or would."""
        return self.folder / sha256[:2] / sha256

    def put(self, data: bytes) -> bool:
        """Keeps the bytes; they appear whole or not at all, and only once. Whether they were not there before."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path(sha256)
        if path.exists() and self._digest(path) == sha256:
            return False
        temporary = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._sweep(path.parent)
            # Beside its final place, so that the rename stays within one file system and is atomic.
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=_INCOMING, delete=False) as file:
                temporary = Path(file.name)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o444)
            temporary.replace(path)
        except OSError as error:
            raise storage_error(error, f"write to the archive {self.folder}") from error
        finally:
            if temporary is not None:
                temporary.unlink(missing_ok=True)
        return True

    def discard(self, sha256: str) -> None:
        """Removes bytes that were just put in and that nothing names."""
        self.path(sha256).unlink(missing_ok=True)

    @staticmethod
    def _sweep(folder: Path) -> None:
        """Removes what a killed process left behind here, once it is too old to be somebody's work in progress."""
        for leftover in folder.glob(f"{_INCOMING}*"):
            with contextlib.suppress(OSError):
                if time.time() - leftover.stat().st_mtime > _ABANDONED_SECONDS:
                    leftover.unlink()

    def read(self, sha256: str) -> bytes:
        """The bytes with this digest; StorageError where they are missing or are no longer the same."""
        if problem := self.problem(sha256):
            raise StorageError(problem)
        return self.path(sha256).read_bytes()

    def problem(self, sha256: str) -> str | None:
        """What is wrong with a capture, as a sentence; None where its digest is what it should be."""
        path = self.path(sha256)
        try:
            digest = self._digest(path)
        except FileNotFoundError:
            return f"The archived file {sha256[:16]}… is missing: put it back from a backup as {path}."
        except OSError as error:
            return str(storage_error(error, f"read the archived file {path}"))
        if digest != sha256:
            return f"The archived file {sha256[:16]}… was changed: its bytes are no longer those that were received."
        return None

    @staticmethod
    def _digest(path: Path) -> str:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
