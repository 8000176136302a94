"""The public pages: advisories, lines, and what families write there."""

import casework.references.field
import casework.sealed
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from accounts.at_once import AtOnce

# Characters that are not seen (casework/typed_text.py).
UNSEEN = "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]"


class Migration(migrations.Migration):
    replaces = [("families", "0030_advisories"), ("families", "0035_intake")]

    initial = True

    dependencies = [("families", "0003_consents")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Advisory",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[("warning", "Warning"), ("rumour", "Rumour")],
                            max_length=20,
                            verbose_name="what it is",
                        ),
                    ),
                    (
                        "verdict",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("false", "False rumour"),
                                ("unproven", "Unproven rumour"),
                                ("confirmed", "Confirmed rumour"),
                            ],
                            max_length=20,
                            verbose_name="verdict",
                        ),
                    ),
                    ("first_day", models.DateField(verbose_name="from")),
                    ("last_day", models.DateField(verbose_name="until")),
                    ("title_ar", models.CharField(max_length=200, verbose_name="heading in Arabic")),
                    ("text_ar", models.TextField(verbose_name="text in Arabic")),
                    ("title_en", models.CharField(blank=True, max_length=200, verbose_name="heading in English")),
                    ("text_en", models.TextField(blank=True, verbose_name="text in English")),
                    ("title_ku", models.CharField(blank=True, max_length=200, verbose_name="heading in Kurdish")),
                    ("text_ku", models.TextField(blank=True, verbose_name="text in Kurdish")),
                    ("title_tr", models.CharField(blank=True, max_length=200, verbose_name="heading in Turkish")),
                    ("text_tr", models.TextField(blank=True, verbose_name="text in Turkish")),
                    ("title_de", models.CharField(blank=True, max_length=200, verbose_name="heading in German")),
                    ("text_de", models.TextField(blank=True, verbose_name="text in German")),
                    ("title_fr", models.CharField(blank=True, max_length=200, verbose_name="heading in French")),
                    ("text_fr", models.TextField(blank=True, verbose_name="text in French")),
                    ("sources_ar", models.TextField(blank=True, verbose_name="sources, in Arabic")),
                    ("sources_en", models.TextField(blank=True, verbose_name="sources, in English")),
                    (
                        "unnamed_sources",
                        models.BooleanField(default=False, verbose_name="rests on sources that may not be named"),
                    ),
                    ("basis", models.TextField(blank=True, verbose_name="why it is so, for colleagues")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("draft", "draft"),
                                ("submitted", "submitted"),
                                ("published", "published"),
                                ("withdrawn", "withdrawn"),
                            ],
                            default="draft",
                            editable=False,
                            max_length=20,
                            verbose_name="state",
                        ),
                    ),
                    ("status_since", models.DateTimeField(default=timezone.now, editable=False)),
                    ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                    ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                        "organisation",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.organisation"
                        ),
                    ),
                    (
                        "published_by",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            editable=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "team",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="accounts.team",
                            verbose_name="team",
                        ),
                    ),
                    (
                        "standing",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            editable=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="families.advisoryversion",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "advisory",
                    "verbose_name_plural": "advisories",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(fields=["organisation", "status"], name="advisory_by_state"),
                        models.Index(
                            models.F("standing"),
                            condition=models.Q(("standing__isnull", False)),
                            name="advisory_standing",
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["warning", "rumour"])), name="advisory_kind_known"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("verdict__in", ["false", "unproven", "confirmed", ""])),
                            name="advisory_verdict_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("kind", "rumour"), models.Q(("verdict", ""), _negated=True)),
                                models.Q(models.Q(("kind", "rumour"), _negated=True), ("verdict", "")),
                                _connector="OR",
                            ),
                            name="advisory_verdict_of_rumour",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("last_day__gte", models.F("first_day"))), name="advisory_days"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    models.Q(("text_ar", ""), ("title_ar", "")),
                                    models.Q(
                                        models.Q(("title_ar", ""), _negated=True),
                                        models.Q(("text_ar", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    models.Q(("text_en", ""), ("title_en", "")),
                                    models.Q(
                                        models.Q(("title_en", ""), _negated=True),
                                        models.Q(("text_en", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    models.Q(("text_ku", ""), ("title_ku", "")),
                                    models.Q(
                                        models.Q(("title_ku", ""), _negated=True),
                                        models.Q(("text_ku", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    models.Q(("text_tr", ""), ("title_tr", "")),
                                    models.Q(
                                        models.Q(("title_tr", ""), _negated=True),
                                        models.Q(("text_tr", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    models.Q(("text_de", ""), ("title_de", "")),
                                    models.Q(
                                        models.Q(("title_de", ""), _negated=True),
                                        models.Q(("text_de", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    models.Q(("text_fr", ""), ("title_fr", "")),
                                    models.Q(
                                        models.Q(("title_fr", ""), _negated=True),
                                        models.Q(("text_fr", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            name="advisory_texts",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("status__in", ["draft", "submitted", "published", "withdrawn"])),
                            name="advisory_status_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("title_ar__regex", UNSEEN), _negated=True),
                                models.Q(("text_ar__regex", UNSEEN), _negated=True),
                                models.Q(("title_en__regex", UNSEEN), _negated=True),
                                models.Q(("text_en__regex", UNSEEN), _negated=True),
                                models.Q(("title_ku__regex", UNSEEN), _negated=True),
                                models.Q(("text_ku__regex", UNSEEN), _negated=True),
                                models.Q(("title_tr__regex", UNSEEN), _negated=True),
                                models.Q(("text_tr__regex", UNSEEN), _negated=True),
                                models.Q(("title_de__regex", UNSEEN), _negated=True),
                                models.Q(("text_de__regex", UNSEEN), _negated=True),
                                models.Q(("title_fr__regex", UNSEEN), _negated=True),
                                models.Q(("text_fr__regex", UNSEEN), _negated=True),
                                models.Q(("sources_ar__regex", UNSEEN), _negated=True),
                                models.Q(("sources_en__regex", UNSEEN), _negated=True),
                                models.Q(("basis__regex", UNSEEN), _negated=True),
                            ),
                            name="advisory_visible",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("published_at__isnull", True),
                                    ("published_by__isnull", True),
                                    ("standing__isnull", True),
                                ),
                                models.Q(
                                    ("published_at__isnull", False),
                                    ("published_by__isnull", False),
                                    ("standing__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="advisory_published_pair",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="AdvisoryVersion",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[("warning", "Warning"), ("rumour", "Rumour")],
                            max_length=20,
                            verbose_name="what it is",
                        ),
                    ),
                    (
                        "verdict",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("false", "False rumour"),
                                ("unproven", "Unproven rumour"),
                                ("confirmed", "Confirmed rumour"),
                            ],
                            max_length=20,
                            verbose_name="verdict",
                        ),
                    ),
                    ("first_day", models.DateField(verbose_name="from")),
                    ("last_day", models.DateField(verbose_name="until")),
                    ("title_ar", models.CharField(max_length=200, verbose_name="heading in Arabic")),
                    ("text_ar", models.TextField(verbose_name="text in Arabic")),
                    ("title_en", models.CharField(blank=True, max_length=200, verbose_name="heading in English")),
                    ("text_en", models.TextField(blank=True, verbose_name="text in English")),
                    ("title_ku", models.CharField(blank=True, max_length=200, verbose_name="heading in Kurdish")),
                    ("text_ku", models.TextField(blank=True, verbose_name="text in Kurdish")),
                    ("title_tr", models.CharField(blank=True, max_length=200, verbose_name="heading in Turkish")),
                    ("text_tr", models.TextField(blank=True, verbose_name="text in Turkish")),
                    ("title_de", models.CharField(blank=True, max_length=200, verbose_name="heading in German")),
                    ("text_de", models.TextField(blank=True, verbose_name="text in German")),
                    ("title_fr", models.CharField(blank=True, max_length=200, verbose_name="heading in French")),
                    ("text_fr", models.TextField(blank=True, verbose_name="text in French")),
                    ("sources_ar", models.TextField(blank=True, verbose_name="sources, in Arabic")),
                    ("sources_en", models.TextField(blank=True, verbose_name="sources, in English")),
                    (
                        "unnamed_sources",
                        models.BooleanField(default=False, verbose_name="rests on sources that may not be named"),
                    ),
                    ("basis", models.TextField(blank=True, verbose_name="why it is so, for colleagues")),
                    ("number", models.PositiveIntegerField()),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    (
                        "advisory",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="versions", to="families.advisory"
                        ),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "version of an advisory",
                    "verbose_name_plural": "versions of an advisory",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["warning", "rumour"])), name="advisoryversion_kind_known"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("verdict__in", ["false", "unproven", "confirmed", ""])),
                            name="advisoryversion_verdict_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("kind", "rumour"), models.Q(("verdict", ""), _negated=True)),
                                models.Q(models.Q(("kind", "rumour"), _negated=True), ("verdict", "")),
                                _connector="OR",
                            ),
                            name="advisoryversion_verdict_of_rumour",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("last_day__gte", models.F("first_day"))), name="advisoryversion_days"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    models.Q(("text_ar", ""), ("title_ar", "")),
                                    models.Q(
                                        models.Q(("title_ar", ""), _negated=True),
                                        models.Q(("text_ar", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    models.Q(("text_en", ""), ("title_en", "")),
                                    models.Q(
                                        models.Q(("title_en", ""), _negated=True),
                                        models.Q(("text_en", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    models.Q(("text_ku", ""), ("title_ku", "")),
                                    models.Q(
                                        models.Q(("title_ku", ""), _negated=True),
                                        models.Q(("text_ku", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    models.Q(("text_tr", ""), ("title_tr", "")),
                                    models.Q(
                                        models.Q(("title_tr", ""), _negated=True),
                                        models.Q(("text_tr", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    models.Q(("text_de", ""), ("title_de", "")),
                                    models.Q(
                                        models.Q(("title_de", ""), _negated=True),
                                        models.Q(("text_de", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    models.Q(("text_fr", ""), ("title_fr", "")),
                                    models.Q(
                                        models.Q(("title_fr", ""), _negated=True),
                                        models.Q(("text_fr", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            name="advisoryversion_texts",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("title_ar__regex", UNSEEN), _negated=True),
                                models.Q(("text_ar__regex", UNSEEN), _negated=True),
                                models.Q(("title_en__regex", UNSEEN), _negated=True),
                                models.Q(("text_en__regex", UNSEEN), _negated=True),
                                models.Q(("title_ku__regex", UNSEEN), _negated=True),
                                models.Q(("text_ku__regex", UNSEEN), _negated=True),
                                models.Q(("title_tr__regex", UNSEEN), _negated=True),
                                models.Q(("text_tr__regex", UNSEEN), _negated=True),
                                models.Q(("title_de__regex", UNSEEN), _negated=True),
                                models.Q(("text_de__regex", UNSEEN), _negated=True),
                                models.Q(("title_fr__regex", UNSEEN), _negated=True),
                                models.Q(("text_fr__regex", UNSEEN), _negated=True),
                                models.Q(("sources_ar__regex", UNSEEN), _negated=True),
                                models.Q(("sources_en__regex", UNSEEN), _negated=True),
                                models.Q(("basis__regex", UNSEEN), _negated=True),
                            ),
                            name="advisoryversion_visible",
                        ),
                        models.UniqueConstraint(fields=("advisory", "number"), name="advisoryversion_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("text_ar", ""), _negated=True),
                                models.Q(("text_en", ""), _negated=True),
                                models.Q(
                                    models.Q(("sources_ar", ""), ("sources_en", ""), _negated=True),
                                    ("unnamed_sources", True),
                                    _connector="OR",
                                ),
                            ),
                            name="advisoryversion_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PublicLine",
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
                            verbose_name="how one is reached",
                        ),
                    ),
                    ("number", models.CharField(max_length=200, verbose_name="number or address")),
                    ("round_the_clock", models.BooleanField(default=False, verbose_name="day and night")),
                    ("hours_ar", models.CharField(blank=True, max_length=200, verbose_name="hours, in Arabic")),
                    ("hours_en", models.CharField(blank=True, max_length=200, verbose_name="hours, in English")),
                    ("proposed_at", models.DateTimeField(default=timezone.now)),
                    ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "confirmed_by",
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
                        "organisation",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.organisation"
                        ),
                    ),
                    (
                        "proposed_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                ],
                options={
                    "verbose_name": "public line",
                    "verbose_name_plural": "public lines",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            condition=models.Q(("ended_at__isnull", True)),
                            fields=["organisation"],
                            name="publicline_kept",
                        )
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("method__in", ["call", "whatsapp", "signal", "telegram", "sms", "e-mail"])
                            ),
                            name="publicline_method_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("number__regex", UNSEEN), _negated=True),
                                models.Q(("hours_ar__regex", UNSEEN), _negated=True),
                                models.Q(("hours_en__regex", UNSEEN), _negated=True),
                            ),
                            name="publicline_visible",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("number", ""), _negated=True), name="publicline_whole"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                                models.Q(
                                    ("confirmed_at__isnull", False),
                                    ("confirmed_by__isnull", False),
                                    models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="publicline_by_two",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="publicline_ended_pair",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Intake",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("reference", casework.references.field.ReferenceField(prefix="Q", verbose_name="reference")),
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
                    ("content", casework.sealed.SealedField(editable=False, null=True)),
                    ("digest", casework.sealed.BlindIndexField(null=True)),
                    ("may_match", models.BooleanField(verbose_name="may be compared with the register")),
                    ("words", models.TextField(verbose_name="the words used")),
                    ("key", models.CharField(max_length=64, unique=True)),
                    ("sent", models.CharField(max_length=64)),
                    ("received_at", models.DateTimeField(default=timezone.now, verbose_name="received")),
                    (
                        "status",
                        models.CharField(
                            choices=[("waiting", "waits"), ("taken", "taken"), ("rejected", "rejected")],
                            default="waiting",
                            editable=False,
                            max_length=20,
                            verbose_name="state",
                        ),
                    ),
                    ("status_since", models.DateTimeField(default=timezone.now, editable=False)),
                    ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                    ("settled_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "rejected_why",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("spam", "Advertisement or nonsense"),
                                ("twice", "Sent twice"),
                                ("not-ours", "Not for us"),
                                ("withdrawn", "Taken back"),
                                ("unusable", "Cannot be used"),
                                ("not-sincere", "Not sincere"),
                            ],
                            max_length=20,
                            verbose_name="why it was rejected",
                        ),
                    ),
                    ("review_on", models.DateField(blank=True, null=True, verbose_name="destroyed on")),
                    (
                        "inquiry",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="intake",
                            to="families.inquiry",
                        ),
                    ),
                    (
                        "settled_by",
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
                        "team",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="accounts.team",
                            verbose_name="desk",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "message of the public page",
                    "verbose_name_plural": "messages of the public page",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            models.F("team"),
                            models.F("id"),
                            condition=models.Q(("status", "waiting")),
                            name="intake_waiting",
                        ),
                        models.Index(models.F("received_at"), name="intake_lately"),
                        models.Index(
                            models.F("review_on"), condition=models.Q(("status", "rejected")), name="intake_to_destroy"
                        ),
                        models.Index(
                            models.F("digest"), condition=models.Q(("digest__isnull", False)), name="intake_by_number"
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("language__in", ["ar", "en", "ku", "tr", "de", "fr"])),
                            name="intake_language_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("status__in", ["waiting", "taken", "rejected"])),
                            name="intake_status_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "rejected_why__in",
                                    ["spam", "twice", "not-ours", "withdrawn", "unusable", "not-sincere", ""],
                                )
                            ),
                            name="intake_rejected_why_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                                models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="intake_settled_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("content__isnull", False),
                                    ("inquiry", None),
                                    ("rejected_why", ""),
                                    ("review_on", None),
                                    ("settled_at", None),
                                    ("status", "waiting"),
                                ),
                                models.Q(
                                    ("content", None),
                                    ("digest", None),
                                    ("inquiry__isnull", False),
                                    ("rejected_why", ""),
                                    ("review_on", None),
                                    ("settled_at__isnull", False),
                                    ("status", "taken"),
                                ),
                                models.Q(
                                    ("content__isnull", False),
                                    ("inquiry", None),
                                    ("review_on__isnull", False),
                                    ("settled_at__isnull", False),
                                    ("status", "rejected"),
                                    models.Q(("rejected_why", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="intake_is_as_its_state_says",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="IntakesDestroyed",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "rejected_why",
                        models.CharField(
                            choices=[
                                ("spam", "Advertisement or nonsense"),
                                ("twice", "Sent twice"),
                                ("not-ours", "Not for us"),
                                ("withdrawn", "Taken back"),
                                ("unusable", "Cannot be used"),
                                ("not-sincere", "Not sincere"),
                            ],
                            max_length=20,
                            verbose_name="why it was rejected",
                        ),
                    ),
                    ("number", models.PositiveIntegerField()),
                    ("at", models.DateTimeField(default=timezone.now)),
                    (
                        "team",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="+", to="accounts.team", verbose_name="desk"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "destroyed messages",
                    "verbose_name_plural": "destroyed messages",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "rejected_why__in",
                                    ["spam", "twice", "not-ours", "withdrawn", "unusable", "not-sincere"],
                                )
                            ),
                            name="intakesdestroyed_rejected_why_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PublicPost",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("source", casework.sealed.BlindIndexField()),
                    ("at", models.DateTimeField(default=timezone.now)),
                ],
                options={
                    "verbose_name": "post of the public form",
                    "verbose_name_plural": "posts of the public form",
                    "default_permissions": (),
                    "indexes": [models.Index(fields=["at", "source"], name="public_post_lately")],
                },
            ),
        )
    ]
