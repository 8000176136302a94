"""The right to confirm that a closed inquiry is removed."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0012_see_extortion"),
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
                    ("remove_inquiries", "remove inquiries"),
                ],
                "verbose_name": "team",
                "verbose_name_plural": "teams",
            },
        ),
    ]
