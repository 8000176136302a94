"""Who decides of two persons is asked of all their entries; the text of the functions is in detainees/sql/merging.sql."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "merging.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("detainees", "0016_whom_to_weigh"), ("casework", "0008_rights")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
