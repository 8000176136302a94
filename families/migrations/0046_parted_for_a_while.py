"""An answer that an unresolved flag names is kept though the entries were parted before its inquiry was destroyed."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "against.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0045_ten_advisories"),
    ]

    operations = [
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
