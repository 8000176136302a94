"""What PostgreSQL holds of the register, whoever writes: its authors, who decides, what is closed, what stays.

Functions and their triggers stand in detainees/sql/, in the order in which they need each other. Those of
casework/guards.py are put on the tables here.
"""

from pathlib import Path

from django.db import migrations

from accounts.at_once import AtOnce
from casework.guards import actor_guard, authorship_guard, final_guard, kept_guard, own_value_guards, signed_guard
from casework.references import keep_reference

SQL = Path(__file__).parent.parent / "sql"
FILES = ("links", "linkage", "merging", "look_up", "closing", "descriptions", "facilities")
# A change asks for somebody who acts.
ASKED = (
    "stay", "detainee", "detaineegrant", "detention", "pair", "registerjob", "linkageweights", "deskthreshold",
    "merge", "pairverdict", "agreement", "description", "identification",
)  # fmt: skip
# Whoever is newly named here is the one who acts.
SIGNED = {
    "detainee": ("made_by_id", "changed_by_id"),
    "name": ("recorded_by_id",),
    "othername": ("recorded_by_id",),
    "detention": ("made_by_id",),
    "stay": ("made_by_id",),
    "registerjob": ("asked_by_id", "cancelled_by_id"),
    "deskthreshold": ("set_by_id",),
    "identitynumber": ("recorded_by_id", "struck_by_id"),
    "numbershown": ("by_id",),
    "link": ("recorded_by_id", "struck_by_id"),
    "merge": ("by_id", "undone_by_id"),
    "pairverdict": ("by_id",),
    "agreement": ("proposed_by_id", "agreed_by_id", "ended_by_id"),
    "description": ("recorded_by_id",),
    "identification": ("recorded_by_id",),
}
# What never changes.
KEPT = {
    "detainee": ("id", "organisation_id", "team_id", "made_by_id", "made_at", "unidentified"),
    "detention": ("id", "detainee_id", "made_by_id", "made_at"),
    "stay": ("id", "detention_id", "made_by_id", "made_at"),
    "pair": ("id", "organisation_id", "one_id", "other_id"),
    "registerjob": ("id", "asked_by_id", "asked_at"),
    "deskthreshold": ("id", "team_id"),
    "merge": ("id", "kept_id", "merged_id", "pair_id", "by_id", "at", "sentence"),
    "agreement": ("id", "proposing_id", "agreeing_id", "proposing_contact", "proposed_by_id", "proposed_at"),
    "facilitymerge": ("kept_id", "merged_id", "by_id", "at", "sentence"),
}
# Nothing of a row changes once this is set.
FINAL = {"identitynumber": "struck_at", "link": "struck_at"}
# A reference is given once.
REFERENCED = ("detainee",)
# Whoever enters one of these, or changes one that is named, is an author of the person's record.
PERSON = {"subject": "detainee", "holder": "detainees_detainee"}
OF_PERSON = (
    "sex", "birth", "age_stated", "age_stated_on", "home_governorate_id", "home_area_id", "home_place",
    "occupation", "civil_servant", "army_defector", "name_ar", "name_latin",
)  # fmt: skip
OF_DETENTION = (
    "arrest_date", "arrest_governorate_id", "arrest_place", "arresting_body", "charge", "basis", "court",
    "responsible", "disappeared", "disappeared_since",
)  # fmt: skip
OF_STAY = ("facility_id", "from_date", "to_date")


class Migration(migrations.Migration):
    replaces = [
        ("detainees", "0002_guards"),
        ("detainees", "0004_keep_reference"),
        ("detainees", "0008_guards"),
        ("detainees", "0016_whom_to_weigh"),
        ("detainees", "0017_who_decides"),
        ("detainees", "0020_description_guards"),
    ]

    dependencies = [("detainees", "0002_pairs")]

    operations = [
        AtOnce(
            migrations.RunSQL([(SQL / f"{name}.sql").read_text() for name in FILES]),
            *(actor_guard(f"detainees_{name}") for name in ASKED),
            *(signed_guard(f"detainees_{name}", *columns) for name, columns in SIGNED.items()),
            *(kept_guard(f"detainees_{name}", *columns) for name, columns in KEPT.items()),
            *(final_guard(f"detainees_{name}", column) for name, column in FINAL.items()),
            *(keep_reference(f"detainees_{name}") for name in REFERENCED),
            *own_value_guards("detainees_detaineeownvalue", "detainee", "detainees_detainee", "enter_records"),
            authorship_guard("detainees_detainee", **PERSON, key="id", what="person", facts=OF_PERSON),
            authorship_guard("detainees_name", **PERSON, key="detainee_id", what="name", facts=()),
            authorship_guard("detainees_othername", **PERSON, key="detainee_id", what="name", facts=()),
            authorship_guard("detainees_detention", **PERSON, key="detainee_id", what="detention", facts=OF_DETENTION),
            authorship_guard(
                "detainees_stay",
                **PERSON,
                key="detention_id",
                what="stay",
                facts=OF_STAY,
                part=("detainees_detention", "detainee_id"),
            ),
            authorship_guard("detainees_identitynumber", **PERSON, key="detainee_id", what="number", facts=()),
            authorship_guard("detainees_link", **PERSON, key="one_id", what="link", facts=()),
            authorship_guard("detainees_link", **PERSON, key="other_id", what="link", facts=(), beside="_of_other"),
            authorship_guard("detainees_description", **PERSON, key="detainee_id", what="description", facts=()),
        )
    ]
