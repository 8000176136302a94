"""Figures that others gave, with their versions, and what explains that they differ."""

from pathlib import Path

import casework.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, authorship_guard, final_guard, kept_guard, signed_guard

FOLDER = Path(__file__).parent.parent / "sql"
PARTS, SQL = ((FOLDER / name).read_text() for name in ("figure_parts.sql", "figures.sql"))
UNDO = """
DROP TRIGGER check_figure_move ON casework_movemade;
DROP FUNCTION check_figure_move, check_figure_state, check_figure, check_figure_version, check_explanation CASCADE;
DROP FUNCTION right_to_move_figure, figure_content;
"""
CONTENT = (
    "said_by_ar", "said_by_en", "definition_ar", "definition_en", "place_ar", "place_en", "source_title",
    "source_address", "counted", "bound", "value", "value_to", "as_of", "since", "until", "wave_id", "facility_id",
    "covers", "parts", "source_date", "note",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0017_figures"),
        ("detainees", "0022_count_of_warnings"),
        ("releases", "0043_ledger_sums"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(PARTS, "DROP FUNCTION are_figure_parts;"),
        migrations.CreateModel(
            name="FigureVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said_by_ar", models.CharField(max_length=200, verbose_name="who said it, in Arabic")),
                ("said_by_en", models.CharField(max_length=200, verbose_name="who said it, in English")),
                (
                    "counted",
                    models.CharField(
                        choices=[
                            ("released-wave", "Released on one occasion"),
                            ("released-facility", "Released from one prison"),
                            ("released-group", "Released, of one group alone"),
                            ("disappeared-released", "Forcibly disappeared, and released"),
                            ("arrested", "Arrested since"),
                            ("held", "Still held"),
                            ("held-terrorism", "Still held on terrorism charges"),
                            ("disappeared", "Forcibly disappeared, and still missing"),
                            ("died", "Died in detention"),
                            ("pace", "Released in a year, by a reckoning"),
                        ],
                        max_length=30,
                        verbose_name="what is counted",
                    ),
                ),
                ("definition_ar", models.TextField(verbose_name="by which definition, in Arabic")),
                ("definition_en", models.TextField(verbose_name="by which definition, in English")),
                (
                    "bound",
                    models.CharField(
                        choices=[
                            ("exactly", "Exactly"),
                            ("at-least", "At least"),
                            ("about", "About"),
                            ("range", "From – to"),
                        ],
                        max_length=10,
                        verbose_name="how sure the number is",
                    ),
                ),
                ("value", models.PositiveIntegerField(verbose_name="number")),
                ("value_to", models.PositiveIntegerField(blank=True, null=True, verbose_name="to")),
                ("as_of", casework.fields.PartialDateField(blank=True, null=True, verbose_name="as of")),
                ("since", casework.fields.PartialDateField(blank=True, null=True, verbose_name="counted since")),
                ("until", casework.fields.PartialDateField(blank=True, null=True, verbose_name="counted until")),
                ("place_ar", models.CharField(blank=True, max_length=200, verbose_name="where, in Arabic")),
                ("place_en", models.CharField(blank=True, max_length=200, verbose_name="where, in English")),
                (
                    "covers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("terrorism", "Terrorism law"),
                                ("criminal", "Criminal"),
                                ("military", "Military"),
                                ("army-defector", "Army defector"),
                                ("civil-servant", "Civil servant"),
                                ("unknown", "Unknown"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="categories counted",
                    ),
                ),
                ("parts", models.JSONField(blank=True, default=list, verbose_name="parts")),
                ("source_title", models.CharField(max_length=300, verbose_name="source")),
                (
                    "source_date",
                    casework.fields.PartialDateField(blank=True, null=True, verbose_name="date of the source"),
                ),
                ("source_address", models.CharField(blank=True, max_length=500, verbose_name="address of the source")),
                ("note", models.TextField(blank=True, verbose_name="for colleagues")),
                ("number", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="detainees.facility",
                        verbose_name="facility",
                    ),
                ),
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
                    "wave",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="releases.wave",
                        verbose_name="wave",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a figure",
                "verbose_name_plural": "versions of a figure",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "counted__in",
                                [
                                    "released-wave",
                                    "released-facility",
                                    "released-group",
                                    "disappeared-released",
                                    "arrested",
                                    "held",
                                    "held-terrorism",
                                    "disappeared",
                                    "died",
                                    "pace",
                                ],
                            )
                        ),
                        name="figureversion_counted_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bound__in", ["exactly", "at-least", "about", "range"])),
                        name="figureversion_bound_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "covers__contained_by",
                                ["terrorism", "criminal", "military", "army-defector", "civil-servant", "unknown"],
                            )
                        ),
                        name="figureversion_covers_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bound", "range"), ("value_to__gt", models.F("value"))),
                            models.Q(models.Q(("bound", "range"), _negated=True), ("value_to__isnull", True)),
                            _connector="OR",
                        ),
                        name="figureversion_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("said_by_ar", ""), _negated=True),
                            models.Q(("said_by_en", ""), _negated=True),
                            models.Q(("definition_ar", ""), _negated=True),
                            models.Q(("definition_en", ""), _negated=True),
                            models.Q(("source_title", ""), _negated=True),
                        ),
                        name="figureversion_texts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("counted", "released-facility"), _negated=True),
                            ("facility__isnull", False),
                            _connector="OR",
                        ),
                        name="figureversion_facility",
                    ),
                    models.CheckConstraint(
                        condition=models.Func(
                            models.F("parts"), function="are_figure_parts", output_field=models.BooleanField()
                        ),
                        name="figureversion_parts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source_address", ""), ("source_address__regex", "^https?://[^ ]+$"), _connector="OR"
                        ),
                        name="figureversion_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "said_by_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "said_by_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "definition_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "definition_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "place_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "place_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "source_title__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "source_address__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "note__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="figureversion_visible",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportedFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said_by_ar", models.CharField(max_length=200, verbose_name="who said it, in Arabic")),
                ("said_by_en", models.CharField(max_length=200, verbose_name="who said it, in English")),
                (
                    "counted",
                    models.CharField(
                        choices=[
                            ("released-wave", "Released on one occasion"),
                            ("released-facility", "Released from one prison"),
                            ("released-group", "Released, of one group alone"),
                            ("disappeared-released", "Forcibly disappeared, and released"),
                            ("arrested", "Arrested since"),
                            ("held", "Still held"),
                            ("held-terrorism", "Still held on terrorism charges"),
                            ("disappeared", "Forcibly disappeared, and still missing"),
                            ("died", "Died in detention"),
                            ("pace", "Released in a year, by a reckoning"),
                        ],
                        max_length=30,
                        verbose_name="what is counted",
                    ),
                ),
                ("definition_ar", models.TextField(verbose_name="by which definition, in Arabic")),
                ("definition_en", models.TextField(verbose_name="by which definition, in English")),
                (
                    "bound",
                    models.CharField(
                        choices=[
                            ("exactly", "Exactly"),
                            ("at-least", "At least"),
                            ("about", "About"),
                            ("range", "From – to"),
                        ],
                        max_length=10,
                        verbose_name="how sure the number is",
                    ),
                ),
                ("value", models.PositiveIntegerField(verbose_name="number")),
                ("value_to", models.PositiveIntegerField(blank=True, null=True, verbose_name="to")),
                ("as_of", casework.fields.PartialDateField(blank=True, null=True, verbose_name="as of")),
                ("since", casework.fields.PartialDateField(blank=True, null=True, verbose_name="counted since")),
                ("until", casework.fields.PartialDateField(blank=True, null=True, verbose_name="counted until")),
                ("place_ar", models.CharField(blank=True, max_length=200, verbose_name="where, in Arabic")),
                ("place_en", models.CharField(blank=True, max_length=200, verbose_name="where, in English")),
                (
                    "covers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("terrorism", "Terrorism law"),
                                ("criminal", "Criminal"),
                                ("military", "Military"),
                                ("army-defector", "Army defector"),
                                ("civil-servant", "Civil servant"),
                                ("unknown", "Unknown"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="categories counted",
                    ),
                ),
                ("parts", models.JSONField(blank=True, default=list, verbose_name="parts")),
                ("source_title", models.CharField(max_length=300, verbose_name="source")),
                (
                    "source_date",
                    casework.fields.PartialDateField(blank=True, null=True, verbose_name="date of the source"),
                ),
                ("source_address", models.CharField(blank=True, max_length=500, verbose_name="address of the source")),
                ("note", models.TextField(blank=True, verbose_name="for colleagues")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("status_since", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="detainees.facility",
                        verbose_name="facility",
                    ),
                ),
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
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "standing",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="releases.figureversion",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                        verbose_name="team",
                    ),
                ),
                (
                    "wave",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="releases.wave",
                        verbose_name="wave",
                    ),
                ),
            ],
            options={
                "verbose_name": "reported figure",
                "verbose_name_plural": "reported figures",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "counted__in",
                                [
                                    "released-wave",
                                    "released-facility",
                                    "released-group",
                                    "disappeared-released",
                                    "arrested",
                                    "held",
                                    "held-terrorism",
                                    "disappeared",
                                    "died",
                                    "pace",
                                ],
                            )
                        ),
                        name="reportedfigure_counted_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bound__in", ["exactly", "at-least", "about", "range"])),
                        name="reportedfigure_bound_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "covers__contained_by",
                                ["terrorism", "criminal", "military", "army-defector", "civil-servant", "unknown"],
                            )
                        ),
                        name="reportedfigure_covers_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bound", "range"), ("value_to__gt", models.F("value"))),
                            models.Q(models.Q(("bound", "range"), _negated=True), ("value_to__isnull", True)),
                            _connector="OR",
                        ),
                        name="reportedfigure_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("said_by_ar", ""), _negated=True),
                            models.Q(("said_by_en", ""), _negated=True),
                            models.Q(("definition_ar", ""), _negated=True),
                            models.Q(("definition_en", ""), _negated=True),
                            models.Q(("source_title", ""), _negated=True),
                        ),
                        name="reportedfigure_texts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("counted", "released-facility"), _negated=True),
                            ("facility__isnull", False),
                            _connector="OR",
                        ),
                        name="reportedfigure_facility",
                    ),
                    models.CheckConstraint(
                        condition=models.Func(
                            models.F("parts"), function="are_figure_parts", output_field=models.BooleanField()
                        ),
                        name="reportedfigure_parts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source_address", ""), ("source_address__regex", "^https?://[^ ]+$"), _connector="OR"
                        ),
                        name="reportedfigure_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "submitted", "published", "withdrawn"])),
                        name="reportedfigure_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "said_by_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "said_by_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "definition_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "definition_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "place_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "place_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "source_title__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "source_address__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "note__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="reportedfigure_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("published_at__isnull", True),
                                ("published_by__isnull", True),
                                ("standing__isnull", True),
                            ),
                            models.Q(
                                ("published_at__isnull", False),
                                ("published_by__isnull", False),
                                ("standing__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reportedfigure_published_pair",
                    ),
                ],
                "indexes": [models.Index(fields=["organisation", "status"], name="figure_by_state")],
            },
        ),
        migrations.AddField(
            model_name="figureversion",
            name="figure",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="releases.reportedfigure",
            ),
        ),
        migrations.CreateModel(
            name="FigureExplanation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "counted",
                    models.CharField(
                        choices=[
                            ("released-wave", "Released on one occasion"),
                            ("released-facility", "Released from one prison"),
                            ("released-group", "Released, of one group alone"),
                            ("disappeared-released", "Forcibly disappeared, and released"),
                            ("arrested", "Arrested since"),
                            ("held", "Still held"),
                            ("held-terrorism", "Still held on terrorism charges"),
                            ("disappeared", "Forcibly disappeared, and still missing"),
                            ("died", "Died in detention"),
                            ("pace", "Released in a year, by a reckoning"),
                        ],
                        max_length=30,
                        verbose_name="what is counted",
                    ),
                ),
                ("text_ar", models.TextField(verbose_name="text in Arabic")),
                ("text_en", models.TextField(verbose_name="text in English")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                        verbose_name="team",
                    ),
                ),
                (
                    "wave",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="releases.wave",
                        verbose_name="wave",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "explanation of figures",
                "verbose_name_plural": "explanations of figures",
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)), fields=["organisation"], name="explanation_kept"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "counted__in",
                                [
                                    "released-wave",
                                    "released-facility",
                                    "released-group",
                                    "disappeared-released",
                                    "arrested",
                                    "held",
                                    "held-terrorism",
                                    "disappeared",
                                    "died",
                                    "pace",
                                ],
                            )
                        ),
                        name="figureexplanation_counted_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "text_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "text_en__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="figureexplanation_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text_ar", ""), _negated=True), models.Q(("text_en", ""), _negated=True)
                        ),
                        name="figureexplanation_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(
                                ("confirmed_at__isnull", False),
                                ("confirmed_by__isnull", False),
                                models.Q(("confirmed_by", models.F("written_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="figureexplanation_by_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="figureexplanation_ended_pair",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="figureversion",
            constraint=models.UniqueConstraint(fields=("figure", "number"), name="figureversion_once"),
        ),
        *(actor_guard(f"releases_{name}") for name in ("reportedfigure", "figureversion", "figureexplanation")),
        authorship_guard(
            "releases_reportedfigure",
            subject="figure",
            key="id",
            what="figure",
            facts=CONTENT,
            holder="releases_reportedfigure",
        ),
        signed_guard("releases_reportedfigure", "made_by_id", "changed_by_id", "published_by_id"),
        signed_guard("releases_figureversion", "made_by_id"),
        signed_guard("releases_figureexplanation", "written_by_id", "confirmed_by_id", "ended_by_id"),
        kept_guard("releases_reportedfigure", "organisation_id", "team_id", "made_by_id", "made_at"),
        final_guard("releases_figureexplanation", "ended_at"),
        migrations.RunSQL(SQL, UNDO),
    ]
