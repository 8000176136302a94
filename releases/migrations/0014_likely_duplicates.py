"""Nobody verifies a release of a person who may be on the register twice."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "guards.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("releases", "0013_many_at_once"), ("detainees", "0015_looking_up")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
