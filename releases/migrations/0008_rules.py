"""What PostgreSQL holds of releases and all that speaks of them, whoever writes.

Functions and their triggers stand in releases/sql/, in the order in which they need each other. Those of
casework/guards.py are put on the tables here.
"""

from pathlib import Path

from django.db import migrations

from accounts.at_once import AtOnce
from casework.guards import (
    actor_guard,
    authorship_guard,
    change_guard,
    final_guard,
    kept_guard,
    own_value_guards,
    signed_guard,
)
from casework.references import keep_reference

SQL = Path(__file__).parent.parent / "sql"
FILES = (
    "claims", "sources", "facts", "guards", "counting", "ledger", "ledger_sums", "counted_date", "merging",
    "places", "after", "wishes", "flags", "cases", "findings", "verdicts", "evidence", "grids", "copied_evidence",
    "photographs", "frozen", "figures", "statements", "imports", "imports_taken_back", "case_files", "deciding",
    "handing", "facilities",
)  # fmt: skip
# A change asks for somebody who acts.
ASKED = (
    "source", "evidence", "ledgerentry", "release", "claim", "followup", "original", "cleancopy", "upload",
    "handling", "transcript", "redaction", "flag", "flagother", "textprint", "falselist", "falserow", "finding",
    "findingrevision", "findingverdict", "grid", "gridrow", "flaggedcase", "frozentally", "reportedfigure",
    "figureversion", "figureexplanation", "statement", "confirmedcell", "importjob", "importrow", "importedrecord",
    "sheetmapping", "casefile", "enclosure", "presence", "fieldnote", "bulkdecision", "bulkrow", "photograph",
    "casehandover",
)  # fmt: skip
# Whoever is newly named here is the one who acts.
SIGNED = {
    "release": ("made_by_id", "changed_by_id", "wish_asked_by_id"),
    "source": ("made_by_id", "changed_by_id", "protected_by_id", "merged_by_id", "asks_money_by_id"),
    "claim": ("made_by_id", "state_by_id"),
    "evidence": ("received_by_id",),
    "followup": ("by_id",),
    "upload": ("person_id",),
    "handling": ("by_id",),
    "transcript": ("by_id",),
    "redaction": ("made_by_id", "looked_by_id"),
    "flag": ("raised_by_id", "resolved_by_id"),
    "falselist": ("entered_by_id",),
    "finding": ("made_by_id", "changed_by_id"),
    "grid": ("made_by_id", "changed_by_id"),
    "gridrow": ("made_by_id", "changed_by_id", "entered_by_id"),
    "frozentally": ("by_id",),
    "reportedfigure": ("made_by_id", "changed_by_id", "published_by_id"),
    "figureversion": ("made_by_id",),
    "figureexplanation": ("written_by_id", "confirmed_by_id", "ended_by_id"),
    "statement": ("made_by_id", "changed_by_id", "published_by_id"),
    "confirmedcell": ("by_id",),
    "importjob": ("made_by_id",),
    "sheetmapping": ("kept_by_id",),
    "fieldnote": ("made_by_id", "settled_by_id"),
    "bulkdecision": ("asked_by_id",),
    "photograph": ("chosen_by_id", "taken_down_by_id"),
}
# What never changes.
KEPT = {
    "release": ("id", "organisation_id", "team_id", "made_by_id", "made_at"),
    "source": ("id", "team_id", "made_by_id", "made_at"),
    "original": ("id", "place", "sha256", "bytes", "media_type", "received_at"),
    "upload": ("id", "person_id", "name", "bytes", "begun_at"),
    "flag": (
        "id",
        "organisation_id",
        "team_id",
        "rule_id",
        "severity",
        "release_id",
        "detainee_id",
        "case_id",
        "fingerprint",
        "said",
        "raised_by_id",
        "raised_at",
    ),
    "finding": ("id", "organisation_id", "team_id", "detainee_id", "kind", "made_by_id", "made_at"),
    "grid": ("id", "team_id", "original_id", "evidence_id", "page", "made_by_id", "made_at"),
    "gridrow": ("id", "grid_id", "key", "position", "made_by_id", "made_at"),
    "reportedfigure": ("organisation_id", "team_id", "made_by_id", "made_at"),
    "statement": ("organisation_id", "corrects_id", "made_by_id", "made_at"),
    "importjob": ("id", "team_id", "place", "sha256", "bytes", "made_by_id", "made_at"),
    "casefile": ("id", "export_id", "team_id", "release_id", "detainee_id", "with_originals"),
    "presence": ("release_id", "person_id"),
    "fieldnote": ("release_id", "revision", "field", "claim_id", "text", "made_by_id", "made_at"),
    "bulkdecision": ("name", "total", "asked_by_id", "asked_at"),
    "bulkrow": ("decision_id", "release_id", "revision"),
    "photograph": ("detainee_id", "evidence_id", "veiled", "chosen_by_id", "chosen_at"),
}
# Nothing of a row changes once this is set.
FINAL = {
    "redaction": "looked_at",
    "figureexplanation": "ended_at",
    "casefile": "pdf_sha256",
    "fieldnote": "settled_at",
    "bulkdecision": "ended_at",
    "photograph": "taken_down_at",
}
# A reference is given once.
REFERENCED = ("release", "source", "finding", "frozentally")
# Whoever enters one of these, or changes one of these facts, is an author of the record.
RELEASE = {"subject": "release", "holder": "releases_release"}
FINDING = {"subject": "finding", "holder": "releases_finding"}
PERSON = {"subject": "detainee", "holder": "detainees_detainee"}
OF_RELEASE = (
    "detainee_id", "group_name", "group_bound", "group_count", "group_count_to", "group_women", "group_minors",
    "group_governorates", "of_group_id", "wave_id", "date", "facility_id", "authority", "let_go_at", "home_id",
    "place_id", "mode", "category", "was_disappeared", "health", "needs", "security_case", "undertaking",
    "undertaking_days", "payment_demanded", "rearrest_risk", "redetained_on",
)  # fmt: skip
OF_FINDING = ("date", "facility_id", "place", "how", "fate", "standing", "paper")
OF_FIGURE = (
    "said_by_ar", "said_by_en", "definition_ar", "definition_en", "place_ar", "place_en", "source_title",
    "source_address", "counted", "bound", "value", "value_to", "as_of", "since", "until", "wave_id", "facility_id",
    "covers", "parts", "source_date", "note",
)  # fmt: skip
OF_STATEMENT = (
    "tally_id", "dated", "title_ar", "title_en", "changed_ar", "changed_en", "happened_ar", "happened_en",
    "verified_ar", "verified_en", "may_change_ar", "may_change_en", "about_us_ar", "about_us_en", "not_known_ar",
    "not_known_en", "definitions_ar", "definitions_en",
)  # fmt: skip
ORIGIN = ("derived_from_id",)
# A claim about a part of a person: which column leads to it, and where the person stands.
PARTS = (
    ("detention_id", "detainees_detention", "detainee_id", "_of_detention"),
    ("number_id", "detainees_identitynumber", "detainee_id", "_of_number"),
    ("link_id", "detainees_link", "one_id", "_of_link_one"),
    ("link_id", "detainees_link", "other_id", "_of_link_other"),
)
# From what to what these are changed is kept (casework/sql/changes.sql).
NOTED = (
    "sex", "birth", "age_stated", "age_stated_on", "home_governorate_id", "home_area_id", "home_place",
    "occupation", "civil_servant", "army_defector", "note",
)  # fmt: skip


