"""How released people are, asked some time after; whom a question may reach holds in PostgreSQL too."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, signed_guard

SQL = (Path(__file__).parent.parent / "sql" / "after.sql").read_text()
UNDO = "DROP TRIGGER check_follow_up ON releases_followup; DROP FUNCTION check_follow_up"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_see_numbers"),
        ("detainees", "0016_whom_to_weigh"),
        ("releases", "0014_likely_duplicates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "step",
                    models.PositiveSmallIntegerField(
                        choices=[(15, "after 15 days"), (30, "after 30 days"), (90, "after 90 days")],
                        verbose_name="which of the three",
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                (
                    "asked",
                    models.CharField(
                        choices=[
                            ("person", "The released person"),
                            ("representative", "Whoever speaks for them"),
                            ("relative", "A relative"),
                        ],
                        max_length=20,
                        verbose_name="who was asked",
                    ),
                ),
                ("reached", models.BooleanField(verbose_name="somebody answered")),
                (
                    "reported",
                    models.CharField(
                        choices=[
                            ("nothing", "Nothing was signed"),
                            ("done", "Has reported"),
                            ("not-yet", "Has not reported"),
                            ("unknown", "Unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="undertaking",
                    ),
                ),
                (
                    "redetained",
                    models.CharField(
                        choices=[("no", "Is free"), ("yes", "Was detained again"), ("unknown", "Unknown")],
                        default="unknown",
                        max_length=20,
                        verbose_name="detained again",
                    ),
                ),
                (
                    "needs",
                    models.CharField(
                        choices=[
                            ("nothing", "Needs nothing"),
                            ("met", "Needs are met"),
                            ("partly", "Needs are met in part"),
                            ("not-met", "Needs are not met"),
                            ("unknown", "Unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="needs",
                    ),
                ),
                ("sentence", models.TextField(blank=True, verbose_name="in a sentence")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="follow_ups", to="releases.release"
                    ),
                ),
            ],
            options={
                "verbose_name": "follow-up",
                "verbose_name_plural": "follow-ups",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["release", "step"], name="followup_of_release")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("step__in", [15, 30, 90])), name="followup_step_known"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reached", True),
                            models.Q(("needs", "unknown"), ("redetained", "unknown"), ("reported", "unknown")),
                            _connector="OR",
                        ),
                        name="followup_unanswered_says_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked__in", ["person", "representative", "relative"])),
                        name="followup_asked_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reported__in", ["nothing", "done", "not-yet", "unknown"])),
                        name="followup_reported_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("redetained__in", ["no", "yes", "unknown"])),
                        name="followup_redetained_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("needs__in", ["nothing", "met", "partly", "not-met", "unknown"])),
                        name="followup_needs_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sentence__regex",
                                "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                            ),
                            _negated=True,
                        ),
                        name="followup_visible",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="release",
            index=models.Index(
                models.F("date_latest"),
                models.F("team"),
                condition=models.Q(("detainee__isnull", False), ("status", "verified")),
                name="release_to_follow_up",
            ),
        ),
        actor_guard("releases_followup"),
        signed_guard("releases_followup", "by_id"),
        migrations.RunSQL(SQL, UNDO),
    ]
