"""What PostgreSQL holds of every case, whoever writes: who moved, who wrote, what stays.

Functions and their triggers stand in casework/sql/, in the order in which they need each other. Those of
casework/guards.py are put on the tables here.
"""

from pathlib import Path

from django.db import migrations

from accounts.at_once import AtOnce
from casework.guards import actor_guard, final_guard, kept_guard, signed_guard
from casework.references import keep_reference

SQL = Path(__file__).parent.parent / "sql"
FILES = (
    "dates", "guards", "references", "rights", "exports", "export_sources", "exports_written", "own_fields",
    "notices", "changes", "saved_views",
)  # fmt: skip
# A change asks for somebody who acts.
ASKED = (
    "draft", "draftsforgotten", "export", "exportdownload", "ownfield", "ownchoice", "comment", "mention", "watch",
    "savedview", "defaultview", "picked",
)  # fmt: skip
# Whoever is newly named here is the one who acts.
SIGNED = {
    "draft": ("person_id",),
    "export": ("asked_by_id", "decided_by_id"),
    "exportdownload": ("by_id",),
    "ownfield": ("made_by_id", "changed_by_id", "retired_by_id"),
    "ownchoice": ("made_by_id", "retired_by_id"),
    "watch": ("person_id",),
    "savedview": ("made_by_id", "changed_by_id"),
    "defaultview": ("person_id",),
    "picked": ("person_id",),
}
# What never changes.
KEPT = {
    "draft": ("person_id", "form", "key", "about", "begun_at"),
    "export": (
        "id",
        "organisation_id",
        "asked_by_id",
        "asked_at",
        "why",
        "recipient",
        "listed",
        "filters",
        "columns",
        "form",
        "language",
        "tagged",
        "packed",
        "with_names",
        "with_numbers",
        "with_sources",
    ),
    "ownfield": ("id", "team_id", "of", "slug", "kind", "made_by_id", "made_at"),
    "ownchoice": ("id", "field_id", "slug", "made_by_id", "made_at"),
    "watch": ("id", "person_id", "subject", "subject_id", "begun_at"),
    "comment": ("id", "subject", "subject_id", "by_id", "at"),
    "savedview": ("listed", "made_by_id", "made_at"),
    "picked": ("person_id", "listed"),
}
# Nothing of a row changes once this is set.
FINAL = {"picked": "kept_at"}
# A reference is given once.
REFERENCED = ("export",)


class Migration(migrations.Migration):
    replaces = [
        ("casework", "0001_partial_date_functions"),
        ("casework", "0003_guards"),
        ("casework", "0004_reference_numbers"),
        ("casework", "0006_guards"),
        ("casework", "0007_many_at_once"),
        ("casework", "0008_rights"),
        ("casework", "0009_moves_at_once"),
        ("casework", "0018_authors_looked_up"),
    ]

    dependencies = [("casework", "0001_tables")]

    operations = [
        AtOnce(
            migrations.RunSQL([(SQL / f"{name}.sql").read_text() for name in FILES]),
            *(actor_guard(f"casework_{name}") for name in ASKED),
            *(signed_guard(f"casework_{name}", *columns) for name, columns in SIGNED.items()),
            *(kept_guard(f"casework_{name}", *columns) for name, columns in KEPT.items()),
            *(final_guard(f"casework_{name}", column) for name, column in FINAL.items()),
            *(keep_reference(f"casework_{name}") for name in REFERENCED),
        )
    ]
