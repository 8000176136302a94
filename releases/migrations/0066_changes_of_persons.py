"""From what to what the facts of a person are changed is kept; casework/sql/changes.sql."""

from django.db import migrations

from casework.guards import change_guard

FACTS = (
    "sex", "birth", "age_stated", "age_stated_on", "home_governorate_id", "home_area_id", "home_place", "occupation",
    "civil_servant", "army_defector", "note",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0065_hand_over"),
        ("casework", "0022_changes_of_facts"),
        ("detainees", "0023_own_values"),
    ]

    operations = [change_guard("detainees_detainee", "detainee", *FACTS)]
