"""A reference is given once: PostgreSQL refuses to change it."""

from django.db import migrations

from casework.references import keep_reference


class Migration(migrations.Migration):
    dependencies = [("detainees", "0003_reference"), ("casework", "0004_reference_numbers")]
    operations = [keep_reference("detainees_detainee")]
