"""What must hold of consents, of what rests on them, and of what is destroyed; the words and times that come with it."""

from pathlib import Path

from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from casework.guards import actor_guard, kept_guard, signed_guard
from families.reference import load

SQL = Path(__file__).parent.parent / "sql"
TABLES = ("consent", "share", "referral", "removal", "keptlonger", "telling")
SIGNED = {
    "consent": ("by_id",),
    "share": ("sent_by_id", "acknowledged_by_id", "recalled_by_id"),
    "referral": ("sent_by_id", "recalled_by_id"),
    "removal": ("proposed_by_id", "confirmed_by_id", "dropped_by_id"),
    "keptlonger": ("by_id",),
    "telling": ("told_by_id",),
}
KEPT = {
    "share": ("inquiry_id", "consent_id", "desk_id", "fields", "until", "sent_by_id", "sent_at"),
    "referral": ("inquiry_id", "consent_id", "desk_id", "kind", "fields", "sent_by_id", "sent_at"),
    "removal": ("inquiry_id", "reason", "proposed_by_id", "proposed_at"),
}
# Of what was closed before, the time that it is kept begins when it was closed.
REVIEW = """
ALTER TABLE families_inquiry DISABLE TRIGGER USER;
UPDATE families_inquiry SET review_on = status_since::date + 365 WHERE status = 'closed';
ALTER TABLE families_inquiry ENABLE TRIGGER USER;
"""


def load_reference(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    load(apps.get_model("families", "ConsentText"), "consents", using=schema_editor.connection.alias)
    load(apps.get_model("families", "RetentionPeriod"), "periods", using=schema_editor.connection.alias)


# There is no way back: what was destroyed stays so, and what guards callers now asks for what they agreed to.
class Migration(migrations.Migration):
    dependencies = [
        ("families", "0020_consent"),
        ("accounts", "0013_remove_inquiries"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(load_reference, migrations.RunPython.noop),
        migrations.RunSQL(REVIEW, migrations.RunSQL.noop),
        *(signed_guard(f"families_{name}", *columns) for name, columns in SIGNED.items()),
        *(kept_guard(f"families_{name}", *columns) for name, columns in KEPT.items()),
        migrations.RunSQL("".join((SQL / f"{name}.sql").read_text() for name in ("consents", "referrals"))),
        migrations.RunSQL((SQL / "erasure.sql").read_text() + (SQL / "inquiries.sql").read_text()),
        migrations.RunSQL(
            "".join((SQL / f"{name}.sql").read_text() for name in ("answers", "news", "flags", "extortion"))
        ),
        *(actor_guard(f"families_{name}") for name in TABLES),
    ]
