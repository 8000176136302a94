"""Who calls, what they ask, what was done and what they were told."""

import casework.fields
import casework.references.field
import casework.sealed
import django.contrib.postgres.fields
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from accounts.at_once import AtOnce

# Characters that are not seen (casework/typed_text.py).
UNSEEN = "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]"


class Migration(migrations.Migration):
    replaces = [
        ("families", "0001_initial"),
        ("families", "0002_answers"),
        ("families", "0010_flags"),
        ("families", "0022_closed_is_reviewed"),
        ("families", "0024_to_destroy"),
        ("families", "0040_workload"),
        ("families", "0047_own_values"),
        ("families", "0049_comments_destroyed"),
    ]

    initial = True

    dependencies = [("releases", "0008_rules")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Relative",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
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
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("changed_at", models.DateTimeField(default=timezone.now)),
                    (
                        "changed_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "team",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="+", to="accounts.team", verbose_name="team"
                        ),
                    ),
                    ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                                (
                                    "identity__in",
                                    ["not-checked", "known", "questions", "called-back", "document", "failed"],
                                )
                            ),
                            name="relative_identity_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("name__regex", UNSEEN), _negated=True), name="relative_visible"
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
                name="Contact",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
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
                    ("code_word", casework.sealed.SealedField(editable=False, verbose_name="code word")),
                    ("not_after", models.DateField(blank=True, null=True, verbose_name="no contact after")),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("changed_at", models.DateTimeField(default=timezone.now)),
                    (
                        "changed_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "relative",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="contacts", to="families.relative"),
                    ),
                    ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ],
                options={
                    "verbose_name": "way to reach a caller",
                    "verbose_name_plural": "ways to reach callers",
                    "default_permissions": (),
                    "indexes": [models.Index(fields=["digest"], name="contact_by_number")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("method__in", ["call", "whatsapp", "signal", "telegram", "sms", "e-mail"])
                            ),
                            name="contact_method_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("message__in", ["none", "neutral", "yes"])),
                            name="contact_message_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("who_answers__regex", UNSEEN), _negated=True), name="contact_visible"
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
                name="Inquiry",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("reference", casework.references.field.ReferenceField(prefix="Q", verbose_name="reference")),
                    (
                        "channel",
                        models.CharField(
                            choices=[
                                ("hotline", "Telephone line"),
                                ("messaging", "Messages"),
                                ("e-mail", "E-mail"),
                                ("visit", "Visit"),
                                ("web-form", "Web form"),
                                ("referral", "Referral"),
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
                                ("answered", "answered"),
                                ("referred", "referred"),
                                ("closed", "closed"),
                            ],
                            default="new",
                            editable=False,
                            max_length=20,
                            verbose_name="state",
                        ),
                    ),
                    ("status_since", models.DateTimeField(default=timezone.now, editable=False)),
                    ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("changed_at", models.DateTimeField(default=timezone.now)),
                    (
                        "changed_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "chosen_by",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
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
                            on_delete=models.PROTECT,
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
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.governorate",
                            verbose_name="home governorate",
                        ),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.organisation"
                        ),
                    ),
                    (
                        "owner",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="owner",
                        ),
                    ),
                    (
                        "team",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="accounts.team",
                            verbose_name="desk",
                        ),
                    ),
                    (
                        "relative",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="inquiries", to="families.relative"),
                    ),
                    ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                    (
                        "keep_said",
                        models.CharField(
                            blank=True,
                            choices=[("given", "Given"), ("refused", "Refused"), ("withdrawn", "Withdrawn")],
                            default="",
                            editable=False,
                            max_length=20,
                        ),
                    ),
                    (
                        "match_said",
                        models.CharField(
                            blank=True,
                            choices=[("given", "Given"), ("refused", "Refused"), ("withdrawn", "Withdrawn")],
                            default="",
                            editable=False,
                            max_length=20,
                        ),
                    ),
                    (
                        "review_on",
                        models.DateField(blank=True, editable=False, null=True, verbose_name="looked at again on"),
                    ),
                ],
                options={
                    "verbose_name": "inquiry",
                    "verbose_name_plural": "inquiries",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(models.F("team"), models.F("id"), name="inquiry_of_team"),
                        models.Index(
                            models.F("detainee"), condition=models.Q(("detainee__isnull", False)), name="inquiry_about"
                        ),
                        models.Index(
                            models.F("team"),
                            models.F("status"),
                            models.F("due"),
                            models.F("id"),
                            name="inquiry_by_state",
                        ),
                        models.Index(
                            models.F("team"),
                            models.F("due"),
                            models.F("id"),
                            condition=models.Q(("status__in", ("new", "tracing", "possible-match", "answered"))),
                            name="inquiry_due_of_team",
                        ),
                        models.Index(
                            models.F("due"),
                            models.F("id"),
                            models.F("team"),
                            condition=models.Q(("status__in", ("new", "tracing", "possible-match", "answered"))),
                            name="inquiry_due",
                        ),
                        models.Index(
                            models.F("team"),
                            models.F("rank"),
                            models.F("id"),
                            condition=models.Q(("status__in", ("new", "tracing", "possible-match", "answered"))),
                            name="inquiry_rank_of_team",
                        ),
                        models.Index(
                            models.F("owner"),
                            models.F("due"),
                            models.F("id"),
                            condition=models.Q(("status__in", ("new", "tracing", "possible-match", "answered"))),
                            name="inquiry_of_owner",
                        ),
                        models.Index(
                            models.F("team"),
                            models.F("detainee"),
                            condition=models.Q(
                                ("detainee__isnull", False),
                                ("status__in", ("new", "tracing", "possible-match", "answered")),
                            ),
                            name="inquiry_to_tell",
                        ),
                        models.Index(
                            models.F("team"),
                            models.F("review_on"),
                            models.F("id"),
                            condition=models.Q(("review_on__isnull", False)),
                            name="inquiry_to_review",
                        ),
                        models.Index(
                            models.F("team"),
                            models.F("id"),
                            condition=models.Q(
                                ("erased_at__isnull", True), ("keep_said__in", ("refused", "withdrawn"))
                            ),
                            name="inquiry_to_destroy",
                        ),
                        models.Index(
                            models.F("team"),
                            models.F("detainee"),
                            condition=models.Q(
                                ("detainee__isnull", False),
                                ("match_said", ""),
                                ("status__in", ("new", "tracing", "possible-match", "answered")),
                            ),
                            name="inquiry_to_ask",
                        ),
                        models.Index(
                            models.F("team"),
                            models.F("owner"),
                            models.F("due"),
                            models.F("rank"),
                            models.F("id"),
                            condition=models.Q(("status__in", ("new", "tracing", "possible-match", "answered"))),
                            name="inquiry_load",
                        ),
                        models.Index(
                            models.F("team"),
                            models.F("made_at"),
                            models.F("made_by"),
                            condition=models.Q(("rank", 3)),
                            name="inquiry_urgent_of",
                        ),
                        models.Index(models.F("team"), models.F("made_at"), name="inquiry_made"),
                    ],
                    "constraints": [
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
                                models.Q(("given_ar__regex", UNSEEN), _negated=True),
                                models.Q(("father_ar__regex", UNSEEN), _negated=True),
                                models.Q(("grandfather_ar__regex", UNSEEN), _negated=True),
                                models.Q(("family_ar__regex", UNSEEN), _negated=True),
                                models.Q(("mother_ar__regex", UNSEEN), _negated=True),
                                models.Q(("given_latin__regex", UNSEEN), _negated=True),
                                models.Q(("father_latin__regex", UNSEEN), _negated=True),
                                models.Q(("grandfather_latin__regex", UNSEEN), _negated=True),
                                models.Q(("family_latin__regex", UNSEEN), _negated=True),
                                models.Q(("mother_latin__regex", UNSEEN), _negated=True),
                                models.Q(("home_place__regex", UNSEEN), _negated=True),
                                models.Q(("seen_where__regex", UNSEEN), _negated=True),
                                models.Q(("note__regex", UNSEEN), _negated=True),
                            ),
                            name="inquiry_visible",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("chosen_at__isnull", True), ("chosen_by__isnull", True), ("detainee__isnull", True)
                                ),
                                models.Q(
                                    ("chosen_at__isnull", False),
                                    ("chosen_by__isnull", False),
                                    ("detainee__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="inquiry_chosen_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("status__in", ["new", "tracing", "possible-match", "answered", "referred", "closed"])
                            ),
                            name="inquiry_status_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("due__isnull", False),
                                    ("status__in", ("new", "tracing", "possible-match", "answered")),
                                ),
                                models.Q(
                                    ("status__in", ("new", "tracing", "possible-match", "answered")), _negated=True
                                ),
                                _connector="OR",
                            ),
                            name="inquiry_open_is_due",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("keep_said__in", ["given", "refused", "withdrawn", ""])),
                            name="inquiry_keep_said_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("match_said__in", ["given", "refused", "withdrawn", ""])),
                            name="inquiry_match_said_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("given_ar", ""), ("given_latin", ""), _negated=True),
                                ("erased_at__isnull", False),
                                _connector="OR",
                            ),
                            name="inquiry_has_a_name",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("erased_at__isnull", True),
                                models.Q(("review_on__isnull", True), ("status", "closed")),
                                _connector="OR",
                            ),
                            name="inquiry_erased_is_closed",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("review_on__isnull", True), ("status", "closed"), _connector="OR"),
                            name="inquiry_reviewed_when_closed",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "closed"), _negated=True),
                                ("review_on__isnull", False),
                                ("erased_at__isnull", False),
                                _connector="OR",
                            ),
                            name="inquiry_closed_is_reviewed",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("channel__in", ["hotline", "messaging", "e-mail", "visit", "web-form", "referral"])
                            ),
                            name="inquiry_channel_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CallerNumberShown",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
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
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    (
                        "contact",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="showings", to="families.contact"),
                    ),
                    (
                        "inquiry",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="showings", to="families.inquiry"),
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
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
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
                    ("at", models.DateTimeField(default=timezone.now)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "contact",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="attempts",
                            to="families.contact",
                        ),
                    ),
                    (
                        "inquiry",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="attempts", to="families.inquiry"),
                    ),
                ],
                options={
                    "verbose_name": "attempt",
                    "verbose_name_plural": "attempts",
                    "default_permissions": (),
                    "indexes": [models.Index(models.F("by"), models.F("at"), name="attempt_by_day")],
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
                            condition=models.Q(("sentence__regex", UNSEEN), _negated=True), name="attempt_visible"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("next_due", None), ("next_due__gt", models.F("at")), _connector="OR"),
                            name="attempt_next_is_later",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BadNews",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("death", "A death"),
                                ("detained-again", "Detained again"),
                                ("mistaken", "It was another person"),
                                ("corrected", "What we told is not so"),
                            ],
                            max_length=20,
                            verbose_name="what it is",
                        ),
                    ),
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
                            max_length=2,
                            verbose_name="language",
                        ),
                    ),
                    ("text", models.TextField(verbose_name="what the family will be told")),
                    ("evidence", models.TextField(verbose_name="on what it stands")),
                    ("written_at", models.DateTimeField(default=timezone.now)),
                    (
                        "support",
                        models.CharField(
                            blank=True,
                            choices=[("taken", "Was taken"), ("declined", "Was declined")],
                            max_length=20,
                            verbose_name="psychosocial support",
                        ),
                    ),
                    ("support_at", models.DateTimeField(blank=True, null=True)),
                    ("dropped_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "detainee",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="detainees.detainee"),
                    ),
                    (
                        "dropped_by",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "finding_revision",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="releases.findingrevision",
                        ),
                    ),
                    (
                        "inquiry",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="news", to="families.inquiry"),
                    ),
                    (
                        "revision",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="releases.revision",
                        ),
                    ),
                    (
                        "support_by",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "written_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "bad news",
                    "verbose_name_plural": "bad news",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            models.F("id"), condition=models.Q(("dropped_at__isnull", True)), name="badnews_not_dropped"
                        )
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["death", "detained-again", "mistaken", "corrected"])),
                            name="badnews_kind_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("language__in", ["ar", "en", "ku", "tr", "de", "fr"])),
                            name="badnews_language_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("support__in", ["taken", "declined", ""])), name="badnews_support_known"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("text__regex", UNSEEN), _negated=True),
                                models.Q(("evidence__regex", UNSEEN), _negated=True),
                            ),
                            name="badnews_visible",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("text", ""), _negated=True), models.Q(("evidence", ""), _negated=True)
                            ),
                            name="badnews_is_whole",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("support", ""), ("support_at__isnull", True), ("support_by__isnull", True)),
                                models.Q(
                                    models.Q(("support", ""), _negated=True),
                                    ("support_at__isnull", False),
                                    ("support_by__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="badnews_support_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("dropped_at__isnull", True), ("dropped_by__isnull", True)),
                                models.Q(("dropped_at__isnull", False), ("dropped_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="badnews_dropped_pair",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Answer",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("release", "A verified release"),
                                ("will-ask", "That we will ask"),
                                ("nothing", "Nothing, in the same words"),
                                ("again", "That no more can be said"),
                                ("bad-news", "Bad news"),
                            ],
                            max_length=20,
                            verbose_name="what was told",
                        ),
                    ),
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
                            max_length=2,
                            verbose_name="language",
                        ),
                    ),
                    ("text", models.TextField(verbose_name="in these words")),
                    (
                        "how",
                        models.CharField(
                            choices=[
                                ("call", "By telephone"),
                                ("message", "By message"),
                                ("e-mail", "By e-mail"),
                                ("visit", "In person"),
                            ],
                            max_length=20,
                            verbose_name="how",
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
                            max_length=20,
                            verbose_name="how it was checked who they are",
                        ),
                    ),
                    (
                        "named",
                        models.BooleanField(default=False, verbose_name="one of the relatives whom the person named"),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "finding_revision",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="releases.findingrevision",
                        ),
                    ),
                    (
                        "inquiry",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="answers", to="families.inquiry"
                        ),
                    ),
                    (
                        "revision",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="releases.revision",
                        ),
                    ),
                    (
                        "wish",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="releases.wish",
                        ),
                    ),
                    (
                        "news",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="answer",
                            to="families.badnews",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "answer",
                    "verbose_name_plural": "answers",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(models.F("inquiry"), models.F("id"), name="answer_of_inquiry"),
                        models.Index(
                            models.F("revision"),
                            condition=models.Q(("revision__isnull", False)),
                            name="answer_on_revision",
                        ),
                        models.Index(
                            models.F("finding_revision"),
                            condition=models.Q(("finding_revision__isnull", False)),
                            name="answer_on_finding",
                        ),
                        models.Index(
                            models.F("at"), condition=models.Q(("kind", "bad-news")), name="answer_of_bad_news"
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("language__in", ["ar", "en", "ku", "tr", "de", "fr"])),
                            name="answer_language_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("how__in", ["call", "message", "e-mail", "visit"])),
                            name="answer_how_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "identity__in",
                                    ["not-checked", "known", "questions", "called-back", "document", "failed"],
                                )
                            ),
                            name="answer_identity_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("text__regex", UNSEEN), _negated=True), name="answer_visible"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True), name="answer_says_something"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["release", "will-ask", "nothing", "again", "bad-news"])),
                            name="answer_kind_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("kind", "release"), ("revision__isnull", False), ("wish__isnull", False)),
                                models.Q(("kind__in", ("will-ask", "again")), ("revision__isnull", False)),
                                ("kind__in", ("nothing", "bad-news")),
                                _connector="OR",
                            ),
                            name="answer_rests_on_something",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("kind", "bad-news"), ("news__isnull", False)),
                                models.Q(models.Q(("kind", "bad-news"), _negated=True), ("news__isnull", True)),
                                _connector="OR",
                            ),
                            name="answer_bad_news_is_signed",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Signature",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "news",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="signatures", to="families.badnews"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "signature under bad news",
                    "verbose_name_plural": "signatures under bad news",
                    "default_permissions": (),
                    "constraints": [models.UniqueConstraint(fields=("news", "by"), name="signature_once")],
                },
            ),
            migrations.CreateModel(
                name="Shaken",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("since", models.DateTimeField(default=timezone.now)),
                    (
                        "answer",
                        models.OneToOneField(on_delete=models.PROTECT, related_name="shaken", to="families.answer"),
                    ),
                ],
                options={
                    "verbose_name": "answer that may not hold",
                    "verbose_name_plural": "answers that may not hold",
                    "default_permissions": (),
                },
            ),
            migrations.CreateModel(
                name="FailedCheck",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "inquiry",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="failed_checks", to="families.inquiry"
                        ),
                    ),
                    (
                        "relative",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="failed_checks", to="families.relative"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "failed check of identity",
                    "verbose_name_plural": "failed checks of identity",
                    "default_permissions": (),
                },
            ),
            migrations.CreateModel(
                name="HandOver",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("revision", models.PositiveIntegerField()),
                    ("hard", models.BooleanField(verbose_name="was hard then")),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("seen_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "giver",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "inquiry",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="hand_overs", to="families.inquiry"
                        ),
                    ),
                    (
                        "to",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "hand-over",
                    "verbose_name_plural": "hand-overs",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            models.F("to"),
                            models.F("id"),
                            condition=models.Q(("seen_at__isnull", True)),
                            name="handover_unseen",
                        ),
                        models.Index(models.F("at"), name="handover_lately"),
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("inquiry", "revision"), name="handover_once"),
                        models.CheckConstraint(
                            condition=models.Q(("to", models.F("giver")), _negated=True), name="handover_to_another"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="HardCall",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "inquiry",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="hard_calls", to="families.inquiry"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "hard call",
                    "verbose_name_plural": "hard calls",
                    "default_permissions": (),
                    "indexes": [models.Index(fields=["at"], name="hardcall_lately")],
                    "constraints": [models.UniqueConstraint(fields=("inquiry", "by"), name="hardcall_once")],
                },
            ),
            migrations.CreateModel(
                name="DeskFigures",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("month", models.DateField(verbose_name="month")),
                    ("counts", models.JSONField()),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    (
                        "team",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.team"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "figures of a desk",
                    "verbose_name_plural": "figures of the desks",
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(fields=("team", "month"), name="deskfigures_once"),
                        models.CheckConstraint(condition=models.Q(("month__day", 1)), name="deskfigures_of_a_month"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="InquiryOwnValue",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("text", models.CharField(blank=True, max_length=300, verbose_name="what was written")),
                    ("folded", models.CharField(blank=True, editable=False, max_length=600)),
                    ("number", models.DecimalField(blank=True, decimal_places=3, max_digits=10, null=True)),
                    ("date", casework.fields.PartialDateField(blank=True, null=True)),
                    ("date_earliest", casework.fields.EarliestDay(date="date")),
                    ("date_latest", casework.fields.LatestDay(date="date")),
                    ("written_at", models.DateTimeField(default=timezone.now)),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "choice",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="casework.ownchoice",
                        ),
                    ),
                    (
                        "ended_by",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "field",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="casework.ownfield"
                        ),
                    ),
                    (
                        "record",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="own_values", to="families.inquiry"
                        ),
                    ),
                    (
                        "written_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "field of the desk on an inquiry",
                    "verbose_name_plural": "fields of the desk on inquiries",
                    "abstract": False,
                    "default_permissions": (),
                    "indexes": [
                        models.Index(fields=["record", "field", "id"], name="inquiryownvalue_history"),
                        models.Index(
                            condition=models.Q(("choice__isnull", False), ("ended_at__isnull", True)),
                            fields=["field", "choice", "record"],
                            name="inquiryownvalue_chosen",
                        ),
                        models.Index(
                            condition=models.Q(("ended_at__isnull", True), ("number__isnull", False)),
                            fields=["field", "number", "record"],
                            name="inquiryownvalue_number",
                        ),
                        models.Index(
                            condition=models.Q(("date__isnull", False), ("ended_at__isnull", True)),
                            fields=["field", "date_latest", "date_earliest", "record"],
                            name="inquiryownvalue_date",
                        ),
                        models.Index(
                            condition=models.Q(("ended_at__isnull", True), models.Q(("text", ""), _negated=True)),
                            fields=["field", "folded"],
                            include=("record",),
                            name="inquiryownvalue_text",
                        ),
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ended_at__isnull", True)),
                            fields=("record", "field"),
                            name="inquiryownvalue_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("choice__isnull", True),
                                    ("date__isnull", True),
                                    ("number__isnull", True),
                                    models.Q(("text", ""), _negated=True),
                                ),
                                models.Q(
                                    ("folded", ""),
                                    ("text", ""),
                                    models.Q(
                                        models.Q(
                                            ("choice__isnull", True), ("date__isnull", True), ("number__isnull", False)
                                        ),
                                        models.Q(
                                            ("choice__isnull", False), ("date__isnull", True), ("number__isnull", True)
                                        ),
                                        models.Q(
                                            ("choice__isnull", True), ("date__isnull", False), ("number__isnull", True)
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                _connector="OR",
                            ),
                            name="inquiryownvalue_says_one_thing",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("number__isnull", True),
                                models.Q(("number__gt", -10000000), ("number__lt", 10000000)),
                                _connector="OR",
                            ),
                            name="inquiryownvalue_number_reaches_nobody",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("text__regex", UNSEEN), _negated=True), name="inquiryownvalue_visible"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="inquiryownvalue_ended_pair",
                        ),
                    ],
                },
            ),
        )
    ]
