"""The public waves and the suspicion rules that come with the application (releases/reference/)."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from releases.reference import load, load_rules


def load_reference(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    load(apps.get_model("releases", "Wave"), using=using)
    load_rules(apps.get_model("releases", "SuspicionRule"), using=using)


class Migration(migrations.Migration):
    replaces = [("releases", "0003_reference"), ("releases", "0031_finding_rules")]

    dependencies = [("releases", "0008_rules")]

    operations = [migrations.RunPython(load_reference)]
