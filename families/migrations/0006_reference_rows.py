"""Advice to callers, the words of consent, and how long things are kept (families/reference/)."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from families import advising
from families.reference import load


def load_reference(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    using = schema_editor.connection.alias
    advising.load(apps.get_model("families", "Advice"), using=using)
    load(apps.get_model("families", "ConsentText"), "consents", using=using)
    load(apps.get_model("families", "RetentionPeriod"), "periods", using=using)


class Migration(migrations.Migration):
    replaces = [("families", "0012_told_against_wish")]

    dependencies = [("families", "0005_rules")]

    operations = [migrations.RunPython(load_reference)]
