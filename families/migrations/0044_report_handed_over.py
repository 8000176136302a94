"""A report of extortion is handed over as an inquiry is, and whose it is changes by a recorded move alone."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, signed_guard

SQL = [(Path(__file__).parent.parent / "sql" / f"{name}.sql").read_text() for name in ("extortion", "report_handing")]
UNDO = """
DROP TRIGGER check_report_hand_over_move ON casework_movemade;
DROP FUNCTION check_report_handed_over, check_report_owner_moved, check_report_hand_over_move CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0043_counted_from_when_it_came"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportHandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "hand-over of a report",
                "verbose_name_plural": "hand-overs of reports",
                "default_permissions": (),
            },
        ),
        *(
            migrations.AddField(
                model_name="reporthandover",
                name=name,
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            )
            for name in ("by", "giver", "to")
        ),
        migrations.AddField(
            model_name="reporthandover",
            name="report",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="hand_overs",
                to="families.extortionreport",
            ),
        ),
        migrations.AddConstraint(
            model_name="reporthandover",
            constraint=models.UniqueConstraint(fields=("report", "revision"), name="reporthandover_once"),
        ),
        migrations.AddConstraint(
            model_name="reporthandover",
            constraint=models.CheckConstraint(
                condition=models.Q(("to", models.F("giver")), _negated=True), name="reporthandover_to_another"
            ),
        ),
        actor_guard("families_reporthandover"),
        signed_guard("families_reporthandover", "by_id"),
        migrations.RunSQL("\n".join(SQL), UNDO),
    ]
