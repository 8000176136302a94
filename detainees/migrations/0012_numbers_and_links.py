"""Identity numbers, sealed, and what joins two people; detainees/sql/links.sql."""

from pathlib import Path

import casework.sealed
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from casework.guards import authorship_guard, final_guard, signed_guard

SQL = (Path(__file__).parent.parent / "sql" / "links.sql").read_text()
PERSON = {"subject": "detainee", "holder": "detainees_detainee"}
NUMBER, LINK, SHOWN = "detainees_identitynumber", "detainees_link", "detainees_numbershown"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_see_numbers"),
        ("detainees", "0011_pairs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="IdentityNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("national", "National number"),
                            ("civil-registry", "Civil registry"),
                            ("passport", "Passport"),
                            ("prison", "Prison number"),
                            ("court", "Court case"),
                            ("icrc", "ICRC"),
                            ("icmp", "ICMP"),
                            ("iimp", "IIMP"),
                            ("unhcr", "UNHCR"),
                            ("other", "Another organisation"),
                        ],
                        max_length=20,
                        verbose_name="kind of number",
                    ),
                ),
                ("issuer", models.CharField(blank=True, max_length=200, verbose_name="place or body that gave it out")),
                ("issuer_key", models.CharField(blank=True, max_length=400)),
                ("number", casework.sealed.SealedField(editable=False, verbose_name="number")),
                ("digest", casework.sealed.BlindIndexField()),
                ("given_by", models.CharField(blank=True, max_length=200, verbose_name="who gave it")),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("struck_at", models.DateTimeField(blank=True, null=True)),
                ("struck_why", models.CharField(blank=True, max_length=400, verbose_name="why it was struck out")),
                (
                    "detainee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="numbers", to="detainees.detainee"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "struck_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "identity number",
                "verbose_name_plural": "identity numbers",
                "default_permissions": (),
                "indexes": [
                    models.Index(condition=models.Q(("struck_at", None)), fields=["digest"], name="number_standing")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "national",
                                    "civil-registry",
                                    "passport",
                                    "prison",
                                    "court",
                                    "icrc",
                                    "icmp",
                                    "iimp",
                                    "unhcr",
                                    "other",
                                ],
                            )
                        ),
                        name="identitynumber_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "issuer__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "given_by__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "struck_why__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="identitynumber_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("struck_at__isnull", True), ("struck_by__isnull", True), ("struck_why", "")),
                            models.Q(
                                ("struck_at__isnull", False),
                                ("struck_by__isnull", False),
                                models.Q(("struck_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="identitynumber_struck_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sibling", "Brother or sister"),
                            ("parent", "Father or mother"),
                            ("child", "Son or daughter"),
                            ("spouse", "Husband or wife"),
                            ("relative", "Another relative"),
                            ("arrested-together", "Arrested together"),
                            ("held-together", "Held together"),
                            ("released-together", "Released together"),
                            ("heard-from", "Heard of from"),
                        ],
                        max_length=20,
                        verbose_name="what joins them",
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[("certain", "Certain"), ("likely", "Likely"), ("possible", "Possible")],
                        max_length=10,
                        verbose_name="certainty",
                    ),
                ),
                ("given_by", models.CharField(blank=True, max_length=200, verbose_name="who says so")),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("struck_at", models.DateTimeField(blank=True, null=True)),
                ("struck_why", models.CharField(blank=True, max_length=400, verbose_name="why it was struck out")),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="detainees.detainee"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="detainees.detainee"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "struck_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.team"
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "sibling",
                                    "parent",
                                    "child",
                                    "spouse",
                                    "relative",
                                    "arrested-together",
                                    "held-together",
                                    "released-together",
                                    "heard-from",
                                ],
                            )
                        ),
                        name="link_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["certain", "likely", "possible"])),
                        name="link_certainty_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("one", models.F("other")), _negated=True), name="link_of_two"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "child"), _negated=True), name="link_child_is_said_of_the_parent"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["heard-from", "parent"]), ("one__lt", models.F("other")), _connector="OR"
                        ),
                        name="link_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "given_by__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "struck_why__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="link_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("struck_at__isnull", True), ("struck_by__isnull", True), ("struck_why", "")),
                            models.Q(
                                ("struck_at__isnull", False),
                                ("struck_by__isnull", False),
                                models.Q(("struck_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="link_struck_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NumberShown",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "number",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="showings",
                        to="detainees.identitynumber",
                    ),
                ),
            ],
            options={
                "verbose_name": "showing of an identity number",
                "verbose_name_plural": "showings of identity numbers",
                "default_permissions": (),
            },
        ),
        authorship_guard(NUMBER, **PERSON, key="detainee_id", what="number", facts=()),
        signed_guard(NUMBER, "recorded_by_id", "struck_by_id"),
        final_guard(NUMBER, "struck_at"),
        signed_guard(SHOWN, "by_id"),
        authorship_guard(LINK, **PERSON, key="one_id", what="link", facts=()),
        authorship_guard(LINK, **PERSON, key="other_id", what="link", facts=(), beside="_of_other"),
        signed_guard(LINK, "recorded_by_id", "struck_by_id"),
        final_guard(LINK, "struck_at"),
        migrations.RunSQL(SQL, "DROP FUNCTION check_link() CASCADE;"),
    ]
