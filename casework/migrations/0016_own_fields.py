"""Fields of a team's own, and the words of a choice."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, kept_guard, signed_guard

SQL = (Path(__file__).parent.parent / "sql" / "own_fields.sql").read_text()
UNDO = """
DROP FUNCTION check_own_field() CASCADE;
DROP FUNCTION check_own_choice() CASCADE;
DROP FUNCTION check_own_values() CASCADE;
DROP FUNCTION check_own_value_ended() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0021_own_fields"),
        ("casework", "0015_exports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OwnField",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of", models.CharField(max_length=20, verbose_name="on which records")),
                ("slug", models.SlugField(db_index=False, max_length=40, verbose_name="short name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("text", "text"), ("number", "number"), ("choice", "choice"), ("date", "date")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name_ar", models.CharField(max_length=80, verbose_name="name in Arabic")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("says_ar", models.CharField(blank=True, max_length=300, verbose_name="explanation in Arabic")),
                ("says_en", models.CharField(blank=True, max_length=300, verbose_name="explanation in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="place among the fields")),
                ("version", models.PositiveIntegerField(default=1)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
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
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "retired_by",
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
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "verbose_name": "field of the team",
                "verbose_name_plural": "fields of the team",
                "ordering": ["order", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="OwnChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(db_index=False, max_length=40, verbose_name="short name")),
                ("word_ar", models.CharField(max_length=80, verbose_name="in Arabic")),
                ("word_en", models.CharField(max_length=80, verbose_name="in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="place in the list")),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "retired_by",
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
                    "field",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="choices",
                        to="casework.ownfield",
                    ),
                ),
            ],
            options={
                "verbose_name": "choice of a field",
                "verbose_name_plural": "choices of a field",
                "ordering": ["order", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.AddConstraint(
            model_name="ownfield",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["text", "number", "choice", "date"])), name="ownfield_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="ownfield",
            constraint=models.UniqueConstraint(fields=("team", "slug"), name="ownfield_slug_in_team"),
        ),
        migrations.AddConstraint(
            model_name="ownfield",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="ownfield_slug_is_plain"
            ),
        ),
        migrations.AddConstraint(
            model_name="ownfield",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("name_ar", ""), _negated=True), models.Q(("name_en", ""), _negated=True)),
                name="ownfield_has_names",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownfield",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "name_ar__regex",
                            "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                        ),
                        _negated=True,
                    ),
                    models.Q(
                        (
                            "name_en__regex",
                            "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                        ),
                        _negated=True,
                    ),
                    models.Q(
                        (
                            "says_ar__regex",
                            "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                        ),
                        _negated=True,
                    ),
                    models.Q(
                        (
                            "says_en__regex",
                            "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                        ),
                        _negated=True,
                    ),
                ),
                name="ownfield_visible",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownfield",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("retired_at__isnull", True), ("retired_by__isnull", True)),
                    models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                    _connector="OR",
                ),
                name="ownfield_retired_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownchoice",
            constraint=models.UniqueConstraint(fields=("field", "slug"), name="ownchoice_slug_in_field"),
        ),
        migrations.AddConstraint(
            model_name="ownchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="ownchoice_slug_is_plain"
            ),
        ),
        migrations.AddConstraint(
            model_name="ownchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("word_ar", ""), _negated=True), models.Q(("word_en", ""), _negated=True)),
                name="ownchoice_has_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "word_ar__regex",
                            "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                        ),
                        _negated=True,
                    ),
                    models.Q(
                        (
                            "word_en__regex",
                            "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                        ),
                        _negated=True,
                    ),
                ),
                name="ownchoice_visible",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("retired_at__isnull", True), ("retired_by__isnull", True)),
                    models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                    _connector="OR",
                ),
                name="ownchoice_retired_pair",
            ),
        ),
        *(actor_guard(f"casework_{name}") for name in ("ownfield", "ownchoice")),
        signed_guard("casework_ownfield", "made_by_id", "changed_by_id", "retired_by_id"),
        signed_guard("casework_ownchoice", "made_by_id", "retired_by_id"),
        kept_guard("casework_ownfield", "id", "team_id", "of", "slug", "kind", "made_by_id", "made_at"),
        kept_guard("casework_ownchoice", "id", "field_id", "slug", "made_by_id", "made_at"),
        migrations.RunSQL(SQL, UNDO),
    ]
