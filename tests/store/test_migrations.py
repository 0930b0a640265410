from django.core.management import call_command

from stratlas.store import READY


def test_the_migrations_make_the_tables_that_the_models_say() -> None:
    assert READY
    call_command("makemigrations", "store", check=True, dry_run=True, verbosity=0)
