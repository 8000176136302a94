"""Nobody is called as a colleague is, and a name that was changed stands in the record of the account."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "names.sql").read_text()
UNDO = """
DROP FUNCTION check_name() CASCADE;
DROP FUNCTION check_name_here() CASCADE;
DROP FUNCTION note_name() CASCADE;
DROP FUNCTION alias_taken(text, bigint);
DROP FUNCTION name_taken(text, bigint, bigint[]);
DROP FUNCTION organisations_of(bigint);
DROP FUNCTION lock_names();
DROP FUNCTION folded_name(text);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_rules")]

    operations = [
        migrations.AddField(
            model_name="accountchange",
            name="was",
            field=models.CharField(blank=True, db_default="", default="", max_length=120),
        ),
        migrations.AddField(
            model_name="accountchange",
            name="became",
            field=models.CharField(blank=True, db_default="", default="", max_length=120),
        ),
        migrations.AlterField(
            model_name="accountchange",
            name="what",
            field=models.CharField(
                choices=[
                    ("invited", "invited"),
                    ("link-made", "link to set a new password made"),
                    ("link-confirmed", "removal of the second factor confirmed"),
                    ("link-withdrawn", "link withdrawn"),
                    ("password-set", "password set"),
                    ("second-factor-set", "second factor set up"),
                    ("second-factor-removed", "second factor removed"),
                    ("key-added", "security key added"),
                    ("key-removed", "security key removed"),
                    ("new-device", "signed in on a new device"),
                    ("device-denied", "a new device was not theirs: password stopped, signed out everywhere"),
                    ("undertaking-accepted", "undertaking of confidentiality accepted"),
                    ("role-offered", "role given, waiting for a second person"),
                    ("role-given", "role given"),
                    ("role-confirmed", "role confirmed"),
                    ("role-refused", "role not confirmed"),
                    ("role-ended", "role ended"),
                    ("token-made", "access token made"),
                    ("token-revoked", "access token revoked"),
                    ("deactivated", "account closed"),
                    ("reactivated", "account opened again"),
                    ("name-changed", "name changed"),
                    ("alias-changed", "name shown to outside readers changed"),
                ],
                max_length=30,
            ),
        ),
        migrations.RunSQL(SQL, UNDO),
    ]
