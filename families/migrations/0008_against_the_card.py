"""What was done against the safety card of a caller is kept as that, and refused where nobody was asked twice."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "messages.sql").read_text()


def against_card(model: str) -> migrations.AddField:
    return migrations.AddField(model, "against_card", models.BooleanField(db_default=False, default=False))


class Migration(migrations.Migration):
    dependencies = [("families", "0007_changes_of_inquiries")]

    operations = [
        against_card("answer"),
        against_card("attempt"),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
