"""How many rows of a list have the number of somebody of another name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("releases", "0014_flags_that_block")]

    operations = [
        migrations.AddField(
            model_name="importjob", name="unlike", field=models.PositiveIntegerField(default=0, db_default=0)
        )
    ]
