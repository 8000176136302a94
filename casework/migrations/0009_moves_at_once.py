"""Who moved is looked at by statement, not by row; casework/sql/guards.sql."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "guards.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("casework", "0008_rights")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
