"""Each wish about who may be told is kept as it stood; and that a family waits for one."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "wishes.sql").read_text()
UNDO = "DROP FUNCTION keep_wish() CASCADE"
# The wishes that stood before they were kept.
KEEP = """
INSERT INTO releases_wish (release_id, wish, relatives, "of", how, by_id, at)
SELECT id, wish, wish_relatives, wish_of, wish_how, wish_asked_by_id, wish_asked_at FROM releases_release
WHERE wish <> 'not-asked' ORDER BY id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0034_grids"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WishAwaited",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "release",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="wish_awaited", to="releases.release"
                    ),
                ),
            ],
            options={
                "verbose_name": "wish that is awaited",
                "verbose_name_plural": "wishes that are awaited",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "wish",
                    models.CharField(
                        choices=[
                            ("not-asked", "Not asked yet"),
                            ("nobody", "Nobody"),
                            ("named-relatives", "The relatives named here"),
                            ("checked-relative", "Any checked relative"),
                        ],
                        max_length=20,
                        verbose_name="disclosure wish",
                    ),
                ),
                ("relatives", models.CharField(blank=True, max_length=300, verbose_name="relatives who may be told")),
                (
                    "of",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="whose wish it is, if not the released person's"
                    ),
                ),
                ("how", models.CharField(blank=True, max_length=200, verbose_name="how they were asked")),
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
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="wishes", to="releases.release"
                    ),
                ),
            ],
            options={
                "verbose_name": "disclosure wish",
                "verbose_name_plural": "disclosure wishes",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wish__in", ["not-asked", "nobody", "named-relatives", "checked-relative"])
                        ),
                        name="wish_wish_known",
                    )
                ],
            },
        ),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
        migrations.RunSQL(SQL, UNDO),
    ]
