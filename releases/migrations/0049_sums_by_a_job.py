"""Sums of the ledger are made by a job of settled moments, and nothing comes before a moment that was saved."""

from pathlib import Path

from django.db import migrations

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("ledger_sums", "frozen"))


class Migration(migrations.Migration):
    dependencies = [("releases", "0048_figures_in_the_open")]
    operations = [
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        migrations.RunSQL("ALTER TABLE releases_ledgerclock DROP COLUMN IF EXISTS unsummed;", migrations.RunSQL.noop),
    ]
