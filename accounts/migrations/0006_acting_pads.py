"""Who acts is asked by every trigger of every row: the key's blocks are made once; accounts/sql/acting.sql."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "acting.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_what_stays")]
    operations = [
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        migrations.RunSQL("DROP FUNCTION IF EXISTS ifraj_hmac(bytea, bytea);", migrations.RunSQL.noop),
    ]
