"""Who told a family against the wish destroys nothing that speaks of it, and does not say what it was."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard

SQL = [(Path(__file__).parent.parent / "sql" / f"{name}.sql").read_text() for name in ("against", "erasure")]
WISHES = [
    ("not-asked", "Not asked yet"),
    ("nobody", "Nobody"),
    ("named-relatives", "The relatives named here"),
    ("checked-relative", "Any checked relative"),
]
UNDO = """
DROP TRIGGER check_flag_of_own_answers ON casework_movemade;
DROP FUNCTION check_flag_of_own_answers, keep_told_against, flags_to_destroy, told_against_wish CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0041_what_is_left_of_a_family"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ToldAgainst",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("answer", models.PositiveBigIntegerField(unique=True)),
                ("wish", models.CharField(choices=WISHES, max_length=20, verbose_name="disclosure wish")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="told_against", to="families.inquiry"
                    ),
                ),
            ],
            options={
                "verbose_name": "answer against a wish",
                "verbose_name_plural": "answers against a wish",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("wish__in", [wish for wish, _label in WISHES])),
                        name="toldagainst_wish_known",
                    )
                ],
            },
        ),
        actor_guard("families_toldagainst"),
        migrations.RunSQL("\n".join(SQL), UNDO),
    ]
