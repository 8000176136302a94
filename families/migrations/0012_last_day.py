"""What is overdue is counted by indexes alone: cards with a last day are few, and each inquiry says whose it is."""

from django.db import migrations, models
from django.db.models import Q

OPEN = ("new", "tracing", "possible-match", "answered")


class Migration(migrations.Migration):
    dependencies = [("families", "0011_found_by_name")]

    operations = [
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["relative"], name="contact_with_last_day", condition=Q(not_after__isnull=False)),
        ),
        migrations.RemoveIndex(model_name="inquiry", name="inquiry_due_of_team"),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                fields=["team", "due", "id"],
                include=["relative", "keep_said"],
                condition=Q(status__in=OPEN),
                name="inquiry_due_of_team",
            ),
        ),
    ]
