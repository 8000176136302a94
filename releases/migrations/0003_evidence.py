"""Files that speak for a claim, what was made of them, and lists that arrive as photographs."""

import casework.sealed
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import uuid
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from accounts.at_once import AtOnce

# Characters that are not seen (casework/typed_text.py).
UNSEEN = "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]"


class Migration(migrations.Migration):
    replaces = [
        ("releases", "0016_evidence_files"),
        ("releases", "0017_evidence_guards"),
        ("releases", "0018_transcripts"),
        ("releases", "0019_posts"),
        ("releases", "0020_redactions"),
        ("releases", "0028_texts_and_lists"),
        ("releases", "0032_portraits"),
        ("releases", "0034_grids"),
        ("releases", "0041_copied_evidence"),
        ("releases", "0064_photographs"),
    ]

    initial = True

    dependencies = [("releases", "0002_claims")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Original",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("place", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("sha256", models.CharField(max_length=64, unique=True)),
                    ("bytes", models.PositiveBigIntegerField()),
                    ("media_type", models.CharField(max_length=60)),
                    ("received_at", models.DateTimeField(default=timezone.now)),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("waiting", "being prepared"),
                                ("ready", "ready"),
                                ("failed", "could not be made"),
                            ],
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
                            condition=models.Q(("likeness__isnull", False)),
                            fields=["likeness"],
                            name="original_likeness",
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
                            condition=models.Q(("state__in", ["waiting", "ready", "failed"])),
                            name="original_state_known",
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
                name="Evidence",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("original_name", models.CharField(max_length=200)),
                    ("distressing", models.BooleanField(default=False, verbose_name="distressing")),
                    ("received_at", models.DateTimeField(default=timezone.now)),
                    (
                        "claim",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="evidence", to="releases.claim"),
                    ),
                    (
                        "received_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "shows",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("person", "The person"),
                                ("photograph", "Photograph"),
                                ("paper", "Official paper"),
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
                    (
                        "original",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="evidence", to="releases.original"),
                    ),
                    ("captured_at", models.DateTimeField(blank=True, null=True, verbose_name="captured")),
                    ("post_address", models.CharField(blank=True, max_length=500, verbose_name="address of the post")),
                    (
                        "copied_from",
                        models.ForeignKey(
                            blank=True, null=True, on_delete=models.PROTECT, related_name="+", to="releases.evidence"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "evidence file",
                    "verbose_name_plural": "evidence files",
                    "indexes": [
                        models.Index(
                            condition=models.Q(("shows", "person")), fields=["claim"], name="evidence_of_person"
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("claim", "original"), name="evidence_once_per_claim"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("captured_at__isnull", True), ("post_address", "")),
                                models.Q(models.Q(("post_address", ""), _negated=True), ("captured_at__isnull", False)),
                                _connector="OR",
                            ),
                            name="evidence_post_with_its_moment",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("post_address__regex", UNSEEN), _negated=True),
                            name="evidence_post_visible",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "shows__in",
                                    [
                                        "person",
                                        "photograph",
                                        "paper",
                                        "list",
                                        "recording",
                                        "messages",
                                        "page",
                                        "document",
                                        "",
                                    ],
                                )
                            ),
                            name="evidence_shows_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CleanCopy",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
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
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    (
                        "original",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="copies", to="releases.original"),
                    ),
                ],
                options={
                    "ordering": ["original", "purpose", "number"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("purpose__in", ["page", "small", "veiled", "document", "recording", "text"])
                            ),
                            name="cleancopy_purpose_known",
                        ),
                        models.UniqueConstraint(fields=("original", "purpose", "number"), name="copy_once"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Handling",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
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
                                ("handed", "took a redacted copy out"),
                                ("exported", "took the original out, on the server itself"),
                                ("enclosed", "took the original out in a case file"),
                                ("copied", "took clean copies out in a case file"),
                                ("entered", "entered rows of its list as records"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    (
                        "evidence",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="handlings", to="releases.evidence"),
                    ),
                ],
                options={
                    "ordering": ["at", "pk"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "what__in",
                                    [
                                        "looked",
                                        "agreed",
                                        "differed",
                                        "handed",
                                        "exported",
                                        "enclosed",
                                        "copied",
                                        "entered",
                                    ],
                                )
                            ),
                            name="handling_what_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Upload",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("name", models.CharField(max_length=200)),
                    ("bytes", models.PositiveBigIntegerField()),
                    ("begun_at", models.DateTimeField(default=timezone.now)),
                    (
                        "original",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="uploads",
                            to="releases.original",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["begun_at"], name="upload_begun")],
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("bytes__gt", 0)), name="upload_not_empty"),
                        models.CheckConstraint(
                            condition=models.Q(("name__regex", UNSEEN), _negated=True), name="upload_name_visible"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Transcript",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("page", models.PositiveIntegerField(verbose_name="page")),
                    ("text", models.TextField(verbose_name="what stands there")),
                    (
                        "words",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=60), size=None
                        ),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    (
                        "evidence",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="transcripts", to="releases.evidence"),
                    ),
                ],
                options={
                    "ordering": ["evidence", "page", "pk"],
                    "indexes": [
                        models.Index(fields=["evidence", "page", "id"], name="transcript_of_page"),
                        django.contrib.postgres.indexes.GinIndex(fields=["words"], name="transcript_words"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True), name="transcript_has_text"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("text__regex", UNSEEN), _negated=True), name="transcript_text_visible"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Redaction",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("page", models.PositiveIntegerField(verbose_name="page")),
                    ("boxes", models.JSONField()),
                    ("for_whom", models.CharField(max_length=120, verbose_name="for whom")),
                    ("place", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("media_type", models.CharField(max_length=60)),
                    ("bytes", models.PositiveBigIntegerField()),
                    ("sha256", models.CharField(max_length=64)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    (
                        "verdict",
                        models.CharField(
                            blank=True,
                            choices=[("usable", "can be used"), ("refused", "shows too much")],
                            max_length=10,
                        ),
                    ),
                    ("sentence", models.TextField(blank=True, verbose_name="what is to be seen still")),
                    ("looked_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "evidence",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="redactions", to="releases.evidence"),
                    ),
                    (
                        "looked_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
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
                            condition=models.Q(("looked_by", models.F("made_by")), _negated=True),
                            name="redaction_by_two",
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
                                models.Q(("for_whom__regex", UNSEEN), _negated=True),
                                models.Q(("sentence__regex", UNSEEN), _negated=True),
                            ),
                            name="redaction_text_visible",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("verdict__in", ["usable", "refused", ""])),
                            name="redaction_verdict_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Grid",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("page", models.PositiveIntegerField(verbose_name="page")),
                    ("head", casework.sealed.SealedField(editable=False)),
                    ("team", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="accounts.team")),
                    ("original", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="releases.original")),
                    ("changes", models.PositiveIntegerField(default=0)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("changed_at", models.DateTimeField(default=timezone.now)),
                    (
                        "changed_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "evidence",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="grids", to="releases.evidence"),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "transcript",
                        models.ForeignKey(
                            blank=True, null=True, on_delete=models.PROTECT, related_name="+", to="releases.transcript"
                        ),
                    ),
                ],
                options={
                    "default_permissions": (),
                    "constraints": [models.UniqueConstraint(fields=("team", "original", "page"), name="grid_of_page")],
                },
            ),
            migrations.CreateModel(
                name="GridRow",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                    ("position", models.PositiveIntegerField()),
                    ("typed", casework.sealed.SealedField(editable=False)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("change", models.PositiveIntegerField()),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("changed_at", models.DateTimeField(default=timezone.now)),
                    ("entered_version", models.PositiveIntegerField(blank=True, null=True)),
                    ("entered", casework.sealed.SealedField(blank=True, editable=False, null=True)),
                    ("entered_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "changed_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "entered_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("grid", models.ForeignKey(on_delete=models.PROTECT, related_name="rows", to="releases.grid")),
                    (
                        "made_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            blank=True, null=True, on_delete=models.PROTECT, related_name="+", to="detainees.detainee"
                        ),
                    ),
                    (
                        "release",
                        models.OneToOneField(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="row_of_list",
                            to="releases.release",
                        ),
                    ),
                ],
                options={
                    "ordering": ["grid", "position"],
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(fields=("grid", "key"), name="gridrow_once"),
                        models.UniqueConstraint(fields=("grid", "position"), name="gridrow_position"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("entered__isnull", True),
                                    ("entered_at__isnull", True),
                                    ("entered_by__isnull", True),
                                    ("entered_version__isnull", True),
                                    ("release__isnull", True),
                                ),
                                models.Q(
                                    ("entered__isnull", False),
                                    ("entered_at__isnull", False),
                                    ("entered_by__isnull", False),
                                    ("entered_version__isnull", False),
                                    ("release__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="gridrow_entered_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Photograph",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("veiled", models.BooleanField(default=True, verbose_name="blurred until somebody asks")),
                    ("chosen_at", models.DateTimeField(default=timezone.now)),
                    ("taken_down_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "chosen_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "detainee",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=models.PROTECT,
                            related_name="photographs",
                            to="detainees.detainee",
                        ),
                    ),
                    ("evidence", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="releases.evidence")),
                    (
                        "taken_down_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
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
            migrations.CreateModel(
                name="TextPrint",
                fields=[
                    (
                        "claim",
                        models.OneToOneField(
                            on_delete=models.PROTECT,
                            primary_key=True,
                            related_name="text_print",
                            serialize=False,
                            to="releases.claim",
                        ),
                    ),
                    (
                        "bands",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.BigIntegerField(), blank=True, default=list, size=None
                        ),
                    ),
                    ("version", models.PositiveSmallIntegerField()),
                ],
                options={
                    "verbose_name": "print of a text",
                    "verbose_name_plural": "prints of texts",
                    "default_permissions": (),
                    "indexes": [
                        django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["bands"], name="text_bands")
                    ],
                },
            ),
            migrations.CreateModel(
                name="FalseList",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("why", models.TextField(verbose_name="why it is false")),
                    ("digest", models.CharField(max_length=64)),
                    ("rows", models.PositiveIntegerField(verbose_name="rows")),
                    ("keys_version", models.PositiveSmallIntegerField()),
                    ("entered_at", models.DateTimeField(default=timezone.now)),
                    (
                        "entered_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="accounts.organisation"),
                    ),
                    (
                        "team",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="+", to="accounts.team", verbose_name="team"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "list found false",
                    "verbose_name_plural": "lists found false",
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "digest"), name="falselist_once"),
                        models.CheckConstraint(
                            condition=models.Q(models.Q(("why", ""), _negated=True), ("rows__gte", 1)),
                            name="falselist_says_why",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="FalseRow",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("mark", casework.sealed.BlindIndexField()),
                    ("keys", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                    ("first_key", models.TextField()),
                    ("birth", models.CharField(blank=True, max_length=60)),
                    ("home", models.CharField(blank=True, max_length=10)),
                    (
                        "of_list",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="kept_rows", to="releases.falselist"),
                    ),
                ],
                options={
                    "verbose_name": "row of a list found false",
                    "verbose_name_plural": "rows of lists found false",
                    "default_permissions": (),
                    "indexes": [models.Index(fields=["first_key"], name="falserow_key")],
                    "constraints": [models.UniqueConstraint(fields=("of_list", "mark"), name="falserow_once")],
                },
            ),
        )
    ]
