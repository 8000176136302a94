"""What may not be kept and is not destroyed yet is found at once, and so is whose caller has to be asked first."""

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
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                models.F("team"),
                models.F("detainee"),
                condition=models.Q(
                    ("detainee__isnull", False),
                    ("match_said", ""),
                    ("status__in", ("new", "tracing", "possible-match", "answered")),
                ),
                name="inquiry_to_ask",
            ),
        ),
    ]
