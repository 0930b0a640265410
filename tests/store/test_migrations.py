import re
from pathlib import Path

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from stratlas.store import READY, Store
from stratlas.store.database import Database


def test_the_migrations_make_the_tables_that_the_models_say() -> None:
    assert READY
    call_command("makemigrations", "store", check=True, dry_run=True, verbosity=0)


def schema(database: Database) -> dict[str, object]:
    """Columns, keys and indexes of each table, in an order that does not depend on when a column came."""
    found: dict[str, object] = {}
    with connections[database.alias].cursor() as cursor:
        for table in connections[database.alias].introspection.table_names(cursor):
            columns = sorted(row[1:] for row in cursor.execute(f"PRAGMA table_info({table})").fetchall())
            keys = sorted(row[2:] for row in cursor.execute(f"PRAGMA foreign_key_list({table})").fetchall())
            indexes = []
            for _, name, unique, *_ in cursor.execute(f"PRAGMA index_list({table})").fetchall():
                indexes.append((unique, [row[2] for row in cursor.execute(f"PRAGMA index_info({name})").fetchall()]))
            checks = cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [table]).fetchone()[0]
            found[table] = (columns, keys, sorted(indexes), sorted(re.findall(r"CHECK \(.*?\)\)?", checks)))
    return found


def test_a_new_database_is_what_the_migrations_come_to(tmp_path: Path) -> None:
    database = Database(tmp_path / "monitor.sqlite", create=True)
    new = schema(database)
    connection = connections[database.alias]
    targets = MigrationExecutor(connection).loader.graph.leaf_nodes("store")
    assert MigrationExecutor(connection).migration_plan(targets) == []
    MigrationExecutor(connection).migrate([("store", None)])
    assert "store_document" not in schema(database)
    MigrationExecutor(connection).migrate(targets)
    assert schema(database) == new
    database.close()


def test_looks_of_an_older_monitor_that_a_server_answered_with_its_word_are_marked(tmp_path: Path) -> None:
    path = tmp_path / "monitor.sqlite"
    database = Database(path, create=True)
    MigrationExecutor(connections[database.alias]).migrate([("store", "0005_decisions")])
    details = ["{}", '{"not_modified": 2}', '{"documents": [{"address": "a"}, {"address": "b", "not_modified": 1}]}']
    with connections[database.alias].cursor() as cursor:
        cursor.execute(
            "INSERT INTO store_source (id, country, number, about, kind, address, note, actor, time)"
            " VALUES (1, 'SRB', 1, 'SRB', 'list', 'https://a.example/', '', 't', '2026-03-01')"
        )
        for number, detail in enumerate(details, 1):
            cursor.execute(
                "INSERT INTO store_check (source_id, number, looked, result, person, since, note, detail, actor, time)"
                " VALUES (1, %s, '2026-03-01', 'same', 0, '', '', %s, 't', '2026-03-01 00:00:00')",
                [number, detail],
            )
    database.close()
    store = Store(path)
    assert [check.whole for check in store.watching.checks()] == [True, False, False]
    store.close()
