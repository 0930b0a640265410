from pathlib import Path

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from stratlas.store import READY, Store
from stratlas.store.database import Database


def test_the_migrations_make_the_tables_that_the_models_say() -> None:
    assert READY
    call_command("makemigrations", "store", check=True, dry_run=True, verbosity=0)


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
