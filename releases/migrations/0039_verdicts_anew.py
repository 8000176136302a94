"""A verdict on a death that was given on something else is asked anew; who decided does not reopen; a paper is looked at."""

from pathlib import Path

from django.db import migrations, models

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("claims", "guards", "verdicts", "findings"))
UNDO = """
DROP FUNCTION is_ruled(releases_findingrevision, text, text), is_in_force(bigint), look_of(bigint, bigint),
    verdicts_in_force(bigint), ruled_on_finding(releases_finding, bigint),
    verdict_holds(releases_findingverdict, releases_finding), came_to_finding(bigint, timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = [("releases", "0038_identifiers_of_sources")]
    operations = [
        migrations.AddField(
            model_name="findingverdict",
            name="look",
            field=models.PositiveSmallIntegerField(default=1, editable=False),
        ),
        migrations.RemoveConstraint(model_name="findingverdict", name="finding_verdict_once"),
        migrations.AddConstraint(
            model_name="findingverdict",
            constraint=models.UniqueConstraint(fields=("revision", "look", "by"), name="finding_verdict_once"),
        ),
        migrations.RunSQL(SQL, UNDO),
    ]
