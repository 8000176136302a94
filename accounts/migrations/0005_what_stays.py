"""A token names a person in one transaction only, and who somebody is stays; accounts/sql/{acting,kept}.sql."""

from pathlib import Path

from django.db import migrations

FOLDER = Path(__file__).parent.parent / "sql"
UNDO = "DROP FUNCTION refuse_change() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_people_guards"), ("mfa", "0003_authenticator_type_uniq")]
    operations = [
        migrations.RunSQL((FOLDER / "acting.sql").read_text(), migrations.RunSQL.noop),
        migrations.RunSQL((FOLDER / "kept.sql").read_text(), UNDO),
    ]
