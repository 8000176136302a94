"""Which entries may be one person or one place, which are, and what organisations may ask each other."""

import casework.sealed
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from accounts.at_once import AtOnce

# Characters that are not seen (casework/typed_text.py).
UNSEEN = "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]"


class Migration(migrations.Migration):
    replaces = [
        ("detainees", "0010_name_keys"),
        ("detainees", "0011_pairs"),
        ("detainees", "0013_register_job"),
        ("detainees", "0014_merging"),
        ("detainees", "0015_looking_up"),
        ("detainees", "0021_identifiers_that_warn"),
        ("detainees", "0022_count_of_warnings"),
        ("detainees", "0024_facilities_that_are_one"),
    ]

    initial = True

    dependencies = [("detainees", "0001_persons")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="NameKeys",
                fields=[
                    (
                        "detainee",
                        models.OneToOneField(
                            on_delete=models.PROTECT,
                            primary_key=True,
                            related_name="name_keys",
                            serialize=False,
                            to="detainees.detainee",
                        ),
                    ),
                    (
                        "keys",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.TextField(), blank=True, default=list, size=None
                        ),
                    ),
                    ("version", models.PositiveSmallIntegerField()),
                    (
                        "organisation",
                        models.ForeignKey(
                            db_constraint=False,
                            db_index=False,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="accounts.organisation",
                        ),
                    ),
                    ("restricted", models.BooleanField(db_default=False, default=False)),
                    ("birth", models.CharField(blank=True, default="", max_length=60)),
                    ("home", models.CharField(blank=True, default="", max_length=10)),
                    ("spelled", models.TextField(blank=True, default="")),
                ],
                options={
                    "verbose_name": "keys of names",
                    "verbose_name_plural": "keys of names",
                    "default_permissions": (),
                    "indexes": [
                        django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["keys"], name="name_keys")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Pair",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("score", models.FloatField(verbose_name="score")),
                    ("bits", models.FloatField()),
                    ("rival", models.CharField(blank=True, max_length=20)),
                    ("rival_bits", models.FloatField(default=0)),
                    ("evidence", models.JSONField(default=list)),
                    ("fingerprint", models.CharField(max_length=64)),
                    ("weights", models.PositiveIntegerField(default=0)),
                    ("found_at", models.DateTimeField(default=timezone.now)),
                    ("gone", models.BooleanField(default=False)),
                    (
                        "decision",
                        models.CharField(
                            blank=True,
                            choices=[("same", "same person"), ("different", "different people"), ("later", "later")],
                            max_length=10,
                            verbose_name="decision",
                        ),
                    ),
                    ("one", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="detainees.detainee")),
                    (
                        "organisation",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="accounts.organisation"),
                    ),
                    ("other", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="detainees.detainee")),
                ],
                options={
                    "verbose_name": "likely duplicate",
                    "verbose_name_plural": "likely duplicates",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            condition=models.Q(("decision__in", ["", "later"]), ("gone", False)),
                            fields=["organisation", "-score", "id"],
                            name="pair_undecided",
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("one", "other"), name="pair_once"),
                        models.CheckConstraint(
                            condition=models.Q(("one__lt", models.F("other"))), name="pair_in_order"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("score__gte", 0), ("score__lte", 1)), name="pair_score_is_a_share"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("decision__in", ["same", "different", "later", ""])),
                            name="pair_decision_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RegisterJob",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("asked_at", models.DateTimeField(default=timezone.now)),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("waiting", "waiting"),
                                ("running", "running"),
                                ("finished", "finished"),
                                ("cancelled", "cancelled"),
                                ("failed", "failed"),
                            ],
                            default="waiting",
                            max_length=10,
                            verbose_name="state",
                        ),
                    ),
                    ("stage", models.CharField(blank=True, max_length=20)),
                    ("share", models.FloatField(default=0)),
                    ("attempts", models.PositiveSmallIntegerField(default=0)),
                    ("started_at", models.DateTimeField(blank=True, null=True)),
                    ("finished_at", models.DateTimeField(blank=True, null=True)),
                    ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                    ("error", models.CharField(blank=True, max_length=200)),
                    ("records", models.PositiveIntegerField(default=0)),
                    ("pairs_scored", models.PositiveBigIntegerField(default=0)),
                    ("pairs_flagged", models.PositiveIntegerField(default=0)),
                    ("blocks_refined", models.PositiveIntegerField(default=0)),
                    ("blocks_refused", models.PositiveIntegerField(default=0)),
                    ("seconds", models.FloatField(default=0)),
                    ("peak_memory_bytes", models.PositiveBigIntegerField(default=0)),
                    (
                        "asked_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "cancelled_by",
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
                    "verbose_name": "register job",
                    "verbose_name_plural": "register jobs",
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("state__in", ("waiting", "running"))),
                            fields=("state",),
                            name="register_job_alone",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("share__gte", 0), ("share__lte", 1)), name="register_job_share"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("cancelled_at__isnull", True), ("cancelled_by__isnull", True)),
                                models.Q(("cancelled_at__isnull", False), ("cancelled_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="register_job_cancelled",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("finished_at__isnull", True), ("state__in", ("waiting", "running"))),
                                models.Q(
                                    models.Q(("state__in", ("waiting", "running")), _negated=True),
                                    ("finished_at__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="register_job_ended",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state__in", ["waiting", "running", "finished", "cancelled", "failed"])
                            ),
                            name="registerjob_state_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="LinkageWeights",
                fields=[
                    ("version", models.PositiveIntegerField(primary_key=True, serialize=False)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("records", models.PositiveIntegerField()),
                    ("content", models.JSONField()),
                    (
                        "job",
                        models.OneToOneField(
                            on_delete=models.PROTECT, related_name="weights", to="detainees.registerjob"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "weights of the register job",
                    "verbose_name_plural": "weights of the register job",
                    "default_permissions": (),
                },
            ),
            migrations.CreateModel(
                name="DeskThreshold",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "least_score",
                        models.FloatField(
                            validators=[
                                django.core.validators.MinValueValidator(0.0),
                                django.core.validators.MaxValueValidator(1.0),
                            ],
                            verbose_name="least score",
                        ),
                    ),
                    ("set_at", models.DateTimeField(default=timezone.now)),
                    (
                        "set_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    ("team", models.OneToOneField(on_delete=models.PROTECT, related_name="+", to="accounts.team")),
                ],
                options={
                    "verbose_name": "threshold of the desk",
                    "verbose_name_plural": "thresholds of the desk",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("least_score__gte", 0), ("least_score__lte", 1)),
                            name="desk_threshold_is_a_share",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Merge",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("sentence", models.TextField(blank=True, verbose_name="why")),
                    ("undone_at", models.DateTimeField(blank=True, null=True)),
                    ("undone_sentence", models.TextField(blank=True, verbose_name="why it was undone")),
                    ("by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    (
                        "kept",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="kept_by", to="detainees.detainee"),
                    ),
                    (
                        "merged",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="merged_by", to="detainees.detainee"),
                    ),
                    (
                        "pair",
                        models.ForeignKey(
                            blank=True, null=True, on_delete=models.PROTECT, related_name="merges", to="detainees.pair"
                        ),
                    ),
                    (
                        "undone_by",
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
                    "verbose_name": "merge",
                    "verbose_name_plural": "merges",
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("undone_at__isnull", True)),
                            fields=("merged",),
                            name="merge_once_in_force",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("kept", models.F("merged")), _negated=True), name="merge_of_two"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("undone_at__isnull", True), ("undone_by__isnull", True), ("undone_sentence", "")
                                ),
                                models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="merge_undone_pair",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PairVerdict",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "decision",
                        models.CharField(
                            blank=True,
                            choices=[("same", "same person"), ("different", "different people"), ("later", "later")],
                            max_length=10,
                            verbose_name="decision",
                        ),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("sentence", models.TextField(blank=True, verbose_name="why")),
                    ("fingerprint", models.CharField(max_length=64)),
                    ("by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ("pair", models.ForeignKey(on_delete=models.PROTECT, related_name="verdicts", to="detainees.pair")),
                ],
                options={
                    "verbose_name": "decision on a likely duplicate",
                    "verbose_name_plural": "decisions on likely duplicates",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("decision__in", ["same", "different", "later", ""])),
                            name="pairverdict_decision_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Agreement",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "proposing_contact",
                        models.CharField(max_length=120, verbose_name="whom they ask in your organisation"),
                    ),
                    ("agreeing_contact", models.CharField(blank=True, max_length=120)),
                    ("proposed_at", models.DateTimeField(default=timezone.now)),
                    ("agreed_at", models.DateTimeField(null=True)),
                    ("ended_at", models.DateTimeField(null=True)),
                    (
                        "agreed_by",
                        models.ForeignKey(
                            null=True, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "agreeing",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="accounts.organisation"),
                    ),
                    (
                        "ended_by",
                        models.ForeignKey(
                            null=True, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "proposed_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "proposing",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="accounts.organisation"),
                    ),
                ],
                options={
                    "verbose_name": "agreement",
                    "verbose_name_plural": "agreements",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("proposing", models.F("agreeing")), _negated=True),
                            name="agreement_of_two",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("proposed_by", models.F("agreed_by")), _negated=True),
                            name="agreement_by_two_people",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("agreed_at__isnull", True), ("agreed_by__isnull", True), ("agreeing_contact", "")
                                ),
                                models.Q(
                                    ("agreed_at__isnull", False),
                                    ("agreed_by__isnull", False),
                                    models.Q(("agreeing_contact", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="agreement_agreed_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="agreement_ended_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("proposing_contact", ""), _negated=True), name="agreement_has_a_contact"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("proposing_contact__regex", UNSEEN), _negated=True),
                                models.Q(("agreeing_contact__regex", UNSEEN), _negated=True),
                            ),
                            name="agreement_visible",
                        ),
                        models.UniqueConstraint(
                            django.db.models.functions.comparison.Least("proposing", "agreeing"),
                            django.db.models.functions.comparison.Greatest("proposing", "agreeing"),
                            condition=models.Q(("ended_at__isnull", True)),
                            name="agreement_one_at_a_time",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ProbeCount",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("day", models.DateField()),
                    ("number", models.PositiveIntegerField(default=1)),
                    (
                        "person",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "asked",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=32), default=list, size=None
                        ),
                    ),
                ],
                options={
                    "verbose_name": "count of probes",
                    "verbose_name_plural": "counts of probes",
                    "default_permissions": (),
                    "constraints": [models.UniqueConstraint(fields=("person", "day"), name="probe_count_of_a_day")],
                },
            ),
            migrations.CreateModel(
                name="Identification",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "how",
                        models.CharField(
                            choices=[
                                ("relative", "By a relative"),
                                ("acquaintance", "By somebody who knew them"),
                                ("themselves", "They said it themselves"),
                                ("papers", "By papers"),
                                ("fingerprint", "By a fingerprint"),
                                ("dna", "By a DNA test"),
                                ("other", "In another way"),
                            ],
                            max_length=15,
                            verbose_name="how they were recognised",
                        ),
                    ),
                    ("recognised_by", models.CharField(blank=True, max_length=200, verbose_name="by whom")),
                    ("at", models.DateTimeField(default=timezone.now)),
                    (
                        "merge",
                        models.OneToOneField(
                            on_delete=models.PROTECT, related_name="identification", to="detainees.merge"
                        ),
                    ),
                    (
                        "recorded_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                ],
                options={
                    "verbose_name": "identification",
                    "verbose_name_plural": "identifications",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "how__in",
                                    ["relative", "acquaintance", "themselves", "papers", "fingerprint", "dna", "other"],
                                )
                            ),
                            name="identification_how_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("recognised_by__regex", UNSEEN), _negated=True),
                            name="identification_visible",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="WarningIdentifier",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("number", "Telephone number"),
                                ("e-mail", "E-mail address"),
                                ("account", "Account on a network"),
                                ("payee", "Transfer office and payee"),
                                ("alias", "Name as it was heard"),
                            ],
                            max_length=10,
                            verbose_name="kind of identifier",
                        ),
                    ),
                    ("digest", casework.sealed.BlindIndexField()),
                    ("stands", models.BooleanField(default=True)),
                    ("since", models.DateTimeField(default=timezone.now)),
                    (
                        "organisation",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.organisation"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "identifier that warns",
                    "verbose_name_plural": "identifiers that warn",
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "digest"), name="warningidentifier_once"),
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["number", "e-mail", "account", "payee", "alias"])),
                            name="warningidentifier_kind_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="WarningCount",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("day", models.DateField()),
                    ("number", models.PositiveIntegerField(default=1)),
                    (
                        "asked",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=32), default=list, size=None
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                ],
                options={
                    "verbose_name": "count of warnings",
                    "verbose_name_plural": "counts of warnings",
                    "default_permissions": (),
                    "constraints": [models.UniqueConstraint(fields=("person", "day"), name="warning_count_of_a_day")],
                },
            ),
            migrations.CreateModel(
                name="FacilityMerge",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("sentence", models.CharField(max_length=400, verbose_name="why")),
                    ("undone_at", models.DateTimeField(blank=True, null=True)),
                    ("undone_sentence", models.CharField(blank=True, max_length=400, verbose_name="why it was undone")),
                    ("by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ("kept", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="detainees.facility")),
                    ("merged", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="detainees.facility")),
                    (
                        "undone_by",
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
                    "verbose_name": "merge of facilities",
                    "verbose_name_plural": "merges of facilities",
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("undone_at__isnull", True)),
                            fields=("merged",),
                            name="facility_merged_once_in_force",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("kept", models.F("merged")), _negated=True),
                            name="facility_merge_of_two",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("sentence", ""), _negated=True), name="facility_merge_says_why"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("undone_at__isnull", True), ("undone_by__isnull", True), ("undone_sentence", "")
                                ),
                                models.Q(
                                    ("undone_at__isnull", False),
                                    ("undone_by__isnull", False),
                                    models.Q(("undone_sentence", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="facility_merge_undone_pair",
                        ),
                    ],
                },
            ),
        )
    ]
