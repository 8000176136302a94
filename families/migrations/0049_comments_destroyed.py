"""What colleagues said to each other about an inquiry is destroyed with it; a day's calls are found by their day."""

from pathlib import Path

from django.db import migrations, models

SQL = "".join((Path(__file__).parent.parent / "sql" / f"{name}.sql").read_text() for name in ("erasure", "comments"))


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0048_moment_of_a_publication"),
        ("casework", "0021_among_colleagues"),
    ]

    operations = [
        migrations.AddIndex("attempt", models.Index(models.F("by"), models.F("at"), name="attempt_by_day")),
        migrations.RunSQL(SQL, "DROP FUNCTION check_comment_destroyed CASCADE;"),
    ]
