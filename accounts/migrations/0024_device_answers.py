"""On which device it was said whose a newer one is; an older one that is known to be the person's."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "devices.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0023_work_handed_over")]

    operations = [
        migrations.AddField(
            model_name="device",
            name="answered_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.device",
            ),
        ),
        migrations.RemoveConstraint(model_name="device", name="device_answered"),
        migrations.AddConstraint(
            model_name="device",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answer__in", ("first", "waiting")),
                        ("answered_at__isnull", True),
                        ("answered_from__isnull", True),
                    ),
                    models.Q(
                        ("answer__in", ("own", "denied")),
                        ("answered_at__isnull", False),
                        ("answered_from__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="device_answered",
            ),
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
