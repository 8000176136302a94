"""Flags on inquiries: who wrote them, checks of identity that failed, and the rules of the families' desk."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from casework.guards import actor_guard, authorship_guard, signed_guard
from releases.reference import load_rules

SQL = (Path(__file__).parent.parent / "sql" / "flags.sql").read_text()
UNDO = "DROP FUNCTION check_flagged_inquiry, check_failed_check, check_failure_kept CASCADE;"
# Who took an inquiry before now wrote it too; where a check failed, the newest inquiry of the caller is what is left to tell.
BEFORE = """
INSERT INTO casework_authorship (subject, subject_id, person_id, what, at)
SELECT 'inquiry', id, made_by_id, 'inquiry', made_at FROM families_inquiry;
INSERT INTO families_failedcheck (relative_id, inquiry_id, by_id, at)
SELECT r.id, max(i.id), r.changed_by_id, r.changed_at
FROM families_relative r JOIN families_inquiry i ON i.relative_id = r.id WHERE r.identity = 'failed' GROUP BY r.id;
"""


def load_reference(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    load_rules(apps.get_model("releases", "SuspicionRule"), using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0002_answers"),
        ("releases", "0037_flagged_cases"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FailedCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="failed_checks",
                        to="families.inquiry",
                    ),
                ),
                (
                    "relative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="failed_checks",
                        to="families.relative",
                    ),
                ),
            ],
            options={
                "verbose_name": "failed check of identity",
                "verbose_name_plural": "failed checks of identity",
                "default_permissions": (),
            },
        ),
        migrations.RunSQL(BEFORE, migrations.RunSQL.noop),
        actor_guard("families_failedcheck"),
        signed_guard("families_failedcheck", "by_id"),
        authorship_guard(
            "families_inquiry", subject="inquiry", key="id", what="inquiry", facts=(), holder="families_inquiry"
        ),
        migrations.RunSQL(SQL, UNDO),
        migrations.RunPython(load_reference, migrations.RunPython.noop),
    ]
