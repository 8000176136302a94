"""What all cases share: moves, authors, drafts, notices, exports, fields of one's own, views of lists."""

import casework.references.field
import casework.sealed
import datetime
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from accounts.at_once import AtOnce

# Characters that are not seen (casework/typed_text.py).
UNSEEN = "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]"


class Migration(migrations.Migration):
    replaces = [
        ("casework", "0002_cases"),
        ("casework", "0005_idempotency_keys"),
        ("casework", "0012_drafts"),
        ("casework", "0014_drafts_forgotten"),
        ("casework", "0015_exports"),
        ("casework", "0016_own_fields"),
        ("casework", "0017_case_files"),
        ("casework", "0019_what_was_written"),
        ("casework", "0020_drafts_of_records"),
        ("casework", "0021_among_colleagues"),
        ("casework", "0022_changes_of_facts"),
        ("casework", "0023_lists_of_ones_own"),
    ]

    initial = True

    dependencies = [("accounts", "0002_rules")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Job",
                fields=[
                    ("name", models.CharField(max_length=60, primary_key=True, serialize=False)),
                    ("started_at", models.DateTimeField()),
                    ("finished_at", models.DateTimeField(blank=True, null=True)),
                    ("failed_at", models.DateTimeField(blank=True, null=True)),
                    ("error", models.CharField(blank=True, max_length=200)),
                ],
                options={"ordering": ["name"]},
            ),
            migrations.CreateModel(
                name="MoveMade",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("subject", models.CharField(max_length=20)),
                    ("subject_id", models.BigIntegerField()),
                    ("name", models.CharField(max_length=30)),
                    ("from_state", models.CharField(max_length=20)),
                    ("to_state", models.CharField(max_length=20)),
                    ("revision", models.PositiveIntegerField()),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("reason", models.CharField(blank=True, max_length=40)),
                    ("sentence", models.TextField(blank=True)),
                    ("by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["subject", "subject_id", "at"], name="move_of_record"),
                        django.contrib.postgres.indexes.BrinIndex(
                            autosummarize=True, fields=["at"], name="move_by_day"
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="OutboxEntry",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("task", models.CharField(max_length=100)),
                    ("ids", models.JSONField()),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("sent_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "indexes": [
                        models.Index(
                            condition=models.Q(("sent_at__isnull", True)), fields=["id"], name="outbox_waiting"
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="Authorship",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("subject", models.CharField(max_length=20)),
                    ("subject_id", models.BigIntegerField()),
                    ("what", models.CharField(max_length=20)),
                    ("at", models.DateTimeField()),
                    (
                        "person",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["subject", "subject_id", "person", "at"], name="authorship_of_record"),
                        django.contrib.postgres.indexes.BrinIndex(
                            autosummarize=True, fields=["at"], name="authorship_by_day"
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="IdempotencyKey",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("form", models.CharField(max_length=60)),
                    ("key", models.CharField(max_length=64)),
                    ("content", models.CharField(max_length=64)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("result", models.CharField(max_length=200)),
                    (
                        "person",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("person", "form", "key"), name="idempotency_key_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("result__startswith", "/"), models.Q(("result__startswith", "//"), _negated=True)
                            ),
                            name="idempotency_result_is_ours",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Draft",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("form", models.CharField(max_length=60)),
                    ("key", models.CharField(max_length=64)),
                    ("content", casework.sealed.SealedField(editable=False)),
                    ("begun_at", models.DateTimeField(default=timezone.now)),
                    ("kept_at", models.DateTimeField(default=timezone.now)),
                    (
                        "person",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("about", models.CharField(blank=True, db_default="", default="", max_length=40)),
                ],
                options={
                    "default_permissions": (),
                    "indexes": [models.Index(fields=["person", "kept_at", "id"], name="draft_by_moment")],
                    "constraints": [models.UniqueConstraint(fields=("person", "form", "key"), name="draft_once")],
                },
            ),
            migrations.CreateModel(
                name="DraftsForgotten",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("form", models.CharField(max_length=60)),
                    ("number", models.PositiveIntegerField()),
                    ("at", models.DateTimeField(default=timezone.now)),
                ],
                options={
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="forgotten_some")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Export",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("reference", casework.references.field.ReferenceField(prefix="L", verbose_name="reference")),
                    ("asked_at", models.DateTimeField(default=timezone.now)),
                    ("why", models.TextField(blank=True, verbose_name="what it is for")),
                    ("recipient", models.CharField(blank=True, max_length=200, verbose_name="to whom it goes")),
                    ("listed", models.CharField(max_length=40, verbose_name="list")),
                    ("filters", models.JSONField(blank=True, default=dict)),
                    (
                        "columns",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=60), size=None
                        ),
                    ),
                    ("form", models.CharField(max_length=20, verbose_name="format")),
                    ("language", models.CharField(max_length=2)),
                    ("tagged", models.BooleanField(default=False, verbose_name="with HXL hashtags")),
                    ("packed", models.BooleanField(default=False, verbose_name="as a package")),
                    ("with_names", models.BooleanField(default=False)),
                    ("with_numbers", models.BooleanField(default=False)),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("asked", "Waits for approval"),
                                ("approved", "Being made"),
                                ("made", "Ready"),
                                ("refused", "Refused"),
                                ("taken-back", "Taken back"),
                                ("failed", "Not made"),
                                ("over", "Over"),
                                ("streamed", "Downloaded at once"),
                            ],
                            default="asked",
                            editable=False,
                            max_length=20,
                            verbose_name="state",
                        ),
                    ),
                    ("status_since", models.DateTimeField(default=timezone.now, editable=False)),
                    ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                    ("decided_at", models.DateTimeField(blank=True, null=True)),
                    ("numbers_approved", models.BooleanField(default=False)),
                    ("rows_done", models.PositiveIntegerField(default=0)),
                    ("rows_expected", models.PositiveIntegerField(default=0)),
                    ("made_at", models.DateTimeField(blank=True, null=True)),
                    ("expires_at", models.DateTimeField(blank=True, null=True)),
                    ("rows", models.PositiveIntegerField(blank=True, null=True)),
                    ("size", models.PositiveBigIntegerField(blank=True, null=True)),
                    ("sha256", models.CharField(blank=True, max_length=64)),
                    ("key", models.CharField(blank=True, max_length=200)),
                    (
                        "asked_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "decided_by",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="accounts.organisation",
                            verbose_name="organisation",
                        ),
                    ),
                    ("with_sources", models.BooleanField(db_default=False, default=False)),
                    ("sources_approved", models.BooleanField(db_default=False, default=False)),
                    ("written", models.JSONField(blank=True, null=True)),
                ],
                options={
                    "verbose_name": "export",
                    "verbose_name_plural": "exports",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            condition=models.Q(("status", "asked")), fields=["status_since"], name="export_waits"
                        ),
                        models.Index(
                            condition=models.Q(("status", "made")), fields=["expires_at"], name="export_to_be_over"
                        ),
                        models.Index(
                            condition=models.Q(("status", "approved")), fields=["id"], name="export_to_be_made"
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "status__in",
                                    [
                                        "asked",
                                        "approved",
                                        "made",
                                        "refused",
                                        "taken-back",
                                        "failed",
                                        "over",
                                        "streamed",
                                    ],
                                )
                            ),
                            name="export_status_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("why__regex", UNSEEN), _negated=True),
                                models.Q(("recipient__regex", UNSEEN), _negated=True),
                            ),
                            name="export_visible",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("with_names", False), ("with_numbers", False)),
                                models.Q(
                                    ("organisation__isnull", False),
                                    ("with_names", True),
                                    models.Q(("why", ""), _negated=True),
                                    models.Q(("recipient", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="export_with_names_says_why",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            name="export_by_two_people",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("numbers_approved", False), ("with_numbers", True), _connector="OR"),
                            name="export_numbers_were_asked_for",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("with_names", False),
                                ("decided_by__isnull", False),
                                ("status__in", ["asked", "taken-back", "over"]),
                                _connector="OR",
                            ),
                            name="export_names_leave_by_two",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("expires_at__isnull", True),
                                    ("made_at__isnull", True),
                                    ("rows__isnull", True),
                                    ("sha256", ""),
                                    ("size__isnull", True),
                                ),
                                models.Q(
                                    ("expires_at__isnull", False),
                                    ("made_at__isnull", False),
                                    ("rows__isnull", False),
                                    ("size__isnull", False),
                                    models.Q(("sha256", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="export_made_whole",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "made"), models.Q(("key", ""), _negated=True)),
                                models.Q(models.Q(("status", "made"), _negated=True), ("key", "")),
                                _connector="OR",
                            ),
                            name="export_key_while_it_lasts",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("expires_at__isnull", True),
                                (
                                    "expires_at__lte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("made_at"), "+", models.Value(datetime.timedelta(days=1))
                                    ),
                                ),
                                _connector="OR",
                            ),
                            name="export_lasts_a_day",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("decided_at__isnull", True),
                                    ("decided_by__isnull", True),
                                    ("numbers_approved", False),
                                    ("sources_approved", False),
                                ),
                                models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="export_decided_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("sources_approved", False), ("with_sources", False)),
                                models.Q(("with_names", True), ("with_sources", True)),
                                _connector="OR",
                            ),
                            name="export_sources_were_asked_for",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ExportDownload",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "export",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="downloads", to="casework.export"),
                    ),
                ],
                options={
                    "verbose_name": "download of an export",
                    "verbose_name_plural": "downloads of exports",
                    "default_permissions": (),
                },
            ),
            migrations.CreateModel(
                name="OwnField",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("of", models.CharField(max_length=20, verbose_name="on which records")),
                    ("slug", models.SlugField(db_index=False, max_length=40, verbose_name="short name")),
                    (
                        "kind",
                        models.CharField(
                            choices=[("text", "text"), ("number", "number"), ("choice", "choice"), ("date", "date")],
                            max_length=10,
                            verbose_name="kind",
                        ),
                    ),
                    ("name_ar", models.CharField(max_length=80, verbose_name="name in Arabic")),
                    ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                    ("says_ar", models.CharField(blank=True, max_length=300, verbose_name="explanation in Arabic")),
                    ("says_en", models.CharField(blank=True, max_length=300, verbose_name="explanation in English")),
                    ("order", models.PositiveSmallIntegerField(default=0, verbose_name="place among the fields")),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("retired_at", models.DateTimeField(blank=True, null=True)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("changed_at", models.DateTimeField(default=timezone.now)),
                    (
                        "changed_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "retired_by",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "team",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="accounts.team",
                            verbose_name="team",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "field of the team",
                    "verbose_name_plural": "fields of the team",
                    "ordering": ["order", "pk"],
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["text", "number", "choice", "date"])),
                            name="ownfield_kind_known",
                        ),
                        models.UniqueConstraint(fields=("team", "slug"), name="ownfield_slug_in_team"),
                        models.CheckConstraint(
                            condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                            name="ownfield_slug_is_plain",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("name_ar", ""), _negated=True), models.Q(("name_en", ""), _negated=True)
                            ),
                            name="ownfield_has_names",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("name_ar__regex", UNSEEN), _negated=True),
                                models.Q(("name_en__regex", UNSEEN), _negated=True),
                                models.Q(("says_ar__regex", UNSEEN), _negated=True),
                                models.Q(("says_en__regex", UNSEEN), _negated=True),
                            ),
                            name="ownfield_visible",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("retired_at__isnull", True), ("retired_by__isnull", True)),
                                models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="ownfield_retired_pair",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="OwnChoice",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("slug", models.SlugField(db_index=False, max_length=40, verbose_name="short name")),
                    ("word_ar", models.CharField(max_length=80, verbose_name="in Arabic")),
                    ("word_en", models.CharField(max_length=80, verbose_name="in English")),
                    ("order", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                    ("retired_at", models.DateTimeField(blank=True, null=True)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    (
                        "made_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "retired_by",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "field",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="choices", to="casework.ownfield"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "choice of a field",
                    "verbose_name_plural": "choices of a field",
                    "ordering": ["order", "pk"],
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(fields=("field", "slug"), name="ownchoice_slug_in_field"),
                        models.CheckConstraint(
                            condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                            name="ownchoice_slug_is_plain",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("word_ar", ""), _negated=True), models.Q(("word_en", ""), _negated=True)
                            ),
                            name="ownchoice_has_words",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("word_ar__regex", UNSEEN), _negated=True),
                                models.Q(("word_en__regex", UNSEEN), _negated=True),
                            ),
                            name="ownchoice_visible",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("retired_at__isnull", True), ("retired_by__isnull", True)),
                                models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="ownchoice_retired_pair",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Comment",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("subject", models.CharField(max_length=20)),
                    ("subject_id", models.BigIntegerField()),
                    ("text", models.TextField(blank=True, verbose_name="comment")),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "comment between colleagues",
                    "verbose_name_plural": "comments between colleagues",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            models.F("subject"), models.F("subject_id"), models.F("id"), name="comment_of_record"
                        ),
                        models.Index(models.F("by"), models.F("at"), name="comment_by_day"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("text__regex", UNSEEN), _negated=True), name="comment_visible"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("withdrawn_at__isnull", True), ("text", ""), _connector="OR"),
                            name="comment_withdrawn_is_gone",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Notice",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("read_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "move",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="notices",
                            to="casework.movemade",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="notices", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("moved", "Your records"),
                                ("handed", "Handed over to you"),
                                ("mentioned", "Mentions"),
                                ("watched", "What you watch"),
                            ],
                            default="moved",
                            max_length=10,
                        ),
                    ),
                    ("subject", models.CharField(blank=True, max_length=20)),
                    ("subject_id", models.BigIntegerField(default=0)),
                    ("what", models.CharField(blank=True, max_length=20)),
                    (
                        "by",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "comment",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="notices",
                            to="casework.comment",
                        ),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(
                            condition=models.Q(("read_at__isnull", True)), fields=["person", "id"], name="notice_unread"
                        ),
                        models.Index(models.F("person"), models.F("id"), name="notice_of_person"),
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("person", "move"), name="notice_told_once"),
                        models.UniqueConstraint(fields=("person", "comment"), name="notice_of_comment_once"),
                        models.UniqueConstraint(
                            condition=models.Q(("read_at__isnull", True), models.Q(("what", ""), _negated=True)),
                            fields=("person", "subject", "subject_id"),
                            name="notice_written_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(models.Q(("subject", ""), _negated=True), ("by__isnull", False)),
                            name="notice_of_a_record",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["moved", "handed", "mentioned", "watched"])),
                            name="notice_kind_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Mention",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "comment",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="mentions", to="casework.comment"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "mention",
                    "verbose_name_plural": "mentions",
                    "default_permissions": (),
                    "constraints": [models.UniqueConstraint(fields=("comment", "person"), name="mention_once")],
                },
            ),
            migrations.CreateModel(
                name="Watch",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("subject", models.CharField(max_length=20)),
                    ("subject_id", models.BigIntegerField()),
                    ("begun_at", models.DateTimeField(default=timezone.now)),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "person",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "watch",
                    "verbose_name_plural": "watches",
                    "default_permissions": (),
                    "indexes": [models.Index(models.F("person"), models.F("id"), name="watch_of_person")],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ended_at__isnull", True)),
                            fields=("subject", "subject_id", "person"),
                            name="watch_once",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="FactChange",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("subject", models.CharField(max_length=20)),
                    ("subject_id", models.BigIntegerField()),
                    ("changes", models.JSONField()),
                    ("at", models.DateTimeField()),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            models.F("subject"), models.F("subject_id"), models.F("id"), name="factchange_of_record"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="SavedView",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("listed", models.CharField(max_length=40)),
                    ("name", models.CharField(max_length=60, verbose_name="name")),
                    ("address", models.CharField(blank=True, max_length=2000)),
                    (
                        "team",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="accounts.team",
                            verbose_name="shared with",
                        ),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    (
                        "changed_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("changed_at", models.DateTimeField(default=timezone.now)),
                ],
                options={
                    "verbose_name": "saved view",
                    "verbose_name_plural": "saved views",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            condition=models.Q(("team__isnull", False)),
                            fields=["team", "listed"],
                            name="savedview_shared",
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("made_by", "listed", "name"), name="savedview_once"),
                        models.CheckConstraint(
                            condition=models.Q(("name", ""), _negated=True), name="savedview_has_a_name"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("name__regex", UNSEEN), _negated=True), name="savedview_visible"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="DefaultView",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("listed", models.CharField(max_length=40)),
                    (
                        "person",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "view",
                        models.ForeignKey(on_delete=models.CASCADE, related_name="default_of", to="casework.savedview"),
                    ),
                ],
                options={
                    "default_permissions": (),
                    "constraints": [models.UniqueConstraint(fields=("person", "listed"), name="defaultview_once")],
                },
            ),
            migrations.CreateModel(
                name="Picked",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("listed", models.CharField(max_length=40)),
                    (
                        "records",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.BigIntegerField(), blank=True, default=list, size=None
                        ),
                    ),
                    ("changed_at", models.DateTimeField(default=timezone.now)),
                    ("kept_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "person",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "picked rows",
                    "verbose_name_plural": "picked rows",
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("kept_at__isnull", True)),
                            fields=("person", "listed"),
                            name="picked_one_of_a_list",
                        ),
                        models.CheckConstraint(condition=models.Q(("records__len__lte", 10000)), name="picked_at_most"),
                    ],
                },
            ),
        )
    ]
