"""Who decides of two persons is asked of all their entries, and what was found of a pair is changed by the search alone.

The text of the functions is in detainees/sql/merging.sql and detainees/sql/linkage.sql.
"""

from pathlib import Path

from django.db import migrations

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("linkage", "merging"))
UNDO = """
DROP FUNCTION check_threshold() CASCADE; DROP FUNCTION check_found() CASCADE; DROP FUNCTION require_searcher() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("detainees", "0016_whom_to_weigh"), ("casework", "0008_rights")]

    operations = [migrations.RunSQL(SQL, UNDO)]