class Migration(migrations.Migration):
    replaces = [
        ("releases", "0002_guards"),
        ("releases", "0005_keep_reference"),
        ("releases", "0007_guards"),
        ("releases", "0013_many_at_once"),
        ("releases", "0014_likely_duplicates"),
        ("releases", "0021_parts_of_a_merge"),
        ("releases", "0024_claims_fall"),
        ("releases", "0026_flag_rules"),
        ("releases", "0030_finding_guards"),
        ("releases", "0033_files_added"),
        ("releases", "0049_sums_by_a_job"),
        ("releases", "0055_small_numbers_when_published"),
        ("releases", "0057_rows_looked_up"),
        ("releases", "0058_own_values_taken_back"),
        ("releases", "0063_facilities_that_are_one"),
        ("releases", "0066_changes_of_persons"),
        ("releases", "0068_saved_tallies_of_a_place"),
    ]

    dependencies = [("releases", "0007_deciding")]

    operations = [
        AtOnce(
            migrations.RunSQL([(SQL / f"{name}.sql").read_text() for name in FILES]),
            *(actor_guard(f"releases_{name}") for name in ASKED),
            *(signed_guard(f"releases_{name}", *columns) for name, columns in SIGNED.items()),
            *(kept_guard(f"releases_{name}", *columns) for name, columns in KEPT.items()),
            *(final_guard(f"releases_{name}", column) for name, column in FINAL.items()),
            *(keep_reference(f"releases_{name}") for name in REFERENCED),
            *own_value_guards("releases_releaseownvalue", "release", "releases_release", "enter_records"),
            authorship_guard("releases_release", **RELEASE, key="id", what="facts", facts=OF_RELEASE),
            authorship_guard("releases_finding", **FINDING, key="id", what="facts", facts=OF_FINDING),
            authorship_guard("releases_claim", **RELEASE, key="release_id", what="claim", facts=ORIGIN),
            authorship_guard(
                "releases_claim", **RELEASE, key="condition_id", what="claim", facts=ORIGIN, beside="_of_conditions"
            ),
            authorship_guard(
                "releases_claim", **FINDING, key="finding_id", what="claim", facts=ORIGIN, beside="_of_finding"
            ),
            *(
                authorship_guard(
                    "releases_claim", **PERSON, key=key, what="claim", facts=ORIGIN, part=(table, column), beside=beside
                )
                for key, table, column, beside in PARTS
            ),
            authorship_guard(
                "releases_evidence",
                **RELEASE,
                key="claim_id",
                what="evidence",
                facts=(),
                part=("releases_claim", "release_id"),
            ),
            authorship_guard(
                "releases_evidence",
                **FINDING,
                key="claim_id",
                what="evidence",
                facts=(),
                part=("releases_claim", "finding_id"),
                beside="_of_finding",
            ),
            authorship_guard(
                "releases_grid", subject="grid", holder="releases_grid", key="id", what="head", facts=("head",)
            ),
            authorship_guard(
                "releases_gridrow",
                subject="gridrow",
                holder="releases_gridrow",
                key="id",
                what="row",
                facts=("typed", "person_id"),
            ),
            authorship_guard(
                "releases_reportedfigure",
                subject="figure",
                holder="releases_reportedfigure",
                key="id",
                what="figure",
                facts=OF_FIGURE,
            ),
            authorship_guard(
                "releases_statement",
                subject="statement",
                holder="releases_statement",
                key="id",
                what="statement",
                facts=OF_STATEMENT,
            ),
            change_guard("detainees_detainee", "detainee", *NOTED),
        )
    ]
