"""A small number that came after the approval is let stand before a statement is published, and so are those of groups."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "statements.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("releases", "0054_case_files")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
