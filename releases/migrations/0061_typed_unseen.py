"""That a name was typed, or pasted, with characters that are not seen."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0060_sums_of_parts"),
    ]

    operations = [
        migrations.AddField(
            model_name="release",
            name="typed_unseen",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
    ]
