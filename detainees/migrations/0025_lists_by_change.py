"""The register by when each entry was changed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("detainees", "0024_facilities_that_are_one")]

    operations = [
        migrations.AddIndex(
            model_name="detainee",
            index=models.Index(fields=["organisation", "changed_at", "id"], name="detainee_by_change"),
        ),
    ]
