"""A claim falls, and what rested on it does not go on counting; sources are kept, and merged by who decides."""

from pathlib import Path

from django.db import migrations

from casework.guards import authorship_guard, kept_guard, signed_guard
from casework.references import keep_reference

FOLDER = Path(__file__).parent.parent / "sql"
AUTHORS = (FOLDER.parent.parent / "casework" / "sql" / "guards.sql").read_text()  # who leave out what is of another
SQL = "".join((FOLDER / f"{name}.sql").read_text() for name in ("claims", "sources", "guards", "counting", "merging"))
RELEASE = {"subject": "release", "holder": "releases_release"}
PERSON = {"subject": "detainee", "holder": "detainees_detainee"}
ORIGIN = ("derived_from_id",)


class Migration(migrations.Migration):
    dependencies = [("releases", "0023_claims_about")]
    operations = [
        migrations.RunSQL(AUTHORS + SQL, migrations.RunSQL.noop),
        authorship_guard("releases_claim", **RELEASE, key="release_id", what="claim", facts=ORIGIN),
        authorship_guard(
            "releases_claim", **RELEASE, key="condition_id", what="claim", facts=ORIGIN, beside="_of_conditions"
        ),
        *(
            authorship_guard(
                "releases_claim", **PERSON, key=key, what="claim", facts=ORIGIN, part=(table, column), beside=beside
            )
            for key, table, column, beside in (
                ("detention_id", "detainees_detention", "detainee_id", "_of_detention"),
                ("number_id", "detainees_identitynumber", "detainee_id", "_of_number"),
                ("link_id", "detainees_link", "one_id", "_of_link_one"),
                ("link_id", "detainees_link", "other_id", "_of_link_other"),
            )
        ),
        kept_guard("releases_source", "id", "team_id", "made_by_id", "made_at"),
        signed_guard("releases_source", "made_by_id", "changed_by_id", "protected_by_id", "merged_by_id"),
        keep_reference("releases_source"),
    ]  # fmt: skip
