"""Tokens for a person's own scripts, and what is read with them."""

import datetime
from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "tokens.sql").read_text()
UNDO = "DROP FUNCTION check_access_token, note_token_change, check_token_reading CASCADE; DROP FUNCTION administers;"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0017_figures"),
    ]

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
        migrations.CreateModel(
            name="AccessToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="what it is for")),
                ("digest", models.CharField(db_collation="C", max_length=32, unique=True)),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("lists", "lists of verified releases, without anybody’s name"),
                                ("tallies", "tallies"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                        verbose_name="what may be read",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField(verbose_name="good until")),
                ("last_used_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "access token",
                "verbose_name_plural": "access tokens",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("scopes__contained_by", ["lists", "tallies"]), ("scopes__len__gte", 1)),
                        name="accesstoken_scopes_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_at__gt", models.F("made_at")),
                            (
                                "expires_at__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("made_at"), "+", models.Value(datetime.timedelta(days=366))
                                ),
                            ),
                        ),
                        name="accesstoken_lasts_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at__isnull", True), ("revoked_by__isnull", True)),
                            models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="accesstoken_revoked_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("digest__regex", "^[0-9a-f]{32}$")), name="accesstoken_digest"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TokenReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("what", models.CharField(max_length=40)),
                ("rows", models.PositiveIntegerField()),
                (
                    "token",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="accounts.accesstoken",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading with a token",
                "verbose_name_plural": "readings with tokens",
                "default_permissions": (),
                "indexes": [models.Index(fields=["token", "at"], name="tokenreading_lately")],
            },
        ),
        migrations.RunSQL(SQL, UNDO),
    ]
