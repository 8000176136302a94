"""Watches end with the right and the account, and notices a year after they were put aside; casework/sql/notices.sql."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "notices.sql").read_text()
UNDO = "DROP TRIGGER check_notices_removed ON casework_notice; DROP FUNCTION check_notices_removed;"


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_changes_under_seal")]
    operations = [migrations.RunSQL(SQL, UNDO)]
