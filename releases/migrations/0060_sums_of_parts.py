"""Sums of each part of a tally by days, for periods; those by homes and days keep bounds apart, and are made anew."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "ledger_sums.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("releases", "0059_case_files_rest")]
    operations = [
        migrations.AlterField(
            model_name="ledgersum",
            name="level",
            field=models.PositiveSmallIntegerField(
                choices=[
                    (0, "Whole"),
                    (1, "Named"),
                    (2, "Dated"),
                    (3, "Days"),
                    (4, "Categories"),
                    (5, "Sexes"),
                    (6, "Minority"),
                ],
                db_default=2,
                default=2,
            ),
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        migrations.RunSQL("DELETE FROM releases_ledgersum WHERE level = 3;", migrations.RunSQL.noop),
        migrations.RunSQL("SELECT sum_ledger();", migrations.RunSQL.noop),
    ]
