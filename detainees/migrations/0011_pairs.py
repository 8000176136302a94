"""Likely duplicates, and which entry stands for both of two that are one person."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, kept_guard


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_acting_pads"),
        ("detainees", "0010_name_keys"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Pair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("score", models.FloatField(verbose_name="score")),
                ("bits", models.FloatField()),
                ("rival", models.CharField(blank=True, max_length=20)),
                ("rival_bits", models.FloatField(default=0)),
                ("evidence", models.JSONField(default=list)),
                ("fingerprint", models.CharField(max_length=64)),
                ("weights", models.PositiveIntegerField(default=0)),
                ("found_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("gone", models.BooleanField(default=False)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("same", "same person"), ("different", "different people"), ("later", "later")],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="detainees.detainee"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="detainees.detainee"
                    ),
                ),
            ],
            options={
                "verbose_name": "likely duplicate",
                "verbose_name_plural": "likely duplicates",
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("decision__in", ["", "later"]), ("gone", False)),
                        fields=["organisation", "-score", "id"],
                        name="pair_undecided",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other"), name="pair_once"),
                    models.CheckConstraint(condition=models.Q(("one__lt", models.F("other"))), name="pair_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", 0), ("score__lte", 1)), name="pair_score_is_a_share"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision__in", ["same", "different", "later", ""])),
                        name="pair_decision_known",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="detainee",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="detainees.detainee",
            ),
        ),
        migrations.AddIndex(
            model_name="detainee",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)), fields=["merged_into"], name="detainee_merged"
            ),
        ),
        migrations.AddConstraint(
            model_name="detainee",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="detainee_not_merged_into_itself",
            ),
        ),
        actor_guard("detainees_pair"),
        kept_guard("detainees_pair", "id", "organisation_id", "one_id", "other_id"),
    ]
