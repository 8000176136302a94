"""What followed since a moment is found without reading all that ever did."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0005_picked_rows_end")]

    operations = [
        migrations.AddIndex(
            model_name="outboxentry", index=models.Index(fields=["task", "made_at"], name="outbox_followed")
        )
    ]
