"""The list of releases by how long each is in its state."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("releases", "0066_changes_of_persons")]

    operations = [
        migrations.AddIndex(
            model_name="release",
            index=models.Index(
                models.F("team"), models.F("status_since"), models.F("id"), name="release_of_team_by_since"
            ),
        ),
    ]
