"""Decisions on many that ended without having been confirmed can be emptied."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "deciding.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("releases", "0011_changes_of_sources")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
