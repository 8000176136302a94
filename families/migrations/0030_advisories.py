"""Advisories with their versions, and the lines on the public pages."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, authorship_guard, final_guard, kept_guard, signed_guard

SQL = (Path(__file__).parent.parent / "sql" / "advisories.sql").read_text()
UNDO = """
DROP TRIGGER check_advisory_move ON casework_movemade;
DROP FUNCTION check_advisory_move, check_advisory_state, check_advisory, check_advisory_version, check_public_line CASCADE;
DROP FUNCTION right_to_move_advisory, advisory_content;
"""
CONTENT = (
    "kind", "verdict", "first_day", "last_day", "title_ar", "text_ar", "title_en", "text_en", "title_ku", "text_ku",
    "title_tr", "text_tr", "title_de", "text_de", "title_fr", "text_fr", "sources_ar", "sources_en", "unnamed_sources",
    "basis",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0014_advisories"),
        ("families", "0024_to_destroy"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Advisory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("warning", "Warning"), ("rumour", "Rumour")], max_length=20, verbose_name="what it is"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("false", "False rumour"),
                            ("unproven", "Unproven rumour"),
                            ("confirmed", "Confirmed rumour"),
                        ],
                        max_length=20,
                        verbose_name="verdict",
                    ),
                ),
                ("first_day", models.DateField(verbose_name="from")),
                ("last_day", models.DateField(verbose_name="until")),
                ("title_ar", models.CharField(max_length=200, verbose_name="heading in Arabic")),
                ("text_ar", models.TextField(verbose_name="text in Arabic")),
                ("title_en", models.CharField(blank=True, max_length=200, verbose_name="heading in English")),
                ("text_en", models.TextField(blank=True, verbose_name="text in English")),
                ("title_ku", models.CharField(blank=True, max_length=200, verbose_name="heading in Kurdish")),
                ("text_ku", models.TextField(blank=True, verbose_name="text in Kurdish")),
                ("title_tr", models.CharField(blank=True, max_length=200, verbose_name="heading in Turkish")),
                ("text_tr", models.TextField(blank=True, verbose_name="text in Turkish")),
                ("title_de", models.CharField(blank=True, max_length=200, verbose_name="heading in German")),
                ("text_de", models.TextField(blank=True, verbose_name="text in German")),
                ("title_fr", models.CharField(blank=True, max_length=200, verbose_name="heading in French")),
                ("text_fr", models.TextField(blank=True, verbose_name="text in French")),
                ("sources_ar", models.TextField(blank=True, verbose_name="sources, in Arabic")),
                ("sources_en", models.TextField(blank=True, verbose_name="sources, in English")),
                (
                    "unnamed_sources",
                    models.BooleanField(default=False, verbose_name="rests on sources that may not be named"),
                ),
                ("basis", models.TextField(blank=True, verbose_name="why it is so, for colleagues")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("published", "published"),
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
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "verbose_name": "advisory",
                "verbose_name_plural": "advisories",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["warning", "rumour"])), name="advisory_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["false", "unproven", "confirmed", ""])),
                        name="advisory_verdict_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "rumour"), models.Q(("verdict", ""), _negated=True)),
                            models.Q(models.Q(("kind", "rumour"), _negated=True), ("verdict", "")),
                            _connector="OR",
                        ),
                        name="advisory_verdict_of_rumour",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))), name="advisory_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("text_ar", ""), ("title_ar", "")),
                                models.Q(
                                    models.Q(("title_ar", ""), _negated=True), models.Q(("text_ar", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("text_en", ""), ("title_en", "")),
                                models.Q(
                                    models.Q(("title_en", ""), _negated=True), models.Q(("text_en", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("text_ku", ""), ("title_ku", "")),
                                models.Q(
                                    models.Q(("title_ku", ""), _negated=True), models.Q(("text_ku", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("text_tr", ""), ("title_tr", "")),
                                models.Q(
                                    models.Q(("title_tr", ""), _negated=True), models.Q(("text_tr", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("text_de", ""), ("title_de", "")),
                                models.Q(
                                    models.Q(("title_de", ""), _negated=True), models.Q(("text_de", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("text_fr", ""), ("title_fr", "")),
                                models.Q(
                                    models.Q(("title_fr", ""), _negated=True), models.Q(("text_fr", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="advisory_texts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "submitted", "published", "withdrawn"])),
                        name="advisory_status_known",
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
                                    "text_ar__regex",
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
                                    "text_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "title_ku__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "text_ku__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "title_tr__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "text_tr__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "title_de__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "text_de__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "title_fr__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "text_fr__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "sources_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "sources_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "basis__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="advisory_visible",
                    ),
                ],
                "indexes": [models.Index(fields=["organisation", "status"], name="advisory_by_state")],
            },
        ),
        migrations.CreateModel(
            name="AdvisoryVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("warning", "Warning"), ("rumour", "Rumour")], max_length=20, verbose_name="what it is"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("false", "False rumour"),
                            ("unproven", "Unproven rumour"),
                            ("confirmed", "Confirmed rumour"),
                        ],
                        max_length=20,
                        verbose_name="verdict",
                    ),
                ),
                ("first_day", models.DateField(verbose_name="from")),
                ("last_day", models.DateField(verbose_name="until")),
                ("title_ar", models.CharField(max_length=200, verbose_name="heading in Arabic")),
                ("text_ar", models.TextField(verbose_name="text in Arabic")),
                ("title_en", models.CharField(blank=True, max_length=200, verbose_name="heading in English")),
                ("text_en", models.TextField(blank=True, verbose_name="text in English")),
                ("title_ku", models.CharField(blank=True, max_length=200, verbose_name="heading in Kurdish")),
                ("text_ku", models.TextField(blank=True, verbose_name="text in Kurdish")),
                ("title_tr", models.CharField(blank=True, max_length=200, verbose_name="heading in Turkish")),
                ("text_tr", models.TextField(blank=True, verbose_name="text in Turkish")),
                ("title_de", models.CharField(blank=True, max_length=200, verbose_name="heading in German")),
                ("text_de", models.TextField(blank=True, verbose_name="text in German")),
                ("title_fr", models.CharField(blank=True, max_length=200, verbose_name="heading in French")),
                ("text_fr", models.TextField(blank=True, verbose_name="text in French")),
                ("sources_ar", models.TextField(blank=True, verbose_name="sources, in Arabic")),
                ("sources_en", models.TextField(blank=True, verbose_name="sources, in English")),
                (
                    "unnamed_sources",
                    models.BooleanField(default=False, verbose_name="rests on sources that may not be named"),
                ),
                ("basis", models.TextField(blank=True, verbose_name="why it is so, for colleagues")),
                ("number", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "advisory",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="families.advisory",
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
            ],
            options={
                "verbose_name": "version of an advisory",
                "verbose_name_plural": "versions of an advisory",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["warning", "rumour"])), name="advisoryversion_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["false", "unproven", "confirmed", ""])),
                        name="advisoryversion_verdict_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "rumour"), models.Q(("verdict", ""), _negated=True)),
                            models.Q(models.Q(("kind", "rumour"), _negated=True), ("verdict", "")),
                            _connector="OR",
                        ),
                        name="advisoryversion_verdict_of_rumour",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))), name="advisoryversion_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("text_ar", ""), ("title_ar", "")),
                                models.Q(
                                    models.Q(("title_ar", ""), _negated=True), models.Q(("text_ar", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("text_en", ""), ("title_en", "")),
                                models.Q(
                                    models.Q(("title_en", ""), _negated=True), models.Q(("text_en", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("text_ku", ""), ("title_ku", "")),
                                models.Q(
                                    models.Q(("title_ku", ""), _negated=True), models.Q(("text_ku", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("text_tr", ""), ("title_tr", "")),
                                models.Q(
                                    models.Q(("title_tr", ""), _negated=True), models.Q(("text_tr", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("text_de", ""), ("title_de", "")),
                                models.Q(
                                    models.Q(("title_de", ""), _negated=True), models.Q(("text_de", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("text_fr", ""), ("title_fr", "")),
                                models.Q(
                                    models.Q(("title_fr", ""), _negated=True), models.Q(("text_fr", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="advisoryversion_texts",
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
                                    "text_ar__regex",
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
                                    "text_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "title_ku__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "text_ku__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "title_tr__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "text_tr__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "title_de__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "text_de__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "title_fr__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "text_fr__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "sources_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "sources_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "basis__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="advisoryversion_visible",
                    ),
                    models.UniqueConstraint(fields=("advisory", "number"), name="advisoryversion_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text_ar", ""), _negated=True),
                            models.Q(("text_en", ""), _negated=True),
                            models.Q(
                                models.Q(("sources_ar", ""), ("sources_en", ""), _negated=True),
                                ("unnamed_sources", True),
                                _connector="OR",
                            ),
                        ),
                        name="advisoryversion_whole",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="advisory",
            name="standing",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="families.advisoryversion",
            ),
        ),
        migrations.CreateModel(
            name="PublicLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("call", "Telephone call"),
                            ("whatsapp", "WhatsApp"),
                            ("signal", "Signal"),
                            ("telegram", "Telegram"),
                            ("sms", "Text message"),
                            ("e-mail", "E-mail"),
                        ],
                        max_length=20,
                        verbose_name="how one is reached",
                    ),
                ),
                ("number", models.CharField(max_length=200, verbose_name="number or address")),
                ("round_the_clock", models.BooleanField(default=False, verbose_name="day and night")),
                ("hours_ar", models.CharField(blank=True, max_length=200, verbose_name="hours, in Arabic")),
                ("hours_en", models.CharField(blank=True, max_length=200, verbose_name="hours, in English")),
                ("proposed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_by",
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
                    "ended_by",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                        verbose_name="desk",
                    ),
                ),
            ],
            options={
                "verbose_name": "public line",
                "verbose_name_plural": "public lines",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("method__in", ["call", "whatsapp", "signal", "telegram", "sms", "e-mail"])),
                        name="publicline_method_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "number__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "hours_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "hours_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="publicline_visible",
                    ),
                    models.CheckConstraint(condition=models.Q(("number", ""), _negated=True), name="publicline_whole"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(
                                ("confirmed_at__isnull", False),
                                ("confirmed_by__isnull", False),
                                models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="publicline_by_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="publicline_ended_pair",
                    ),
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)), fields=["organisation"], name="publicline_kept"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="advisory",
            index=models.Index(
                models.F("standing"), condition=models.Q(("standing__isnull", False)), name="advisory_standing"
            ),
        ),
        migrations.AddConstraint(
            model_name="advisory",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("published_at__isnull", True), ("published_by__isnull", True), ("standing__isnull", True)
                    ),
                    models.Q(
                        ("published_at__isnull", False), ("published_by__isnull", False), ("standing__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="advisory_published_pair",
            ),
        ),
        *(actor_guard(f"families_{name}") for name in ("advisory", "advisoryversion", "publicline")),
        authorship_guard(
            "families_advisory",
            subject="advisory",
            key="id",
            what="advisory",
            facts=CONTENT,
            holder="families_advisory",
        ),
        signed_guard("families_advisory", "made_by_id", "changed_by_id", "published_by_id"),
        signed_guard("families_advisoryversion", "made_by_id"),
        signed_guard("families_publicline", "proposed_by_id", "confirmed_by_id", "ended_by_id"),
        kept_guard("families_advisory", "organisation_id", "team_id", "made_by_id", "made_at"),
        final_guard("families_publicline", "ended_at"),
        migrations.RunSQL(SQL, UNDO),
    ]
