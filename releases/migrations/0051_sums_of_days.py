"""Sums by homes and days alone, for weeks and charts; of periods, only the rows of their days are read."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "ledger_sums.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("releases", "0050_levels_of_sums")]
    operations = [
        migrations.AlterField(
            model_name="ledgersum",
            name="level",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "Whole"), (1, "Named"), (2, "Dated"), (3, "Days")], db_default=2, default=2
            ),
        ),
        migrations.RemoveIndex(model_name="ledgersum", name="ledgersum_of_level"),
        migrations.AddIndex(
            model_name="ledgersum", index=models.Index(fields=["level", "at", "earliest"], name="ledgersum_of_days")
        ),
        migrations.AddIndex(
            model_name="ledgerentry", index=models.Index(fields=["earliest", "at"], name="ledger_of_days")
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        migrations.RunSQL("SELECT sum_ledger();", migrations.RunSQL.noop),
    ]
