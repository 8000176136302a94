"""Identifiers that warn wherever they are typed, as digests; PostgreSQL alone writes them."""

import casework.sealed
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0010_take_inquiries"),
        ("detainees", "0020_description_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="WarningIdentifier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("number", "Telephone number"),
                            ("e-mail", "E-mail address"),
                            ("account", "Account on a network"),
                            ("payee", "Transfer office and payee"),
                            ("alias", "Name as it was heard"),
                        ],
                        max_length=10,
                        verbose_name="kind of identifier",
                    ),
                ),
                ("digest", casework.sealed.BlindIndexField()),
                ("stands", models.BooleanField(default=True)),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
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
                "verbose_name": "identifier that warns",
                "verbose_name_plural": "identifiers that warn",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "digest"), name="warningidentifier_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["number", "e-mail", "account", "payee", "alias"])),
                        name="warningidentifier_kind_known",
                    ),
                ],
            },
        ),
    ]
