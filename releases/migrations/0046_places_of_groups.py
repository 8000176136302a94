"""Names that are entered later take places of an unnamed group, and no total counts a person twice."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from casework.guards import authorship_guard

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("facts", "places", "counting"))
FACTS = (
    "detainee_id", "group_name", "group_bound", "group_count", "group_count_to", "group_women", "group_minors",
    "group_governorates", "of_group_id", "wave_id", "date", "facility_id", "authority", "let_go_at", "home_id",
    "place_id", "mode", "category", "was_disappeared", "health", "needs", "security_case", "undertaking",
    "undertaking_days", "payment_demanded", "rearrest_risk", "redetained_on",
)  # fmt: skip
OLD, NEW = (", ".join(f"{row}.{column}" for column in FACTS) for row in ("OLD", "NEW"))
CLOSED = f"""
CREATE OR REPLACE TRIGGER facts_open BEFORE UPDATE ON releases_release FOR EACH ROW
WHEN (({OLD}) IS DISTINCT FROM ({NEW})) EXECUTE FUNCTION check_facts_open();
"""
UNDO = """
DROP FUNCTION check_places() CASCADE;
DROP FUNCTION refuse_wrong_places(bigint), name_was_decided_on(bigint);
"""
PLACE = {
    "blank": True, "null": True, "db_index": False, "on_delete": django.db.models.deletion.PROTECT,
    "to": "releases.release", "verbose_name": "unnamed group of which they take a place",
}  # fmt: skip
OF_A_PERSON = models.Q(("of_group__isnull", True), ("detainee__isnull", False), _connector="OR")


def _field(model: str) -> migrations.AddField:
    return migrations.AddField(
        model_name=model, name="of_group", field=models.ForeignKey(related_name="%(class)ss_of_group", **PLACE)
    )


def _constraint(model: str) -> migrations.AddConstraint:
    return migrations.AddConstraint(
        model_name=model, constraint=models.CheckConstraint(condition=OF_A_PERSON, name=f"{model}_place_of_a_person")
    )


class Migration(migrations.Migration):
    dependencies = [("releases", "0045_statements")]
    operations = [
        _field("release"),
        _field("revision"),
        _constraint("release"),
        _constraint("revision"),
        migrations.AddIndex(
            model_name="revision",
            index=models.Index(
                condition=models.Q(("of_group__isnull", False)), fields=["of_group"], name="revision_of_group"
            ),
        ),
        migrations.RunSQL(SQL, UNDO),
        migrations.RunSQL(CLOSED, migrations.RunSQL.noop),
        authorship_guard(
            "releases_release", subject="release", holder="releases_release", key="id", what="facts", facts=FACTS
        ),
    ]
