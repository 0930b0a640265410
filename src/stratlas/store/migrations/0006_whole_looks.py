"""Looks at which a server only said that nothing was modified are told from those that brought content."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def _mark(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    checks = apps.get_model("store", "Check").objects.using(editor.connection.alias)
    believed = [
        key
        for key, detail in checks.values_list("id", "detail").iterator()
        if any(part.get("not_modified") for part in (detail, *detail.get("documents", [])))
    ]
    for at in range(0, len(believed), 500):
        checks.filter(id__in=believed[at : at + 500]).update(whole=False)


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0005_decisions"),
    ]

    operations = [
        migrations.AddField(
            model_name="check",
            name="whole",
            field=models.BooleanField(default=True),
        ),
        migrations.RunPython(_mark, migrations.RunPython.noop),
    ]
