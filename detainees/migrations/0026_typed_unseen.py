"""That a name of a person was typed, or pasted, with characters that are not seen."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("detainees", "0025_lists_by_change"),
    ]

    operations = [
        migrations.AddField(
            model_name="detainee",
            name="typed_unseen",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
    ]
