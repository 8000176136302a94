"""Who moved is who acts; the text of the functions is in casework/sql/guards.sql."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "guards.sql").read_text()
UNDO = """
DROP TRIGGER check_mover ON casework_movemade;
DROP FUNCTION check_mover();
DROP FUNCTION note_authorship();
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_cases"), ("accounts", "0002_acting")]
    operations = [migrations.RunSQL(SQL, UNDO)]
