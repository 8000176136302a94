"""Lists that arrive as photographs are typed beside their picture; a row is sealed, and entered once."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models
from pathlib import Path

import casework.kept
import casework.sealed
from casework.guards import actor_guard, authorship_guard, kept_guard, signed_guard

SQL = (Path(__file__).parent.parent / "sql" / "grids.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("detainees", "0018_own_closing"),
        ("releases", "0033_files_added"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="handling", name="handling_what_known"),
        migrations.AlterField(
            model_name="handling",
            name="what",
            field=models.CharField(
                choices=[
                    ("looked", "looked at it"),
                    ("agreed", "had the original compared: it is the file that was received"),
                    ("differed", "had the original compared: it is not the file that was received, or is missing"),
                    ("handed", "took a redacted copy out"),
                    ("exported", "took the original out, on the server itself"),
                    ("entered", "entered rows of its list as records"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="handling",
            constraint=models.CheckConstraint(
                condition=models.Q(("what__in", ["looked", "agreed", "differed", "handed", "exported", "entered"])),
                name="handling_what_known",
            ),
        ),
        migrations.CreateModel(
            name="Grid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.PositiveIntegerField(verbose_name="page")),
                ("head", casework.sealed.SealedField()),
                (
                    "team",
                    casework.kept.KeptForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.team"
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="releases.original"
                    ),
                ),
                ("changes", models.PositiveIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="grids", to="releases.evidence"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "transcript",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="releases.transcript",
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField()),
                ("typed", casework.sealed.SealedField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("change", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("entered_version", models.PositiveIntegerField(blank=True, null=True)),
                ("entered", casework.sealed.SealedField(blank=True, null=True)),
                ("entered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "grid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="releases.grid"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="detainees.detainee",
                    ),
                ),
                (
                    "release",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
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
        authorship_guard(
            "releases_grid", subject="grid", key="id", what="head", facts=("head",), holder="releases_grid"
        ),
        authorship_guard(
            "releases_gridrow",
            subject="gridrow",
            key="id",
            what="row",
            facts=("typed", "person_id"),
            holder="releases_gridrow",
        ),
        actor_guard("releases_grid"),
        actor_guard("releases_gridrow"),
        kept_guard("releases_grid", "id", "team_id", "original_id", "evidence_id", "page", "made_by_id", "made_at"),
        kept_guard("releases_gridrow", "id", "grid_id", "key", "position", "made_by_id", "made_at"),
        signed_guard("releases_grid", "made_by_id", "changed_by_id"),
        signed_guard("releases_gridrow", "made_by_id", "changed_by_id", "entered_by_id"),
        migrations.RunSQL(SQL, "DROP FUNCTION note_hands() CASCADE;"),
    ]
