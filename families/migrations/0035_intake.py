"""What families write on the public page: sealed, apart, taken by one; and what must hold of it whoever writes."""

from pathlib import Path

import casework.references.field
import casework.sealed
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import actor_guard, kept_guard, signed_guard
from casework.references import keep_reference

SQL = (Path(__file__).parent.parent / "sql" / "intake.sql").read_text()
UNDO = """
DROP TRIGGER check_intake_move ON casework_movemade;
DROP FUNCTION right_to_move_intake, check_new_intake, check_intake_move, last_move_of_intake, check_intake_change,
    check_intake_gone, check_web_inquiry, intakes_with_number CASCADE;
"""
KEPT = ("id", "team_id", "language", "may_match", "words", "key", "received_at")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0015_open_to_public"),
        ("detainees", "0022_count_of_warnings"),
        ("families", "0030_advisories"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Intake",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("received_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="received")),
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
                ("status_since", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                        on_delete=django.db.models.deletion.PROTECT,
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "verbose_name": "message of the public page",
                "verbose_name_plural": "messages of the public page",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["ar", "en", "ku", "tr", "de", "fr"])),
                        name="intake_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["waiting", "taken", "rejected"])), name="intake_status_known"
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
            },
        ),
        migrations.CreateModel(
            name="IntakesDestroyed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                        verbose_name="desk",
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
                            ("rejected_why__in", ["spam", "twice", "not-ours", "withdrawn", "unusable", "not-sincere"])
                        ),
                        name="intakesdestroyed_rejected_why_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", casework.sealed.BlindIndexField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "post of the public form",
                "verbose_name_plural": "posts of the public form",
                "default_permissions": (),
                "indexes": [models.Index(fields=["at", "source"], name="public_post_lately")],
            },
        ),
        migrations.RemoveConstraint(
            model_name="inquiry",
            name="inquiry_channel_known",
        ),
        migrations.AlterField(
            model_name="inquiry",
            name="channel",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("channel__in", ["hotline", "messaging", "e-mail", "visit", "web-form", "referral"])
                ),
                name="inquiry_channel_known",
            ),
        ),
        *(actor_guard(f"families_{name}") for name in ("intake", "intakesdestroyed")),
        signed_guard("families_intake", "settled_by_id"),
        kept_guard("families_intake", *KEPT),
        keep_reference("families_intake"),
        migrations.RunSQL(SQL, UNDO),
    ]
