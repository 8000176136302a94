"""From what to what a source is changed is kept; of a protected one only that it was."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "source_changes.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0010_ready_without_a_function"),
        ("casework", "0003_changes_under_seal"),
    ]

    operations = [migrations.RunSQL(SQL, "DROP FUNCTION note_source_change() CASCADE;")]
