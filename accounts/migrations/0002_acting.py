"""The functions that bind who acts in a transaction; the text is in accounts/sql/acting.sql."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "acting.sql").read_text()
UNDO = """
DROP FUNCTION require_acting_person();
DROP FUNCTION acting_person();
DROP FUNCTION act_as(bigint, text, bigint, text);
DROP TABLE accounts_acting_key;
DROP FUNCTION ifraj_hmac(bytea, bytea);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunSQL(SQL, UNDO)]
