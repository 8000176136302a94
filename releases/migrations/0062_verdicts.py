"""A supervisor's day: who is at a record, notes at fields, one verdict on many; refusals of late are found."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

from casework.guards import actor_guard, final_guard, kept_guard, signed_guard
from casework.typed_text import visible_only

FOLDER = Path(__file__).parent.parent / "sql"
SQL, TAKEN_BACK = ((FOLDER / name).read_text() for name in ("deciding.sql", "imports_taken_back.sql"))
UNDO = """
DROP FUNCTION check_presence, check_field_note, check_field_note_settled, check_bulk_decision, check_bulk_row,
    release_is_ready, works_openly_on CASCADE;
"""
NOTED = [
    "detainee", "group_name", "group_bound", "group_count", "group_count_to", "group_women", "group_minors",
    "group_governorates", "of_group", "wave", "date", "facility", "authority", "let_go_at", "home", "place", "mode",
    "category", "was_disappeared", "health", "needs", "security_case", "undertaking", "undertaking_days",
    "payment_demanded", "rearrest_risk", "redetained_on", "wish", "note",
]  # fmt: skip
SETTLED = [("changed", "the field was changed"), ("answered", "answered"), ("taken-back", "taken back")]
MOVES = [("verify", "Verify"), ("return", "Return")]
OUTCOMES = [("passes", "would pass"), ("refused", "left out"), ("done", "done")]
REASONS = [
    ("did-not-happen", "It did not happen"),
    ("other-person", "Another person"),
    ("other-wave", "Another wave or authority"),
    ("not-a-release", "Not a release"),
    ("already-recorded", "Already recorded"),
    ("not-enough-yet", "Not enough yet"),
    ("source-found-false", "Source found false"),
]


def _id() -> tuple[str, "models.BigAutoField[int, int]"]:
    return "id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _key(to: str, **more: object) -> "models.ForeignKey[object, object]":
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=to, db_index=False, **more)  # type: ignore[arg-type]


def _now(**more: bool) -> "models.DateTimeField[object, object]":
    return models.DateTimeField(default=django.utils.timezone.now, **more)


def _words(name: str, words: list[str]) -> models.CheckConstraint:
    field = name.split("_")[1]
    return models.CheckConstraint(name=f"{name}_known", condition=Q(**{f"{field}__in": words}))


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0021_own_fields"),
        ("releases", "0061_typed_unseen"),
    ]

    operations = [
        migrations.CreateModel(
            name="Presence",
            fields=[
                _id(),
                ("opened_at", _now()),
                ("seen_at", _now()),
                ("person", _key(settings.AUTH_USER_MODEL, related_name="+")),
                ("release", _key("releases.release", related_name="presences")),
            ],
            options={
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=["release", "person"], name="presence_once")],
                "indexes": [models.Index(F("seen_at"), name="presence_lately")],
            },
        ),
        migrations.CreateModel(
            name="FieldNote",
            fields=[
                _id(),
                ("revision", models.PositiveIntegerField()),
                ("field", models.CharField(blank=True, max_length=40, verbose_name="field")),
                ("text", models.TextField(verbose_name="note")),
                ("made_at", _now()),
                (
                    "how",
                    models.CharField(blank=True, choices=SETTLED, max_length=10, verbose_name="how it was settled"),
                ),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("claim", _key("releases.claim", blank=True, null=True, related_name="field_notes")),
                ("made_by", _key(settings.AUTH_USER_MODEL, related_name="+")),
                ("release", _key("releases.release", related_name="field_notes")),
                ("settled_by", _key(settings.AUTH_USER_MODEL, blank=True, null=True, related_name="+")),
            ],
            options={
                "verbose_name": "note at a field",
                "verbose_name_plural": "notes at fields",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        name="fieldnote_at_one_thing",
                        condition=Q(claim__isnull=True, field__in=NOTED) | Q(claim__isnull=False, field=""),
                    ),
                    models.CheckConstraint(name="fieldnote_says_something", condition=~Q(text="")),
                    models.CheckConstraint(
                        name="fieldnote_settled_pair",
                        condition=Q(settled_by__isnull=True, settled_at__isnull=True, how="", answer="")
                        | Q(settled_by__isnull=False, settled_at__isnull=False) & ~Q(how=""),
                    ),
                    models.CheckConstraint(
                        name="fieldnote_answer_says_something", condition=~Q(how="answered") | ~Q(answer="")
                    ),
                    _words("fieldnote_how", [*dict(SETTLED), ""]),
                    visible_only("fieldnote_visible", ["text", "answer"]),
                ],
                "indexes": [
                    models.Index(fields=["release", "id"], name="fieldnote_of_release"),
                    models.Index(fields=["claim"], condition=Q(claim__isnull=False), name="fieldnote_of_claim"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BulkDecision",
            fields=[
                _id(),
                ("name", models.CharField(choices=MOVES, max_length=10, verbose_name="move")),
                ("total", models.PositiveIntegerField()),
                ("asked_at", _now()),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, choices=REASONS, max_length=40, verbose_name="reason")),
                ("sentence", models.TextField(blank=True, verbose_name="sentence")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("stopped", models.TextField(blank=True, verbose_name="why it was stopped")),
                ("asked_by", _key(settings.AUTH_USER_MODEL, related_name="+")),
            ],
            options={
                "verbose_name": "decision on many",
                "verbose_name_plural": "decisions on many",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        name="bulkdecision_confirmed_says_why",
                        condition=Q(confirmed_at__isnull=True, reason="", sentence="")
                        | Q(confirmed_at__isnull=False, looked_at__isnull=False, name="verify", reason="")
                        & ~Q(sentence="")
                        | Q(confirmed_at__isnull=False, looked_at__isnull=False, name="return")
                        & ~Q(reason="")
                        & ~Q(sentence=""),
                    ),
                    _words("bulkdecision_name", [*dict(MOVES)]),
                    _words("bulkdecision_reason", [*dict(REASONS), ""]),
                    visible_only("bulkdecision_visible", ["sentence"]),
                ],
                "indexes": [
                    models.Index(fields=["id"], condition=Q(ended_at__isnull=True), name="bulkdecision_under_way"),
                    models.Index(F("asked_by"), F("id"), name="bulkdecision_of_person"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BulkRow",
            fields=[
                _id(),
                ("revision", models.PositiveIntegerField()),
                ("outcome", models.CharField(blank=True, choices=OUTCOMES, max_length=10)),
                ("sentence", models.TextField(blank=True)),
                ("decision", _key("releases.bulkdecision", related_name="rows")),
                ("release", _key("releases.release", related_name="+")),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=["release", "decision"], name="bulkrow_once"),
                    models.CheckConstraint(
                        name="bulkrow_refused_says_why",
                        condition=Q(outcome="refused") & ~Q(sentence="") | ~Q(outcome="refused") & Q(sentence=""),
                    ),
                    _words("bulkrow_outcome", [*dict(OUTCOMES), ""]),
                ],
                "indexes": [models.Index(fields=["decision", "outcome", "id"], name="bulkrow_of_decision")],
            },
        ),
        migrations.AddIndex(
            model_name="verdict",
            index=models.Index(fields=["at"], condition=~Q(reason=""), name="verdict_refused_lately"),
        ),
        actor_guard("releases_presence"),
        kept_guard("releases_presence", "release_id", "person_id"),
        actor_guard("releases_fieldnote"),
        signed_guard("releases_fieldnote", "made_by_id", "settled_by_id"),
        kept_guard(
            "releases_fieldnote", "release_id", "revision", "field", "claim_id", "text", "made_by_id", "made_at"
        ),
        final_guard("releases_fieldnote", "settled_at"),
        actor_guard("releases_bulkdecision"),
        signed_guard("releases_bulkdecision", "asked_by_id"),
        kept_guard("releases_bulkdecision", "name", "total", "asked_by_id", "asked_at"),
        final_guard("releases_bulkdecision", "ended_at"),
        actor_guard("releases_bulkrow"),
        kept_guard("releases_bulkrow", "decision_id", "release_id", "revision"),
        migrations.RunSQL(SQL, UNDO),
        migrations.RunSQL(TAKEN_BACK, migrations.RunSQL.noop),
    ]
