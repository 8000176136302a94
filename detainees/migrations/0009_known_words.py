"""PostgreSQL refuses a word that no list has."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("detainees", "0008_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="detention",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "arresting_body__in",
                        [
                            "military-intelligence",
                            "air-force-intelligence",
                            "general-intelligence",
                            "political-security",
                            "criminal-security",
                            "police",
                            "military-police",
                            "army",
                            "militia",
                            "faction",
                            "asayish",
                            "other",
                            "unknown",
                            "",
                        ],
                    )
                ),
                name="detention_arresting_body_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="detention",
            constraint=models.CheckConstraint(
                condition=models.Q(("charge__in", ["terrorism", "criminal", "military", "none", ""])),
                name="detention_charge_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="detention",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "basis__in",
                        ["without-charge", "awaiting-trial", "sentenced", "after-sentence", "hostage", "unknown", ""],
                    )
                ),
                name="detention_basis_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="detention",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "responsible__in",
                        [
                            "government",
                            "government-ally",
                            "authorities-since-2024",
                            "armed-opposition",
                            "hts",
                            "sdf",
                            "isis",
                            "other",
                            "unknown",
                            "",
                        ],
                    )
                ),
                name="detention_responsible_known",
            ),
        ),
    ]
