"""What a look-up compares stands with the keys, and what two organisations allow each other to be told.

The text of the function is in detainees/sql/look_up.sql.

All keys are drawn anew after this version comes in (`rebuild_keys`): the old ones go, so that no row is half of each.
"""

from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import casework.kept
from casework.guards import actor_guard, kept_guard, signed_guard

SQL = (Path(__file__).parent.parent / "sql" / "look_up.sql").read_text()
UNDO = "DROP FUNCTION persons_sharing"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_see_numbers"),
        ("detainees", "0014_merging"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL("TRUNCATE detainees_namekeys", migrations.RunSQL.noop),
        migrations.AddField(
            model_name="namekeys",
            name="organisation",
            field=casework.kept.KeptForeignKey(
                db_constraint=False,
                db_index=False,
                default=0,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="namekeys", name="restricted", field=models.BooleanField(db_default=False, default=False)
        ),
        migrations.AddField(
            model_name="namekeys", name="birth", field=models.CharField(blank=True, default="", max_length=60)
        ),
        migrations.AddField(
            model_name="namekeys", name="home", field=models.CharField(blank=True, default="", max_length=10)
        ),
        migrations.AddField(model_name="namekeys", name="spelled", field=models.TextField(blank=True, default="")),
        migrations.RunSQL(SQL, UNDO),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "proposing_contact",
                    models.CharField(max_length=120, verbose_name="whom they ask in your organisation"),
                ),
                ("agreeing_contact", models.CharField(blank=True, max_length=120)),
                ("proposed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("agreed_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agreeing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proposing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement",
                "verbose_name_plural": "agreements",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("proposing", models.F("agreeing")), _negated=True), name="agreement_of_two"
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
                            models.Q(
                                (
                                    "proposing_contact__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "agreeing_contact__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("number", models.PositiveIntegerField(default=1)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
        actor_guard("detainees_agreement"),
        signed_guard("detainees_agreement", "proposed_by_id", "agreed_by_id", "ended_by_id"),
        kept_guard(
            "detainees_agreement",
            *("id", "proposing_id", "agreeing_id", "proposing_contact", "proposed_by_id", "proposed_at"),
        ),
    ]
