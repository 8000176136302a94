"""A reference is given once: PostgreSQL refuses to change it."""

from django.db import migrations

from casework.references import keep_reference


class Migration(migrations.Migration):
    dependencies = [("releases", "0004_ledger_clock"), ("casework", "0004_reference_numbers")]
    operations = [keep_reference("releases_release")]
