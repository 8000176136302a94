"""Whose an inquiry is changes by a recorded move; which calls were hard; and the figures of the desks, by month."""

from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, signed_guard

SQL = [
    (Path(__file__).parent.parent / "sql" / f"{name}.sql").read_text() for name in ("inquiries", "handing", "figures")
]
UNDO = """
DROP TRIGGER check_hand_over_move ON casework_movemade;
DROP FUNCTION check_handed_over, check_hand_over_seen, check_hand_over_move, check_owner_moved, check_hard_call,
    check_hard_call_taken_back, check_desk_figures CASCADE;
DROP FUNCTION desk_in_month;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0035_intake"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DeskFigures",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(verbose_name="month")),
                ("counts", models.JSONField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                    ),
                ),
            ],
            options={
                "verbose_name": "figures of a desk",
                "verbose_name_plural": "figures of the desks",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("team", "month"), name="deskfigures_once"),
                    models.CheckConstraint(condition=models.Q(("month__day", 1)), name="deskfigures_of_a_month"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField()),
                ("hard", models.BooleanField(verbose_name="was hard then")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
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
                    "giver",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_overs",
                        to="families.inquiry",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "hand-over",
                "verbose_name_plural": "hand-overs",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("inquiry", "revision"), name="handover_once"),
                    models.CheckConstraint(
                        condition=models.Q(("to", models.F("giver")), _negated=True), name="handover_to_another"
                    ),
                ],
                "indexes": [
                    models.Index(
                        models.F("to"),
                        models.F("id"),
                        condition=models.Q(("seen_at__isnull", True)),
                        name="handover_unseen",
                    ),
                    models.Index(models.F("at"), name="handover_lately"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HardCall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hard_calls",
                        to="families.inquiry",
                    ),
                ),
            ],
            options={
                "verbose_name": "hard call",
                "verbose_name_plural": "hard calls",
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("inquiry", "by"), name="hardcall_once")],
                "indexes": [models.Index(fields=["at"], name="hardcall_lately")],
            },
        ),
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(models.F("at"), condition=models.Q(("kind", "bad-news")), name="answer_of_bad_news"),
        ),
        migrations.AddIndex(
            model_name="extortionreport",
            index=models.Index(fields=["team", "made_at"], name="extortionreport_made"),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                models.F("team"),
                models.F("owner"),
                models.F("due"),
                models.F("rank"),
                models.F("id"),
                condition=models.Q(("status__in", ("new", "tracing", "possible-match", "answered"))),
                name="inquiry_load",
            ),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                models.F("team"),
                models.F("made_at"),
                models.F("made_by"),
                condition=models.Q(("rank", 3)),
                name="inquiry_urgent_of",
            ),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(models.F("team"), models.F("made_at"), name="inquiry_made"),
        ),
        *(actor_guard(f"families_{name}") for name in ("handover", "hardcall", "deskfigures")),
        signed_guard("families_handover", "by_id"),
        signed_guard("families_hardcall", "by_id"),
        migrations.RunSQL("\n".join(SQL), UNDO),
    ]
