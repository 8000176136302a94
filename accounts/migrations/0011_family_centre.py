"""Which team is the family centre, whose supervisors sign bad news."""

from django.db import migrations, models

# The demo, and whoever followed it, calls it so. Nobody acts in a migration.
MARK = """
ALTER TABLE accounts_team DISABLE TRIGGER USER;
UPDATE accounts_team SET family_centre = true WHERE slug = 'family-centre';
ALTER TABLE accounts_team ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0010_take_inquiries"),
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
                ],
                "verbose_name": "team",
                "verbose_name_plural": "teams",
            },
        ),
        migrations.AddField(
            model_name="team",
            name="family_centre",
            field=models.BooleanField(default=False, verbose_name="family centre"),
        ),
        migrations.RunSQL(MARK, migrations.RunSQL.noop),
    ]
