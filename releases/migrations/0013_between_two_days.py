"""An index by which releases between two days are counted without a look at those of all other days."""

from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    dependencies = [("releases", "0012_decisions_emptied")]

    operations = [
        migrations.AddIndex(
            model_name="release",
            index=models.Index(
                F("team"),
                F("date_earliest"),
                F("date_latest"),
                name="release_of_team_between",
                include=("detainee", "wave", "facility", "home", "place", "status", "category"),
            ),
        )
    ]
