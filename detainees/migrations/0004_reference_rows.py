"""The governorates and the facilities that public reports name (detainees/reference/)."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from detainees.reference import load


def load_reference(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    load(
        *(apps.get_model("detainees", name) for name in ("Governorate", "Facility")),
        using=schema_editor.connection.alias,
    )


class Migration(migrations.Migration):
    replaces = [("detainees", "0003_reference")]

    dependencies = [("detainees", "0003_rules")]

    operations = [migrations.RunPython(load_reference)]
