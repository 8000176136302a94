"""The number of a caller who lets nothing be kept is shown to nobody by that inquiry."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "contacts.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("families", "0008_against_the_card")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
