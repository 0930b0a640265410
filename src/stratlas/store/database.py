"""Opening a monitor's database: made where it is missing, copied aside and migrated where it is old."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.apps import apps
from django.db import DatabaseError, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from stratlas.errors import StorageError

APPLICATION_ID = 0x53744C61
"""“StLa”: written into the file's header, so that a program can tell whose SQLite file it is."""

_BUSY_SECONDS = 20
_numbers = itertools.count()


class Database:
    """One monitor's database. Every thread gets a connection of its own, under the alias of this object."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Opens the file; StorageError where it is none of ours, newer than the program, or refuses.

        An older file is first copied to `<name>.before-<migration>` and then migrated.
        """
        self.path = path
        self.alias = f"monitor-{next(_numbers)}"
        if not create:
            _check_header(path)
        connections.settings[self.alias] = connections.configure_settings({"default": {}, self.alias: _options(path)})[
            self.alias
        ]
        try:
            self._migrate(new=create)
        except (DatabaseError, sqlite3.Error) as error:
            raise _refused(error, path) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block's writes or none; StorageError where the database refuses."""
        try:
            with transaction.atomic(using=self.alias):
                yield
        except (DatabaseError, sqlite3.Error) as error:
            raise _refused(error, self.path) from error

    @property
    def in_transaction(self) -> bool:
        """Whether this thread's connection is in a transaction."""
        return bool(connections[self.alias].in_atomic_block)

    def close(self) -> None:
        """Closes this thread's connection."""
        connections[self.alias].close()

    def _migrate(self, *, new: bool) -> None:
        connection = connections[self.alias]
        executor = MigrationExecutor(connection)
        known = set(executor.loader.disk_migrations)
        if new:
            return self._make(known)
        applied = set(executor.loader.applied_migrations)
        if newer := sorted(name for app, name in applied - known if app == "store"):
            raise StorageError(
                f"{self.path} was written by a newer Stratlas (it has {newer[-1]}): "
                "install the newer version to open it."
            )
        targets = executor.loader.graph.leaf_nodes("store")
        if plan := executor.migration_plan(targets):
            self._copy_aside(plan[0][0].name)
            executor.migrate(targets, plan)  # each migration is a transaction of its own
        return None

    def _make(self, migrations: Iterable[tuple[str, str]]) -> None:
        """The tables as the models have them, which is what all migrations come to and takes a tenth of their time."""
        connection = connections[self.alias]
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        with connection.schema_editor() as editor:
            for model in apps.get_app_config("store").get_models():
                editor.create_model(model)
            for app, name in sorted(migrations):
                recorder.record_applied(app, name)

    def _copy_aside(self, migration: str) -> None:
        aside = self.path.with_name(f"{self.path.name}.before-{migration}")
        if aside.exists():
            stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S")
            aside = aside.with_name(f"{aside.name}-{stamp}")
        with closing(sqlite3.connect(self.path)) as source, closing(sqlite3.connect(aside)) as target:
            source.backup(target)


def _options(path: Path) -> dict[str, object]:
    options: dict[str, object] = {"transaction_mode": "IMMEDIATE", "timeout": _BUSY_SECONDS}
    name = str(path)
    if path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        # A copy on a share or a disc that may only be read.
        name = _read_only(path)
    else:
        options["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON;"
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}


def _read_only(path: Path) -> str:
    """The address for reading only; where nothing was written ahead, SQLite needs no files of its own beside it."""
    ahead = path.with_name(f"{path.name}-wal")
    return f"{path.resolve().as_uri()}?mode=ro" + ("" if ahead.exists() else "&immutable=1")


def _check_header(path: Path) -> None:
    if not path.exists():
        raise StorageError(f"{path} is missing: put it back from a backup, or make a new monitor with “stratlas init”.")
    try:
        with closing(sqlite3.connect(_read_only(path), uri=True)) as connection:
            (found,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.Error as error:
        raise _refused(error, path) from error
    if found != APPLICATION_ID:
        raise StorageError(f"{path} is not a Stratlas database: it is another program's SQLite file.")


def _refused(error: Exception, path: Path) -> StorageError:
    said = str(error)
    reasons = {
        "database or disk is full": "the disk is full; free some space and run the same command again",
        "readonly": "there is no permission to write; change the folder's permissions or run as its owner",
        "unable to open": "it cannot be opened; check that the folder exists and may be written to",
        "locked": f"another program has kept it busy for {_BUSY_SECONDS} seconds; wait for it and try again",
        "not a database": "it is not a database or is damaged; put it back from a backup",
        "malformed": "it is damaged; put it back from a backup",
        "disk I/O": "the disk did not take it; check that it is there and has space, and run the same command again",
    }
    reason = next((sentence for words, sentence in reasons.items() if words in said), said)
    return StorageError(f"Could not use {path}: {reason}.")
