"""The rights to ask for lists with names, and to approve them."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0017_statements"),
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
                    ("draft_statements", "draft statements"),
                    ("publish_statements", "publish statements"),
                    ("write_figures", "write figures"),
                    ("publish_figures", "publish figures"),
                    ("request_exports", "request exports"),
                    ("approve_exports", "approve exports"),
                    ("administer_people", "administer people"),
                    ("confirm_roles", "confirm roles"),
                ],
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
            },
        ),
    ]
