"""What leaves a list as a file: asked for, decided by another person, made, over; and what must hold of it."""

import datetime
from pathlib import Path

import casework.references.field
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, kept_guard, signed_guard
from casework.references import keep_reference

SQL = (Path(__file__).parent.parent / "sql" / "exports.sql").read_text()
UNDO = """
DROP TRIGGER check_export_move ON casework_movemade;
DROP FUNCTION check_export_move, check_export_state, check_new_export, check_export_download CASCADE;
DROP FUNCTION right_to_move_export;
"""
KEPT = (
    "id", "organisation_id", "asked_by_id", "asked_at", "why", "recipient", "listed", "filters", "columns", "form",
    "language", "tagged", "packed", "with_names", "with_numbers",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0020_exports"),
        ("casework", "0014_drafts_forgotten"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", casework.references.field.ReferenceField(prefix="L", verbose_name="reference")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("why", models.TextField(blank=True, verbose_name="what it is for")),
                ("recipient", models.CharField(blank=True, max_length=200, verbose_name="to whom it goes")),
                ("listed", models.CharField(max_length=40, verbose_name="list")),
                ("filters", models.JSONField(blank=True, default=dict)),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None),
                ),
                ("form", models.CharField(max_length=20, verbose_name="format")),
                ("language", models.CharField(max_length=2)),
                ("tagged", models.BooleanField(default=False, verbose_name="with HXL hashtags")),
                ("packed", models.BooleanField(default=False, verbose_name="as a package")),
                ("with_names", models.BooleanField(default=False)),
                ("with_numbers", models.BooleanField(default=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("asked", "Waits for approval"),
                            ("approved", "Being made"),
                            ("made", "Ready"),
                            ("refused", "Refused"),
                            ("taken-back", "Taken back"),
                            ("failed", "Not made"),
                            ("over", "Over"),
                            ("streamed", "Downloaded at once"),
                        ],
                        default="asked",
                        editable=False,
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("status_since", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("numbers_approved", models.BooleanField(default=False)),
                ("rows_done", models.PositiveIntegerField(default=0)),
                ("rows_expected", models.PositiveIntegerField(default=0)),
                ("made_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("rows", models.PositiveIntegerField(blank=True, null=True)),
                ("size", models.PositiveBigIntegerField(blank=True, null=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("key", models.CharField(blank=True, max_length=200)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "export",
                "verbose_name_plural": "exports",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["asked", "approved", "made", "refused", "taken-back", "failed", "over", "streamed"],
                            )
                        ),
                        name="export_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "why__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "recipient__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="export_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("with_names", False), ("with_numbers", False)),
                            models.Q(
                                ("organisation__isnull", False),
                                ("with_names", True),
                                models.Q(("why", ""), _negated=True),
                                models.Q(("recipient", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="export_with_names_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True), ("decided_by__isnull", True), ("numbers_approved", False)
                            ),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="export_decided_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("asked_by")), _negated=True),
                        name="export_by_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("numbers_approved", False), ("with_numbers", True), _connector="OR"),
                        name="export_numbers_were_asked_for",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("with_names", False),
                            ("decided_by__isnull", False),
                            ("status__in", ["asked", "taken-back", "over"]),
                            _connector="OR",
                        ),
                        name="export_names_leave_by_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("expires_at__isnull", True),
                                ("made_at__isnull", True),
                                ("rows__isnull", True),
                                ("sha256", ""),
                                ("size__isnull", True),
                            ),
                            models.Q(
                                ("expires_at__isnull", False),
                                ("made_at__isnull", False),
                                ("rows__isnull", False),
                                ("size__isnull", False),
                                models.Q(("sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="export_made_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "made"), models.Q(("key", ""), _negated=True)),
                            models.Q(models.Q(("status", "made"), _negated=True), ("key", "")),
                            _connector="OR",
                        ),
                        name="export_key_while_it_lasts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_at__isnull", True),
                            (
                                "expires_at__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("made_at"), "+", models.Value(datetime.timedelta(days=1))
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="export_lasts_a_day",
                    ),
                ],
                "indexes": [
                    models.Index(condition=models.Q(("status", "asked")), fields=["status_since"], name="export_waits"),
                    models.Index(
                        condition=models.Q(("status", "made")), fields=["expires_at"], name="export_to_be_over"
                    ),
                    models.Index(condition=models.Q(("status", "approved")), fields=["id"], name="export_to_be_made"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExportDownload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "export",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="downloads", to="casework.export"
                    ),
                ),
            ],
            options={
                "verbose_name": "download of an export",
                "verbose_name_plural": "downloads of exports",
                "default_permissions": (),
            },
        ),
        *(actor_guard(f"casework_{name}") for name in ("export", "exportdownload")),
        signed_guard("casework_export", "asked_by_id", "decided_by_id"),
        signed_guard("casework_exportdownload", "by_id"),
        kept_guard("casework_export", *KEPT),
        keep_reference("casework_export"),
        migrations.RunSQL(SQL, UNDO),
    ]
