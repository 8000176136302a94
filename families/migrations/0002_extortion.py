"""Reports of extortion, by what who demands money is known again, and advice."""

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
    replaces = [("families", "0011_extortion"), ("families", "0044_report_handed_over")]

    initial = True

    dependencies = [("families", "0001_inquiries")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Advice",
                fields=[
                    ("code", models.SlugField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                    ("name_ar", models.CharField(max_length=120, verbose_name="name in Arabic")),
                    ("name_en", models.CharField(max_length=120, verbose_name="name in English")),
                    ("in_use", models.BooleanField(default=True, verbose_name="in use")),
                    ("text_ar", models.TextField(verbose_name="text in Arabic")),
                    ("text_en", models.TextField(blank=True, verbose_name="text in English")),
                    ("text_ku", models.TextField(blank=True, verbose_name="text in Kurdish")),
                    ("text_tr", models.TextField(blank=True, verbose_name="text in Turkish")),
                    ("text_de", models.TextField(blank=True, verbose_name="text in German")),
                    ("text_fr", models.TextField(blank=True, verbose_name="text in French")),
                ],
                options={"verbose_name": "advice", "verbose_name_plural": "advice", "ordering": ["code"]},
            ),
            migrations.CreateModel(
                name="ExtortionReport",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("reference", casework.references.field.ReferenceField(prefix="X", verbose_name="reference")),
                    (
                        "posing_as",
                        models.CharField(
                            choices=[
                                ("officer", "Officer"),
                                ("official", "Judge or official"),
                                ("lawyer", "Lawyer"),
                                ("middleman", "Middleman"),
                                ("released-friend", "Friend of somebody released"),
                                ("organisation", "An organisation"),
                                ("other", "Somebody else"),
                                ("not-said", "Did not say"),
                            ],
                            default="not-said",
                            max_length=20,
                            verbose_name="posing as",
                        ),
                    ),
                    (
                        "promised",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(
                                choices=[
                                    ("close-case", "Close the case"),
                                    ("release", "Release"),
                                    ("news", "News"),
                                    ("visit", "Visit or call"),
                                    ("safety", "That nothing happens"),
                                    ("other", "Something else"),
                                ],
                                max_length=20,
                            ),
                            blank=True,
                            default=list,
                            size=None,
                            verbose_name="promising",
                        ),
                    ),
                    (
                        "channel",
                        models.CharField(
                            choices=[
                                ("call", "Telephone call"),
                                ("message", "Message"),
                                ("network", "A network's page or group"),
                                ("e-mail", "E-mail"),
                                ("in-person", "In person"),
                                ("third-person", "Through somebody"),
                                ("not-said", "Not said"),
                            ],
                            default="not-said",
                            max_length=20,
                            verbose_name="how it came",
                        ),
                    ),
                    ("demanded_on", casework.fields.PartialDateField(blank=True, null=True, verbose_name="when")),
                    ("demanded_on_earliest", casework.fields.EarliestDay(date="demanded_on")),
                    ("demanded_on_latest", casework.fields.LatestDay(date="demanded_on")),
                    ("place", models.CharField(blank=True, max_length=200, verbose_name="where")),
                    (
                        "amount_said",
                        models.CharField(blank=True, max_length=200, verbose_name="amount, as it was said"),
                    ),
                    (
                        "amount",
                        models.DecimalField(
                            blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="amount"
                        ),
                    ),
                    (
                        "currency",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("SYP", "Syrian pound"),
                                ("USD", "US dollar"),
                                ("EUR", "euro"),
                                ("TRY", "Turkish lira"),
                                ("LBP", "Lebanese pound"),
                                ("JOD", "Jordanian dinar"),
                                ("IQD", "Iraqi dinar"),
                                ("SAR", "Saudi riyal"),
                                ("AED", "Emirati dirham"),
                                ("EGP", "Egyptian pound"),
                                ("GBP", "British pound"),
                                ("SEK", "Swedish krona"),
                                ("XXX", "another currency"),
                            ],
                            max_length=3,
                            verbose_name="currency",
                        ),
                    ),
                    (
                        "payment",
                        models.CharField(
                            choices=[
                                ("office", "Transfer office"),
                                ("bank", "Bank"),
                                ("wallet", "Wallet on the phone"),
                                ("crypto", "Digital currency"),
                                ("cash", "Cash"),
                                ("goods", "Gold or goods"),
                                ("not-said", "Not said"),
                            ],
                            default="not-said",
                            max_length=20,
                            verbose_name="how it is to be paid",
                        ),
                    ),
                    (
                        "paid",
                        models.CharField(
                            choices=[
                                ("no", "No"),
                                ("part", "In part"),
                                ("all", "All of it"),
                                ("not-said", "Did not say"),
                            ],
                            default="not-said",
                            max_length=20,
                            verbose_name="was it paid",
                        ),
                    ),
                    (
                        "paid_amount",
                        models.DecimalField(
                            blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="paid"
                        ),
                    ),
                    ("note", models.TextField(blank=True, verbose_name="what happened")),
                    (
                        "advice_language",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("ar", "Arabic"),
                                ("en", "English"),
                                ("ku", "Kurdish"),
                                ("tr", "Turkish"),
                                ("de", "German"),
                                ("fr", "French"),
                            ],
                            max_length=2,
                            verbose_name="in which language",
                        ),
                    ),
                    ("advice_told", models.TextField(blank=True, verbose_name="advice as it was told")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("received", "received"),
                                ("looked-into", "being looked into"),
                                ("closed", "closed"),
                            ],
                            default="received",
                            editable=False,
                            max_length=20,
                            verbose_name="state",
                        ),
                    ),
                    ("status_since", models.DateTimeField(default=timezone.now, editable=False)),
                    ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                    (
                        "settled_why",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("warned", "The family is warned"),
                                ("passed-on", "Passed on"),
                                ("twice", "Reported twice"),
                                ("mistaken", "No extortion after all"),
                            ],
                            editable=False,
                            max_length=20,
                        ),
                    ),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("changed_at", models.DateTimeField(default=timezone.now)),
                    (
                        "advice",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="families.advice",
                            verbose_name="advice",
                        ),
                    ),
                    (
                        "changed_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "detainee",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.detainee",
                            verbose_name="about whom",
                        ),
                    ),
                    (
                        "governorate",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.governorate",
                            verbose_name="governorate",
                        ),
                    ),
                    (
                        "inquiry",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="reports",
                            to="families.inquiry",
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
                    "verbose_name": "report of extortion",
                    "verbose_name_plural": "reports of extortion",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(fields=["team", "status", "id"], name="extortionreport_by_state"),
                        models.Index(fields=["team", "made_at"], name="extortionreport_made"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "posing_as__in",
                                    [
                                        "officer",
                                        "official",
                                        "lawyer",
                                        "middleman",
                                        "released-friend",
                                        "organisation",
                                        "other",
                                        "not-said",
                                    ],
                                )
                            ),
                            name="extortionreport_posing_as_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "promised__contained_by",
                                    ["close-case", "release", "news", "visit", "safety", "other"],
                                )
                            ),
                            name="extortionreport_promised_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "channel__in",
                                    ["call", "message", "network", "e-mail", "in-person", "third-person", "not-said"],
                                )
                            ),
                            name="extortionreport_channel_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "currency__in",
                                    [
                                        "SYP",
                                        "USD",
                                        "EUR",
                                        "TRY",
                                        "LBP",
                                        "JOD",
                                        "IQD",
                                        "SAR",
                                        "AED",
                                        "EGP",
                                        "GBP",
                                        "SEK",
                                        "XXX",
                                        "",
                                    ],
                                )
                            ),
                            name="extortionreport_currency_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("payment__in", ["office", "bank", "wallet", "crypto", "cash", "goods", "not-said"])
                            ),
                            name="extortionreport_payment_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("paid__in", ["no", "part", "all", "not-said"])),
                            name="extortionreport_paid_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("advice_language__in", ["ar", "en", "ku", "tr", "de", "fr", ""])),
                            name="extortionreport_advice_language_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("status__in", ["received", "looked-into", "closed"])),
                            name="extortionreport_status_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("settled_why__in", ["warned", "passed-on", "twice", "mistaken", ""])),
                            name="extortionreport_settled_why_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("place__regex", UNSEEN), _negated=True),
                                models.Q(("amount_said__regex", UNSEEN), _negated=True),
                                models.Q(("note__regex", UNSEEN), _negated=True),
                                models.Q(("advice_told__regex", UNSEEN), _negated=True),
                            ),
                            name="extortionreport_visible",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("amount", None),
                                    models.Q(("amount__gt", 0), models.Q(("currency", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("paid_amount", None),
                                    models.Q(
                                        ("paid__in", ["part", "all"]),
                                        ("paid_amount__gt", 0),
                                        models.Q(("currency", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            name="extortionreport_amounts",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("advice", None), ("advice_language", ""), ("advice_told", "")),
                                models.Q(
                                    models.Q(("advice_told", ""), _negated=True),
                                    models.Q(("advice_language", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="extortionreport_advice",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "closed"), models.Q(("settled_why", ""), _negated=True)),
                                models.Q(models.Q(("status", "closed"), _negated=True), ("settled_why", "")),
                                _connector="OR",
                            ),
                            name="extortionreport_settled",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ExtortionIdentifier",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("number", "Telephone number"),
                                ("e-mail", "E-mail address"),
                                ("account", "Account on a network"),
                                ("payee", "Transfer office and payee"),
                                ("alias", "Name as it was heard"),
                            ],
                            max_length=10,
                            verbose_name="kind of identifier",
                        ),
                    ),
                    ("text", casework.sealed.SealedField(editable=False, verbose_name="identifier")),
                    ("digest", casework.sealed.BlindIndexField()),
                    ("contact_digest", casework.sealed.BlindIndexField(null=True)),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("struck_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "struck_by",
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
                        "report",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="identifiers", to="families.extortionreport"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "identifier of a report",
                    "verbose_name_plural": "identifiers of reports",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(fields=["digest"], name="extortionidentifier_known"),
                        models.Index(
                            condition=models.Q(("contact_digest", None), _negated=True),
                            fields=["contact_digest"],
                            name="extortionidentifier_caller",
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["number", "e-mail", "account", "payee", "alias"])),
                            name="extortionidentifier_kind_known",
                        ),
                        models.UniqueConstraint(fields=("report", "digest"), name="extortionidentifier_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("struck_at__isnull", True), ("struck_by__isnull", True)),
                                models.Q(("struck_at__isnull", False), ("struck_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="extortionidentifier_struck_pair",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="IdentifierShown",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "reason",
                        models.CharField(
                            choices=[
                                ("compare", "To compare it"),
                                ("warn", "To warn of it"),
                                ("pass-on", "To pass it on"),
                            ],
                            max_length=20,
                            verbose_name="why it is shown",
                        ),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    (
                        "identifier",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="showings", to="families.extortionidentifier"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "showing of an identifier",
                    "verbose_name_plural": "showings of identifiers",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("reason__in", ["compare", "warn", "pass-on"])),
                            name="identifiershown_reason_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ExtortionFigures",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("until", models.DateField(verbose_name="until")),
                    ("reports", models.JSONField()),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    (
                        "organisation",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.organisation"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "figures of extortion",
                    "verbose_name_plural": "figures of extortion",
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(fields=("organisation", "until"), name="extortionfigures_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="ReportHandOver",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("revision", models.PositiveIntegerField()),
                    ("at", models.DateTimeField(default=timezone.now)),
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
                        "to",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "report",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=models.PROTECT,
                            related_name="hand_overs",
                            to="families.extortionreport",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "hand-over of a report",
                    "verbose_name_plural": "hand-overs of reports",
                    "default_permissions": (),
                    "constraints": [
                        models.UniqueConstraint(fields=("report", "revision"), name="reporthandover_once"),
                        models.CheckConstraint(
                            condition=models.Q(("to", models.F("giver")), _negated=True),
                            name="reporthandover_to_another",
                        ),
                    ],
                },
            ),
        )
    ]
