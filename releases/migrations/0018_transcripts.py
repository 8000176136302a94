"""Pages of evidence are written out, in words that are found however they are spelled."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, signed_guard


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0017_evidence_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Transcript",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.PositiveIntegerField(verbose_name="page")),
                ("text", models.TextField(verbose_name="what stands there")),
                (
                    "words",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="transcripts", to="releases.evidence"
                    ),
                ),
            ],
            options={
                "ordering": ["evidence", "page", "pk"],
                "indexes": [
                    models.Index(fields=["evidence", "page", "id"], name="transcript_of_page"),
                    django.contrib.postgres.indexes.GinIndex(fields=["words"], name="transcript_words"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="transcript_has_text"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "text__regex",
                                "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                            ),
                            _negated=True,
                        ),
                        name="transcript_text_visible",
                    ),
                ],
            },
        ),
        actor_guard("releases_transcript"),
        signed_guard("releases_transcript", "by_id"),
    ]
