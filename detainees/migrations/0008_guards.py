"""Nobody writes of a person unseen: stays are part of the record, who signs is who acts, what is whose stays so."""

from django.db import migrations

from casework.guards import actor_guard, authorship_guard, kept_guard, signed_guard

DETAINEE_FACTS = (
    "sex", "birth", "age_stated", "age_stated_on", "home_governorate_id", "home_area_id", "home_place", "occupation",
    "civil_servant", "army_defector", "name_ar", "name_latin",
)  # fmt: skip
DETENTION_FACTS = (
    "arrest_date", "arrest_governorate_id", "arrest_place", "arresting_body", "charge", "basis", "court", "responsible",
    "disappeared", "disappeared_since",
)  # fmt: skip
PERSON = {"subject": "detainee", "holder": "detainees_detainee"}
OF_DETENTION = ("detainees_detention", "detainee_id")


class Migration(migrations.Migration):
    dependencies = [("detainees", "0007_restricted_index"), ("casework", "0006_guards")]
    operations = [
        authorship_guard("detainees_detainee", **PERSON, key="id", what="person", facts=DETAINEE_FACTS),
        authorship_guard("detainees_name", **PERSON, key="detainee_id", what="name", facts=()),
        authorship_guard("detainees_othername", **PERSON, key="detainee_id", what="name", facts=()),
        authorship_guard("detainees_detention", **PERSON, key="detainee_id", what="detention", facts=DETENTION_FACTS),
        authorship_guard(
            "detainees_stay", **PERSON, key="detention_id", what="stay", facts=("facility_id", "from_date", "to_date"),
            part=OF_DETENTION,
        ),
        actor_guard("detainees_detainee"),
        actor_guard("detainees_detaineegrant"),
        actor_guard("detainees_detention"),
        kept_guard("detainees_detainee", "id", "organisation_id", "team_id", "made_by_id", "made_at"),
        kept_guard("detainees_detention", "id", "detainee_id", "made_by_id", "made_at"),
        kept_guard("detainees_stay", "id", "detention_id", "made_by_id", "made_at"),
        signed_guard("detainees_detainee", "made_by_id", "changed_by_id"),
        signed_guard("detainees_name", "recorded_by_id"),
        signed_guard("detainees_othername", "recorded_by_id"),
        signed_guard("detainees_detention", "made_by_id"),
        signed_guard("detainees_stay", "made_by_id"),
    ]  # fmt: skip
