"""Files get rows of their own: originals, their clean copies, uploads, and what was done with a piece of evidence."""

import casework.sealed
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


# What an installation has already: each file once, its clean copies to be made anew by a worker.
FILL = """
INSERT INTO releases_original (place, sha256, bytes, media_type, received_at, state, failure, attempts)
SELECT DISTINCT ON (sha256) gen_random_uuid(), sha256, bytes, media_type, received_at, 'waiting', '', 0
FROM releases_evidence ORDER BY sha256, received_at;
ALTER TABLE releases_evidence DISABLE TRIGGER USER;
UPDATE releases_evidence piece SET original_id = original.id
FROM releases_original original WHERE original.sha256 = piece.sha256;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE releases_evidence ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0015_after_the_release"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CleanCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("page", "page"),
                            ("small", "small picture"),
                            ("veiled", "blurred small picture"),
                            ("document", "document without what acts in it"),
                            ("recording", "preview of the recording"),
                            ("text", "plain text"),
                        ],
                        max_length=10,
                    ),
                ),
                ("number", models.PositiveIntegerField(default=1)),
                ("place", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("media_type", models.CharField(max_length=60)),
                ("bytes", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["original", "purpose", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("purpose__in", ["page", "small", "veiled", "document", "recording", "text"])
                        ),
                        name="cleancopy_purpose_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Handling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("looked", "looked at it"),
                            ("agreed", "had the original compared: it is the file that was received"),
                            (
                                "differed",
                                "had the original compared: it is not the file that was received, or is missing",
                            ),
                            ("exported", "took the original out, on the server itself"),
                        ],
                        max_length=10,
                    ),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="handlings", to="releases.evidence"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what__in", ["looked", "agreed", "differed", "exported"])),
                        name="handling_what_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Original",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("bytes", models.PositiveBigIntegerField()),
                ("media_type", models.CharField(max_length=60)),
                ("received_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "being prepared"), ("ready", "ready"), ("failed", "could not be made")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                (
                    "failure",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "unreadable",
                                "It cannot be read to its end: what was sent is damaged, or made so on purpose.",
                            ),
                            ("too-large", "Unpacked it would be larger than what is taken here."),
                            ("locked", "It is locked with a password."),
                            (
                                "no-ffmpeg",
                                "This machine has no ffmpeg, without which no recording is prepared. Ask who runs it.",
                            ),
                            (
                                "given-up",
                                "It was tried three times, and each time the one who prepared it was stopped.",
                            ),
                            (
                                "altered",
                                "The stored original is not the file that was received, or is missing. Tell who runs this.",
                            ),
                        ],
                        max_length=12,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("prepared_at", models.DateTimeField(blank=True, null=True)),
                ("likeness", models.BigIntegerField(blank=True, null=True)),
                ("told", casework.sealed.SealedField(blank=True, editable=False, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state", "waiting")), fields=["id"], name="original_waiting"),
                    models.Index(
                        condition=models.Q(("likeness__isnull", False)), fields=["likeness"], name="original_likeness"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("prepared_at__isnull", True), ("state", "waiting")),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("prepared_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="original_prepared_when_ready",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), models.Q(("failure", ""), _negated=True)),
                            models.Q(models.Q(("state", "failed"), _negated=True), ("failure", "")),
                            _connector="OR",
                        ),
                        name="original_failure_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="original_sha256"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "ready", "failed"])), name="original_state_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "failure__in",
                                ["unreadable", "too-large", "locked", "no-ffmpeg", "given-up", "altered", ""],
                            )
                        ),
                        name="original_failure_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200)),
                ("bytes", models.PositiveBigIntegerField()),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "original",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="releases.original",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["begun_at"], name="upload_begun")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("bytes__gt", 0)), name="upload_not_empty"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "name__regex",
                                "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                            ),
                            _negated=True,
                        ),
                        name="upload_name_visible",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="evidence",
            name="shows",
            field=models.CharField(
                blank=True,
                choices=[
                    ("photograph", "Photograph"),
                    ("paper", "Release paper"),
                    ("list", "List of names"),
                    ("recording", "Recording"),
                    ("messages", "Messages"),
                    ("page", "Saved page"),
                    ("document", "Other document"),
                ],
                max_length=12,
                verbose_name="what the file shows",
            ),
        ),
        migrations.AddField(
            model_name="cleancopy",
            name="original",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="copies", to="releases.original"
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="original",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="releases.original"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("shows__in", ["photograph", "paper", "list", "recording", "messages", "page", "document", ""])
                ),
                name="evidence_shows_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="cleancopy",
            constraint=models.UniqueConstraint(fields=("original", "purpose", "number"), name="copy_once"),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
