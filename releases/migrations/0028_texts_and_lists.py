"""Prints of texts, by which nearly identical ones are found, and lists that were found false."""

import casework.sealed
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, signed_guard


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_see_numbers"),
        ("releases", "0027_no_settlements"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FalseList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.TextField(verbose_name="why it is false")),
                ("digest", models.CharField(max_length=64)),
                ("rows", models.PositiveIntegerField(verbose_name="rows")),
                ("keys_version", models.PositiveSmallIntegerField()),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "entered_by",
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
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "verbose_name": "list found false",
                "verbose_name_plural": "lists found false",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "digest"), name="falselist_once"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("why", ""), _negated=True), ("rows__gte", 1)),
                        name="falselist_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FalseRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", casework.sealed.BlindIndexField()),
                ("keys", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("first_key", models.TextField()),
                ("birth", models.CharField(blank=True, max_length=60)),
                ("home", models.CharField(blank=True, max_length=10)),
                (
                    "of_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kept_rows", to="releases.falselist"
                    ),
                ),
            ],
            options={
                "verbose_name": "row of a list found false",
                "verbose_name_plural": "rows of lists found false",
                "default_permissions": (),
                "indexes": [models.Index(fields=["first_key"], name="falserow_key")],
                "constraints": [models.UniqueConstraint(fields=("of_list", "mark"), name="falserow_once")],
            },
        ),
        migrations.CreateModel(
            name="TextPrint",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="text_print",
                        serialize=False,
                        to="releases.claim",
                    ),
                ),
                (
                    "bands",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name": "print of a text",
                "verbose_name_plural": "prints of texts",
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["bands"], name="text_bands")
                ],
            },
        ),
        actor_guard("releases_textprint"),
        actor_guard("releases_falselist"),
        actor_guard("releases_falserow"),
        signed_guard("releases_falselist", "entered_by_id"),
    ]
