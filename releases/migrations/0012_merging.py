"""Releases of one person that are one event are counted once; the text is in releases/sql/{merging,counting,guards}.sql."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("guards", "counting", "merging"))
UNDO = """
DROP TRIGGER new_of_merged ON releases_release; DROP TRIGGER moved_to_merged ON releases_release;
DROP TRIGGER check_event ON releases_release; DROP TRIGGER check_new_event ON releases_release;
DROP TRIGGER check_ledger_cause ON releases_ledgerentry; DROP TRIGGER check_events ON detainees_detainee; DROP TRIGGER check_merge_of_counted ON detainees_merge;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_acting_pads"),
        ("casework", "0008_rights"),
        ("detainees", "0014_merging"),
        ("releases", "0010_queue_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="release",
            name="counted_with",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="counts_for",
                to="releases.release",
            ),
        ),
        migrations.AddIndex(
            model_name="release",
            index=models.Index(
                models.F("counted_with"),
                condition=models.Q(("counted_with__isnull", False)),
                name="release_counted_with",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("counted_with__isnull", True),
                    models.Q(
                        ("verified_revision__isnull", False), models.Q(("counted_with", models.F("id")), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="release_counted_with_counts",
            ),
        ),
        migrations.AddField(
            model_name="ledgerentry",
            name="move",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="casework.movemade",
            ),
        ),
        migrations.AddField(
            model_name="ledgerentry",
            name="merge",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="detainees.merge",
            ),
        ),
        migrations.RunSQL(SQL, UNDO),
    ]
