"""A caller may agree that their numbers are shared too; they are shown there as at their own desk."""

from pathlib import Path

import django.contrib.postgres.fields
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0022_closed_is_reviewed"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="referral",
            name="referral_fields_known",
        ),
        migrations.RemoveConstraint(
            model_name="share",
            name="share_fields_known",
        ),
        migrations.AddField(
            model_name="consent",
            name="with_numbers",
            field=models.BooleanField(default=False, verbose_name="the caller's numbers too"),
        ),
        migrations.AlterField(
            model_name="consent",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("keep", "Keep what they tell"),
                    ("match", "Look on the register"),
                    ("share", "Share with one organisation"),
                    ("publish", "Publish"),
                ],
                max_length=20,
                verbose_name="for what",
            ),
        ),
        migrations.AlterField(
            model_name="consenttext",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("keep", "Keep what they tell"),
                    ("match", "Look on the register"),
                    ("share", "Share with one organisation"),
                    ("publish", "Publish"),
                ],
                max_length=20,
                verbose_name="for what",
            ),
        ),
        migrations.AlterField(
            model_name="referral",
            name="fields",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("name", "Name of the person sought"),
                        ("mother", "Mother's name"),
                        ("birth", "Date of birth"),
                        ("home", "Where they are from"),
                        ("seen", "Last seen"),
                        ("asks", "What they ask"),
                        ("note", "Note for the desk"),
                        ("caller", "Name of the caller"),
                        ("numbers", "Numbers of the caller"),
                    ],
                    max_length=20,
                ),
                size=None,
                verbose_name="what is shown",
            ),
        ),
        migrations.AlterField(
            model_name="share",
            name="fields",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("name", "Name of the person sought"),
                        ("mother", "Mother's name"),
                        ("birth", "Date of birth"),
                        ("home", "Where they are from"),
                        ("seen", "Last seen"),
                        ("asks", "What they ask"),
                        ("note", "Note for the desk"),
                        ("caller", "Name of the caller"),
                        ("numbers", "Numbers of the caller"),
                    ],
                    max_length=20,
                ),
                size=None,
                verbose_name="what is shown",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("with_numbers", False), ("purpose", "share"), _connector="OR"),
                name="consent_numbers_are_shared",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "fields__contained_by",
                        ["name", "mother", "birth", "home", "seen", "asks", "note", "caller", "numbers"],
                    )
                ),
                name="referral_fields_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "fields__contained_by",
                        ["name", "mother", "birth", "home", "seen", "asks", "note", "caller", "numbers"],
                    )
                ),
                name="share_fields_known",
            ),
        ),
        migrations.RunSQL((SQL / "consents.sql").read_text() + (SQL / "contacts.sql").read_text()),
    ]
