"""A saved tally of a facility is of all codes of the place, as known at its moment: compared so with the ledger, and with others."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent.parent / "sql"
SQL = [(HERE / name).read_text() for name in ("frozen.sql", "statements.sql")]


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0067_lists_by_state"),
        ("detainees", "0024_facilities_that_are_one"),
    ]

    operations = [migrations.RunSQL(text, migrations.RunSQL.noop) for text in SQL]
