"""An advisory was published at the moment of its move, and at no other one that is named."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "advisories.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("families", "0047_own_values")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
