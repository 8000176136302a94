"""Whoever changes by a merge what is counted wrote no part of these records, also where one side counts nothing."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "merging.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("releases", "0014_likely_duplicates"), ("detainees", "0016_whom_to_weigh")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
