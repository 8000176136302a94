"""Verification as PostgreSQL sees it; the text of the functions is in releases/sql/{facts,guards,counting}.sql."""

from pathlib import Path

from django.db import migrations

from casework.guards import actor_guard, authorship_guard

FOLDER = Path(__file__).parent.parent / "sql"
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("facts", "guards", "counting"))
# What releases/sql/ledger.sql put another in place of.
FIRST_STAMP = """
CREATE FUNCTION stamp_ledger() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(72022103);
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;
CREATE TRIGGER stamp_ledger BEFORE INSERT ON releases_ledgerentry FOR EACH ROW EXECUTE FUNCTION stamp_ledger();
"""
FACTS = (
    "detainee_id", "group_name", "group_bound", "group_count", "group_count_to", "group_women", "group_minors",
    "group_governorates", "wave_id", "date", "facility_id", "authority", "let_go_at", "home_id", "place_id", "mode",
    "category", "was_disappeared", "health", "needs", "security_case", "undertaking", "undertaking_days",
    "payment_demanded", "rearrest_risk", "redetained_on",
)  # fmt: skip
OLD = ", ".join(f"OLD.{column}" for column in FACTS)
NEW = ", ".join(f"NEW.{column}" for column in FACTS)
CLOSED = f"""
CREATE TRIGGER facts_open BEFORE UPDATE ON releases_release FOR EACH ROW
WHEN (({OLD}) IS DISTINCT FROM ({NEW})) EXECUTE FUNCTION check_facts_open();
"""
UNDO = """
DROP FUNCTION check_verdict() CASCADE;
DROP FUNCTION check_release_state() CASCADE;
DROP FUNCTION check_facts_open() CASCADE;
DROP FUNCTION stamp_ledger() CASCADE;
DROP FUNCTION check_ledger() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("releases", "0001_initial"), ("casework", "0003_guards")]
    operations = [
        migrations.RunSQL(SQL + FIRST_STAMP, UNDO),
        migrations.RunSQL(CLOSED, migrations.RunSQL.noop),
        authorship_guard("releases_release", subject="release", key="id", what="facts", facts=FACTS),
        authorship_guard("releases_claim", subject="release", key="release_id", what="claim", facts=()),
        actor_guard("releases_source"),
        actor_guard("releases_evidence"),
        actor_guard("releases_settlement"),
        actor_guard("releases_ledgerentry"),
    ]
