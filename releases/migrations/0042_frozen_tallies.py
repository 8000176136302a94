"""Tallies are saved with their digest, which PostgreSQL compares with the text and the total with the ledger."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import casework.references.field
from casework.guards import actor_guard, signed_guard
from casework.references import keep_reference

SQL = (Path(__file__).parent.parent / "sql" / "frozen.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0016_desk_care"),
        ("releases", "0041_copied_evidence"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FrozenTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", casework.references.field.ReferenceField(prefix="T", verbose_name="reference")),
                ("title_ar", models.CharField(max_length=200, verbose_name="title in Arabic")),
                ("title_en", models.CharField(max_length=200, verbose_name="title in English")),
                ("as_of", models.DateTimeField(verbose_name="as known on")),
                ("canonical", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "verbose_name": "saved tally",
                "verbose_name_plural": "saved tallies",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "digest"), name="frozentally_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title_ar", ""), _negated=True), models.Q(("title_en", ""), _negated=True)
                        ),
                        name="frozentally_has_titles",
                    ),
                ],
            },
        ),
        keep_reference("releases_frozentally"),
        actor_guard("releases_frozentally"),
        signed_guard("releases_frozentally", "by_id"),
        migrations.RunSQL(SQL, "DROP FUNCTION check_frozen_tally() CASCADE;"),
    ]
