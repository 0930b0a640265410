"""Pictures that were read already, kept in a folder page by page so that a stopped run goes on where it was."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from stratlas.extract.ocr_pictures import Method, Picture


@dataclass(frozen=True, slots=True)
class Kept:
    """The readings of one capture's pages; what is kept can always be made again."""

    folder: Path
    capture: str

    def get(self, page: int, method: Method) -> Picture | None:
        """The page's reading by this method, if it is there whole."""
        try:
            return Picture.from_json(self._path(page, method).read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def put(self, page: int, method: Method, picture: Picture) -> None:
        """Keeps a page's reading; where the disk refuses, the page is read again next time."""
        path = self._path(page, method)
        draft = path.with_suffix(f".{os.getpid()}.part")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(picture.as_json(), encoding="utf-8")
            draft.replace(path)

    def clear(self) -> None:
        """Takes everything of this capture away, and the folders above it that are left empty."""
        shutil.rmtree(self._home(), ignore_errors=True)
        with suppress(OSError):
            self.folder.rmdir()
            self.folder.parent.rmdir()

    def _home(self) -> Path:
        return self.folder / self.capture

    def _path(self, page: int, method: Method) -> Path:
        what = (method.engine.version, sorted(method.engine.packs), method.packs, method.resolution)
        return self._home() / sha256(repr(what).encode()).hexdigest()[:12] / f"{page:05}.json"
