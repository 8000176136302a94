"""The rights to write the board of figures and to publish on it; who may in an organisation, asked below all that asks."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "rights_on.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0016_desk_care"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="organisation",
            options={
                "default_permissions": (),
                "permissions": [
                    ("oversee_work", "oversee work"),
                    ("see_persons", "see persons"),
                    ("see_numbers", "see numbers"),
                    ("see_verified", "see verified"),
                    ("see_tallies", "see tallies"),
                    ("see_extortion", "see extortion"),
                    ("see_desk_figures", "see desk figures"),
                    ("write_advisories", "write advisories"),
                    ("publish_advisories", "publish advisories"),
                    ("write_figures", "write figures"),
                    ("publish_figures", "publish figures"),
                    ("administer_people", "administer people"),
                    ("confirm_roles", "confirm roles"),
                ],
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
            },
        ),
        # Families had it first, and has it still where it was installed before; undone, it stays for them.
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
