"""Alike groups are found, no claim was received after it was entered; statements and saved tallies are checked anew."""

from pathlib import Path

import django.db.models.functions.datetime
from django.db import migrations, models

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("statements", "frozen"))


class Migration(migrations.Migration):
    dependencies = [("releases", "0052_own_values")]
    operations = [
        migrations.AddIndex(
            model_name="release",
            index=models.Index(
                condition=models.Q(("detainee__isnull", True)),
                fields=["wave", "group_count"],
                name="release_groups_alike",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("received_on__lte", django.db.models.functions.datetime.TruncDate("made_at"))),
                name="claim_not_received_later",
            ),
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
