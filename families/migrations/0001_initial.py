"""Who calls, how they are reached, what they ask, and what was done; and what must hold of it whoever writes."""

from pathlib import Path

import casework.fields
import casework.references.field
import casework.sealed
import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, kept_guard, signed_guard
from casework.references import keep_reference


SQL = Path(__file__).parent.parent / "sql"
TABLES = ("relative", "contact", "inquiry", "attempt", "callernumbershown")
SIGNED = {
    "relative": ("made_by_id", "changed_by_id"),
    "contact": ("made_by_id", "changed_by_id"),
    "inquiry": ("made_by_id", "changed_by_id", "chosen_by_id"),
    "attempt": ("by_id",),
    "callernumbershown": ("by_id",),
}
KEPT = {
    "relative": ("team_id", "made_by_id", "made_at"),
    "contact": ("relative_id", "method", "number", "digest", "made_by_id", "made_at"),
    "inquiry": ("organisation_id", "team_id", "relative_id", "channel", "made_by_id", "made_at"),
}
UNDO = """
DROP TRIGGER check_inquiry_move ON casework_movemade;
DROP FUNCTION check_inquiry_move, check_inquiry_state, check_new_inquiries, check_inquiry_owner, check_inquiry_person,
    check_caller_shown, check_attempt, check_desk, last_move_of_inquiry, right_to_move_inquiry CASCADE;
DROP FUNCTION is_safe_moment;
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0010_take_inquiries"),
        ("casework", "0012_drafts"),
        ("detainees", "0018_own_closing"),
        ("releases", "0028_texts_and_lists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Relative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name or alias of the caller")),
                ("country", models.CharField(blank=True, max_length=2, verbose_name="country")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "Arabic"),
                            ("en", "English"),
                            ("ku", "Kurdish"),
                            ("tr", "Turkish"),
                            ("de", "German"),
                            ("fr", "French"),
                        ],
                        default="ar",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "identity",
                    models.CharField(
                        choices=[
                            ("not-checked", "Not checked"),
                            ("known", "Known to the team"),
                            ("questions", "Knew what the family knows"),
                            ("called-back", "Called back"),
                            ("document", "Showed a document"),
                            ("failed", "Does not fit"),
                        ],
                        default="not-checked",
                        max_length=20,
                        verbose_name="how it was checked who they are",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "verbose_name": "caller",
                "verbose_name_plural": "callers",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["ar", "en", "ku", "tr", "de", "fr"])),
                        name="relative_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("identity__in", ["not-checked", "known", "questions", "called-back", "document", "failed"])
                        ),
                        name="relative_identity_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "name__regex",
                                "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                            ),
                            _negated=True,
                        ),
                        name="relative_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "country__in",
                                [
                                    "",
                                    "SY",
                                    "TR",
                                    "LB",
                                    "JO",
                                    "IQ",
                                    "EG",
                                    "SA",
                                    "AE",
                                    "QA",
                                    "KW",
                                    "LY",
                                    "SD",
                                    "DZ",
                                    "DE",
                                    "NL",
                                    "SE",
                                    "DK",
                                    "NO",
                                    "AT",
                                    "CH",
                                    "BE",
                                    "FR",
                                    "ES",
                                    "IT",
                                    "GR",
                                    "CY",
                                    "GB",
                                    "US",
                                    "CA",
                                    "BR",
                                    "AU",
                                    "MY",
                                    "XX",
                                ],
                            )
                        ),
                        name="relative_country_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", casework.references.field.ReferenceField(prefix="Q", verbose_name="reference")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("hotline", "Telephone line"),
                            ("messaging", "Messages"),
                            ("e-mail", "E-mail"),
                            ("visit", "Visit"),
                        ],
                        max_length=20,
                        verbose_name="how it came",
                    ),
                ),
                (
                    "relationship",
                    models.CharField(
                        choices=[
                            ("parent", "Mother or father"),
                            ("spouse", "Wife or husband"),
                            ("child", "Daughter or son"),
                            ("sibling", "Sister or brother"),
                            ("kin", "Other kin"),
                            ("friend", "Friend or neighbour"),
                            ("acts-for", "Acts for the family"),
                            ("not-said", "Did not say"),
                        ],
                        default="not-said",
                        max_length=20,
                        verbose_name="what the caller is to them",
                    ),
                ),
                ("given_ar", models.CharField(blank=True, max_length=80, verbose_name="given name")),
                ("father_ar", models.CharField(blank=True, max_length=80, verbose_name="father's name")),
                ("grandfather_ar", models.CharField(blank=True, max_length=80, verbose_name="grandfather's name")),
                ("family_ar", models.CharField(blank=True, max_length=80, verbose_name="family name")),
                ("mother_ar", models.CharField(blank=True, max_length=80, verbose_name="mother's name")),
                ("given_latin", models.CharField(blank=True, max_length=80, verbose_name="given name (Latin)")),
                ("father_latin", models.CharField(blank=True, max_length=80, verbose_name="father's name (Latin)")),
                (
                    "grandfather_latin",
                    models.CharField(blank=True, max_length=80, verbose_name="grandfather's name (Latin)"),
                ),
                ("family_latin", models.CharField(blank=True, max_length=80, verbose_name="family name (Latin)")),
                ("mother_latin", models.CharField(blank=True, max_length=80, verbose_name="mother's name (Latin)")),
                (
                    "sex",
                    models.CharField(
                        choices=[("female", "Female"), ("male", "Male"), ("unknown", "Unknown")],
                        default="unknown",
                        max_length=10,
                        verbose_name="sex",
                    ),
                ),
                ("birth", casework.fields.PartialDateField(blank=True, null=True, verbose_name="date of birth")),
                ("birth_earliest", casework.fields.EarliestDay(date="birth")),
                ("birth_latest", casework.fields.LatestDay(date="birth")),
                ("home_place", models.CharField(blank=True, max_length=200, verbose_name="town or village")),
                ("seen_last", casework.fields.PartialDateField(blank=True, null=True, verbose_name="last seen on")),
                ("seen_last_earliest", casework.fields.EarliestDay(date="seen_last")),
                ("seen_last_latest", casework.fields.LatestDay(date="seen_last")),
                (
                    "seen_where",
                    models.CharField(blank=True, max_length=400, verbose_name="last seen where, and by whom"),
                ),
                ("chosen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("whereabouts", "Where they are"),
                                ("released", "Whether they were released"),
                                ("rumour", "To confirm a rumour"),
                                ("fraud", "A demand for money"),
                                ("support", "Psychosocial support"),
                                ("legal", "Legal help"),
                                ("documents", "Documents"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                        verbose_name="what they ask",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note for the desk")),
                (
                    "priority",
                    models.CharField(
                        choices=[("urgent", "Urgent"), ("high", "High"), ("normal", "Normal")],
                        default="normal",
                        max_length=20,
                        verbose_name="priority",
                    ),
                ),
                (
                    "rank",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(priority="urgent", then=models.Value(3)),
                            models.When(priority="high", then=models.Value(2)),
                            models.When(priority="normal", then=models.Value(1)),
                            default=models.Value(0),
                        ),
                        output_field=models.SmallIntegerField(),
                    ),
                ),
                ("due", models.DateTimeField(blank=True, null=True, verbose_name="next contact due")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("tracing", "being traced"),
                            ("possible-match", "possible match"),
                            ("referred", "referred"),
                            ("closed", "closed"),
                        ],
                        default="new",
                        editable=False,
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("status_since", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "chosen_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "detainee",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inquiries",
                        to="detainees.detainee",
                    ),
                ),
                (
                    "home_governorate",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="detainees.governorate",
                        verbose_name="home governorate",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                        verbose_name="desk",
                    ),
                ),
                (
                    "relative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inquiries", to="families.relative"
                    ),
                ),
            ],
            options={
                "verbose_name": "inquiry",
                "verbose_name_plural": "inquiries",
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        models.F("team"),
                        models.F("due"),
                        models.F("id"),
                        condition=models.Q(("status__in", ("new", "tracing", "possible-match"))),
                        name="inquiry_due_of_team",
                    ),
                    models.Index(
                        models.F("due"),
                        models.F("id"),
                        models.F("team"),
                        condition=models.Q(("status__in", ("new", "tracing", "possible-match"))),
                        name="inquiry_due",
                    ),
                    models.Index(
                        models.F("team"),
                        models.F("rank"),
                        models.F("id"),
                        condition=models.Q(("status__in", ("new", "tracing", "possible-match"))),
                        name="inquiry_rank_of_team",
                    ),
                    models.Index(models.F("team"), models.F("id"), name="inquiry_of_team"),
                    models.Index(
                        models.F("owner"),
                        models.F("due"),
                        models.F("id"),
                        condition=models.Q(("status__in", ("new", "tracing", "possible-match"))),
                        name="inquiry_of_owner",
                    ),
                    models.Index(
                        models.F("detainee"), condition=models.Q(("detainee__isnull", False)), name="inquiry_about"
                    ),
                    models.Index(
                        models.F("team"), models.F("status"), models.F("due"), models.F("id"), name="inquiry_by_state"
                    ),
                    models.Index(
                        models.F("team"),
                        models.F("detainee"),
                        condition=models.Q(
                            ("detainee__isnull", False), ("status__in", ("new", "tracing", "possible-match"))
                        ),
                        name="inquiry_to_tell",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["hotline", "messaging", "e-mail", "visit"])),
                        name="inquiry_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "relationship__in",
                                ["parent", "spouse", "child", "sibling", "kin", "friend", "acts-for", "not-said"],
                            )
                        ),
                        name="inquiry_relationship_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sex__in", ["female", "male", "unknown"])), name="inquiry_sex_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("priority__in", ["urgent", "high", "normal"])),
                        name="inquiry_priority_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["new", "tracing", "possible-match", "referred", "closed"])),
                        name="inquiry_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "asks__contained_by",
                                ["whereabouts", "released", "rumour", "fraud", "support", "legal", "documents"],
                            )
                        ),
                        name="inquiry_asks_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "given_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "father_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "grandfather_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "family_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "mother_ar__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "given_latin__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "father_latin__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "grandfather_latin__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "family_latin__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "mother_latin__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "home_place__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "seen_where__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "note__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="inquiry_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("given_ar", ""), ("given_latin", ""), _negated=True),
                        name="inquiry_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("chosen_at__isnull", True), ("chosen_by__isnull", True), ("detainee__isnull", True)
                            ),
                            models.Q(
                                ("chosen_at__isnull", False), ("chosen_by__isnull", False), ("detainee__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="inquiry_chosen_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due__isnull", False), ("status__in", ("new", "tracing", "possible-match"))),
                            models.Q(("status__in", ("new", "tracing", "possible-match")), _negated=True),
                            _connector="OR",
                        ),
                        name="inquiry_open_is_due",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("call", "Telephone call"),
                            ("whatsapp", "WhatsApp"),
                            ("signal", "Signal"),
                            ("telegram", "Telegram"),
                            ("sms", "Text message"),
                            ("e-mail", "E-mail"),
                        ],
                        max_length=20,
                        verbose_name="how they are reached",
                    ),
                ),
                ("number", casework.sealed.SealedField(editable=False, verbose_name="number")),
                ("digest", casework.sealed.BlindIndexField()),
                ("time_zone", models.CharField(max_length=40, verbose_name="time of day where they are")),
                ("hours_from", models.TimeField(blank=True, null=True, verbose_name="safe from")),
                ("hours_to", models.TimeField(blank=True, null=True, verbose_name="safe until")),
                ("who_answers", models.CharField(blank=True, max_length=200, verbose_name="who may answer")),
                (
                    "message",
                    models.CharField(
                        choices=[("none", "No message"), ("neutral", "Without saying who"), ("yes", "May be left")],
                        default="none",
                        max_length=20,
                        verbose_name="may a message be left",
                    ),
                ),
                (
                    "code_word",
                    casework.sealed.SealedField(editable=False, verbose_name="code word"),
                ),
                ("not_after", models.DateField(blank=True, null=True, verbose_name="no contact after")),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "relative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="families.relative"
                    ),
                ),
            ],
            options={
                "verbose_name": "way to reach a caller",
                "verbose_name_plural": "ways to reach callers",
                "default_permissions": (),
                "indexes": [models.Index(fields=["digest"], name="contact_by_number")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("method__in", ["call", "whatsapp", "signal", "telegram", "sms", "e-mail"])),
                        name="contact_method_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("message__in", ["none", "neutral", "yes"])), name="contact_message_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "who_answers__regex",
                                "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                            ),
                            _negated=True,
                        ),
                        name="contact_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "time_zone__in",
                                (
                                    "Asia/Damascus",
                                    "Europe/Istanbul",
                                    "Asia/Beirut",
                                    "Asia/Amman",
                                    "Asia/Baghdad",
                                    "Africa/Cairo",
                                    "Asia/Riyadh",
                                    "Asia/Dubai",
                                    "Asia/Qatar",
                                    "Asia/Kuwait",
                                    "Africa/Tripoli",
                                    "Africa/Khartoum",
                                    "Africa/Algiers",
                                    "Europe/Berlin",
                                    "Europe/Amsterdam",
                                    "Europe/Stockholm",
                                    "Europe/Copenhagen",
                                    "Europe/Oslo",
                                    "Europe/Vienna",
                                    "Europe/Zurich",
                                    "Europe/Brussels",
                                    "Europe/Paris",
                                    "Europe/Madrid",
                                    "Europe/Rome",
                                    "Europe/Athens",
                                    "Asia/Nicosia",
                                    "Europe/London",
                                    "America/New_York",
                                    "America/Toronto",
                                    "America/Sao_Paulo",
                                    "Australia/Sydney",
                                    "Asia/Kuala_Lumpur",
                                    "America/Chicago",
                                    "America/Denver",
                                    "America/Los_Angeles",
                                    "America/Vancouver",
                                    "Australia/Perth",
                                ),
                            )
                        ),
                        name="contact_zone_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hours_from__isnull", True), ("hours_to__isnull", True)),
                            models.Q(
                                ("hours_from__isnull", False),
                                ("hours_to__isnull", False),
                                models.Q(("hours_from", models.F("hours_to")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="contact_hours_pair",
                    ),
                    models.UniqueConstraint(fields=("relative", "method", "digest"), name="contact_once_of_caller"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CallerNumberShown",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("call-back", "To call back"),
                            ("news", "To ask or tell something new"),
                            ("safety", "For their safety"),
                            ("compare", "To compare it"),
                        ],
                        max_length=20,
                        verbose_name="why it is shown",
                    ),
                ),
                ("despite", models.BooleanField(default=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="showings", to="families.contact"
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="showings", to="families.inquiry"
                    ),
                ),
            ],
            options={
                "verbose_name": "showing of a caller's number",
                "verbose_name_plural": "showings of callers' numbers",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason__in", ["call-back", "news", "safety", "compare"])),
                        name="callernumbershown_reason_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("reached", "Reached"),
                            ("no-answer", "No answer"),
                            ("somebody-else", "Somebody else"),
                            ("message-left", "Message left"),
                            ("not-safe", "Could not talk"),
                            ("not-theirs", "Not their number"),
                            ("refused", "No more contact"),
                        ],
                        max_length=20,
                        verbose_name="what came of it",
                    ),
                ),
                ("sentence", models.TextField(blank=True, verbose_name="in a sentence")),
                ("next_due", models.DateTimeField(blank=True, null=True, verbose_name="next contact due")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="families.contact",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="families.inquiry"
                    ),
                ),
            ],
            options={
                "verbose_name": "attempt",
                "verbose_name_plural": "attempts",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "reached",
                                    "no-answer",
                                    "somebody-else",
                                    "message-left",
                                    "not-safe",
                                    "not-theirs",
                                    "refused",
                                ],
                            )
                        ),
                        name="attempt_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sentence__regex",
                                "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                            ),
                            _negated=True,
                        ),
                        name="attempt_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("next_due", None), ("next_due__gt", models.F("at")), _connector="OR"),
                        name="attempt_next_is_later",
                    ),
                ],
            },
        ),
        *(actor_guard(f"families_{name}") for name in TABLES),
        *(signed_guard(f"families_{name}", *columns) for name, columns in SIGNED.items()),
        *(kept_guard(f"families_{name}", *columns) for name, columns in KEPT.items()),
        keep_reference("families_inquiry"),
        migrations.RunSQL((SQL / "contacts.sql").read_text() + (SQL / "inquiries.sql").read_text(), UNDO),
    ]
