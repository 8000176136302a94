"""Decisions on likely duplicates, and merges that can be undone; the text of the functions is in detainees/sql/merging.sql."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, kept_guard, signed_guard

SQL = (Path(__file__).parent.parent / "sql" / "merging.sql").read_text()
UNDO = """
DROP TRIGGER check_standing ON detainees_detainee; DROP TRIGGER check_new_standing ON detainees_detainee;
DROP TRIGGER check_pair_decision ON detainees_pair; DROP TRIGGER check_new_pair ON detainees_pair;
DROP FUNCTION refuse_merged() CASCADE; DROP FUNCTION check_pair_decision(); DROP FUNCTION check_new_pair();
DROP FUNCTION check_pair_verdict() CASCADE; DROP FUNCTION check_merge() CASCADE; DROP FUNCTION check_merged() CASCADE;
DROP FUNCTION check_standing(); DROP FUNCTION refuse_wrong_standing(bigint);
DROP FUNCTION require_right_to_pair(bigint, bigint, bigint);
DROP FUNCTION may_open_person(bigint, detainees_detainee); DROP FUNCTION entries_under(bigint);
DROP FUNCTION stands_for(bigint);
"""


def new_of_merged_guard(table: str, *persons: str) -> migrations.RunSQL:
    """Refuse new rows in which one of these columns names a person for whom another entry stands."""
    columns = ", ".join(f"'{person}'" for person in persons)
    return migrations.RunSQL(
        f"CREATE TRIGGER new_of_merged AFTER INSERT ON {table} REFERENCING NEW TABLE AS made "
        f"FOR EACH STATEMENT EXECUTE FUNCTION refuse_merged({columns});",
        f"DROP TRIGGER new_of_merged ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_acting_pads"),
        ("casework", "0008_rights"),
        ("detainees", "0012_numbers_and_links"),
        ("detainees", "0013_register_job"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_before", models.JSONField(default=dict)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sentence", models.TextField(blank=True, verbose_name="why")),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("undone_sentence", models.TextField(blank=True, verbose_name="why it was undone")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kept_by", to="detainees.detainee"
                    ),
                ),
                (
                    "merged",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="merged_by", to="detainees.detainee"
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges",
                        to="detainees.pair",
                    ),
                ),
                (
                    "undone_by",
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
                "verbose_name": "merge",
                "verbose_name_plural": "merges",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)), fields=("merged",), name="merge_once_in_force"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept", models.F("merged")), _negated=True), name="merge_of_two"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at__isnull", True), ("undone_by__isnull", True), ("undone_sentence", "")),
                            models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="merge_undone_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PairVerdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("same", "same person"), ("different", "different people"), ("later", "later")],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sentence", models.TextField(blank=True, verbose_name="why")),
                ("fingerprint", models.CharField(max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="verdicts", to="detainees.pair"
                    ),
                ),
            ],
            options={
                "verbose_name": "decision on a likely duplicate",
                "verbose_name_plural": "decisions on likely duplicates",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("decision__in", ["same", "different", "later", ""])),
                        name="pairverdict_decision_known",
                    )
                ],
            },
        ),
        migrations.RemoveIndex(
            model_name="detainee",
            name="detainee_count",
        ),
        migrations.RemoveIndex(
            model_name="detainee",
            name="detainee_count_named",
        ),
        migrations.AddIndex(
            model_name="detainee",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", True), ("restricted", False)),
                fields=["organisation", "home_governorate", "sex", "team"],
                name="detainee_count",
            ),
        ),
        migrations.AddIndex(
            model_name="detainee",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", True)),
                fields=["organisation", "home_governorate", "sex", "team", "restricted", "id"],
                name="detainee_count_named",
            ),
        ),
        migrations.RunSQL(SQL, UNDO),
        actor_guard("detainees_merge"),
        actor_guard("detainees_pairverdict"),
        kept_guard(
            "detainees_merge", "id", "kept_id", "merged_id", "pair_id", "opened_before", "by_id", "at", "sentence"
        ),
        signed_guard("detainees_merge", "by_id", "undone_by_id"),
        signed_guard("detainees_pairverdict", "by_id"),
        new_of_merged_guard("detainees_name", "detainee_id"),
        new_of_merged_guard("detainees_othername", "detainee_id"),
        new_of_merged_guard("detainees_detention", "detainee_id"),
        new_of_merged_guard("detainees_identitynumber", "detainee_id"),
        new_of_merged_guard("detainees_link", "one_id", "other_id"),
    ]
