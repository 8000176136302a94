"""The state of a release changes by a recorded move alone; what counts and who wrote cannot be forged."""

from pathlib import Path

from django.db import migrations

from casework.guards import actor_guard, authorship_guard, kept_guard, signed_guard

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("facts", "guards", "counting"))
FACTS = (
    "detainee_id", "group_name", "group_bound", "group_count", "group_count_to", "group_women", "group_minors",
    "group_governorates", "wave_id", "date", "facility_id", "authority", "let_go_at", "home_id", "place_id", "mode",
    "category", "was_disappeared", "health", "needs", "security_case", "undertaking", "undertaking_days",
    "payment_demanded", "rearrest_risk", "redetained_on",
)  # fmt: skip
RELEASE = {"subject": "release", "holder": "releases_release"}


class Migration(migrations.Migration):
    dependencies = [("releases", "0006_visible_text"), ("casework", "0006_guards"), ("detainees", "0008_guards")]
    operations = [
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        authorship_guard("releases_release", **RELEASE, key="id", what="facts", facts=FACTS),
        authorship_guard("releases_claim", **RELEASE, key="release_id", what="claim", facts=()),
        authorship_guard(
            "releases_evidence", **RELEASE, key="claim_id", what="evidence", facts=(),
            part=("releases_claim", "release_id"),
        ),
        actor_guard("releases_release"),
        actor_guard("releases_claim"),
        kept_guard("releases_release", "id", "organisation_id", "team_id", "made_by_id", "made_at"),
        kept_guard("releases_source", "id", "team_id", "made_by_id", "made_at"),
        signed_guard("releases_release", "made_by_id", "changed_by_id", "wish_asked_by_id"),
        signed_guard("releases_source", "made_by_id"),
        signed_guard("releases_claim", "made_by_id", "state_by_id"),
        signed_guard("releases_evidence", "received_by_id"),
        signed_guard("releases_settlement", "by_id"),
    ]  # fmt: skip
