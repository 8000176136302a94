"""From what to what an inquiry, its caller and the card of a number are changed is kept, and destroyed with them."""

from pathlib import Path

from django.db import migrations

from casework.guards import change_guard

SQL = (Path(__file__).parent.parent / "sql" / "erasure.sql").read_text()
FACTS = (
    "given_ar", "father_ar", "grandfather_ar", "family_ar", "mother_ar", "given_latin", "father_latin",
    "grandfather_latin", "family_latin", "mother_latin", "relationship", "sex", "birth", "home_governorate_id",
    "home_place", "seen_last", "seen_where", "detainee_id", "asks", "note", "priority", "due",
)  # fmt: skip
CARD = ("time_zone", "hours_from", "hours_to", "who_answers", "message", "not_after")


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0006_reference_rows"),
        ("casework", "0003_changes_under_seal"),
    ]

    operations = [
        change_guard("families_inquiry", "inquiry", *FACTS, unless="erased_at"),
        change_guard("families_relative", "caller", "name", "country", "language", "identity", unless="erased_at"),
        change_guard("families_contact", "contact", *CARD, sealed=("code_word",), unless="erased_at"),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
