"""Making a new monitor."""

from __future__ import annotations

import shutil
from pathlib import Path

from stratlas.actions.workspace import ARCHIVE, DATABASE
from stratlas.config import FILE_NAME, default_toml, parse
from stratlas.errors import StorageError, UsageError, storage_error
from stratlas.store import Store


def init(folder: Path, *, title: str | None = None, toml: str | None = None) -> None:
    """Makes a monitor in a folder that is new or empty.

    Raises UsageError where it is neither. `stratlas.toml` is written last: a folder with it is a whole monitor, and
    after a crash before it the same command can be run again.
    """
    settings = toml if toml is not None else default_toml(title or folder.resolve().name)
    parse(settings)
    _refuse_taken(folder)
    there = folder.exists()
    try:
        (folder / ARCHIVE).mkdir(parents=True, exist_ok=True)
        _new_database(folder)
        draft = folder / f"{FILE_NAME}.new"
        draft.write_text(settings, encoding="utf-8")
        draft.replace(folder / FILE_NAME)
    except (OSError, StorageError) as error:
        _undo(folder, there)
        if isinstance(error, StorageError):
            raise
        raise storage_error(error, f"make a monitor in {folder}") from error


def _undo(folder: Path, there: bool) -> None:
    """Takes away what was begun: everything in a folder that was empty or not there before."""
    for path in folder.iterdir() if folder.exists() else ():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    if not there and folder.exists():
        folder.rmdir()


def _refuse_taken(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file: name a new folder.")
    if (folder / FILE_NAME).exists():
        raise UsageError(f"{folder} is a monitor already: name a new folder.")
    own = {ARCHIVE, DATABASE, f"{FILE_NAME}.new"}
    try:
        others = [path.name for path in folder.iterdir()] if folder.exists() else []
    except OSError as error:
        raise storage_error(error, f"look into {folder}") from error
    strange = [name for name in others if name not in own and not name.startswith(DATABASE)]
    if strange:
        raise UsageError(f"{folder} is not empty (it holds {sorted(strange)[0]}): name a new folder.")


def _new_database(folder: Path) -> None:
    """Made under another name and then renamed, so that a crash leaves no half-made database."""
    for leftover in folder.glob(f"{DATABASE}*"):
        leftover.unlink()
    draft = folder / f"{DATABASE}.new"
    store = Store(draft, create=True)
    store.close()
    draft.replace(folder / DATABASE)
