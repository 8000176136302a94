"""Of a change of reference data every process hears with its next page."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_names")]

    operations = [migrations.RunSQL("CREATE SEQUENCE reference_changes", "DROP SEQUENCE reference_changes")]
