"""Forms that somebody has begun and not sent, sealed whole."""

import casework.sealed
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, kept_guard, signed_guard


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0009_moves_at_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=60)),
                ("key", models.CharField(max_length=64)),
                ("content", casework.sealed.SealedField(editable=False)),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("kept_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("person", "form", "key"), name="draft_once")],
            },
        ),
        actor_guard("casework_draft"),
        signed_guard("casework_draft", "person_id"),
        kept_guard("casework_draft", "person_id", "form", "key", "begun_at"),
    ]
