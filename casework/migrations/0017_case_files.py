"""An export can hold a case file, and who the sources are leaves with one by an approval of its own."""

from pathlib import Path

from django.db import migrations, models

from casework.guards import kept_guard

FOLDER = Path(__file__).parent.parent / "sql"
KEPT = (
    "id", "organisation_id", "asked_by_id", "asked_at", "why", "recipient", "listed", "filters", "columns", "form",
    "language", "tagged", "packed", "with_names", "with_numbers",
)  # fmt: skip
BACK = kept_guard("casework_export", *KEPT).sql
UNDO = f"DROP TRIGGER check_export_sources ON casework_export; {BACK}"


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0016_own_fields"),
    ]

    operations = [
        migrations.AddField(
            model_name="export",
            name="with_sources",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="export",
            name="sources_approved",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RemoveConstraint(model_name="export", name="export_decided_pair"),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_at__isnull", True),
                        ("decided_by__isnull", True),
                        ("numbers_approved", False),
                        ("sources_approved", False),
                    ),
                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                    _connector="OR",
                ),
                name="export_decided_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sources_approved", False), ("with_sources", False)),
                    models.Q(("with_names", True), ("with_sources", True)),
                    _connector="OR",
                ),
                name="export_sources_were_asked_for",
            ),
        ),
        migrations.RunSQL((FOLDER / "exports.sql").read_text(), migrations.RunSQL.noop),
        migrations.RunSQL((FOLDER / "export_sources.sql").read_text(), UNDO),
        kept_guard("casework_export", *KEPT, "with_sources"),
    ]
