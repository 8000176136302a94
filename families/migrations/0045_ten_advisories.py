"""PostgreSQL counts the advisories of an organisation that stand at once."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "advisories.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0044_report_handed_over"),
    ]

    operations = [
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
