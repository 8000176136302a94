"""An index of the flags that stop a verification: of many flags few do, and the queue asks which."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("releases", "0013_between_two_days")]

    operations = [
        migrations.AddIndex(
            model_name="flag",
            index=models.Index(
                fields=["release", "detainee"],
                name="flag_blocking",
                condition=Q(gone=False, severity="blocking", status__in=["open", "looked-at"]),
            ),
        )
    ]
