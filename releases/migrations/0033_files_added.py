"""Whoever adds a file to a claim wrote a part of the record, also where the claim speaks of a person or a condition."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "evidence.sql").read_text()
UNDO = """
DROP TRIGGER IF EXISTS authorship_made_of_others ON releases_evidence;
DROP FUNCTION IF EXISTS note_evidence_authors();
"""


class Migration(migrations.Migration):
    dependencies = [("releases", "0032_portraits")]
    operations = [migrations.RunSQL(SQL, UNDO)]
