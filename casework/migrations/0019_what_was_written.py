"""What the manifest of an export said when it was made; its numbers are handed to who works in the team still."""

from pathlib import Path

from django.db import migrations, models

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("exports", "exports_written"))
UNDO = "DROP TRIGGER check_export_written ON casework_export"


class Migration(migrations.Migration):
    dependencies = [("casework", "0018_authors_looked_up")]

    operations = [
        migrations.AddField(model_name="export", name="written", field=models.JSONField(blank=True, null=True)),
        migrations.RunSQL(SQL, UNDO),
    ]
