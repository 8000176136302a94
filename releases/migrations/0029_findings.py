"""Sightings and fates, their frozen revisions and the verdicts on them; a claim can speak of one."""

import casework.fields
import casework.references.field
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_see_numbers"),
        ("detainees", "0018_own_closing"),
        ("releases", "0028_texts_and_lists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("date", casework.fields.PartialDateField(blank=True, null=True, verbose_name="when")),
                ("date_earliest", casework.fields.EarliestDay(date="date")),
                ("date_latest", casework.fields.LatestDay(date="date")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seen", "Seen"),
                            ("heard", "Heard"),
                            ("visited", "Visited, written or called"),
                            ("picture", "In a picture or film"),
                            ("listed", "Named on a list"),
                            ("heard-of", "Heard of"),
                        ],
                        max_length=20,
                        verbose_name="how they were known to be there",
                    ),
                ),
                (
                    "fate",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("held", "Held"),
                            ("released", "Released"),
                            ("re-detained", "Detained again"),
                            ("died", "Died"),
                            ("unknown", "Unknown"),
                        ],
                        max_length=20,
                        verbose_name="what became of them",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("claimed", "Claimed"),
                            ("official-paper", "On an official paper"),
                            ("proven", "Proven"),
                        ],
                        max_length=20,
                        verbose_name="on what it stands",
                    ),
                ),
                ("paper", models.CharField(blank=True, max_length=300, verbose_name="which paper, from whom")),
                ("reference", casework.references.field.ReferenceField(prefix="F", verbose_name="reference")),
                (
                    "kind",
                    models.CharField(
                        choices=[("sighting", "Sighting"), ("fate", "Fate")], max_length=10, verbose_name="kind"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("returned", "returned"),
                            ("rejected", "rejected"),
                            ("verified", "verified"),
                            ("disputed", "disputed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("status_since", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                ("last_verified_at", models.DateTimeField(editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("note", models.TextField(blank=True, verbose_name="note for the team")),
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
                    "detainee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="detainees.detainee",
                        verbose_name="detainee",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="detainees.facility",
                        verbose_name="facility",
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
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "verbose_name": "finding",
                "verbose_name_plural": "findings",
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(models.F("team"), models.F("id"), name="finding_of_team"),
                    models.Index(models.F("organisation"), models.F("id"), name="finding_of_organisation"),
                    models.Index(
                        condition=models.Q(("status", "submitted")),
                        fields=["status_since", "id", "team"],
                        name="finding_waits",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("how", ""), _negated=True), ("fate", ""), ("standing", "")),
                            models.Q(
                                ("how", ""),
                                models.Q(("fate", ""), _negated=True),
                                models.Q(("standing", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="finding_sighting_or_fate",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "official-paper"), models.Q(("paper", ""), _negated=True)),
                            models.Q(models.Q(("standing", "official-paper"), _negated=True), ("paper", "")),
                            _connector="OR",
                        ),
                        name="finding_paper_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "place__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "paper__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="finding_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("how__in", ["seen", "heard", "visited", "picture", "listed", "heard-of", ""])
                        ),
                        name="finding_how_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fate__in", ["held", "released", "re-detained", "died", "unknown", ""])),
                        name="finding_fate_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("standing__in", ["claimed", "official-paper", "proven", ""])),
                        name="finding_standing_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "sighting"), models.Q(("how", ""), _negated=True)),
                            models.Q(("how", ""), ("kind", "fate")),
                            _connector="OR",
                        ),
                        name="finding_of_its_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["sighting", "fate"])), name="finding_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["draft", "submitted", "returned", "rejected", "verified", "disputed", "withdrawn"],
                            )
                        ),
                        name="finding_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "note__regex",
                                "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                            ),
                            _negated=True,
                        ),
                        name="finding_note_visible",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FindingRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("date", casework.fields.PartialDateField(blank=True, null=True, verbose_name="when")),
                ("date_earliest", casework.fields.EarliestDay(date="date")),
                ("date_latest", casework.fields.LatestDay(date="date")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seen", "Seen"),
                            ("heard", "Heard"),
                            ("visited", "Visited, written or called"),
                            ("picture", "In a picture or film"),
                            ("listed", "Named on a list"),
                            ("heard-of", "Heard of"),
                        ],
                        max_length=20,
                        verbose_name="how they were known to be there",
                    ),
                ),
                (
                    "fate",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("held", "Held"),
                            ("released", "Released"),
                            ("re-detained", "Detained again"),
                            ("died", "Died"),
                            ("unknown", "Unknown"),
                        ],
                        max_length=20,
                        verbose_name="what became of them",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("claimed", "Claimed"),
                            ("official-paper", "On an official paper"),
                            ("proven", "Proven"),
                        ],
                        max_length=20,
                        verbose_name="on what it stands",
                    ),
                ),
                ("paper", models.CharField(blank=True, max_length=300, verbose_name="which paper, from whom")),
                ("number", models.PositiveIntegerField()),
                ("submitted_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="detainees.facility",
                        verbose_name="facility",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="revisions", to="releases.finding"
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "revision of a finding",
                "verbose_name_plural": "revisions of findings",
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("how", ""), _negated=True), ("fate", ""), ("standing", "")),
                            models.Q(
                                ("how", ""),
                                models.Q(("fate", ""), _negated=True),
                                models.Q(("standing", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="findingrevision_sighting_or_fate",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "official-paper"), models.Q(("paper", ""), _negated=True)),
                            models.Q(models.Q(("standing", "official-paper"), _negated=True), ("paper", "")),
                            _connector="OR",
                        ),
                        name="findingrevision_paper_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "place__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                (
                                    "paper__regex",
                                    "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                                ),
                                _negated=True,
                            ),
                        ),
                        name="findingrevision_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("how__in", ["seen", "heard", "visited", "picture", "listed", "heard-of", ""])
                        ),
                        name="findingrevision_how_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fate__in", ["held", "released", "re-detained", "died", "unknown", ""])),
                        name="findingrevision_fate_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("standing__in", ["claimed", "official-paper", "proven", ""])),
                        name="findingrevision_standing_known",
                    ),
                    models.UniqueConstraint(fields=("finding", "number"), name="finding_revision_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FindingVerdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ruling",
                    models.CharField(
                        choices=[("verified", "verified"), ("returned", "returned"), ("rejected", "rejected")],
                        max_length=10,
                        verbose_name="ruling",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("did-not-happen", "It is not so"),
                            ("other-person", "Another person"),
                            ("other-time-or-place", "Another time or place"),
                            ("already-recorded", "Already recorded"),
                            ("not-enough-yet", "Not enough yet"),
                            ("source-found-false", "Source found false"),
                        ],
                        max_length=40,
                        verbose_name="reason",
                    ),
                ),
                ("sentence", models.TextField(blank=True, verbose_name="sentence")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdicts",
                        to="releases.findingrevision",
                    ),
                ),
            ],
            options={
                "verbose_name": "verdict on a finding",
                "verbose_name_plural": "verdicts on findings",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("revision", "by"), name="finding_verdict_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("ruling", "verified")),
                            models.Q(
                                models.Q(("ruling", "verified"), _negated=True),
                                models.Q(("reason", ""), _negated=True),
                                models.Q(("sentence", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="finding_verdict_refusal_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sentence__regex",
                                "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]",
                            ),
                            _negated=True,
                        ),
                        name="finding_verdict_visible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ruling__in", ["verified", "returned", "rejected"])),
                        name="findingverdict_ruling_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reason__in",
                                [
                                    "did-not-happen",
                                    "other-person",
                                    "other-time-or-place",
                                    "already-recorded",
                                    "not-enough-yet",
                                    "source-found-false",
                                    "",
                                ],
                            )
                        ),
                        name="findingverdict_reason_known",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="claim",
            name="claim_of_one_thing",
        ),
        migrations.AddField(
            model_name="claim",
            name="finding",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claims",
                to="releases.finding",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("finding__isnull", False)), fields=["finding"], name="claim_of_finding"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("condition__isnull", True),
                        ("detention__isnull", True),
                        ("finding__isnull", True),
                        ("link__isnull", True),
                        ("number__isnull", True),
                        ("release__isnull", False),
                    ),
                    models.Q(
                        ("condition__isnull", False),
                        ("detention__isnull", True),
                        ("finding__isnull", True),
                        ("link__isnull", True),
                        ("number__isnull", True),
                        ("release__isnull", True),
                    ),
                    models.Q(
                        ("condition__isnull", True),
                        ("detention__isnull", True),
                        ("finding__isnull", False),
                        ("link__isnull", True),
                        ("number__isnull", True),
                        ("release__isnull", True),
                    ),
                    models.Q(
                        ("condition__isnull", True),
                        ("detention__isnull", False),
                        ("finding__isnull", True),
                        ("link__isnull", True),
                        ("number__isnull", True),
                        ("release__isnull", True),
                    ),
                    models.Q(
                        ("condition__isnull", True),
                        ("detention__isnull", True),
                        ("finding__isnull", True),
                        ("link__isnull", True),
                        ("number__isnull", False),
                        ("release__isnull", True),
                    ),
                    models.Q(
                        ("condition__isnull", True),
                        ("detention__isnull", True),
                        ("finding__isnull", True),
                        ("link__isnull", False),
                        ("number__isnull", True),
                        ("release__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="claim_of_one_thing",
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="verified_revision",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="releases.findingrevision",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "verified"), _negated=True),
                    ("verified_revision__isnull", False),
                    _connector="OR",
                ),
                name="finding_verified_stands",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["disputed", "withdrawn"]), _negated=True),
                    ("verified_revision__isnull", True),
                    _connector="OR",
                ),
                name="finding_set_aside_does_not_stand",
            ),
        ),
    ]
