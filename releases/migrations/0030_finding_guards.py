"""Sightings and fates as PostgreSQL guards them: by the lines of releases, and a death by two people's verdicts."""

from pathlib import Path

from django.db import migrations

from casework.guards import actor_guard, authorship_guard, kept_guard, signed_guard
from casework.references import keep_reference

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("claims", "findings", "sources"))
UNDO = """
DROP TRIGGER check_finding_move ON casework_movemade; DROP TRIGGER check_finding_moved ON casework_movemade;
DROP TRIGGER check_finding_verdict ON releases_findingverdict; DROP TRIGGER check_finding_state ON releases_finding;
DROP TRIGGER check_new_finding ON releases_finding; DROP TRIGGER check_finding_revision ON releases_findingrevision;
DROP FUNCTION check_finding_move(), check_finding_moved(), check_finding_verdict(), check_finding_state(),
    check_finding_facts_open(), check_new_finding(), check_finding_revision(),
    finding_facts_of(jsonb), right_to_move_finding(text, text, text), last_move_of_finding(bigint),
    refuse_own_part_of_finding(releases_finding, bigint), claims_behind_finding(bigint),
    finding_is_carried(bigint, boolean), verified_finding_is_carried(bigint);
"""
FINDING = {"subject": "finding", "holder": "releases_finding"}
FACTS = ("date", "facility_id", "place", "how", "fate", "standing", "paper")
OLD, NEW = (", ".join(f"{row}.{column}" for column in FACTS) for row in ("OLD", "NEW"))
CLOSED = f"""
CREATE TRIGGER facts_open BEFORE UPDATE ON releases_finding FOR EACH ROW
WHEN (({OLD}) IS DISTINCT FROM ({NEW})) EXECUTE FUNCTION check_finding_facts_open();
"""


class Migration(migrations.Migration):
    dependencies = [("releases", "0029_findings"), ("casework", "0009_moves_at_once")]
    operations = [
        migrations.RunSQL(SQL, UNDO),
        migrations.RunSQL(CLOSED, "DROP TRIGGER facts_open ON releases_finding;"),
        authorship_guard("releases_finding", **FINDING, key="id", what="facts", facts=FACTS),
        authorship_guard(
            "releases_claim", **FINDING, key="finding_id", what="claim", facts=("derived_from_id",),
            beside="_of_finding",
        ),
        authorship_guard(
            "releases_evidence", **FINDING, key="claim_id", what="evidence", facts=(),
            part=("releases_claim", "finding_id"), beside="_of_finding",
        ),
        actor_guard("releases_finding"),
        actor_guard("releases_findingrevision"),
        actor_guard("releases_findingverdict"),
        kept_guard(
            "releases_finding", "id", "organisation_id", "team_id", "detainee_id", "kind", "made_by_id", "made_at"
        ),
        signed_guard("releases_finding", "made_by_id", "changed_by_id"),
        keep_reference("releases_finding"),
    ]  # fmt: skip
