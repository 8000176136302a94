"""A release or a finding is handed over from one colleague to another, and its owner changes in no other way."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard
from casework.typed_text import visible_only

SQL = (Path(__file__).parent.parent / "sql" / "handing.sql").read_text()
UNDO = "DROP FUNCTION check_case_hand_overs, stamp_case_hand_over, check_owner_handed CASCADE;"


def _person() -> models.ForeignKey:  # type: ignore[type-arg]  # not subscriptable at run time
    return models.ForeignKey(
        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
    )


def _of(record: str) -> models.ForeignKey:  # type: ignore[type-arg]  # not subscriptable at run time
    return models.ForeignKey(
        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="hand_overs", to=record
    )


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0064_photographs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseHandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sentence", models.TextField(blank=True, verbose_name="what was said with it")),
                ("by", _person()),
                ("giver", _person()),
                ("to", _person()),
                ("finding", _of("releases.finding")),
                ("release", _of("releases.release")),
            ],
            options={
                "verbose_name": "hand-over of a release or a finding",
                "verbose_name_plural": "hand-overs of releases and findings",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finding__isnull", True), ("release__isnull", False)),
                            models.Q(("finding__isnull", False), ("release__isnull", True)),
                            _connector="OR",
                        ),
                        name="casehandover_of_one_record",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to", models.F("giver")), _negated=True), name="casehandover_to_another"
                    ),
                    visible_only("casehandover_visible", ["sentence"]),
                ],
            },
        ),
        actor_guard("releases_casehandover"),
        migrations.RunSQL(SQL, UNDO),
    ]
