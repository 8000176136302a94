"""What the ledger adds up to is kept at every so many rows, so that a tally of a million reads some thousand."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "ledger_sums.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0016_desk_care"),
        ("releases", "0050_frozen_tallies"),
    ]

    operations = [
        migrations.CreateModel(
            name="LedgerSum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("people", models.IntegerField()),
                ("wave", models.CharField(blank=True, max_length=60)),
                ("facility", models.CharField(blank=True, max_length=60)),
                ("home", models.CharField(blank=True, max_length=5)),
                ("place", models.CharField(blank=True, max_length=5)),
                (
                    "several",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=5), blank=True, default=list, size=None
                    ),
                ),
                ("earliest", models.DateField(null=True)),
                ("latest", models.DateField(null=True)),
                ("category", models.CharField(max_length=20)),
                ("mode", models.CharField(max_length=20)),
                ("sex", models.CharField(max_length=10)),
                ("minor", models.BooleanField(null=True)),
                ("is_group", models.BooleanField(default=False)),
                ("bound", models.CharField(blank=True, max_length=10)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [models.Index(fields=["at"], name="ledgersum_at")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("people", 0), _negated=True), name="ledgersum_of_somebody"
                    )
                ],
            },
        ),
        migrations.RunSQL(
            "CREATE TABLE releases_ledgersumming (single boolean PRIMARY KEY DEFAULT true CHECK (single),"
            " every int NOT NULL DEFAULT 20000 CHECK (every > 0));"
            "INSERT INTO releases_ledgersumming DEFAULT VALUES;",
            "DROP TABLE releases_ledgersumming;",
        ),
        migrations.RunSQL(SQL, "DROP FUNCTION sum_ledger(); DROP FUNCTION sum_ledger(timestamptz, int);"),
    ]
