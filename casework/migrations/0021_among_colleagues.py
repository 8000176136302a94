"""Colleagues talk about a record and watch it; what is told says of which record it is, and why."""

from pathlib import Path

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, kept_guard, signed_guard
from casework.typed_text import visible_only

SQL = (Path(__file__).parent.parent / "sql" / "notices.sql").read_text()
UNDO = """
DROP FUNCTION stamp_notice, tell_watchers_of_moves, tell_watchers_of_parts, check_new_comment, check_comment_taken_back,
    check_mention, check_watch_ended CASCADE;
"""
KINDS = [
    ("moved", "Your records"),
    ("handed", "Handed over to you"),
    ("mentioned", "Mentions"),
    ("watched", "What you watch"),
]
TOLD_BEFORE = """
UPDATE casework_notice notice SET subject = made.subject, subject_id = made.subject_id, by_id = made.by_id
FROM casework_movemade made WHERE made.id = notice.move_id;
"""


def _person(**more: object) -> models.ForeignKey:  # type: ignore[type-arg]  # not subscriptable at run time
    return models.ForeignKey(
        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL,
        **more,
    )  # fmt: skip


def _id() -> models.BigAutoField:  # type: ignore[type-arg]  # not subscriptable at run time
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0020_drafts_of_records"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", _id()),
                ("subject", models.CharField(max_length=20)),
                ("subject_id", models.BigIntegerField()),
                ("text", models.TextField(blank=True, verbose_name="comment")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("by", _person()),
            ],
            options={
                "verbose_name": "comment between colleagues",
                "verbose_name_plural": "comments between colleagues",
                "default_permissions": (),
                "indexes": [
                    models.Index(models.F("subject"), models.F("subject_id"), models.F("id"), name="comment_of_record"),
                    models.Index(models.F("by"), models.F("at"), name="comment_by_day"),
                ],
                "constraints": [
                    visible_only("comment_visible", ["text"]),
                    models.CheckConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True), ("text", ""), _connector="OR"),
                        name="comment_withdrawn_is_gone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", _id()),
                (
                    "comment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentions",
                        to="casework.comment",
                    ),
                ),
                ("person", _person()),
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
                ("id", _id()),
                ("subject", models.CharField(max_length=20)),
                ("subject_id", models.BigIntegerField()),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("person", _person()),
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
        migrations.AddField("notice", "kind", models.CharField(choices=KINDS, default="moved", max_length=10)),
        migrations.AddField("notice", "subject", models.CharField(blank=True, default="", max_length=20)),
        migrations.AlterField("notice", "subject", models.CharField(blank=True, max_length=20)),
        migrations.AddField("notice", "subject_id", models.BigIntegerField(default=0)),
        migrations.AddField("notice", "what", models.CharField(blank=True, default="", max_length=20)),
        migrations.AlterField("notice", "what", models.CharField(blank=True, max_length=20)),
        migrations.AddField("notice", "by", _person(blank=True, null=True)),
        migrations.AddField(
            "notice",
            "comment",
            models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to="casework.comment",
            ),
        ),
        migrations.AlterField(
            "notice",
            "move",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to="casework.movemade",
            ),
        ),
        migrations.RunSQL(TOLD_BEFORE, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "notice",
            models.UniqueConstraint(fields=("person", "comment"), name="notice_of_comment_once"),
        ),
        migrations.AddConstraint(
            "notice",
            models.UniqueConstraint(
                condition=models.Q(("read_at__isnull", True), models.Q(("what", ""), _negated=True)),
                fields=("person", "subject", "subject_id"),
                name="notice_written_once",
            ),
        ),
        migrations.AddConstraint(
            "notice",
            models.CheckConstraint(
                condition=models.Q(models.Q(("subject", ""), _negated=True), ("by__isnull", False)),
                name="notice_of_a_record",
            ),
        ),
        migrations.AddConstraint(
            "notice",
            models.CheckConstraint(
                condition=models.Q(("kind__in", [kind for kind, _label in KINDS])), name="notice_kind_known"
            ),
        ),
        migrations.AddIndex("notice", models.Index(models.F("person"), models.F("id"), name="notice_of_person")),
        migrations.AddIndex(
            "movemade",
            django.contrib.postgres.indexes.BrinIndex(autosummarize=True, fields=["at"], name="move_by_day"),
        ),
        migrations.AddIndex(
            "authorship",
            django.contrib.postgres.indexes.BrinIndex(autosummarize=True, fields=["at"], name="authorship_by_day"),
        ),
        *(actor_guard(f"casework_{name}") for name in ("comment", "mention", "watch")),
        signed_guard("casework_watch", "person_id"),
        kept_guard("casework_watch", "id", "person_id", "subject", "subject_id", "begun_at"),
        kept_guard("casework_comment", "id", "subject", "subject_id", "by_id", "at"),
        migrations.RunSQL(SQL, UNDO),
    ]
