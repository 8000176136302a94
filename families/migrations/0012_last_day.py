"""An index of the cards with a last day: few have one, and what is overdue asks which."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("families", "0011_found_by_name")]

    operations = [
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["relative"], name="contact_with_last_day", condition=Q(not_after__isnull=False)),
        )
    ]
