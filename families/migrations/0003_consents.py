"""What callers agreed to, what rests on it, how long things are kept and what was destroyed."""

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
        ("families", "0020_consent"),
        ("families", "0023_shared_numbers"),
        ("families", "0042_told_against_is_kept"),
    ]

    initial = True

    dependencies = [("families", "0002_extortion")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="ConsentText",
                fields=[
                    ("code", models.SlugField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                    (
                        "purpose",
                        models.CharField(
                            choices=[
                                ("keep", "Keep what they tell"),
                                ("match", "Look on the register"),
                                ("share", "Share with one organisation"),
                                ("publish", "Publish"),
                            ],
                            max_length=20,
                            verbose_name="for what",
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
                    ("text", models.TextField(verbose_name="text")),
                    ("in_use", models.BooleanField(default=True, verbose_name="in use")),
                ],
                options={
                    "verbose_name": "words of consent",
                    "verbose_name_plural": "words of consent",
                    "ordering": ["purpose", "language", "code"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("purpose__in", ["keep", "match", "share", "publish"])),
                            name="consenttext_purpose_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("language__in", ["ar", "en", "ku", "tr", "de", "fr"])),
                            name="consenttext_language_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Consent",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "purpose",
                        models.CharField(
                            choices=[
                                ("keep", "Keep what they tell"),
                                ("match", "Look on the register"),
                                ("share", "Share with one organisation"),
                                ("publish", "Publish"),
                            ],
                            max_length=20,
                            verbose_name="for what",
                        ),
                    ),
                    ("outside", models.CharField(blank=True, max_length=200, verbose_name="organisation outside")),
                    (
                        "said",
                        models.CharField(
                            choices=[("given", "Given"), ("refused", "Refused"), ("withdrawn", "Withdrawn")],
                            max_length=20,
                            verbose_name="what they said",
                        ),
                    ),
                    ("words", models.TextField(blank=True, verbose_name="the words used")),
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
                    (
                        "how",
                        models.CharField(
                            choices=[
                                ("telephone", "On the telephone"),
                                ("in-person", "In person"),
                                ("in-writing", "In writing"),
                                ("message", "By message"),
                            ],
                            max_length=20,
                            verbose_name="how they said it",
                        ),
                    ),
                    ("said_on", models.DateField(verbose_name="on which day")),
                    ("at", models.DateTimeField(default=timezone.now)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "inquiry",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="consents", to="families.inquiry"),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="accounts.organisation",
                            verbose_name="organisation",
                        ),
                    ),
                    ("with_numbers", models.BooleanField(default=False, verbose_name="the caller's numbers too")),
                ],
                options={
                    "verbose_name": "consent",
                    "verbose_name_plural": "consents",
                    "default_permissions": (),
                    "indexes": [models.Index(fields=["inquiry", "purpose", "-id"], name="consent_last_said")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("purpose__in", ["keep", "match", "share", "publish"])),
                            name="consent_purpose_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("said__in", ["given", "refused", "withdrawn"])),
                            name="consent_said_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("language__in", ["ar", "en", "ku", "tr", "de", "fr"])),
                            name="consent_language_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("how__in", ["telephone", "in-person", "in-writing", "message"])),
                            name="consent_how_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("outside__regex", UNSEEN), _negated=True),
                                models.Q(("words__regex", UNSEEN), _negated=True),
                            ),
                            name="consent_visible",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("organisation__isnull", False), ("outside", ""), ("purpose", "share")),
                                models.Q(
                                    ("organisation__isnull", True),
                                    ("purpose", "share"),
                                    models.Q(("outside", ""), _negated=True),
                                ),
                                models.Q(
                                    models.Q(("purpose", "share"), _negated=True),
                                    ("organisation__isnull", True),
                                    ("outside", ""),
                                ),
                                _connector="OR",
                            ),
                            name="consent_to_share_names_one",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("with_numbers", False), ("purpose", "share"), _connector="OR"),
                            name="consent_numbers_are_shared",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Share",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("content", casework.sealed.SealedField(editable=False, verbose_name="what was shown")),
                    (
                        "fields",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(
                                choices=[
                                    ("name", "Name of the person sought"),
                                    ("mother", "Mother's name"),
                                    ("birth", "Date of birth"),
                                    ("home", "Where they are from"),
                                    ("seen", "Last seen"),
                                    ("asks", "What they ask"),
                                    ("note", "Note for the desk"),
                                    ("caller", "Name of the caller"),
                                    ("numbers", "Numbers of the caller"),
                                ],
                                max_length=20,
                            ),
                            size=None,
                            verbose_name="what is shown",
                        ),
                    ),
                    ("until", models.DateTimeField(verbose_name="until")),
                    ("sent_at", models.DateTimeField(default=timezone.now)),
                    ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                    ("recalled_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "acknowledged_by",
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
                        "consent",
                        models.ForeignKey(
                            on_delete=models.PROTECT,
                            related_name="shares",
                            to="families.consent",
                            verbose_name="consent",
                        ),
                    ),
                    (
                        "desk",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="accounts.team",
                            verbose_name="desk",
                        ),
                    ),
                    (
                        "inquiry",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="shares", to="families.inquiry"),
                    ),
                    (
                        "recalled_by",
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
                        "sent_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "share",
                    "verbose_name_plural": "shares",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("fields", []), _negated=True), name="share_of_something"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("until__gt", models.F("sent_at"))), name="share_ends_later"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("acknowledged_at__isnull", True), ("acknowledged_by__isnull", True)),
                                models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="share_acknowledged_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("recalled_at__isnull", True), ("recalled_by__isnull", True)),
                                models.Q(("recalled_at__isnull", False), ("recalled_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="share_recalled_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "fields__contained_by",
                                    ["name", "mother", "birth", "home", "seen", "asks", "note", "caller", "numbers"],
                                )
                            ),
                            name="share_fields_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Referral",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("content", casework.sealed.SealedField(editable=False, verbose_name="what was shown")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("support", "Psychosocial support"),
                                ("legal", "Legal help"),
                                ("tracing", "Tracing service"),
                                ("desk", "Our other line"),
                                ("other", "Another organisation"),
                            ],
                            max_length=20,
                            verbose_name="for what",
                        ),
                    ),
                    (
                        "fields",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(
                                choices=[
                                    ("name", "Name of the person sought"),
                                    ("mother", "Mother's name"),
                                    ("birth", "Date of birth"),
                                    ("home", "Where they are from"),
                                    ("seen", "Last seen"),
                                    ("asks", "What they ask"),
                                    ("note", "Note for the desk"),
                                    ("caller", "Name of the caller"),
                                    ("numbers", "Numbers of the caller"),
                                ],
                                max_length=20,
                            ),
                            size=None,
                            verbose_name="what is shown",
                        ),
                    ),
                    ("note", models.TextField(blank=True, verbose_name="note for who takes it up")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("sent", "sent"),
                                ("accepted", "accepted"),
                                ("declined", "declined"),
                                ("done", "done"),
                            ],
                            default="sent",
                            editable=False,
                            max_length=20,
                            verbose_name="state",
                        ),
                    ),
                    ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                    ("sent_at", models.DateTimeField(default=timezone.now)),
                    ("recalled_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "consent",
                        models.ForeignKey(
                            on_delete=models.PROTECT,
                            related_name="referrals",
                            to="families.consent",
                            verbose_name="consent",
                        ),
                    ),
                    (
                        "desk",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="accounts.team",
                            verbose_name="desk",
                        ),
                    ),
                    (
                        "inquiry",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="referrals", to="families.inquiry"),
                    ),
                    (
                        "recalled_by",
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
                        "received",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="came_from",
                            to="families.inquiry",
                        ),
                    ),
                    (
                        "sent_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "referral",
                    "verbose_name_plural": "referrals",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            condition=models.Q(("recalled_at__isnull", True), ("status__in", ("sent", "accepted"))),
                            fields=["desk", "id"],
                            name="referral_waits",
                        )
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["support", "legal", "tracing", "desk", "other"])),
                            name="referral_kind_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("status__in", ["sent", "accepted", "declined", "done"])),
                            name="referral_status_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("note__regex", UNSEEN), _negated=True), name="referral_visible"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("recalled_at__isnull", True), ("recalled_by__isnull", True)),
                                models.Q(("recalled_at__isnull", False), ("recalled_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="referral_recalled_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("received__isnull", True),
                                models.Q(("desk__isnull", False), ("status__in", ["accepted", "done"])),
                                _connector="OR",
                            ),
                            name="referral_received_is_accepted",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "fields__contained_by",
                                    ["name", "mother", "birth", "home", "seen", "asks", "note", "caller", "numbers"],
                                )
                            ),
                            name="referral_fields_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Telling",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("told_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "inquiry",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="tellings", to="families.inquiry"),
                    ),
                    (
                        "referral",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="telling",
                            to="families.referral",
                        ),
                    ),
                    (
                        "share",
                        models.OneToOneField(
                            blank=True, null=True, on_delete=models.PROTECT, related_name="telling", to="families.share"
                        ),
                    ),
                    (
                        "told_by",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "verbose_name": "somebody to be told",
                    "verbose_name_plural": "those to be told",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(condition=models.Q(("told_at__isnull", True)), fields=["id"], name="telling_waits")
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("referral__isnull", True), ("share__isnull", False)),
                                models.Q(("referral__isnull", False), ("share__isnull", True)),
                                _connector="OR",
                            ),
                            name="telling_of_one",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("told_at__isnull", True), ("told_by__isnull", True)),
                                models.Q(("told_at__isnull", False), ("told_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="telling_told_pair",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Erasure",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "why",
                        models.CharField(
                            choices=[("withdrawn", "The caller wished so"), ("removed", "Removed after review")],
                            max_length=20,
                            verbose_name="why",
                        ),
                    ),
                    ("destroyed", models.JSONField()),
                    ("remains", models.JSONField()),
                    ("at", models.DateTimeField(default=timezone.now)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "inquiry",
                        models.OneToOneField(on_delete=models.PROTECT, related_name="erasure", to="families.inquiry"),
                    ),
                ],
                options={
                    "verbose_name": "erasure",
                    "verbose_name_plural": "erasures",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("why__in", ["withdrawn", "removed"])), name="erasure_why_known"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Removal",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "reason",
                        models.CharField(
                            choices=[
                                ("over", "No longer needed"),
                                ("no-consent", "Nobody agreed"),
                                ("danger", "Dangerous to keep"),
                                ("false", "Not sincere"),
                            ],
                            max_length=20,
                            verbose_name="reason",
                        ),
                    ),
                    ("sentence", models.TextField(blank=True, verbose_name="in a sentence")),
                    ("proposed_at", models.DateTimeField(default=timezone.now)),
                    ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                    ("dropped_at", models.DateTimeField(blank=True, null=True)),
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
                        "inquiry",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="removals", to="families.inquiry"),
                    ),
                    (
                        "proposed_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "verbose_name": "removal",
                    "verbose_name_plural": "removals",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("reason__in", ["over", "no-consent", "danger", "false"])),
                            name="removal_reason_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("sentence__regex", UNSEEN), _negated=True), name="removal_visible"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("confirmed_by__isnull", True),
                                models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                                _connector="OR",
                            ),
                            name="removal_by_two",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("confirmed_at__isnull", True), ("dropped_at__isnull", True), _connector="OR"
                            ),
                            name="removal_decided_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                                models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="removal_confirmed_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("dropped_at__isnull", True), ("dropped_by__isnull", True)),
                                models.Q(("dropped_at__isnull", False), ("dropped_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="removal_dropped_pair",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("confirmed_at", None), ("dropped_at", None)),
                            fields=("inquiry",),
                            name="removal_one_open",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="KeptLonger",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("until", models.DateField(verbose_name="until")),
                    ("sentence", models.TextField(blank=True, verbose_name="in a sentence")),
                    ("at", models.DateTimeField(default=timezone.now)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "inquiry",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="kept_longer", to="families.inquiry"),
                    ),
                ],
                options={
                    "verbose_name": "extension",
                    "verbose_name_plural": "extensions",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("sentence__regex", UNSEEN), _negated=True), name="keptlonger_visible"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="RetentionPeriod",
                fields=[
                    ("code", models.SlugField(max_length=40, primary_key=True, serialize=False, verbose_name="code")),
                    ("name_ar", models.CharField(max_length=200, verbose_name="name in Arabic")),
                    ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                    ("days", models.PositiveIntegerField(verbose_name="days")),
                ],
                options={
                    "verbose_name": "time for which something is kept",
                    "verbose_name_plural": "times for which something is kept",
                    "ordering": ["code"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("days__gte", 1), ("days__lte", 3650)), name="retention_some_days"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ToldAgainst",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("answer", models.PositiveBigIntegerField(unique=True)),
                    (
                        "wish",
                        models.CharField(
                            choices=[
                                ("not-asked", "Not asked yet"),
                                ("nobody", "Nobody"),
                                ("named-relatives", "The relatives named here"),
                                ("checked-relative", "Any checked relative"),
                            ],
                            max_length=20,
                            verbose_name="disclosure wish",
                        ),
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
                        models.ForeignKey(on_delete=models.PROTECT, related_name="told_against", to="families.inquiry"),
                    ),
                ],
                options={
                    "verbose_name": "answer against a wish",
                    "verbose_name_plural": "answers against a wish",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("wish__in", ["not-asked", "nobody", "named-relatives", "checked-relative"])
                            ),
                            name="toldagainst_wish_known",
                        )
                    ],
                },
            ),
        )
    ]
