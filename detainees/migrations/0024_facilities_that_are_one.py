"""Entries of the list of facilities that were found to be one place."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import kept_guard

SQL = (Path(__file__).parent.parent / "sql" / "facilities.sql").read_text()
UNDO = "DROP FUNCTION check_facility_merge() CASCADE; DROP FUNCTION keeps_facilities(bigint);"


class Migration(migrations.Migration):
    dependencies = [
        ("detainees", "0023_own_values"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FacilityMerge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sentence", models.CharField(max_length=400, verbose_name="why")),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "undone_sentence",
                    models.CharField(blank=True, max_length=400, verbose_name="why it was undone"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="detainees.facility"
                    ),
                ),
                (
                    "merged",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="detainees.facility"
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
                "verbose_name": "merge of facilities",
                "verbose_name_plural": "merges of facilities",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)),
                        fields=("merged",),
                        name="facility_merged_once_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept", models.F("merged")), _negated=True), name="facility_merge_of_two"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sentence", ""), _negated=True), name="facility_merge_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at__isnull", True), ("undone_by__isnull", True), ("undone_sentence", "")),
                            models.Q(
                                ("undone_at__isnull", False),
                                ("undone_by__isnull", False),
                                models.Q(("undone_sentence", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="facility_merge_undone_pair",
                    ),
                ],
            },
        ),
        kept_guard("detainees_facilitymerge", "kept_id", "merged_id", "by_id", "at", "sentence"),
        migrations.RunSQL(SQL, UNDO),
    ]
