"""Where the numbers of references come from; the text is in casework/sql/references.sql."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "references.sql").read_text()
UNDO = """
DROP FUNCTION refuse_new_reference();
DROP SEQUENCE reference_number;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_guards")]
    operations = [migrations.RunSQL(SQL, UNDO)]
