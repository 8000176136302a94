"""The governorates and the facilities that public reports name."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from detainees.reference import load


def load_reference(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    models = (apps.get_model("detainees", name) for name in ("Governorate", "Facility"))
    load(*models, using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("detainees", "0002_guards")]
    operations = [migrations.RunPython(load_reference, migrations.RunPython.noop)]
