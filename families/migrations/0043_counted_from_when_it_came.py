"""Days are counted from when a family wrote; the words of the consent on the public page go with the inquiry."""

from pathlib import Path

from django.db import migrations

from casework.guards import kept_guard

SQL = [(Path(__file__).parent.parent / "sql" / f"{name}.sql").read_text() for name in ("figures", "intake", "erasure")]

KEPT = ("id", "team_id", "language", "may_match", "key", "received_at")  # the words are kept by intake.sql


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0042_told_against_is_kept"),
    ]

    operations = [
        kept_guard("families_intake", *KEPT),
        migrations.RunSQL("\n".join(SQL), migrations.RunSQL.noop),
    ]
