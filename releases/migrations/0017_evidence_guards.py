"""A piece of evidence leads to its file; who writes of files is known, and what a file is never changes."""

import django.db.models.deletion
from django.db import migrations, models

from casework.guards import actor_guard, kept_guard, signed_guard


class Migration(migrations.Migration):
    dependencies = [("releases", "0016_evidence_files")]

    operations = [
        migrations.RemoveConstraint(
            model_name="evidence",
            name="evidence_once_per_claim",
        ),
        migrations.RemoveField(
            model_name="evidence",
            name="bytes",
        ),
        migrations.RemoveField(
            model_name="evidence",
            name="media_type",
        ),
        migrations.RemoveField(
            model_name="evidence",
            name="sha256",
        ),
        migrations.AlterField(
            model_name="evidence",
            name="original",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="releases.original"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(fields=("claim", "original"), name="evidence_once_per_claim"),
        ),
        actor_guard("releases_original"),
        actor_guard("releases_cleancopy"),
        actor_guard("releases_upload"),
        actor_guard("releases_handling"),
        kept_guard("releases_original", "id", "place", "sha256", "bytes", "media_type", "received_at"),
        kept_guard("releases_upload", "id", "person_id", "name", "bytes", "begun_at"),
        signed_guard("releases_upload", "person_id"),
        signed_guard("releases_handling", "by_id"),
    ]
