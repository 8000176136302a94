"""A token names a person in one transaction only; the text is in accounts/sql/acting.sql."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "acting.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_people_guards")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
