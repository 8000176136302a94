"""The right to keep the fields that a team adds of its own."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0020_exports"),
    ]

    operations = [
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
                    ("keep_own_fields", "keep own fields"),
                    ("remove_inquiries", "remove inquiries"),
                ],
                "verbose_name": "team",
                "verbose_name_plural": "teams",
            },
        ),
    ]
