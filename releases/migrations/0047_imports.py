"""A file on its way into the register: its course, its rows, what it made, how its like was read before."""

from pathlib import Path

import casework.sealed
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, kept_guard, signed_guard

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("imports", "imports_taken_back"))
UNDO = """
DROP FUNCTION IF EXISTS check_import_said() CASCADE;
DROP FUNCTION IF EXISTS take_back_import(bigint), take_back_import(bigint, integer), built_on_import(bigint),
    rows_of_import(), untouched_flags_of_import(bigint), releases_of_import(bigint), people_of_import(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0016_desk_care"),
        ("detainees", "0022_count_of_warnings"),
        ("releases", "0046_places_of_groups"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportJob",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("status_since", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="releases.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "default_permissions": (),
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
                "indexes": [
                    models.Index(models.F("team"), models.F("id"), name="import_of_team"),
                    models.Index(fields=["team", "sha256"], name="import_of_file"),
                    models.Index(
                        condition=models.Q(("status__in", ("reading", "checking", "importing", "taking-back"))),
                        fields=["id"],
                        name="import_busy",
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
                        on_delete=django.db.models.deletion.PROTECT,
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imported",
                        to="releases.release",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="releases.importjob",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [models.Index(fields=["job", "detainee"], name="imported_by")],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="releases.importjob",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("job", "line"), name="importrow_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["new", "perhaps-known", "changed", "unchanged", "refused"])
                        ),
                        name="importrow_outcome_known",
                    ),
                ],
                "indexes": [models.Index(fields=["job", "outcome", "line"], name="importrow_by_outcome")],
            },
        ),
        migrations.CreateModel(
            name="SheetMapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("header", casework.sealed.BlindIndexField()),
                ("content", casework.sealed.SealedField(editable=False)),
                ("kept_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "kept_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="releases.source",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
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
        *(actor_guard(f"releases_{name}") for name in ("importjob", "importrow", "importedrecord", "sheetmapping")),
        kept_guard("releases_importjob", "id", "team_id", "place", "sha256", "bytes", "made_by_id", "made_at"),
        signed_guard("releases_importjob", "made_by_id"),
        signed_guard("releases_sheetmapping", "kept_by_id"),
        migrations.RunSQL(SQL, UNDO),
    ]
