"""Who may do what to accounts and roles, held by PostgreSQL; the text is in accounts/sql/people.sql."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "people.sql").read_text()
UNDO = """
DROP FUNCTION note_account_change() CASCADE;
DROP FUNCTION check_second_factor() CASCADE;
DROP FUNCTION check_grant() CASCADE;
DROP FUNCTION check_invitation() CASCADE;
DROP FUNCTION check_account() CASCADE;
DROP FUNCTION groups_follow() CASCADE;
DROP FUNCTION check_membership() CASCADE;
DROP FUNCTION has_charge_of(bigint, bigint, text[]);
DROP FUNCTION holds_role(bigint, bigint, text[]);
DROP FUNCTION is_installation(bigint);
DROP TRIGGER actor_required ON accounts_organisation;
DROP TRIGGER actor_required ON accounts_team;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_people_and_sessions"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [migrations.RunSQL(SQL, UNDO)]
