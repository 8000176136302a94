"""Redacted copies of pages, each looked at by a second person before it is used."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, final_guard, signed_guard


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0019_posts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Redaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.PositiveIntegerField(verbose_name="page")),
                ("boxes", models.JSONField()),
                ("for_whom", models.CharField(max_length=120, verbose_name="for whom")),
                ("place", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("media_type", models.CharField(max_length=60)),
                ("bytes", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "verdict",
                    models.CharField(
                        blank=True, choices=[("usable", "can be used"), ("refused", "shows too much")], max_length=10
                    ),
                ),
                ("sentence", models.TextField(blank=True, verbose_name="what is to be seen still")),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="redactions", to="releases.evidence"
                    ),
                ),
                (
                    "looked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["evidence", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("looked_at__isnull", True), ("looked_by__isnull", True), ("verdict", "")),
                            models.Q(
                                models.Q(("verdict", ""), _negated=True),
                                ("looked_at__isnull", False),
                                ("looked_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="redaction_looked_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("looked_by", models.F("made_by")), _negated=True), name="redaction_by_two"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "refused"), _negated=True),
                            models.Q(("sentence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="redaction_refused_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "for_whom__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "sentence__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="redaction_text_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["usable", "refused", ""])), name="redaction_verdict_known"
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="handling",
            name="handling_what_known",
        ),
        migrations.AlterField(
            model_name="handling",
            name="what",
            field=models.CharField(
                choices=[
                    ("looked", "looked at it"),
                    ("agreed", "had the original compared: it is the file that was received"),
                    ("differed", "had the original compared: it is not the file that was received, or is missing"),
                    ("handed", "took a redacted copy out"),
                    ("exported", "took the original out, on the server itself"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="handling",
            constraint=models.CheckConstraint(
                condition=models.Q(("what__in", ["looked", "agreed", "differed", "handed", "exported"])),
                name="handling_what_known",
            ),
        ),
        actor_guard("releases_redaction"),
        signed_guard("releases_redaction", "made_by_id", "looked_by_id"),
        final_guard("releases_redaction", "looked_at"),
    ]
