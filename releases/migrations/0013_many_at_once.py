"""Releases, claims, moves and revisions are looked at by statement; a release may begin as submitted; releases/sql."""

from pathlib import Path

from django.db import migrations

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("facts", "guards"))


class Migration(migrations.Migration):
    dependencies = [("releases", "0012_merging"), ("casework", "0009_moves_at_once")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
