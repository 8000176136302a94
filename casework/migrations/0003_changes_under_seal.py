"""Of what is sealed it is kept that it was changed, and never what stood there."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "changes.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_rules")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
