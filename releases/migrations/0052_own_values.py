"""What stands in a team's own fields on its releases."""

import casework.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import own_value_guards


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0016_own_fields"),
        ("releases", "0051_sums_of_days"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReleaseOwnValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(blank=True, max_length=300, verbose_name="what was written")),
                ("folded", models.CharField(blank=True, editable=False, max_length=600)),
                ("number", models.DecimalField(blank=True, decimal_places=3, max_digits=10, null=True)),
                ("date", casework.fields.PartialDateField(blank=True, null=True)),
                ("date_earliest", casework.fields.EarliestDay(date="date")),
                ("date_latest", casework.fields.LatestDay(date="date")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "choice",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
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
                        related_name="+",
                        to="casework.ownfield",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_values",
                        to="releases.release",
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
                        condition=models.Q(
                            (
                                "text__regex",
                                "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                            ),
                            _negated=True,
                        ),
                        name="releaseownvalue_visible",
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
        *own_value_guards("releases_releaseownvalue", "release", "releases_release", "enter_records"),
    ]
