"""When facilities became one place is said by the ledger's clock, under its lock."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "facilities.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0062_verdicts"),
        ("detainees", "0024_facilities_that_are_one"),
    ]

    operations = [
        migrations.RunSQL(SQL, "DROP FUNCTION stamp_facility_merge() CASCADE;"),
    ]
