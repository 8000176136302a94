"""Whoever changes by a merge what is counted wrote no part of these records, also where one side counts nothing."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "merging.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("releases", "0020_redactions"), ("detainees", "0017_who_decides")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
