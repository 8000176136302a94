"""The role of administrator too holds when another one has confirmed it; those given before hold as they did."""

from pathlib import Path

from django.db import migrations, models

FUNCTIONS = (Path(__file__).parent.parent / "sql" / "people.sql").read_text().partition("CREATE TRIGGER")[0]
# A column of another type is written anew without a change of any row: no trigger asks who acts, and nothing is noted.
GIVEN_BEFORE = "ALTER TABLE accounts_membership ALTER held_at_once TYPE boolean USING role = 'administrator'"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_changes_told")]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="held_at_once",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunSQL(GIVEN_BEFORE, migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
