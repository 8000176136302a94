"""The photograph that stands on a person's page, one of those that came with claims."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, final_guard, kept_guard, signed_guard

SQL = (Path(__file__).parent.parent / "sql" / "photographs.sql").read_text()
TABLE = "releases_photograph"


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0063_facilities_that_are_one"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Photograph",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("veiled", models.BooleanField(default=True, verbose_name="blurred until somebody asks")),
                ("chosen_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("taken_down_at", models.DateTimeField(blank=True, null=True)),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "detainee",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photographs",
                        to="detainees.detainee",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="releases.evidence"
                    ),
                ),
                (
                    "taken_down_by",
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
                "verbose_name": "photograph",
                "verbose_name_plural": "photographs",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_down_at__isnull", True)),
                        fields=("detainee",),
                        name="photograph_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_down_at__isnull", True), ("taken_down_by__isnull", True)),
                            models.Q(("taken_down_at__isnull", False), ("taken_down_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="photograph_taken_down_pair",
                    ),
                ],
            },
        ),
        actor_guard(TABLE),
        signed_guard(TABLE, "chosen_by_id", "taken_down_by_id"),
        kept_guard(TABLE, "detainee_id", "evidence_id", "veiled", "chosen_by_id", "chosen_at"),
        final_guard(TABLE, "taken_down_at"),
        migrations.RunSQL(SQL, "DROP FUNCTION check_photograph() CASCADE;"),
    ]
