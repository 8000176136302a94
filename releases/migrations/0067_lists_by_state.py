"""The list of releases by how long each is in its state; its count by date and place from the index alone."""

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
        migrations.RemoveIndex(model_name="release", name="release_list"),
        migrations.AddIndex(
            model_name="release",
            index=models.Index(
                *map(
                    models.F, ("team", "status", "wave", "facility", "home", "mode", "category", "detainee", "id")
                ),
                name="release_list", include=["place", "date_earliest", "date_latest"],
            ),
        ),
    ]  # fmt: skip
