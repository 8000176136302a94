"""Sightings and fates; sources, and what they claim."""

import casework.fields
import casework.references.field
import casework.sealed
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from accounts.at_once import AtOnce

# Characters that are not seen (casework/typed_text.py).
UNSEEN = "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]"


class Migration(migrations.Migration):
    replaces = [
        ("releases", "0006_visible_text"),
        ("releases", "0009_known_words"),
        ("releases", "0022_sources"),
        ("releases", "0023_claims_about"),
        ("releases", "0029_findings"),
        ("releases", "0038_identifiers_of_sources"),
        ("releases", "0039_verdicts_anew"),
    ]

    initial = True

    dependencies = [("releases", "0001_releases")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Finding",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
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
                    ("status_since", models.DateTimeField(default=timezone.now, editable=False)),
                    ("revision_number", models.PositiveIntegerField(default=0, editable=False)),
                    ("last_verified_at", models.DateTimeField(editable=False, null=True)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("changed_at", models.DateTimeField(default=timezone.now)),
                    ("note", models.TextField(blank=True, verbose_name="note for the team")),
                    (
                        "changed_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "detainee",
                        models.ForeignKey(
                            on_delete=models.PROTECT,
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
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.facility",
                            verbose_name="facility",
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
                            verbose_name="team",
                        ),
                    ),
                    (
                        "verified_revision",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="releases.findingrevision",
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
                                models.Q(("place__regex", UNSEEN), _negated=True),
                                models.Q(("paper__regex", UNSEEN), _negated=True),
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
                            condition=models.Q(
                                ("fate__in", ["held", "released", "re-detained", "died", "unknown", ""])
                            ),
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
                            condition=models.Q(("note__regex", UNSEEN), _negated=True), name="finding_note_visible"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "verified"), _negated=True),
                                ("verified_revision__isnull", False),
                                _connector="OR",
                            ),
                            name="finding_verified_stands",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status__in", ["disputed", "withdrawn"]), _negated=True),
                                ("verified_revision__isnull", True),
                                _connector="OR",
                            ),
                            name="finding_set_aside_does_not_stand",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="FindingRevision",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
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
                    ("submitted_at", models.DateTimeField(default=timezone.now)),
                    (
                        "facility",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.facility",
                            verbose_name="facility",
                        ),
                    ),
                    (
                        "finding",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="revisions", to="releases.finding"),
                    ),
                    (
                        "submitted_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                                models.Q(("place__regex", UNSEEN), _negated=True),
                                models.Q(("paper__regex", UNSEEN), _negated=True),
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
                            condition=models.Q(
                                ("fate__in", ["held", "released", "re-detained", "died", "unknown", ""])
                            ),
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
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "ruling",
                        models.CharField(
                            choices=[("verified", "verified"), ("returned", "returned"), ("rejected", "rejected")],
                            max_length=10,
                            verbose_name="ruling",
                        ),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
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
                    ("by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    (
                        "revision",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="verdicts", to="releases.findingrevision"
                        ),
                    ),
                    ("look", models.PositiveSmallIntegerField(default=1, editable=False)),
                ],
                options={
                    "verbose_name": "verdict on a finding",
                    "verbose_name_plural": "verdicts on findings",
                    "default_permissions": (),
                    "constraints": [
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
                            condition=models.Q(("sentence__regex", UNSEEN), _negated=True),
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
                        models.UniqueConstraint(fields=("revision", "look", "by"), name="finding_verdict_once"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Source",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("name", models.CharField(blank=True, max_length=200, verbose_name="name or code")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("released-person", "Released person"),
                                ("relative", "Relative"),
                                ("fellow-detainee", "Fellow detainee"),
                                ("lawyer", "Lawyer"),
                                ("correspondent", "Correspondent"),
                                ("organisation", "Organisation"),
                                ("official-list", "Official list"),
                                ("social-media", "Social-media post"),
                                ("broadcaster", "Broadcaster"),
                                ("other", "Another source"),
                            ],
                            max_length=20,
                            verbose_name="kind of source",
                        ),
                    ),
                    (
                        "owner",
                        models.CharField(
                            blank=True, max_length=200, verbose_name="belongs to (network, organisation, family)"
                        ),
                    ),
                    (
                        "reliability",
                        models.CharField(
                            choices=[
                                ("A", "A – completely reliable"),
                                ("B", "B – usually reliable"),
                                ("C", "C – fairly reliable"),
                                ("D", "D – not usually reliable"),
                                ("E", "E – unreliable"),
                                ("F", "F – cannot be judged"),
                            ],
                            default="F",
                            max_length=1,
                            verbose_name="reliability",
                        ),
                    ),
                    ("note", models.TextField(blank=True, verbose_name="note")),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    (
                        "made_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    ("team", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="accounts.team")),
                    ("changed_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "changed_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("merged_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "merged_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "merged_into",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="merged",
                            to="releases.source",
                            verbose_name="one with",
                        ),
                    ),
                    ("name_digest", casework.sealed.BlindIndexField()),
                    ("owner_digest", casework.sealed.BlindIndexField(null=True)),
                    ("protected_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "protected_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "reference",
                        casework.references.field.ReferenceField(prefix="S", verbose_name="code of the source"),
                    ),
                    ("sealed", casework.sealed.SealedField(editable=False, null=True, verbose_name="identity")),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("asks_money", models.BooleanField(db_default=False, default=False, verbose_name="asks for money")),
                    ("asks_money_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "asks_money_by",
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
                        "identifiers",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=32), editable=False, null=True, size=None
                        ),
                    ),
                ],
                options={
                    "verbose_name": "source",
                    "verbose_name_plural": "sources",
                    "ordering": ["name"],
                    "indexes": [
                        models.Index(models.F("team"), models.F("id"), name="source_of_team"),
                        django.contrib.postgres.indexes.GinIndex(fields=["identifiers"], name="source_by_identifier"),
                        models.Index(models.F("id"), condition=models.Q(("identifiers", None)), name="source_unread"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("name__regex", UNSEEN), _negated=True),
                                models.Q(("owner__regex", UNSEEN), _negated=True),
                            ),
                            name="source_visible",
                        ),
                        models.UniqueConstraint(fields=("team", "name_digest"), name="source_once_in_team"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("protected_at__isnull", True),
                                    ("protected_by__isnull", True),
                                    ("sealed__isnull", True),
                                    models.Q(("name", ""), _negated=True),
                                ),
                                models.Q(
                                    ("protected_at__isnull", False),
                                    ("protected_by__isnull", False),
                                    ("sealed__isnull", False),
                                    ("name", ""),
                                    ("note", ""),
                                    ("owner", ""),
                                ),
                                _connector="OR",
                            ),
                            name="source_named_or_sealed",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("merged_at__isnull", True),
                                    ("merged_by__isnull", True),
                                    ("merged_into__isnull", True),
                                ),
                                models.Q(
                                    ("merged_at__isnull", False),
                                    ("merged_by__isnull", False),
                                    ("merged_into__isnull", False),
                                    models.Q(("merged_into", models.F("id")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="source_merged_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("changed_at__isnull", True), ("changed_by__isnull", True)),
                                models.Q(("changed_at__isnull", False), ("changed_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="source_changed_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "kind__in",
                                    [
                                        "released-person",
                                        "relative",
                                        "fellow-detainee",
                                        "lawyer",
                                        "correspondent",
                                        "organisation",
                                        "official-list",
                                        "social-media",
                                        "broadcaster",
                                        "other",
                                    ],
                                )
                            ),
                            name="source_kind_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("reliability__in", ["A", "B", "C", "D", "E", "F"])),
                            name="source_reliability_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("asks_money", False),
                                    ("asks_money_at__isnull", True),
                                    ("asks_money_by__isnull", True),
                                ),
                                models.Q(
                                    ("asks_money", True),
                                    ("asks_money_at__isnull", False),
                                    ("asks_money_by__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="source_asks_money_pair",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Claim",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "connection",
                        models.CharField(
                            choices=[
                                ("self", "Self"),
                                ("witness", "Witness"),
                                ("relative", "Relative"),
                                ("repeats", "Repeats another"),
                            ],
                            max_length=10,
                            verbose_name="how the source knows",
                        ),
                    ),
                    (
                        "reliability",
                        models.CharField(
                            choices=[
                                ("A", "A – completely reliable"),
                                ("B", "B – usually reliable"),
                                ("C", "C – fairly reliable"),
                                ("D", "D – not usually reliable"),
                                ("E", "E – unreliable"),
                                ("F", "F – cannot be judged"),
                            ],
                            max_length=1,
                            verbose_name="reliability of the source here",
                        ),
                    ),
                    (
                        "credibility",
                        models.CharField(
                            choices=[
                                ("1", "1 – confirmed"),
                                ("2", "2 – probably true"),
                                ("3", "3 – possibly true"),
                                ("4", "4 – doubtful"),
                                ("5", "5 – improbable"),
                                ("6", "6 – cannot be judged"),
                            ],
                            max_length=1,
                            verbose_name="credibility of what is said",
                        ),
                    ),
                    ("text", models.TextField(blank=True, verbose_name="what was said")),
                    ("said_on", casework.fields.PartialDateField(blank=True, null=True, verbose_name="said on")),
                    ("received_on", models.DateField(blank=True, null=True, verbose_name="received on")),
                    (
                        "cite",
                        models.CharField(
                            choices=[
                                ("not-asked", "Not asked yet"),
                                ("refused", "No"),
                                ("without-name", "Without the name"),
                                ("with-name", "With the name"),
                            ],
                            default="not-asked",
                            max_length=20,
                            verbose_name="consent to cite",
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[("stands", "Stands"), ("withdrawn", "Withdrawn"), ("found-false", "Found false")],
                            default="stands",
                            max_length=12,
                            verbose_name="state",
                        ),
                    ),
                    ("state_at", models.DateTimeField(blank=True, null=True)),
                    ("state_sentence", models.TextField(blank=True, verbose_name="why")),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    (
                        "derived_from",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="derived",
                            to="releases.claim",
                            verbose_name="repeats claim",
                        ),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "state_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "release",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="claims",
                            to="releases.release",
                        ),
                    ),
                    (
                        "source",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="claims", to="releases.source", verbose_name="source"
                        ),
                    ),
                    (
                        "says_date",
                        casework.fields.PartialDateField(
                            blank=True, null=True, verbose_name="date of release, as the source says"
                        ),
                    ),
                    (
                        "says_facility",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.facility",
                            verbose_name="facility, as the source says",
                        ),
                    ),
                    (
                        "says_governorate",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.governorate",
                            verbose_name="governorate of release, as the source says",
                        ),
                    ),
                    (
                        "says_mode",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("amnesty", "Amnesty"),
                                ("sentence-served", "Sentence served"),
                                ("court-order", "Court order"),
                                ("exchange", "Exchange"),
                                ("settlement", "Settlement"),
                                ("payment", "Payment"),
                                ("prison-opened", "Prison opened"),
                                ("escape", "Escape"),
                                ("transfer", "Transfer"),
                                ("body-returned", "Body returned"),
                                ("unknown", "Unknown"),
                            ],
                            max_length=20,
                            verbose_name="mode, as the source says",
                        ),
                    ),
                    (
                        "condition",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="claims_of_conditions",
                            to="releases.release",
                            verbose_name="release of whose conditions it speaks",
                        ),
                    ),
                    (
                        "detention",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="claims",
                            to="detainees.detention",
                        ),
                    ),
                    (
                        "link",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="claims",
                            to="detainees.link",
                        ),
                    ),
                    (
                        "number",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="claims",
                            to="detainees.identitynumber",
                        ),
                    ),
                    (
                        "finding",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="claims",
                            to="releases.finding",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "claim",
                    "verbose_name_plural": "claims",
                    "ordering": ["pk"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("condition__isnull", False)),
                            fields=["condition"],
                            name="claim_of_condition",
                        ),
                        models.Index(
                            condition=models.Q(("detention__isnull", False)),
                            fields=["detention"],
                            name="claim_of_detention",
                        ),
                        models.Index(
                            condition=models.Q(("number__isnull", False)), fields=["number"], name="claim_of_number"
                        ),
                        models.Index(
                            condition=models.Q(("link__isnull", False)), fields=["link"], name="claim_of_link"
                        ),
                        models.Index(
                            condition=models.Q(("finding__isnull", False)), fields=["finding"], name="claim_of_finding"
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "stands"), ("state_at__isnull", True), ("state_by__isnull", True)),
                                models.Q(
                                    models.Q(("state", "stands"), _negated=True),
                                    ("state_at__isnull", False),
                                    ("state_by__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="claim_state_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("derived_from", models.F("pk")), _negated=True),
                            name="claim_not_derived_from_itself",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("text__regex", UNSEEN), _negated=True), name="claim_text_visible"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("connection__in", ["self", "witness", "relative", "repeats"])),
                            name="claim_connection_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("reliability__in", ["A", "B", "C", "D", "E", "F"])),
                            name="claim_reliability_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("credibility__in", ["1", "2", "3", "4", "5", "6"])),
                            name="claim_credibility_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("cite__in", ["not-asked", "refused", "without-name", "with-name"])),
                            name="claim_cite_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("state__in", ["stands", "withdrawn", "found-false"])),
                            name="claim_state_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "says_mode__in",
                                    [
                                        "amnesty",
                                        "sentence-served",
                                        "court-order",
                                        "exchange",
                                        "settlement",
                                        "payment",
                                        "prison-opened",
                                        "escape",
                                        "transfer",
                                        "body-returned",
                                        "unknown",
                                        "",
                                    ],
                                )
                            ),
                            name="claim_says_mode_known",
                        ),
                        models.CheckConstraint(
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
                        models.CheckConstraint(
                            condition=models.Q(
                                ("received_on__lte", django.db.models.functions.datetime.TruncDate("made_at"))
                            ),
                            name="claim_not_received_later",
                        ),
                    ],
                },
            ),
        )
    ]
