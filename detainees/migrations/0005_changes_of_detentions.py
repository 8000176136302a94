"""From what to what a detention and a stay in a facility are changed is kept; casework/sql/changes.sql."""

from django.db import migrations

from casework.guards import change_guard

DETENTION = (
    "arrest_date", "arrest_governorate_id", "arrest_place", "arresting_body", "charge", "basis", "court", "responsible",
    "disappeared", "disappeared_since", "note",
)  # fmt: skip
STAY = ("facility_id", "from_date", "to_date")


class Migration(migrations.Migration):
    dependencies = [
        ("detainees", "0004_reference_rows"),
        ("casework", "0003_changes_under_seal"),
    ]

    operations = [
        change_guard("detainees_detention", "detention", *DETENTION),
        change_guard("detainees_stay", "stay", *STAY),
    ]
