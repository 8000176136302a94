"""Which releases are ready is asked of all at once (releases/deciding/ready.py); its function is gone."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("releases", "0009_reference_rows")]

    operations = [
        migrations.RunSQL("DROP FUNCTION IF EXISTS release_is_ready(bigint, bigint)", migrations.RunSQL.noop),
    ]
