"""Who may decide is asked by the register's guards too: the function moves down; casework/sql/rights.sql."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "rights.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("casework", "0007_many_at_once"), ("accounts", "0006_acting_pads")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
