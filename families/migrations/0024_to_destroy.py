"""What may not be kept, and is not destroyed yet, is found at once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0023_shared_numbers"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                models.F("team"),
                models.F("id"),
                condition=models.Q(("erased_at__isnull", True), ("keep_said__in", ("refused", "withdrawn"))),
                name="inquiry_to_destroy",
            ),
        ),
    ]
