"""The rights to lead a desk of families, and to see the figures of the desks."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0015_open_to_public"),
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
                    ("administer_people", "administer people"),
                    ("confirm_roles", "confirm roles"),
                ],
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
            },
        ),
        migrations.AlterModelOptions(
            name="team",
            options={
                "default_permissions": (),
                "permissions": [
                    ("see_work", "see work"),
                    ("see_sources", "see sources"),
                    ("enter_records", "enter records"),
                    ("decide_on_records", "decide on records"),
                    ("take_inquiries", "take inquiries"),
                    ("show_callers", "show callers"),
                    ("sign_bad_news", "sign bad news"),
                    ("lead_desk", "lead desk"),
                    ("remove_inquiries", "remove inquiries"),
                ],
                "verbose_name": "team",
                "verbose_name_plural": "teams",
            },
        ),
    ]
