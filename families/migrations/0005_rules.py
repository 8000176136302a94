"""What PostgreSQL holds of inquiries, answers, consents and reports, whoever writes.

Functions and their triggers stand in families/sql/, in the order in which they need each other. Those of
casework/guards.py are put on the tables here.
"""

from pathlib import Path

from django.db import migrations

from accounts.at_once import AtOnce
from casework.guards import actor_guard, authorship_guard, final_guard, kept_guard, own_value_guards, signed_guard
from casework.references import keep_reference

SQL = Path(__file__).parent.parent / "sql"
FILES = (
    "contacts", "inquiries", "consents", "referrals", "erasure", "answers", "news", "flags", "extortion",
    "advisories", "intake", "handing", "report_handing", "figures", "against", "comments",
)  # fmt: skip
# A change asks for somebody who acts.
ASKED = (
    "relative", "contact", "inquiry", "attempt", "callernumbershown", "answer", "badnews", "signature",
    "failedcheck", "extortionfigures", "extortionreport", "extortionidentifier", "identifiershown", "consent",
    "share", "referral", "removal", "keptlonger", "telling", "advisory", "advisoryversion", "publicline", "intake",
    "intakesdestroyed", "handover", "hardcall", "deskfigures", "toldagainst", "reporthandover",
)  # fmt: skip
# Whoever is newly named here is the one who acts.
SIGNED = {
    "relative": ("made_by_id", "changed_by_id"),
    "contact": ("made_by_id", "changed_by_id"),
    "inquiry": ("made_by_id", "changed_by_id", "chosen_by_id"),
    "attempt": ("by_id",),
    "callernumbershown": ("by_id",),
    "answer": ("by_id",),
    "badnews": ("written_by_id", "support_by_id", "dropped_by_id"),
    "signature": ("by_id",),
    "failedcheck": ("by_id",),
    "extortionreport": ("made_by_id", "changed_by_id"),
    "extortionidentifier": ("by_id", "struck_by_id"),
    "identifiershown": ("by_id",),
    "consent": ("by_id",),
    "share": ("sent_by_id", "acknowledged_by_id", "recalled_by_id"),
    "referral": ("sent_by_id", "recalled_by_id"),
    "removal": ("proposed_by_id", "confirmed_by_id", "dropped_by_id"),
    "keptlonger": ("by_id",),
    "telling": ("told_by_id",),
    "advisory": ("made_by_id", "changed_by_id", "published_by_id"),
    "advisoryversion": ("made_by_id",),
    "publicline": ("proposed_by_id", "confirmed_by_id", "ended_by_id"),
    "intake": ("settled_by_id",),
    "handover": ("by_id",),
    "hardcall": ("by_id",),
    "reporthandover": ("by_id",),
}
# What never changes.
KEPT = {
    "relative": ("team_id", "made_by_id", "made_at"),
    "inquiry": ("organisation_id", "team_id", "relative_id", "channel", "made_by_id", "made_at"),
    "extortionreport": ("organisation_id", "team_id", "inquiry_id", "made_by_id", "made_at"),
    "extortionidentifier": ("report_id", "kind", "text", "digest", "contact_digest", "by_id", "at"),
    "share": ("inquiry_id", "consent_id", "desk_id", "fields", "until", "sent_by_id", "sent_at"),
    "referral": ("inquiry_id", "consent_id", "desk_id", "kind", "fields", "sent_by_id", "sent_at"),
    "removal": ("inquiry_id", "reason", "proposed_by_id", "proposed_at"),
    "advisory": ("organisation_id", "team_id", "made_by_id", "made_at"),
    "intake": ("id", "team_id", "language", "may_match", "key", "received_at"),
}
# Nothing of a row changes once this is set.
FINAL = {"extortionidentifier": "struck_at", "publicline": "ended_at"}
# A reference is given once.
REFERENCED = ("inquiry", "extortionreport", "intake")
# Whoever enters one of these, or changes one of these facts, is an author of it.
OF_ADVISORY = (
    "kind", "verdict", "first_day", "last_day", "title_ar", "text_ar", "title_en", "text_en", "title_ku", "text_ku",
    "title_tr", "text_tr", "title_de", "text_de", "title_fr", "text_fr", "sources_ar", "sources_en",
    "unnamed_sources", "basis",
)  # fmt: skip


class Migration(migrations.Migration):
    replaces = [
        ("families", "0021_consent_guards"),
        ("families", "0041_what_is_left_of_a_family"),
        ("families", "0043_counted_from_when_it_came"),
        ("families", "0045_ten_advisories"),
        ("families", "0046_parted_for_a_while"),
        ("families", "0048_moment_of_a_publication"),
    ]

    dependencies = [("families", "0004_public")]

    operations = [
        AtOnce(
            migrations.RunSQL([(SQL / f"{name}.sql").read_text() for name in FILES]),
            *(actor_guard(f"families_{name}") for name in ASKED),
            *(signed_guard(f"families_{name}", *columns) for name, columns in SIGNED.items()),
            *(kept_guard(f"families_{name}", *columns) for name, columns in KEPT.items()),
            *(final_guard(f"families_{name}", column) for name, column in FINAL.items()),
            *(keep_reference(f"families_{name}") for name in REFERENCED),
            *own_value_guards("families_inquiryownvalue", "inquiry", "families_inquiry", "take_inquiries"),
            authorship_guard(
                "families_inquiry", subject="inquiry", holder="families_inquiry", key="id", what="inquiry", facts=()
            ),
            authorship_guard(
                "families_advisory",
                subject="advisory",
                holder="families_advisory",
                key="id",
                what="advisory",
                facts=OF_ADVISORY,
            ),
        )
    ]
