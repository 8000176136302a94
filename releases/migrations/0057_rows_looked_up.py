"""Many releases, moves and revisions are looked up from the rows that were made, never the other way round."""

from pathlib import Path

from django.db import migrations

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("claims", "facts", "guards"))


class Migration(migrations.Migration):
    dependencies = [("releases", "0056_imports_taken_back_in_parts"), ("casework", "0018_authors_looked_up")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
