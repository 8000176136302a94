"""Devices and a password that is stopped, security keys as second factors, and what a person chooses for their pages."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "\n".join((FOLDER / name).read_text() for name in ("kept.sql", "second_factor.sql", "devices.sql"))
UNDO = """
DROP TRIGGER check_key ON mfa_authenticator;
CREATE OR REPLACE TRIGGER note_change AFTER INSERT OR DELETE ON mfa_authenticator
FOR EACH ROW EXECUTE FUNCTION note_account_change();
DROP FUNCTION note_second_factor, check_device, note_device, check_password_stopped CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0021_own_fields"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [
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
                ],
                max_length=30,
            ),
        ),
        migrations.AddField(
            model_name="session",
            name="seen_at",
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name="last seen"),
        ),
        migrations.AddField(
            model_name="user",
            name="months",
            field=models.CharField(
                choices=[("syrian", "Syrian: أيار"), ("international", "international: مايو")],
                default="syrian",
                max_length=13,
                verbose_name="names of the months",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="scheme",
            field=models.CharField(
                choices=[("auto", "Automatic"), ("light", "Light"), ("dark", "Dark")],
                default="auto",
                max_length=5,
                verbose_name="colours",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="text_size",
            field=models.CharField(
                choices=[("normal", "Normal"), ("large", "Large"), ("larger", "Very large"), ("largest", "Largest")],
                default="normal",
                max_length=7,
                verbose_name="size of the text",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="shortcuts",
            field=models.BooleanField(default=True, verbose_name="keyboard shortcuts"),
        ),
        migrations.AddField(
            model_name="user",
            name="password_stopped_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(db_collation="C", max_length=32)),
                ("name", models.CharField(blank=True, max_length=40, verbose_name="browser")),
                ("first_seen_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("first", "the first one"),
                            ("waiting", "not answered"),
                            ("own", "theirs"),
                            ("denied", "not theirs"),
                        ],
                        default="waiting",
                        max_length=7,
                        verbose_name="whose",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="devices", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "device",
                "verbose_name_plural": "devices",
                "default_permissions": (),
                "indexes": [
                    models.Index(condition=models.Q(("answer", "waiting")), fields=["person"], name="device_waiting")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "digest"), name="device_known_once"),
                    models.CheckConstraint(
                        condition=models.Q(("digest__regex", "^[0-9a-f]{32}$")), name="device_digest"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer__in", ("first", "waiting")), ("answered_at__isnull", True)),
                            models.Q(("answer__in", ("own", "denied")), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="device_answered",
                    ),
                ],
            },
        ),
        migrations.RunSQL(SQL, UNDO),
    ]
