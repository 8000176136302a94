"""An explanation names the versions that it is about; what stood is told, and nobody publishes what they submitted."""

from pathlib import Path

import django.contrib.postgres.fields
from django.db import migrations, models

FOLDER = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0047_imports"),
    ]

    operations = [
        migrations.AddField(
            model_name="figureexplanation",
            name="about",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), blank=True, default=list, size=None
            ),
        ),
        *(
            migrations.RunSQL((FOLDER / name).read_text(), migrations.RunSQL.noop)
            for name in ("figure_parts.sql", "figures.sql")
        ),
    ]
