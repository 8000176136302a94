"""Descriptions are signed, are authorship, and stand for the name of who has none; detainees/sql/descriptions.sql."""

from pathlib import Path

from django.db import migrations

from casework.guards import actor_guard, authorship_guard, kept_guard, signed_guard

SQL = (Path(__file__).parent.parent / "sql" / "descriptions.sql").read_text()
UNDO = """
DROP FUNCTION check_described() CASCADE; DROP FUNCTION check_description() CASCADE;
DROP FUNCTION check_named_stands() CASCADE; DROP FUNCTION check_identification() CASCADE;
DROP TRIGGER new_of_merged ON detainees_description;
"""
NEW_OF_MERGED = """
CREATE TRIGGER new_of_merged AFTER INSERT ON detainees_description REFERENCING NEW TABLE AS made
FOR EACH STATEMENT EXECUTE FUNCTION refuse_merged('detainee_id');
"""
PERSON = {"subject": "detainee", "holder": "detainees_detainee"}
DESCRIPTION, IDENTIFICATION = "detainees_description", "detainees_identification"
_DETAINEE = ("detainees_detainee", "id", "organisation_id", "team_id", "made_by_id", "made_at")


class Migration(migrations.Migration):
    dependencies = [("detainees", "0019_descriptions"), ("casework", "0009_moves_at_once")]

    operations = [
        authorship_guard(DESCRIPTION, **PERSON, key="detainee_id", what="description", facts=()),
        actor_guard(DESCRIPTION),
        signed_guard(DESCRIPTION, "recorded_by_id"),
        actor_guard(IDENTIFICATION),
        signed_guard(IDENTIFICATION, "recorded_by_id"),
        migrations.RunSQL(kept_guard(*_DETAINEE, "unidentified").sql, kept_guard(*_DETAINEE).sql),
        migrations.RunSQL(SQL + NEW_OF_MERGED, UNDO),
    ]
