"""A saved tally of a facility is compared with all codes of the place, as it was known at its moment."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "frozen.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0067_lists_by_state"),
        ("detainees", "0024_facilities_that_are_one"),
    ]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
