"""Saved tallies, figures that others gave, and statements."""

from pathlib import Path

import casework.fields
import casework.references.field
import django.contrib.postgres.fields
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from accounts.at_once import AtOnce

# Characters that are not seen (casework/typed_text.py).
UNSEEN = "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]"

# What the check of a figure's parts asks.
PARTS = (Path(__file__).parent.parent / "sql" / "figure_parts.sql").read_text()


class Migration(migrations.Migration):
    replaces = [
        ("releases", "0042_frozen_tallies"),
        ("releases", "0044_reported_figures"),
        ("releases", "0045_statements"),
        ("releases", "0048_figures_in_the_open"),
    ]

    initial = True

    dependencies = [("releases", "0004_flags")]

    operations = [
        migrations.RunSQL(PARTS),
        AtOnce(
            migrations.CreateModel(
                name="FrozenTally",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("reference", casework.references.field.ReferenceField(prefix="T", verbose_name="reference")),
                    ("title_ar", models.CharField(max_length=200, verbose_name="title in Arabic")),
                    ("title_en", models.CharField(max_length=200, verbose_name="title in English")),
                    ("as_of", models.DateTimeField(verbose_name="as known on")),
                    ("canonical", models.TextField()),
                    ("digest", models.CharField(max_length=64)),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    (
                        "organisation",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="accounts.organisation"),
                    ),
                ],
                options={
                    "verbose_name": "saved tally",
                    "verbose_name_plural": "saved tallies",
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "digest"), name="frozentally_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("title_ar", ""), _negated=True), models.Q(("title_en", ""), _negated=True)
                            ),
                            name="frozentally_has_titles",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ReportedFigure",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
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
                    (
                        "source_address",
                        models.CharField(blank=True, max_length=500, verbose_name="address of the source"),
                    ),
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
                    ("status_since", models.DateTimeField(default=timezone.now, editable=False)),
                    ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                    ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("changed_at", models.DateTimeField(default=timezone.now)),
                    (
                        "changed_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "facility",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.facility",
                            verbose_name="facility",
                        ),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.organisation"
                        ),
                    ),
                    (
                        "published_by",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            editable=False,
                            null=True,
                            on_delete=models.PROTECT,
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
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="releases.figureversion",
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
                        "wave",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
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
                    "indexes": [models.Index(fields=["organisation", "status"], name="figure_by_state")],
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
                                models.Q(("said_by_ar__regex", UNSEEN), _negated=True),
                                models.Q(("said_by_en__regex", UNSEEN), _negated=True),
                                models.Q(("definition_ar__regex", UNSEEN), _negated=True),
                                models.Q(("definition_en__regex", UNSEEN), _negated=True),
                                models.Q(("place_ar__regex", UNSEEN), _negated=True),
                                models.Q(("place_en__regex", UNSEEN), _negated=True),
                                models.Q(("source_title__regex", UNSEEN), _negated=True),
                                models.Q(("source_address__regex", UNSEEN), _negated=True),
                                models.Q(("note__regex", UNSEEN), _negated=True),
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
                },
            ),
            migrations.CreateModel(
                name="FigureVersion",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
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
                    (
                        "source_address",
                        models.CharField(blank=True, max_length=500, verbose_name="address of the source"),
                    ),
                    ("note", models.TextField(blank=True, verbose_name="for colleagues")),
                    ("number", models.PositiveIntegerField()),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    (
                        "facility",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.facility",
                            verbose_name="facility",
                        ),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "wave",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="releases.wave",
                            verbose_name="wave",
                        ),
                    ),
                    (
                        "figure",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=models.PROTECT,
                            related_name="versions",
                            to="releases.reportedfigure",
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
                                models.Q(("said_by_ar__regex", UNSEEN), _negated=True),
                                models.Q(("said_by_en__regex", UNSEEN), _negated=True),
                                models.Q(("definition_ar__regex", UNSEEN), _negated=True),
                                models.Q(("definition_en__regex", UNSEEN), _negated=True),
                                models.Q(("place_ar__regex", UNSEEN), _negated=True),
                                models.Q(("place_en__regex", UNSEEN), _negated=True),
                                models.Q(("source_title__regex", UNSEEN), _negated=True),
                                models.Q(("source_address__regex", UNSEEN), _negated=True),
                                models.Q(("note__regex", UNSEEN), _negated=True),
                            ),
                            name="figureversion_visible",
                        ),
                        models.UniqueConstraint(fields=("figure", "number"), name="figureversion_once"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="FigureExplanation",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
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
                    ("written_at", models.DateTimeField(default=timezone.now)),
                    ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "confirmed_by",
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
                        "organisation",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.organisation"
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
                        "wave",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="releases.wave",
                            verbose_name="wave",
                        ),
                    ),
                    (
                        "written_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "about",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.BigIntegerField(), blank=True, default=list, size=None
                        ),
                    ),
                ],
                options={
                    "verbose_name": "explanation of figures",
                    "verbose_name_plural": "explanations of figures",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            condition=models.Q(("ended_at__isnull", True)),
                            fields=["organisation"],
                            name="explanation_kept",
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
                                models.Q(("text_ar__regex", UNSEEN), _negated=True),
                                models.Q(("text_en__regex", UNSEEN), _negated=True),
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
            migrations.CreateModel(
                name="Statement",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("dated", models.DateField(verbose_name="date of the statement")),
                    ("title_ar", models.CharField(blank=True, max_length=400, verbose_name="title in Arabic")),
                    ("title_en", models.CharField(blank=True, max_length=400, verbose_name="title in English")),
                    ("changed_ar", models.TextField(blank=True, verbose_name="what has changed, in Arabic")),
                    ("changed_en", models.TextField(blank=True, verbose_name="what has changed, in English")),
                    ("happened_ar", models.TextField(blank=True, verbose_name="what happened, in Arabic")),
                    ("happened_en", models.TextField(blank=True, verbose_name="what happened, in English")),
                    ("verified_ar", models.TextField(blank=True, verbose_name="what was verified and how, in Arabic")),
                    ("verified_en", models.TextField(blank=True, verbose_name="what was verified and how, in English")),
                    ("may_change_ar", models.TextField(blank=True, verbose_name="that it may change, in Arabic")),
                    ("may_change_en", models.TextField(blank=True, verbose_name="that it may change, in English")),
                    ("about_us_ar", models.TextField(blank=True, verbose_name="who we are and what we ask, in Arabic")),
                    (
                        "about_us_en",
                        models.TextField(blank=True, verbose_name="who we are and what we ask, in English"),
                    ),
                    ("not_known_ar", models.TextField(blank=True, verbose_name="what is not known, in Arabic")),
                    ("not_known_en", models.TextField(blank=True, verbose_name="what is not known, in English")),
                    ("definitions_ar", models.TextField(blank=True, verbose_name="further definitions, in Arabic")),
                    ("definitions_en", models.TextField(blank=True, verbose_name="further definitions, in English")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("draft", "draft"),
                                ("submitted", "submitted"),
                                ("approved", "approved"),
                                ("published", "published"),
                                ("corrected", "corrected"),
                                ("withdrawn", "withdrawn"),
                            ],
                            default="draft",
                            editable=False,
                            max_length=20,
                            verbose_name="state",
                        ),
                    ),
                    ("status_since", models.DateTimeField(default=timezone.now, editable=False)),
                    ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                    ("approved_digest", models.CharField(blank=True, editable=False, max_length=64)),
                    (
                        "number",
                        models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name="number"),
                    ),
                    ("edition", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                    ("document", models.TextField(blank=True, editable=False)),
                    ("digest", models.CharField(blank=True, editable=False, max_length=64)),
                    ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("changed_at", models.DateTimeField(default=timezone.now)),
                    (
                        "changed_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "corrects",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="corrections",
                            to="releases.statement",
                        ),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.organisation"
                        ),
                    ),
                    (
                        "published_by",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            editable=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "tally",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=models.PROTECT,
                            related_name="statements",
                            to="releases.frozentally",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "statement",
                    "verbose_name_plural": "statements",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(fields=["organisation", "status"], name="statement_by_state"),
                        models.Index(
                            models.F("published_at"),
                            condition=models.Q(("status", "published")),
                            name="statement_standing",
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "status__in",
                                    ["draft", "submitted", "approved", "published", "corrected", "withdrawn"],
                                )
                            ),
                            name="statement_status_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("title_ar__regex", UNSEEN), _negated=True),
                                models.Q(("title_en__regex", UNSEEN), _negated=True),
                                models.Q(("changed_ar__regex", UNSEEN), _negated=True),
                                models.Q(("changed_en__regex", UNSEEN), _negated=True),
                                models.Q(("happened_ar__regex", UNSEEN), _negated=True),
                                models.Q(("happened_en__regex", UNSEEN), _negated=True),
                                models.Q(("verified_ar__regex", UNSEEN), _negated=True),
                                models.Q(("verified_en__regex", UNSEEN), _negated=True),
                                models.Q(("may_change_ar__regex", UNSEEN), _negated=True),
                                models.Q(("may_change_en__regex", UNSEEN), _negated=True),
                                models.Q(("about_us_ar__regex", UNSEEN), _negated=True),
                                models.Q(("about_us_en__regex", UNSEEN), _negated=True),
                                models.Q(("not_known_ar__regex", UNSEEN), _negated=True),
                                models.Q(("not_known_en__regex", UNSEEN), _negated=True),
                                models.Q(("definitions_ar__regex", UNSEEN), _negated=True),
                                models.Q(("definitions_en__regex", UNSEEN), _negated=True),
                            ),
                            name="statement_visible",
                        ),
                        models.UniqueConstraint(
                            fields=("organisation", "number", "edition"), name="statement_number_once"
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("status__in", ("draft", "submitted", "approved"))),
                            fields=("corrects",),
                            name="statement_one_open_correction",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("number__isnull", True),
                                    ("published_at__isnull", True),
                                    ("published_by__isnull", True),
                                    ("digest", ""),
                                    ("document", ""),
                                    ("edition__isnull", True),
                                ),
                                models.Q(
                                    ("number__isnull", False),
                                    ("published_at__isnull", False),
                                    ("published_by__isnull", False),
                                    ("edition__isnull", False),
                                    models.Q(("document", ""), _negated=True),
                                    models.Q(("digest", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="statement_published_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("number__isnull", True), ("status__in", ("draft", "submitted", "approved"))),
                                models.Q(("number__isnull", False), ("status__in", ("published", "corrected"))),
                                ("status", "withdrawn"),
                                _connector="OR",
                            ),
                            name="statement_published_in_its_states",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("corrects__isnull", False),
                                models.Q(("changed_ar", ""), ("changed_en", "")),
                                _connector="OR",
                            ),
                            name="statement_change_of_a_correction",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ConfirmedCell",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("revision", models.PositiveIntegerField()),
                    ("place", models.CharField(max_length=100)),
                    ("people", models.PositiveIntegerField()),
                    ("at", models.DateTimeField(default=timezone.now)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "statement",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=models.PROTECT,
                            related_name="confirmed_cells",
                            to="releases.statement",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "confirmed small number",
                    "verbose_name_plural": "confirmed small numbers",
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("statement", "revision", "place", "by"), name="confirmedcell_once"
                        )
                    ],
                },
            ),
        ),
    ]
