"""The public waves."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from releases.reference import load


def load_reference(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    load(apps.get_model("releases", "Wave"), using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("releases", "0002_guards")]
    operations = [migrations.RunPython(load_reference, migrations.RunPython.noop)]
