"""Statements on saved tallies, their small numbers as they were let stand, and what PostgreSQL holds of both."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, authorship_guard, kept_guard, signed_guard

SQL = (Path(__file__).parent.parent / "sql" / "statements.sql").read_text()
UNDO = """
DROP TRIGGER check_statement_move ON casework_movemade;
DROP FUNCTION check_statement_move, check_statement_document, check_statement_state, check_statement, check_confirmed_cell
    CASCADE;
DROP FUNCTION wrote_statement, small_cells, compared_with, tally_places, statement_content, right_to_move_statement,
    writes_statements;
"""
CONTENT = (
    "tally_id", "dated", "title_ar", "title_en", "changed_ar", "changed_en", "happened_ar", "happened_en", "verified_ar",
    "verified_en", "may_change_ar", "may_change_en", "about_us_ar", "about_us_en", "not_known_ar", "not_known_en",
    "definitions_ar", "definitions_en",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0019_statements"),
        ("releases", "0044_reported_figures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dated", models.DateField(verbose_name="date of the statement")),
                ("title_ar", models.CharField(blank=True, max_length=400, verbose_name="title in Arabic")),
                ("title_en", models.CharField(blank=True, max_length=400, verbose_name="title in English")),
                ("changed_ar", models.TextField(blank=True, verbose_name="what has changed, in Arabic")),
                ("changed_en", models.TextField(blank=True, verbose_name="what has changed, in English")),
                ("happened_ar", models.TextField(blank=True, verbose_name="what happened, in Arabic")),
                ("happened_en", models.TextField(blank=True, verbose_name="what happened, in English")),
                ("verified_ar", models.TextField(blank=True, verbose_name="what was verified and how, in Arabic")),
                ("verified_en", models.TextField(blank=True, verbose_name="what was verified and how, in English")),
                ("may_change_ar", models.TextField(blank=True, verbose_name="that it may change, in Arabic")),
                ("may_change_en", models.TextField(blank=True, verbose_name="that it may change, in English")),
                ("about_us_ar", models.TextField(blank=True, verbose_name="who we are and what we ask, in Arabic")),
                ("about_us_en", models.TextField(blank=True, verbose_name="who we are and what we ask, in English")),
                ("not_known_ar", models.TextField(blank=True, verbose_name="what is not known, in Arabic")),
                ("not_known_en", models.TextField(blank=True, verbose_name="what is not known, in English")),
                ("definitions_ar", models.TextField(blank=True, verbose_name="further definitions, in Arabic")),
                ("definitions_en", models.TextField(blank=True, verbose_name="further definitions, in English")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("approved", "approved"),
                            ("published", "published"),
                            ("corrected", "corrected"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("status_since", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                ("approved_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("number", models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name="number")),
                ("edition", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("document", models.TextField(blank=True, editable=False)),
                ("digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="releases.statement",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tally",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="releases.frozentally",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "submitted", "approved", "published", "corrected", "withdrawn"])
                        ),
                        name="statement_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "title_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "title_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "changed_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "changed_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "happened_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "happened_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "verified_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "verified_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "may_change_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "may_change_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "about_us_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "about_us_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "not_known_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "not_known_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "definitions_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "definitions_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="statement_visible",
                    ),
                    models.UniqueConstraint(fields=("organisation", "number", "edition"), name="statement_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("draft", "submitted", "approved"))),
                        fields=("corrects",),
                        name="statement_one_open_correction",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("number__isnull", True),
                                ("published_at__isnull", True),
                                ("published_by__isnull", True),
                                ("digest", ""),
                                ("document", ""),
                                ("edition__isnull", True),
                            ),
                            models.Q(
                                ("number__isnull", False),
                                ("published_at__isnull", False),
                                ("published_by__isnull", False),
                                ("edition__isnull", False),
                                models.Q(("document", ""), _negated=True),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="statement_published_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", True), ("status__in", ("draft", "submitted", "approved"))),
                            models.Q(("number__isnull", False), ("status__in", ("published", "corrected"))),
                            ("status", "withdrawn"),
                            _connector="OR",
                        ),
                        name="statement_published_in_its_states",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects__isnull", False),
                            models.Q(("changed_ar", ""), ("changed_en", "")),
                            _connector="OR",
                        ),
                        name="statement_change_of_a_correction",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["organisation", "status"], name="statement_by_state"),
                    models.Index(
                        models.F("published_at"), condition=models.Q(("status", "published")), name="statement_standing"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConfirmedCell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField()),
                ("place", models.CharField(max_length=100)),
                ("people", models.PositiveIntegerField()),
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
                    "statement",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmed_cells",
                        to="releases.statement",
                    ),
                ),
            ],
            options={
                "verbose_name": "confirmed small number",
                "verbose_name_plural": "confirmed small numbers",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("statement", "revision", "place", "by"), name="confirmedcell_once")
                ],
            },
        ),
        actor_guard("releases_statement"),
        actor_guard("releases_confirmedcell"),
        authorship_guard(
            "releases_statement",
            subject="statement",
            key="id",
            what="statement",
            facts=CONTENT,
            holder="releases_statement",
        ),
        signed_guard("releases_statement", "made_by_id", "changed_by_id", "published_by_id"),
        signed_guard("releases_confirmedcell", "by_id"),
        kept_guard("releases_statement", "organisation_id", "corrects_id", "made_by_id", "made_at"),
        migrations.RunSQL(SQL, UNDO),
    ]
