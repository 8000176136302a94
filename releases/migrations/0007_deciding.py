"""A supervisor's day: who is at a record, notes at fields, one verdict on many, hand-overs."""

from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from accounts.at_once import AtOnce

# Characters that are not seen (casework/typed_text.py).
UNSEEN = "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]"


class Migration(migrations.Migration):
    replaces = [("releases", "0062_verdicts"), ("releases", "0065_hand_over")]

    initial = True

    dependencies = [("releases", "0006_files")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Presence",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("opened_at", models.DateTimeField(default=timezone.now)),
                    ("seen_at", models.DateTimeField(default=timezone.now)),
                    (
                        "person",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "release",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="presences", to="releases.release"
                        ),
                    ),
                ],
                options={
                    "default_permissions": (),
                    "indexes": [models.Index(models.F("seen_at"), name="presence_lately")],
                    "constraints": [models.UniqueConstraint(fields=("release", "person"), name="presence_once")],
                },
            ),
            migrations.CreateModel(
                name="FieldNote",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("revision", models.PositiveIntegerField()),
                    ("field", models.CharField(blank=True, max_length=40, verbose_name="field")),
                    ("text", models.TextField(verbose_name="note")),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    (
                        "how",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("changed", "the field was changed"),
                                ("answered", "answered"),
                                ("taken-back", "taken back"),
                            ],
                            max_length=10,
                            verbose_name="how it was settled",
                        ),
                    ),
                    ("answer", models.TextField(blank=True, verbose_name="answer")),
                    ("settled_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "claim",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="field_notes",
                            to="releases.claim",
                        ),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "release",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="field_notes", to="releases.release"
                        ),
                    ),
                    (
                        "settled_by",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "verbose_name": "note at a field",
                    "verbose_name_plural": "notes at fields",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(fields=["release", "id"], name="fieldnote_of_release"),
                        models.Index(
                            condition=models.Q(("claim__isnull", False)), fields=["claim"], name="fieldnote_of_claim"
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("claim__isnull", True),
                                    (
                                        "field__in",
                                        [
                                            "detainee",
                                            "group_name",
                                            "group_bound",
                                            "group_count",
                                            "group_count_to",
                                            "group_women",
                                            "group_minors",
                                            "group_governorates",
                                            "of_group",
                                            "wave",
                                            "date",
                                            "facility",
                                            "authority",
                                            "let_go_at",
                                            "home",
                                            "place",
                                            "mode",
                                            "category",
                                            "was_disappeared",
                                            "health",
                                            "needs",
                                            "security_case",
                                            "undertaking",
                                            "undertaking_days",
                                            "payment_demanded",
                                            "rearrest_risk",
                                            "redetained_on",
                                            "wish",
                                            "note",
                                        ],
                                    ),
                                ),
                                models.Q(("claim__isnull", False), ("field", "")),
                                _connector="OR",
                            ),
                            name="fieldnote_at_one_thing",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True), name="fieldnote_says_something"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("answer", ""),
                                    ("how", ""),
                                    ("settled_at__isnull", True),
                                    ("settled_by__isnull", True),
                                ),
                                models.Q(
                                    ("settled_at__isnull", False),
                                    ("settled_by__isnull", False),
                                    models.Q(("how", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="fieldnote_settled_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("how", "answered"), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="fieldnote_answer_says_something",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("how__in", ["changed", "answered", "taken-back", ""])),
                            name="fieldnote_how_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("text__regex", UNSEEN), _negated=True),
                                models.Q(("answer__regex", UNSEEN), _negated=True),
                            ),
                            name="fieldnote_visible",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BulkDecision",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "name",
                        models.CharField(
                            choices=[("verify", "Verify"), ("return", "Return")], max_length=10, verbose_name="move"
                        ),
                    ),
                    ("total", models.PositiveIntegerField()),
                    ("asked_at", models.DateTimeField(default=timezone.now)),
                    ("looked_at", models.DateTimeField(blank=True, null=True)),
                    ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "reason",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("did-not-happen", "It did not happen"),
                                ("other-person", "Another person"),
                                ("other-wave", "Another wave or authority"),
                                ("not-a-release", "Not a release"),
                                ("already-recorded", "Already recorded"),
                                ("not-enough-yet", "Not enough yet"),
                                ("source-found-false", "Source found false"),
                            ],
                            max_length=40,
                            verbose_name="reason",
                        ),
                    ),
                    ("sentence", models.TextField(blank=True, verbose_name="sentence")),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ("stopped", models.TextField(blank=True, verbose_name="why it was stopped")),
                    (
                        "asked_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "decision on many",
                    "verbose_name_plural": "decisions on many",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            condition=models.Q(("ended_at__isnull", True)), fields=["id"], name="bulkdecision_under_way"
                        ),
                        models.Index(models.F("asked_by"), models.F("id"), name="bulkdecision_of_person"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("confirmed_at__isnull", True), ("reason", ""), ("sentence", "")),
                                models.Q(
                                    ("confirmed_at__isnull", False),
                                    ("looked_at__isnull", False),
                                    ("name", "verify"),
                                    ("reason", ""),
                                    models.Q(("sentence", ""), _negated=True),
                                ),
                                models.Q(
                                    ("confirmed_at__isnull", False),
                                    ("looked_at__isnull", False),
                                    ("name", "return"),
                                    models.Q(("reason", ""), _negated=True),
                                    models.Q(("sentence", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="bulkdecision_confirmed_says_why",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("name__in", ["verify", "return"])), name="bulkdecision_name_known"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "reason__in",
                                    [
                                        "did-not-happen",
                                        "other-person",
                                        "other-wave",
                                        "not-a-release",
                                        "already-recorded",
                                        "not-enough-yet",
                                        "source-found-false",
                                        "",
                                    ],
                                )
                            ),
                            name="bulkdecision_reason_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("sentence__regex", UNSEEN), _negated=True), name="bulkdecision_visible"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BulkRow",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("revision", models.PositiveIntegerField()),
                    (
                        "outcome",
                        models.CharField(
                            blank=True,
                            choices=[("passes", "would pass"), ("refused", "left out"), ("done", "done")],
                            max_length=10,
                        ),
                    ),
                    ("sentence", models.TextField(blank=True)),
                    (
                        "decision",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="rows", to="releases.bulkdecision"
                        ),
                    ),
                    (
                        "release",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="releases.release"
                        ),
                    ),
                ],
                options={
                    "default_permissions": (),
                    "indexes": [models.Index(fields=["decision", "outcome", "id"], name="bulkrow_of_decision")],
                    "constraints": [
                        models.UniqueConstraint(fields=("release", "decision"), name="bulkrow_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("outcome", "refused"), models.Q(("sentence", ""), _negated=True)),
                                models.Q(models.Q(("outcome", "refused"), _negated=True), ("sentence", "")),
                                _connector="OR",
                            ),
                            name="bulkrow_refused_says_why",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("outcome__in", ["passes", "refused", "done", ""])),
                            name="bulkrow_outcome_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CaseHandOver",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("sentence", models.TextField(blank=True, verbose_name="what was said with it")),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "giver",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "to",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "finding",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="hand_overs",
                            to="releases.finding",
                        ),
                    ),
                    (
                        "release",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="hand_overs",
                            to="releases.release",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "hand-over of a release or a finding",
                    "verbose_name_plural": "hand-overs of releases and findings",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("finding__isnull", True), ("release__isnull", False)),
                                models.Q(("finding__isnull", False), ("release__isnull", True)),
                                _connector="OR",
                            ),
                            name="casehandover_of_one_record",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("to", models.F("giver")), _negated=True), name="casehandover_to_another"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("sentence__regex", UNSEEN), _negated=True), name="casehandover_visible"
                        ),
                    ],
                },
            ),
        )
    ]
