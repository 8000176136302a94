"""What comes in and leaves as a file: imports and case files; the fields of a team on its releases."""

import casework.fields
import casework.sealed
import uuid
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from accounts.at_once import AtOnce

# Characters that are not seen (casework/typed_text.py).
UNSEEN = "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]"


class Migration(migrations.Migration):
    replaces = [
        ("releases", "0047_imports"),
        ("releases", "0052_own_values"),
        ("releases", "0054_case_files"),
        ("releases", "0059_case_files_rest"),
    ]

    initial = True

    dependencies = [("releases", "0005_statements")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="ImportJob",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("place", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("sha256", models.CharField(max_length=64)),
                    ("bytes", models.PositiveBigIntegerField()),
                    ("layout", casework.sealed.SealedField(editable=False)),
                    (
                        "reliability",
                        models.CharField(
                            choices=[
                                ("A", "A – completely reliable"),
                                ("B", "B – usually reliable"),
                                ("C", "C – fairly reliable"),
                                ("D", "D – not usually reliable"),
                                ("E", "E – unreliable"),
                                ("F", "F – cannot be judged"),
                            ],
                            default="F",
                            max_length=1,
                            verbose_name="reliability",
                        ),
                    ),
                    (
                        "credibility",
                        models.CharField(
                            choices=[
                                ("1", "1 – confirmed"),
                                ("2", "2 – probably true"),
                                ("3", "3 – possibly true"),
                                ("4", "4 – doubtful"),
                                ("5", "5 – improbable"),
                                ("6", "6 – cannot be judged"),
                            ],
                            default="6",
                            max_length=1,
                            verbose_name="credibility",
                        ),
                    ),
                    ("only_good_rows", models.BooleanField(default=False, verbose_name="only the good rows")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("reading", "being read"),
                                ("refused", "cannot be read"),
                                ("read", "read"),
                                ("checking", "being looked through"),
                                ("checked", "looked through"),
                                ("importing", "being imported"),
                                ("imported", "imported"),
                                ("taking-back", "being taken back"),
                                ("taken-back", "taken back"),
                                ("discarded", "discarded"),
                            ],
                            default="reading",
                            max_length=12,
                            verbose_name="state",
                        ),
                    ),
                    ("status_since", models.DateTimeField(default=timezone.now, editable=False)),
                    ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                    ("stage", models.CharField(blank=True, max_length=20)),
                    ("done", models.PositiveIntegerField(default=0)),
                    ("expected", models.PositiveIntegerField(default=0)),
                    ("attempts", models.PositiveSmallIntegerField(default=0)),
                    ("sentence", casework.sealed.SealedField(blank=True, editable=False, null=True)),
                    ("read", models.PositiveIntegerField(default=0)),
                    ("made", models.PositiveIntegerField(default=0)),
                    ("alike", models.PositiveIntegerField(blank=True, null=True)),
                    ("changed", models.PositiveIntegerField(default=0)),
                    ("unchanged", models.PositiveIntegerField(default=0)),
                    ("refused", models.PositiveIntegerField(default=0)),
                    ("seconds", models.FloatField(default=0)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "made_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "source",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="imports",
                            to="releases.source",
                            verbose_name="source",
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
                    "verbose_name": "import",
                    "verbose_name_plural": "imports",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(models.F("team"), models.F("id"), name="import_of_team"),
                        models.Index(fields=["team", "sha256"], name="import_of_file"),
                        models.Index(
                            condition=models.Q(("status__in", ("reading", "checking", "importing", "taking-back"))),
                            fields=["id"],
                            name="import_busy",
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "status__in",
                                    [
                                        "reading",
                                        "refused",
                                        "read",
                                        "checking",
                                        "checked",
                                        "importing",
                                        "imported",
                                        "taking-back",
                                        "taken-back",
                                        "discarded",
                                    ],
                                )
                            ),
                            name="importjob_status_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("reliability__in", ["A", "B", "C", "D", "E", "F"])),
                            name="importjob_reliability_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("credibility__in", ["1", "2", "3", "4", "5", "6"])),
                            name="importjob_credibility_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ImportRow",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("line", models.PositiveIntegerField()),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("new", "new"),
                                ("perhaps-known", "new, perhaps known already"),
                                ("changed", "changes a record"),
                                ("unchanged", "says nothing new"),
                                ("refused", "refused"),
                            ],
                            max_length=13,
                        ),
                    ),
                    ("content", casework.sealed.SealedField(editable=False)),
                    (
                        "job",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="rows", to="releases.importjob"
                        ),
                    ),
                ],
                options={
                    "default_permissions": (),
                    "indexes": [models.Index(fields=["job", "outcome", "line"], name="importrow_by_outcome")],
                    "constraints": [
                        models.UniqueConstraint(fields=("job", "line"), name="importrow_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("outcome__in", ["new", "perhaps-known", "changed", "unchanged", "refused"])
                            ),
                            name="importrow_outcome_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ImportedRecord",
                fields=[
                    (
                        "detainee",
                        models.OneToOneField(
                            on_delete=models.PROTECT,
                            primary_key=True,
                            related_name="imported",
                            serialize=False,
                            to="detainees.detainee",
                        ),
                    ),
                    (
                        "release",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="imported",
                            to="releases.release",
                        ),
                    ),
                    (
                        "job",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="records", to="releases.importjob"
                        ),
                    ),
                ],
                options={
                    "default_permissions": (),
                    "indexes": [models.Index(fields=["job", "detainee"], name="imported_by")],
                },
            ),
            migrations.CreateModel(
                name="SheetMapping",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("header", casework.sealed.BlindIndexField()),
                    ("content", casework.sealed.SealedField(editable=False)),
                    ("kept_at", models.DateTimeField(default=timezone.now)),
                    (
                        "kept_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "source",
                        models.ForeignKey(
                            blank=True, null=True, on_delete=models.PROTECT, related_name="+", to="releases.source"
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
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("team", "header", "source"), name="sheetmapping_once", nulls_distinct=False
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="CaseFile",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "export",
                        models.OneToOneField(on_delete=models.PROTECT, related_name="case_file", to="casework.export"),
                    ),
                    (
                        "team",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="+", to="accounts.team", verbose_name="team"
                        ),
                    ),
                    (
                        "release",
                        models.ForeignKey(
                            null=True, on_delete=models.PROTECT, related_name="case_files", to="releases.release"
                        ),
                    ),
                    (
                        "detainee",
                        models.ForeignKey(
                            null=True, on_delete=models.PROTECT, related_name="case_files", to="detainees.detainee"
                        ),
                    ),
                    ("with_originals", models.BooleanField(default=False, verbose_name="with the originals")),
                    ("pdf_sha256", models.CharField(max_length=64, null=True)),
                    ("list_sha256", models.CharField(max_length=64, null=True)),
                    ("signature", models.CharField(max_length=100, null=True)),
                    ("public_key", models.CharField(max_length=200, null=True)),
                    ("rests_on", models.JSONField(null=True)),
                ],
                options={
                    "verbose_name": "case file",
                    "verbose_name_plural": "case files",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("detainee__isnull", False), ("release__isnull", True)),
                                models.Q(("detainee__isnull", True), ("release__isnull", False)),
                                _connector="OR",
                            ),
                            name="case_file_of_one",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("list_sha256__isnull", True),
                                    ("pdf_sha256__isnull", True),
                                    ("public_key__isnull", True),
                                    ("rests_on__isnull", True),
                                    ("signature__isnull", True),
                                ),
                                models.Q(
                                    ("list_sha256__regex", "^[0-9a-f]{64}$"),
                                    ("pdf_sha256__regex", "^[0-9a-f]{64}$"),
                                    ("public_key__isnull", False),
                                    ("rests_on__isnull", False),
                                    ("signature__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="case_file_sealed_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Enclosure",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "case_file",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="enclosures", to="releases.casefile"),
                    ),
                    ("evidence", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="releases.evidence")),
                    ("name", models.CharField(max_length=100)),
                    ("bytes", models.PositiveBigIntegerField()),
                    ("sha256", models.CharField(max_length=64)),
                    ("is_original", models.BooleanField()),
                    (
                        "left_out",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("no-consent", "no consent to cite"),
                                ("withdrawn", "the claim was withdrawn"),
                                ("altered", "the original is not there"),
                                ("redacted", "a page of it is redacted"),
                                ("no-copy", "no clean copy"),
                            ],
                            max_length=12,
                        ),
                    ),
                ],
                options={
                    "verbose_name": "file of a case file",
                    "verbose_name_plural": "files of case files",
                    "ordering": ["case_file", "pk"],
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(fields=("case_file", "name"), name="enclosure_name_once"),
                        models.CheckConstraint(
                            condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="enclosure_sha256"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("left_out__in", ["no-consent", "withdrawn", "altered", "redacted", "no-copy", ""])
                            ),
                            name="enclosure_left_out_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ReleaseOwnValue",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("text", models.CharField(blank=True, max_length=300, verbose_name="what was written")),
                    ("folded", models.CharField(blank=True, editable=False, max_length=600)),
                    ("number", models.DecimalField(blank=True, decimal_places=3, max_digits=10, null=True)),
                    ("date", casework.fields.PartialDateField(blank=True, null=True)),
                    ("date_earliest", casework.fields.EarliestDay(date="date")),
                    ("date_latest", casework.fields.LatestDay(date="date")),
                    ("written_at", models.DateTimeField(default=timezone.now)),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "choice",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="casework.ownchoice",
                        ),
                    ),
                    (
                        "ended_by",
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
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="casework.ownfield"
                        ),
                    ),
                    (
                        "record",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="own_values", to="releases.release"
                        ),
                    ),
                    (
                        "written_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "field of the team on a release",
                    "verbose_name_plural": "fields of the team on releases",
                    "abstract": False,
                    "default_permissions": (),
                    "indexes": [
                        models.Index(fields=["record", "field", "id"], name="releaseownvalue_history"),
                        models.Index(
                            condition=models.Q(("choice__isnull", False), ("ended_at__isnull", True)),
                            fields=["field", "choice", "record"],
                            name="releaseownvalue_chosen",
                        ),
                        models.Index(
                            condition=models.Q(("ended_at__isnull", True), ("number__isnull", False)),
                            fields=["field", "number", "record"],
                            name="releaseownvalue_number",
                        ),
                        models.Index(
                            condition=models.Q(("date__isnull", False), ("ended_at__isnull", True)),
                            fields=["field", "date_latest", "date_earliest", "record"],
                            name="releaseownvalue_date",
                        ),
                        models.Index(
                            condition=models.Q(("ended_at__isnull", True), models.Q(("text", ""), _negated=True)),
                            fields=["field", "folded"],
                            include=("record",),
                            name="releaseownvalue_text",
                        ),
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ended_at__isnull", True)),
                            fields=("record", "field"),
                            name="releaseownvalue_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("choice__isnull", True),
                                    ("date__isnull", True),
                                    ("number__isnull", True),
                                    models.Q(("text", ""), _negated=True),
                                ),
                                models.Q(
                                    ("folded", ""),
                                    ("text", ""),
                                    models.Q(
                                        models.Q(
                                            ("choice__isnull", True), ("date__isnull", True), ("number__isnull", False)
                                        ),
                                        models.Q(
                                            ("choice__isnull", False), ("date__isnull", True), ("number__isnull", True)
                                        ),
                                        models.Q(
                                            ("choice__isnull", True), ("date__isnull", False), ("number__isnull", True)
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                _connector="OR",
                            ),
                            name="releaseownvalue_says_one_thing",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("number__isnull", True),
                                models.Q(("number__gt", -10000000), ("number__lt", 10000000)),
                                _connector="OR",
                            ),
                            name="releaseownvalue_number_reaches_nobody",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("text__regex", UNSEEN), _negated=True), name="releaseownvalue_visible"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="releaseownvalue_ended_pair",
                        ),
                    ],
                },
            ),
        )
    ]
