"""What PartialDateField's CHECK and generated columns call; the text is in casework/sql/dates.sql."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "dates.sql").read_text()
UNDO = """
DROP FUNCTION is_partial_date(text);
DROP FUNCTION latest_day(text);
DROP FUNCTION earliest_day(text);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(SQL, UNDO)]
