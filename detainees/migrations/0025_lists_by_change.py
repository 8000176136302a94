"""The register by when each entry was changed; its count by birth from the index alone."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("detainees", "0024_facilities_that_are_one")]

    operations = [
        migrations.AddIndex(
            model_name="detainee",
            index=models.Index(fields=["organisation", "changed_at", "id"], name="detainee_by_change"),
        ),
        migrations.RemoveIndex(model_name="detainee", name="detainee_count"),
        migrations.AddIndex(
            model_name="detainee",
            index=models.Index(
                fields=["organisation", "home_governorate", "sex", "team"],
                include=["birth_earliest", "birth_latest"],
                name="detainee_count",
                condition=Q(restricted=False, merged_into__isnull=True),
            ),
        ),
    ]
