"""The ledger's clock (releases/sql/ledger.sql), and the index that its questions use: a tally reads the whole table."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "ledger.sql").read_text()
UNDO = """
DROP TRIGGER ledger_clock ON releases_ledgerentry;
DROP FUNCTION ledger_now();
DROP FUNCTION advance_ledger_clock();
CREATE OR REPLACE FUNCTION stamp_ledger() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(72022103);
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;
DROP TABLE releases_ledgerclock;
"""


class Migration(migrations.Migration):
    dependencies = [("releases", "0003_reference")]
    operations = [
        migrations.RemoveIndex(model_name="ledgerentry", name="ledger_tally"),
        migrations.AddIndex(model_name="ledgerentry", index=models.Index(fields=["at"], name="ledger_at")),
        migrations.RunSQL(SQL, UNDO),
    ]
