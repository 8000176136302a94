"""The rights of the families' desk."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_see_numbers"),
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
                ],
                "verbose_name": "team",
                "verbose_name_plural": "teams",
            },
        ),
    ]
