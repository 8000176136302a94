"""Views of lists that people save and share, and rows that they pick over the pages of a list."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

from casework.guards import actor_guard, final_guard, kept_guard, signed_guard
from casework.typed_text import visible_only

SQL = (Path(__file__).parent.parent / "sql" / "saved_views.sql").read_text()
UNDO = "DROP TRIGGER check_saved_view ON casework_savedview; DROP FUNCTION check_saved_view;"


def _id() -> "tuple[str, models.BigAutoField[object, object]]":
    return "id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _person(**more: object) -> "models.ForeignKey[object, object]":
    return models.ForeignKey(  # type: ignore[misc]
        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL,
        **more,
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0021_own_fields"),
        ("casework", "0022_changes_of_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedView",
            fields=[
                _id(),
                ("listed", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("address", models.CharField(blank=True, max_length=2000)),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                        verbose_name="shared with",
                    ),
                ),
                ("made_by", _person()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_by", _person()),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("made_by", "listed", "name"), name="savedview_once"),
                    models.CheckConstraint(condition=~Q(name=""), name="savedview_has_a_name"),
                    visible_only("savedview_visible", ["name"]),
                ],
                "indexes": [
                    models.Index(fields=["team", "listed"], condition=Q(team__isnull=False), name="savedview_shared")
                ],
            },
        ),
        migrations.CreateModel(
            name="DefaultView",
            fields=[
                _id(),
                ("listed", models.CharField(max_length=40)),
                ("person", _person()),
                (
                    "view",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="default_of", to="casework.savedview"
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("person", "listed"), name="defaultview_once")],
            },
        ),
        migrations.CreateModel(
            name="Picked",
            fields=[
                _id(),
                ("listed", models.CharField(max_length=40)),
                (
                    "records",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("kept_at", models.DateTimeField(blank=True, null=True)),
                ("person", _person()),
            ],
            options={
                "verbose_name": "picked rows",
                "verbose_name_plural": "picked rows",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "listed"), condition=Q(kept_at__isnull=True), name="picked_one_of_a_list"
                    ),
                    models.CheckConstraint(condition=Q(records__len__lte=10000), name="picked_at_most"),
                ],
            },
        ),
        *(actor_guard(f"casework_{table}") for table in ("savedview", "defaultview", "picked")),
        signed_guard("casework_savedview", "made_by_id", "changed_by_id"),
        kept_guard("casework_savedview", "listed", "made_by_id", "made_at"),
        signed_guard("casework_defaultview", "person_id"),
        signed_guard("casework_picked", "person_id"),
        kept_guard("casework_picked", "person_id", "listed"),
        final_guard("casework_picked", "kept_at"),
        migrations.RunSQL(SQL, UNDO),
    ]
