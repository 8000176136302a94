"""The register job: its runs, what it learned, and from which score a team decides."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, kept_guard, signed_guard


SQL = (Path(__file__).parent.parent / "sql" / "linkage.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_acting_pads"),
        ("detainees", "0011_pairs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisterJob",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("running", "running"),
                            ("finished", "finished"),
                            ("cancelled", "cancelled"),
                            ("failed", "failed"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("stage", models.CharField(blank=True, max_length=20)),
                ("share", models.FloatField(default=0)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("error", models.CharField(blank=True, max_length=200)),
                ("records", models.PositiveIntegerField(default=0)),
                ("pairs_scored", models.PositiveBigIntegerField(default=0)),
                ("pairs_flagged", models.PositiveIntegerField(default=0)),
                ("blocks_refined", models.PositiveIntegerField(default=0)),
                ("blocks_refused", models.PositiveIntegerField(default=0)),
                ("seconds", models.FloatField(default=0)),
                ("peak_memory_bytes", models.PositiveBigIntegerField(default=0)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "cancelled_by",
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
                "verbose_name": "register job",
                "verbose_name_plural": "register jobs",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("waiting", "running"))),
                        fields=("state",),
                        name="register_job_alone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("share__gte", 0), ("share__lte", 1)), name="register_job_share"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", True), ("cancelled_by__isnull", True)),
                            models.Q(("cancelled_at__isnull", False), ("cancelled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="register_job_cancelled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", True), ("state__in", ("waiting", "running"))),
                            models.Q(
                                models.Q(("state__in", ("waiting", "running")), _negated=True),
                                ("finished_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="register_job_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "running", "finished", "cancelled", "failed"])),
                        name="registerjob_state_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkageWeights",
            fields=[
                ("version", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("records", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                (
                    "job",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="weights", to="detainees.registerjob"
                    ),
                ),
            ],
            options={
                "verbose_name": "weights of the register job",
                "verbose_name_plural": "weights of the register job",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="DeskThreshold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "least_score",
                    models.FloatField(
                        validators=[
                            django.core.validators.MinValueValidator(0.0),
                            django.core.validators.MaxValueValidator(1.0),
                        ],
                        verbose_name="least score",
                    ),
                ),
                ("set_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "team",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.team"
                    ),
                ),
            ],
            options={
                "verbose_name": "threshold of the desk",
                "verbose_name_plural": "thresholds of the desk",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("least_score__gte", 0), ("least_score__lte", 1)),
                        name="desk_threshold_is_a_share",
                    )
                ],
            },
        ),
        actor_guard("detainees_registerjob"),
        kept_guard("detainees_registerjob", "id", "asked_by_id", "asked_at"),
        signed_guard("detainees_registerjob", "asked_by_id", "cancelled_by_id"),
        actor_guard("detainees_linkageweights"),
        actor_guard("detainees_deskthreshold"),
        kept_guard("detainees_deskthreshold", "id", "team_id"),
        signed_guard("detainees_deskthreshold", "set_by_id"),
        migrations.RunSQL(
            SQL,
            "DROP FUNCTION is_likely_duplicate(bigint); DROP FUNCTION desk_threshold(bigint);",
        ),
    ]
