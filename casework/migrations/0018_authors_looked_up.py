"""Who wrote what of many rows is noted without a join that could be turned round; the text is in casework/sql/guards.sql."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "guards.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("casework", "0017_case_files")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
