"""A look-up fetches those first whose third part is alike, and then others of that pair (detainees/sql/look_up.sql)."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "look_up.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("detainees", "0015_looking_up")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
