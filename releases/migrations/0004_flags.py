"""What looks wrong: the rules, and their flags."""

from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from accounts.at_once import AtOnce


class Migration(migrations.Migration):
    replaces = [("releases", "0025_flags"), ("releases", "0037_flagged_cases")]

    initial = True

    dependencies = [("releases", "0003_evidence")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="SuspicionRule",
                fields=[
                    ("code", models.SlugField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                    ("name_ar", models.CharField(max_length=200, verbose_name="name in Arabic")),
                    ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                    ("in_use", models.BooleanField(default=True, verbose_name="in use")),
                    ("numbers", models.JSONField(blank=True, default=dict, verbose_name="numbers")),
                    ("basis", models.TextField(blank=True, verbose_name="what the numbers mean")),
                ],
                options={
                    "verbose_name": "suspicion rule",
                    "verbose_name_plural": "suspicion rules",
                    "ordering": ["code"],
                },
            ),
            migrations.CreateModel(
                name="FlaggedCase",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("kind", models.CharField(max_length=20)),
                    ("number", models.BigIntegerField()),
                    ("reference", models.CharField(db_collation="C", max_length=11)),
                    ("needs", models.CharField(max_length=40)),
                    (
                        "organisation",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.organisation"
                        ),
                    ),
                    (
                        "team",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.team"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "flagged case",
                    "verbose_name_plural": "flagged cases",
                    "default_permissions": (),
                    "constraints": [models.UniqueConstraint(fields=("kind", "number"), name="flaggedcase_once")],
                },
            ),
            migrations.CreateModel(
                name="Flag",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "severity",
                        models.CharField(
                            choices=[("info", "To know"), ("warning", "Warning"), ("blocking", "Stops verification")],
                            max_length=10,
                            verbose_name="severity",
                        ),
                    ),
                    (
                        "rank",
                        models.GeneratedField(
                            db_persist=True,
                            expression=models.Case(
                                models.When(severity="info", then=models.Value(1)),
                                models.When(severity="warning", then=models.Value(2)),
                                models.When(severity="blocking", then=models.Value(3)),
                                default=models.Value(0),
                            ),
                            output_field=models.SmallIntegerField(),
                        ),
                    ),
                    ("seen", models.JSONField(blank=True, default=dict)),
                    ("fingerprint", models.CharField(max_length=64)),
                    ("said", models.TextField(blank=True, verbose_name="what you noticed")),
                    ("gone", models.BooleanField(default=False)),
                    ("raised_at", models.DateTimeField(default=timezone.now)),
                    (
                        "status",
                        models.CharField(
                            choices=[("open", "open"), ("looked-at", "being looked at"), ("resolved", "resolved")],
                            default="open",
                            editable=False,
                            max_length=10,
                            verbose_name="state",
                        ),
                    ),
                    ("status_since", models.DateTimeField(default=timezone.now, editable=False)),
                    ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                    (
                        "reason",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("something", "Found to be something"),
                                ("mended", "A mistake, mended"),
                                ("explained", "Explained"),
                                ("too-strict", "The rule is too strict"),
                            ],
                            max_length=20,
                            verbose_name="reason",
                        ),
                    ),
                    ("sentence", models.TextField(blank=True, verbose_name="why")),
                    ("resolved_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "detainee",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="flags",
                            to="detainees.detainee",
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.organisation"
                        ),
                    ),
                    (
                        "owner",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="owner",
                        ),
                    ),
                    (
                        "raised_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "release",
                        models.ForeignKey(
                            blank=True, null=True, on_delete=models.PROTECT, related_name="flags", to="releases.release"
                        ),
                    ),
                    (
                        "resolved_by",
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
                    (
                        "rule",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="releases.suspicionrule",
                            verbose_name="rule",
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="flags",
                            to="releases.flaggedcase",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "flag",
                    "verbose_name_plural": "flags",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            condition=models.Q(("gone", False), ("status__in", ["open", "looked-at"])),
                            fields=["team", "rank", "id"],
                            name="flag_standing",
                        ),
                        models.Index(fields=["team", "rule", "status"], name="flag_of_rule"),
                        models.Index(fields=["rule", "release"], name="flag_of_rule_and_release"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("reason", ""),
                                    ("resolved_at__isnull", True),
                                    ("resolved_by__isnull", True),
                                    ("sentence", ""),
                                    ("status__in", ["open", "looked-at"]),
                                ),
                                models.Q(
                                    ("resolved_at__isnull", False),
                                    ("resolved_by__isnull", False),
                                    ("status", "resolved"),
                                    models.Q(("reason", ""), _negated=True),
                                    models.Q(("sentence", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="flag_resolved_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("severity__in", ["info", "warning", "blocking"])),
                            name="flag_severity_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("status__in", ["open", "looked-at", "resolved"])),
                            name="flag_status_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("reason__in", ["something", "mended", "explained", "too-strict", ""])),
                            name="flag_reason_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("rule", "by-hand"), models.Q(("said", ""), _negated=True)),
                                models.Q(models.Q(("rule", "by-hand"), _negated=True), ("said", "")),
                                _connector="OR",
                            ),
                            name="flag_by_hand_says_what",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("case__isnull", True), ("detainee__isnull", True), ("release__isnull", False)
                                ),
                                models.Q(
                                    ("case__isnull", True), ("detainee__isnull", False), ("release__isnull", True)
                                ),
                                models.Q(
                                    ("case__isnull", False), ("detainee__isnull", True), ("release__isnull", True)
                                ),
                                _connector="OR",
                            ),
                            name="flag_of_one_record",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("release__isnull", False)),
                            fields=("release", "rule", "fingerprint"),
                            name="flag_once_of_release",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("detainee__isnull", False)),
                            fields=("detainee", "rule", "fingerprint"),
                            name="flag_once_of_person",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("case__isnull", False)),
                            fields=("case", "rule", "fingerprint"),
                            name="flag_once_of_case",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="FlagOther",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "detainee",
                        models.ForeignKey(
                            blank=True, null=True, on_delete=models.PROTECT, related_name="+", to="detainees.detainee"
                        ),
                    ),
                    ("flag", models.ForeignKey(on_delete=models.PROTECT, related_name="others", to="releases.flag")),
                    (
                        "release",
                        models.ForeignKey(
                            blank=True, null=True, on_delete=models.PROTECT, related_name="+", to="releases.release"
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            blank=True, null=True, on_delete=models.PROTECT, related_name="+", to="releases.flaggedcase"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "other record of a flag",
                    "verbose_name_plural": "other records of flags",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("case__isnull", True), ("detainee__isnull", True), ("release__isnull", False)
                                ),
                                models.Q(
                                    ("case__isnull", True), ("detainee__isnull", False), ("release__isnull", True)
                                ),
                                models.Q(
                                    ("case__isnull", False), ("detainee__isnull", True), ("release__isnull", True)
                                ),
                                _connector="OR",
                            ),
                            name="flagother_of_one_record",
                        )
                    ],
                },
            ),
        )
    ]
