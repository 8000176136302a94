"""The work of a colleague is handed over in one act, which is kept: whose, to whom, where, by whom, how much."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "handing.sql").read_text()


def _person(**more: object) -> models.ForeignKey:  # type: ignore[type-arg]  # not subscriptable at run time
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, **more
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0022_devices_keys_settings"),
    ]

    operations = [
        migrations.CreateModel(
            name="WorkHandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("counts", models.JSONField(default=dict)),
                ("by", _person(db_index=False)),
                ("giver", _person()),
                ("to", _person()),
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
                "verbose_name": "hand-over of a colleague's work",
                "verbose_name_plural": "hand-overs of colleagues' work",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to", models.F("giver")), _negated=True), name="workhandover_to_another"
                    )
                ],
            },
        ),
        migrations.RunSQL(SQL, "DROP FUNCTION check_work_hand_over CASCADE;"),
    ]
