"""The suspicion rules that come with the application; settled contradictions become resolved flags."""

from pathlib import Path

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from casework.guards import actor_guard, kept_guard, signed_guard
from releases.reference import load_rules

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("flags", "guards"))
UNDO = """
DROP TRIGGER check_flag_move ON casework_movemade; DROP TRIGGER check_flag_state ON releases_flag;
DROP TRIGGER check_flag_seen ON releases_flag; DROP TRIGGER check_new_flags ON releases_flag;
DROP TRIGGER check_flag_others ON releases_flagother;
"""
# One life: who settled a contradiction has resolved the flag that it is now. The digest is of the same values.
SETTLED = """
INSERT INTO releases_flag (
    organisation_id, team_id, rule_id, severity, release_id, seen, fingerprint, said, gone, raised_by_id, raised_at,
    status, status_since, revision_number, reason, sentence, resolved_by_id, resolved_at)
SELECT r.organisation_id, r.team_id, s.rule, 'blocking', s.release_id, '{}', s.fingerprint, '', false, s.by_id, s.at,
    'resolved', s.at, 1, 'explained', s.sentence, s.by_id, s.at
FROM releases_settlement s JOIN releases_release r ON r.id = s.release_id;
"""


def load_reference(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    load_rules(apps.get_model("releases", "SuspicionRule"), using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("releases", "0025_flags"), ("casework", "0009_moves_at_once")]
    operations = [
        migrations.RunPython(load_reference, migrations.RunPython.noop),
        migrations.RunSQL(SETTLED, migrations.RunSQL.noop),
        migrations.RunSQL(SQL, UNDO),
        actor_guard("releases_flag"),
        actor_guard("releases_flagother"),
        signed_guard("releases_flag", "raised_by_id", "resolved_by_id"),
        signed_guard(
            "releases_source", "made_by_id", "changed_by_id", "protected_by_id", "merged_by_id", "asks_money_by_id"
        ),
        kept_guard(
            "releases_flag", "id", "organisation_id", "team_id", "rule_id", "severity", "release_id", "detainee_id",
            "fingerprint", "said", "raised_by_id", "raised_at",
        ),
    ]  # fmt: skip
