"""What was written is seen by who decides at the same moment; who signs is who acts; casework/sql/guards.sql."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "guards.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("casework", "0005_idempotency_keys"), ("accounts", "0005_what_stays")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
