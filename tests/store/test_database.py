import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from stratlas.errors import StorageError
from stratlas.records import Document
from stratlas.store import APPLICATION_ID, Register, Sources, Store
from stratlas.store.database import Database
from tests.texts import NOW


def new(path: Path) -> Store:
    store = Store(path, create=True)
    store.close()
    return store


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_database_says_whose_it_is_and_writes_ahead(tmp_path: Path) -> None:
    path = tmp_path / "monitor.sqlite"
    new(path)
    assert pragma(path, "application_id") == APPLICATION_ID
    assert pragma(path, "journal_mode") == "wal"


def test_foreign_keys_hold_and_transactions_are_immediate(tmp_path: Path) -> None:
    database = Database(tmp_path / "monitor.sqlite", create=True)
    connection = connections[database.alias]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)
    with closing(sqlite3.connect(database.path, timeout=0.1)) as other:
        with database.transaction(), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    database.close()


def test_a_transaction_that_fails_writes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "monitor.sqlite", create=True)
    with pytest.raises(RuntimeError), store.transaction():
        store.register.add_document(Document("SRB/nss/2019", "SRB", "nss", 2019, "T"), "tester", NOW)
        raise RuntimeError
    assert store.register.documents() == []
    store.close()


def test_an_older_database_is_copied_aside_and_migrated(tmp_path: Path) -> None:
    path = tmp_path / "monitor.sqlite"
    database = Database(path, create=True)
    connection = connections[database.alias]
    MigrationExecutor(connection).migrate([("store", "0001_register")])
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO store_document (id, country, kind, year, title, actor, time)"
            " VALUES ('SRB/nss/2019', 'SRB', 'nss', 2019, 'T', 'tester', '2026-03-01')"
        )
    database.close()
    migrated = Store(path)
    assert [document.id for document in migrated.register.documents()] == ["SRB/nss/2019"]
    assert migrated.pages.editions() == []
    migrated.close()
    aside = tmp_path / "monitor.sqlite.before-0002_profiles"
    with closing(sqlite3.connect(aside)) as copy:
        tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master")}
        assert "store_claim" not in tables
        assert copy.execute("SELECT id FROM store_document").fetchall() == [("SRB/nss/2019",)]


def test_a_database_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "monitor.sqlite"
    new(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0999_future', '2030-01-01')"
        )
    with pytest.raises(StorageError, match="newer Stratlas .it has 0999_future.: install the newer version"):
        Store(path)
    assert [file.name for file in tmp_path.iterdir() if "before" in file.name] == []


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "monitor.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StorageError, match="is not a Stratlas database"):
        Store(path)


def test_a_damaged_and_a_missing_database_are_sentences(tmp_path: Path) -> None:
    path = tmp_path / "monitor.sqlite"
    with pytest.raises(StorageError, match="is missing: put it back from a backup"):
        Store(path)
    path.write_bytes(b"not a database, but long enough to be taken for one" * 100)
    with pytest.raises(StorageError, match="is not a database or is damaged"):
        Store(path)


def test_a_full_disk_is_a_sentence_and_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "monitor.sqlite"
    database = Database(path, create=True)
    with connections[database.alias].cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    register = Register(database, Sources(database))
    with pytest.raises(StorageError, match="the disk is full"), database.transaction():
        for number in range(1000):
            register.add_document(Document(f"SRB/nss/{number}", "SRB", "nss", None, "T" * 1000), "tester", NOW)
    assert register.documents() == []
    database.close()
