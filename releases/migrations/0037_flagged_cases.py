"""Flags on cases of the floors above, seen by those alone who work on such cases."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from casework.guards import actor_guard, kept_guard

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("flags", "cases"))
UNDO = "DROP FUNCTION check_flagged_cases CASCADE;"


def of_one_record() -> Q:
    kinds = ("release", "detainee", "case")
    one = Q()
    for kind in kinds:
        one |= Q(**{f"{other}__isnull": other != kind for other in kinds})
    return one


class Migration(migrations.Migration):
    dependencies = [("accounts", "0010_take_inquiries"), ("releases", "0035_wishes")]

    operations = [
        migrations.CreateModel(
            name="FlaggedCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("number", models.BigIntegerField()),
                ("reference", models.CharField(db_collation="C", max_length=11)),
                ("needs", models.CharField(max_length=40)),
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
        *(
            migrations.AddField(
                model_name=model,
                name="case",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name=related,
                    to="releases.flaggedcase",
                ),
            )
            for model, related in (("flag", "flags"), ("flagother", "+"))
        ),
        migrations.RemoveConstraint(model_name="flag", name="flag_of_one_record"),
        migrations.RemoveConstraint(model_name="flag", name="flag_once_of_release"),
        migrations.RemoveConstraint(model_name="flag", name="flag_once_of_person"),
        migrations.RemoveConstraint(model_name="flagother", name="flagother_of_one_record"),
        migrations.AddConstraint(
            model_name="flag", constraint=models.CheckConstraint(condition=of_one_record(), name="flag_of_one_record")
        ),
        *(
            migrations.AddConstraint(
                model_name="flag",
                constraint=models.UniqueConstraint(
                    condition=models.Q((f"{kind}__isnull", False)),
                    fields=(kind, "rule", "fingerprint"),
                    name=f"flag_once_of_{name}",
                ),
            )
            for kind, name in (("release", "release"), ("detainee", "person"), ("case", "case"))
        ),
        migrations.AddConstraint(
            model_name="flagother",
            constraint=models.CheckConstraint(condition=of_one_record(), name="flagother_of_one_record"),
        ),
        actor_guard("releases_flaggedcase"),
        kept_guard(
            "releases_flag", "id", "organisation_id", "team_id", "rule_id", "severity", "release_id", "detainee_id",
            "case_id", "fingerprint", "said", "raised_by_id", "raised_at",
        ),
        migrations.RunSQL(SQL, UNDO),
    ]  # fmt: skip
