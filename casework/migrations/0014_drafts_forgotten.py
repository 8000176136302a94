"""How many unfinished forms were removed."""

import django.utils.timezone
from django.db import migrations, models

from casework.guards import actor_guard


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0012_drafts"),
    ]

    operations = [
        migrations.CreateModel(
            name="DraftsForgotten",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=60)),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "default_permissions": (),
                "constraints": [models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="forgotten_some")],
            },
        ),
        actor_guard("casework_draftsforgotten"),
    ]
