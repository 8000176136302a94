"""Who acts, who may do what to accounts and roles, and what stays: held by PostgreSQL, whoever writes.

Functions and their triggers stand in accounts/sql/, in the order in which they need each other.
"""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"
FILES = ("acting", "people", "kept", "rights_on", "tokens", "second_factor", "devices", "handing")


class Migration(migrations.Migration):
    replaces = [
        ("accounts", "0002_acting"),
        ("accounts", "0004_people_guards"),
        ("accounts", "0005_what_stays"),
        ("accounts", "0006_acting_pads"),
    ]

    # A table of mfa gets its rules here; the others are made while there are few models to draw.
    dependencies = [
        ("accounts", "0001_tables"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("guardian", "0003_remove_groupobjectpermission_guardian_gr_content_ae6aec_idx_and_more"),
        ("sessions", "0001_initial"),
    ]

    operations = [migrations.RunSQL([(SQL / f"{name}.sql").read_text() for name in FILES])]
