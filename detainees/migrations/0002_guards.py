"""Who wrote any part of a person's record, and that somebody acts."""

from django.db import migrations

from casework.guards import actor_guard, authorship_guard

DETAINEE_FACTS = (
    "sex", "birth", "age_stated", "age_stated_on", "home_governorate_id", "home_area_id", "home_place", "occupation",
    "civil_servant", "army_defector", "name_ar", "name_latin",
)  # fmt: skip
DETENTION_FACTS = (
    "arrest_date", "arrest_governorate_id", "arrest_place", "arresting_body", "charge", "basis", "court", "responsible",
    "disappeared", "disappeared_since",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("detainees", "0001_initial"), ("casework", "0003_guards")]
    operations = [
        authorship_guard("detainees_detainee", subject="detainee", key="id", what="person", facts=DETAINEE_FACTS),
        authorship_guard("detainees_name", subject="detainee", key="detainee_id", what="name", facts=()),
        authorship_guard("detainees_othername", subject="detainee", key="detainee_id", what="name", facts=()),
        authorship_guard(
            "detainees_detention", subject="detainee", key="detainee_id", what="detention", facts=DETENTION_FACTS
        ),
        actor_guard("detainees_stay"),
    ]
