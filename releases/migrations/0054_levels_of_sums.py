"""Sums of the ledger are kept at three levels: a question reads the smallest that has what it asks about."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "ledger_sums.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("releases", "0053_sums_by_a_job")]
    operations = [
        migrations.AddField(
            model_name="ledgersum",
            name="level",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "Whole"), (1, "Named"), (2, "Dated")], db_default=2, default=2
            ),
        ),
        migrations.RemoveIndex(model_name="ledgersum", name="ledgersum_at"),
        migrations.AddIndex(
            model_name="ledgersum", index=models.Index(fields=["level", "at"], name="ledgersum_of_level")
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        migrations.RunSQL("SELECT sum_ledger();", migrations.RunSQL.noop),
    ]
