"""The rule about families that were told against the released person's wish."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from releases.reference import load_rules


def load_reference(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    load_rules(apps.get_model("releases", "SuspicionRule"), using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("families", "0011_extortion")]

    operations = [migrations.RunPython(load_reference, migrations.RunPython.noop)]
