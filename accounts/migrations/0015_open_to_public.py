"""Which teams take what families write on the public page."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0014_advisories"),
    ]

    operations = [
        migrations.AddField(
            model_name="team",
            name="open_to_public",
            field=models.BooleanField(default=False, verbose_name="open to the public page"),
        ),
    ]
