"""What an import filled into fields of the team goes with it when it is taken back."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "imports_taken_back.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("releases", "0057_rows_looked_up")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
