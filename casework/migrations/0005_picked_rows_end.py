"""Picked rows that no export names can be deleted, and those that one names cannot."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "saved_views.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_watches_that_end")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
