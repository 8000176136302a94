"""What may be an identifier in the name of a source, as digests; sources that are there are read by the rules."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0037_flagged_cases"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="identifiers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=32), editable=False, null=True, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="source",
            index=django.contrib.postgres.indexes.GinIndex(fields=["identifiers"], name="source_by_identifier"),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(models.F("id"), condition=models.Q(("identifiers", None)), name="source_unread"),
        ),
    ]
