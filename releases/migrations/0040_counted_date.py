"""A release holds the date of the revision that counts, by which those sort who may read no other."""

from pathlib import Path

from django.db import migrations, models

import casework.fields

SQL = (Path(__file__).parent.parent / "sql" / "counted_date.sql").read_text()
# Nobody acts in a migration: the triggers that ask who does are off meanwhile.
DRAW = """
ALTER TABLE releases_release DISABLE TRIGGER USER;
UPDATE releases_release SET counted_date = v.date FROM releases_revision v
WHERE v.id = releases_release.verified_revision_id AND v.date IS NOT NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE releases_release ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [("releases", "0039_verdicts_anew")]
    operations = [
        migrations.AddField(
            model_name="release",
            name="counted_date",
            field=casework.fields.PartialDateField(blank=True, editable=False, null=True),
        ),
        migrations.RunSQL(DRAW, migrations.RunSQL.noop),
        migrations.RunSQL(SQL, "DROP FUNCTION keep_counted_date() CASCADE;"),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("counted_date__isnull", True), ("verified_revision__isnull", False), _connector="OR"
                ),
                name="release_counted_date_counts",
            ),
        ),
        migrations.RemoveIndex(model_name="release", name="release_of_org_by_date"),
        migrations.AddIndex(
            model_name="release",
            index=models.Index(
                models.F("organisation"),
                models.F("counted_date"),
                models.F("id"),
                condition=models.Q(("verified_revision__isnull", False)),
                name="release_of_org_counted",
            ),
        ),
    ]
