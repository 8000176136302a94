"""The register: places, persons, their names, detentions, numbers, links and descriptions."""

import casework.fields
import casework.references.field
import casework.sealed
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.expressions
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from accounts.at_once import AtOnce

# Characters that are not seen (casework/typed_text.py).
UNSEEN = "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]"


class Migration(migrations.Migration):
    replaces = [
        ("detainees", "0001_initial"),
        ("detainees", "0005_visible_text"),
        ("detainees", "0006_lists"),
        ("detainees", "0007_restricted_index"),
        ("detainees", "0009_known_words"),
        ("detainees", "0012_numbers_and_links"),
        ("detainees", "0018_own_closing"),
        ("detainees", "0019_descriptions"),
        ("detainees", "0023_own_values"),
        ("detainees", "0025_lists_by_change"),
        ("detainees", "0026_typed_unseen"),
    ]

    initial = True

    dependencies = [("casework", "0002_rules")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Governorate",
                fields=[
                    (
                        "code",
                        models.CharField(
                            max_length=5, primary_key=True, serialize=False, verbose_name="ISO 3166-2 code"
                        ),
                    ),
                    ("pcode", models.CharField(max_length=4, unique=True, verbose_name="OCHA P-code")),
                    ("name_ar", models.CharField(max_length=60, verbose_name="name in Arabic")),
                    ("name_en", models.CharField(max_length=60, verbose_name="name in English")),
                    ("printed_ar", models.CharField(max_length=60, verbose_name="name in printed lists, Arabic")),
                    ("printed_en", models.CharField(max_length=60, verbose_name="name in printed lists, English")),
                    (
                        "other_names",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                        ),
                    ),
                    ("order", models.PositiveSmallIntegerField(unique=True)),
                    ("column", models.PositiveSmallIntegerField()),
                    ("row", models.PositiveSmallIntegerField()),
                ],
                options={
                    "verbose_name": "governorate",
                    "verbose_name_plural": "governorates",
                    "ordering": ["order"],
                    "constraints": [models.UniqueConstraint(fields=("column", "row"), name="governorate_tile")],
                },
            ),
            migrations.CreateModel(
                name="Facility",
                fields=[
                    ("code", models.SlugField(max_length=60, primary_key=True, serialize=False, verbose_name="code")),
                    ("name_ar", models.CharField(max_length=160, verbose_name="name in Arabic")),
                    ("name_en", models.CharField(max_length=160, verbose_name="name in English")),
                    (
                        "other_names",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=160), blank=True, default=list, size=None
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("military-prison", "Military prison"),
                                ("central-prison", "Central prison"),
                                ("security-branch", "Security branch"),
                                ("military-police", "Military police"),
                                ("hospital", "Hospital"),
                                ("camp", "Camp"),
                                ("unofficial", "Unofficial place"),
                                ("other", "Another kind of place"),
                            ],
                            max_length=20,
                            verbose_name="kind",
                        ),
                    ),
                    ("run_by", models.CharField(blank=True, max_length=200, verbose_name="run by")),
                    ("number", models.CharField(blank=True, max_length=20, verbose_name="branch number")),
                    ("basis", models.TextField(verbose_name="what the name rests on")),
                    (
                        "governorate",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="facilities", to="detainees.governorate"
                        ),
                    ),
                ],
                options={"verbose_name": "facility", "verbose_name_plural": "facilities", "ordering": ["code"]},
            ),
            migrations.CreateModel(
                name="Place",
                fields=[
                    (
                        "pcode",
                        models.CharField(max_length=12, primary_key=True, serialize=False, verbose_name="OCHA P-code"),
                    ),
                    ("name_ar", models.CharField(max_length=120, verbose_name="name in Arabic")),
                    ("name_en", models.CharField(max_length=120, verbose_name="name in English")),
                    (
                        "level",
                        models.CharField(
                            choices=[("2", "District"), ("3", "Subdistrict")], max_length=1, verbose_name="level"
                        ),
                    ),
                    (
                        "governorate",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="places", to="detainees.governorate"),
                    ),
                    (
                        "parent",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="children",
                            to="detainees.place",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "place",
                    "verbose_name_plural": "places",
                    "ordering": ["pcode"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("level", "2"), ("parent__isnull", True)),
                                models.Q(("level", "3"), ("parent__isnull", False)),
                                _connector="OR",
                            ),
                            name="place_district_has_no_parent",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Detainee",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("reference", casework.references.field.ReferenceField(prefix="D", verbose_name="reference")),
                    ("restricted", models.BooleanField(default=False, verbose_name="restricted")),
                    ("name_ar", models.CharField(blank=True, max_length=400, verbose_name="name in Arabic")),
                    ("name_latin", models.CharField(blank=True, max_length=400, verbose_name="name in Latin script")),
                    ("sort_name", models.CharField(blank=True, max_length=400)),
                    (
                        "search_words",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                        ),
                    ),
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
                    ("age_stated", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="age stated")),
                    ("age_stated_on", models.DateField(blank=True, null=True, verbose_name="age stated on")),
                    ("home_place", models.CharField(blank=True, max_length=200, verbose_name="home place")),
                    ("occupation", models.CharField(blank=True, max_length=200, verbose_name="occupation")),
                    ("civil_servant", models.BooleanField(default=False, verbose_name="civil servant")),
                    ("army_defector", models.BooleanField(default=False, verbose_name="army defector")),
                    ("note", models.TextField(blank=True, verbose_name="note")),
                    ("external_id", models.CharField(blank=True, max_length=100)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    ("changed_at", models.DateTimeField(default=timezone.now)),
                    (
                        "changed_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "organisation",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="accounts.organisation"),
                    ),
                    ("team", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="accounts.team")),
                    (
                        "home_governorate",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.governorate",
                            verbose_name="home governorate",
                        ),
                    ),
                    (
                        "home_area",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.place",
                            verbose_name="home district",
                        ),
                    ),
                    (
                        "merged_into",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="merged",
                            to="detainees.detainee",
                        ),
                    ),
                    (
                        "closed_to",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.BigIntegerField(), blank=True, null=True, size=None
                        ),
                    ),
                    ("unidentified", models.BooleanField(db_default=False, default=False, verbose_name="unidentified")),
                    ("typed_unseen", models.BooleanField(db_default=False, default=False, editable=False)),
                ],
                options={
                    "verbose_name": "detainee",
                    "verbose_name_plural": "detainees",
                    "permissions": [("see_restricted", "see restricted")],
                    "default_permissions": (),
                    "indexes": [
                        models.Index(fields=["organisation", "sort_name", "id"], name="detainee_by_name"),
                        django.contrib.postgres.indexes.GinIndex(fields=["search_words"], name="detainee_words"),
                        models.Index(fields=["organisation", "made_at", "id"], name="detainee_by_entry"),
                        models.Index(
                            condition=models.Q(("restricted", True)), fields=["id"], name="detainee_restricted"
                        ),
                        models.Index(
                            condition=models.Q(("merged_into__isnull", False)),
                            fields=["merged_into"],
                            name="detainee_merged",
                        ),
                        models.Index(
                            condition=models.Q(("merged_into__isnull", True)),
                            fields=["organisation", "home_governorate", "sex", "team", "restricted", "id"],
                            name="detainee_count_named",
                        ),
                        models.Index(
                            condition=models.Q(("unidentified", True)),
                            fields=["organisation", "id"],
                            name="detainee_unidentified",
                        ),
                        models.Index(fields=["organisation", "changed_at", "id"], name="detainee_by_change"),
                        models.Index(
                            condition=models.Q(("merged_into__isnull", True), ("restricted", False)),
                            fields=["organisation", "home_governorate", "sex", "team"],
                            include=("birth_earliest", "birth_latest"),
                            name="detainee_count",
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("age_stated__isnull", True), ("age_stated_on__isnull", True)),
                                models.Q(("age_stated__isnull", False), ("age_stated_on__isnull", False)),
                                _connector="OR",
                            ),
                            name="detainee_age_pair",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("name_ar", ""), ("name_latin", ""), _negated=True),
                            name="detainee_has_a_name",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("sex__in", ["female", "male", "unknown"])), name="detainee_sex_known"
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("external_id", ""), _negated=True),
                            fields=("team", "external_id"),
                            name="detainee_external_id_in_team",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("merged_into", models.F("id")), _negated=True),
                            name="detainee_not_merged_into_itself",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="DetaineeGrant",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("content_object", models.ForeignKey(on_delete=models.CASCADE, to="detainees.detainee")),
                    ("permission", models.ForeignKey(on_delete=models.CASCADE, to="auth.permission")),
                    ("user", models.ForeignKey(on_delete=models.CASCADE, to=settings.AUTH_USER_MODEL)),
                ],
                options={"abstract": False, "unique_together": {("user", "permission", "content_object")}},
            ),
            migrations.CreateModel(
                name="Name",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "script",
                        models.CharField(
                            choices=[("ar", "Arabic script"), ("latin", "Latin script")],
                            max_length=5,
                            verbose_name="script",
                        ),
                    ),
                    ("given", models.CharField(max_length=80, verbose_name="given name")),
                    ("father", models.CharField(blank=True, max_length=80, verbose_name="father's name")),
                    ("grandfather", models.CharField(blank=True, max_length=80, verbose_name="grandfather's name")),
                    ("family", models.CharField(blank=True, max_length=80, verbose_name="family name")),
                    ("mother", models.CharField(blank=True, max_length=80, verbose_name="mother's name")),
                    ("given_by", models.CharField(blank=True, max_length=200, verbose_name="who gave it")),
                    ("given_at", models.DateTimeField(default=timezone.now)),
                    (
                        "detainee",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="names", to="detainees.detainee"),
                    ),
                    (
                        "recorded_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                ],
                options={
                    "verbose_name": "name",
                    "verbose_name_plural": "names",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("given", ""), _negated=True), name="name_given_not_empty"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("given__regex", UNSEEN), _negated=True),
                                models.Q(("father__regex", UNSEEN), _negated=True),
                                models.Q(("grandfather__regex", UNSEEN), _negated=True),
                                models.Q(("family__regex", UNSEEN), _negated=True),
                                models.Q(("mother__regex", UNSEEN), _negated=True),
                                models.Q(("given_by__regex", UNSEEN), _negated=True),
                            ),
                            name="name_visible",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="OtherName",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("kunya", "Kunya"),
                                ("nickname", "Nickname"),
                                ("transliteration", "Another spelling"),
                                ("other", "Another name"),
                            ],
                            max_length=20,
                            verbose_name="kind",
                        ),
                    ),
                    ("text", models.CharField(max_length=200, verbose_name="name")),
                    ("given_by", models.CharField(blank=True, max_length=200, verbose_name="who gave it")),
                    ("given_at", models.DateTimeField(default=timezone.now)),
                    (
                        "detainee",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="other_names", to="detainees.detainee"
                        ),
                    ),
                    (
                        "recorded_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                ],
                options={
                    "verbose_name": "other name",
                    "verbose_name_plural": "other names",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True), name="other_name_not_empty"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("text__regex", UNSEEN), _negated=True),
                                models.Q(("given_by__regex", UNSEEN), _negated=True),
                            ),
                            name="other_name_visible",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Detention",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "arrest_date",
                        casework.fields.PartialDateField(blank=True, null=True, verbose_name="date of arrest"),
                    ),
                    ("arrest_date_earliest", casework.fields.EarliestDay(date="arrest_date")),
                    ("arrest_date_latest", casework.fields.LatestDay(date="arrest_date")),
                    ("arrest_place", models.CharField(blank=True, max_length=200, verbose_name="place of arrest")),
                    (
                        "arresting_body",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("military-intelligence", "Military Intelligence"),
                                ("air-force-intelligence", "Air Force Intelligence"),
                                ("general-intelligence", "General Intelligence"),
                                ("political-security", "Political Security"),
                                ("criminal-security", "Criminal Security"),
                                ("police", "Police"),
                                ("military-police", "Military police"),
                                ("army", "Army"),
                                ("militia", "Militia"),
                                ("faction", "Armed faction"),
                                ("asayish", "Asayish or SDF"),
                                ("other", "Another body"),
                                ("unknown", "Unknown"),
                            ],
                            max_length=30,
                            verbose_name="arresting body",
                        ),
                    ),
                    (
                        "charge",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("terrorism", "Terrorism law"),
                                ("criminal", "Criminal"),
                                ("military", "Military"),
                                ("none", "None known"),
                            ],
                            max_length=20,
                            verbose_name="type of charge",
                        ),
                    ),
                    (
                        "basis",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("without-charge", "Without charge"),
                                ("awaiting-trial", "Awaiting trial"),
                                ("sentenced", "Sentenced"),
                                ("after-sentence", "After the sentence"),
                                ("hostage", "Hostage"),
                                ("unknown", "Unknown"),
                            ],
                            max_length=30,
                            verbose_name="basis",
                        ),
                    ),
                    ("court", models.CharField(blank=True, max_length=200, verbose_name="court")),
                    (
                        "responsible",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("government", "Syrian government until December 2024"),
                                ("government-ally", "Ally of that government"),
                                ("authorities-since-2024", "Authorities since December 2024"),
                                ("armed-opposition", "Armed opposition"),
                                ("hts", "Hay'at Tahrir al-Sham"),
                                ("sdf", "Syrian Democratic Forces"),
                                ("isis", "ISIS"),
                                ("other", "Another party"),
                                ("unknown", "Unknown"),
                            ],
                            max_length=30,
                            verbose_name="responsible party",
                        ),
                    ),
                    ("disappeared", models.BooleanField(default=False, verbose_name="forcibly disappeared")),
                    (
                        "disappeared_since",
                        casework.fields.PartialDateField(blank=True, null=True, verbose_name="disappeared since"),
                    ),
                    ("note", models.TextField(blank=True, verbose_name="note")),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    (
                        "detainee",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="detentions", to="detainees.detainee"),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "arrest_governorate",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.governorate",
                            verbose_name="governorate of arrest",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "detention",
                    "verbose_name_plural": "detentions",
                    "ordering": ["arrest_date", "pk"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "arresting_body__in",
                                    [
                                        "military-intelligence",
                                        "air-force-intelligence",
                                        "general-intelligence",
                                        "political-security",
                                        "criminal-security",
                                        "police",
                                        "military-police",
                                        "army",
                                        "militia",
                                        "faction",
                                        "asayish",
                                        "other",
                                        "unknown",
                                        "",
                                    ],
                                )
                            ),
                            name="detention_arresting_body_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("charge__in", ["terrorism", "criminal", "military", "none", ""])),
                            name="detention_charge_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "basis__in",
                                    [
                                        "without-charge",
                                        "awaiting-trial",
                                        "sentenced",
                                        "after-sentence",
                                        "hostage",
                                        "unknown",
                                        "",
                                    ],
                                )
                            ),
                            name="detention_basis_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "responsible__in",
                                    [
                                        "government",
                                        "government-ally",
                                        "authorities-since-2024",
                                        "armed-opposition",
                                        "hts",
                                        "sdf",
                                        "isis",
                                        "other",
                                        "unknown",
                                        "",
                                    ],
                                )
                            ),
                            name="detention_responsible_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Stay",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("from_date", casework.fields.PartialDateField(blank=True, null=True, verbose_name="from")),
                    ("to_date", casework.fields.PartialDateField(blank=True, null=True, verbose_name="until")),
                    ("made_at", models.DateTimeField(default=timezone.now)),
                    (
                        "detention",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="stays", to="detainees.detention"),
                    ),
                    (
                        "facility",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="+", to="detainees.facility", verbose_name="facility"
                        ),
                    ),
                    (
                        "made_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                ],
                options={"verbose_name": "stay", "verbose_name_plural": "stays", "ordering": ["from_date", "pk"]},
            ),
            migrations.CreateModel(
                name="IdentityNumber",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
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
                    (
                        "issuer",
                        models.CharField(blank=True, max_length=200, verbose_name="place or body that gave it out"),
                    ),
                    ("issuer_key", models.CharField(blank=True, max_length=400)),
                    ("number", casework.sealed.SealedField(editable=False, verbose_name="number")),
                    ("digest", casework.sealed.BlindIndexField()),
                    ("given_by", models.CharField(blank=True, max_length=200, verbose_name="who gave it")),
                    ("given_at", models.DateTimeField(default=timezone.now)),
                    ("struck_at", models.DateTimeField(blank=True, null=True)),
                    ("struck_why", models.CharField(blank=True, max_length=400, verbose_name="why it was struck out")),
                    (
                        "detainee",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="numbers", to="detainees.detainee"),
                    ),
                    (
                        "recorded_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "struck_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
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
                                models.Q(("issuer__regex", UNSEEN), _negated=True),
                                models.Q(("given_by__regex", UNSEEN), _negated=True),
                                models.Q(("struck_why__regex", UNSEEN), _negated=True),
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
                name="NumberShown",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    (
                        "number",
                        models.ForeignKey(
                            on_delete=models.PROTECT, related_name="showings", to="detainees.identitynumber"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "showing of an identity number",
                    "verbose_name_plural": "showings of identity numbers",
                    "default_permissions": (),
                },
            ),
            migrations.CreateModel(
                name="Link",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
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
                    ("given_at", models.DateTimeField(default=timezone.now)),
                    ("struck_at", models.DateTimeField(blank=True, null=True)),
                    ("struck_why", models.CharField(blank=True, max_length=400, verbose_name="why it was struck out")),
                    ("one", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="detainees.detainee")),
                    ("other", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="detainees.detainee")),
                    (
                        "recorded_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                    (
                        "struck_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("team", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="accounts.team")),
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
                            condition=models.Q(("kind", "child"), _negated=True),
                            name="link_child_is_said_of_the_parent",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("kind__in", ["heard-from", "parent"]), ("one__lt", models.F("other")), _connector="OR"
                            ),
                            name="link_in_order",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("given_by__regex", UNSEEN), _negated=True),
                                models.Q(("struck_why__regex", UNSEEN), _negated=True),
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
                name="Description",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("number", models.PositiveSmallIntegerField(default=1)),
                    ("in_force", models.BooleanField(default=True)),
                    (
                        "age_from",
                        models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="estimated age, from"),
                    ),
                    (
                        "age_to",
                        models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="estimated age, to"),
                    ),
                    ("age_on", models.DateField(blank=True, null=True, verbose_name="day of the estimate")),
                    (
                        "height_from",
                        models.PositiveSmallIntegerField(
                            blank=True, null=True, verbose_name="height in centimetres, from"
                        ),
                    ),
                    (
                        "height_to",
                        models.PositiveSmallIntegerField(
                            blank=True, null=True, verbose_name="height in centimetres, to"
                        ),
                    ),
                    (
                        "build",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("emaciated", "Emaciated"),
                                ("slight", "Slight"),
                                ("medium", "Medium"),
                                ("heavy", "Heavy"),
                            ],
                            max_length=10,
                            verbose_name="build",
                        ),
                    ),
                    (
                        "hair",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("black", "Black"),
                                ("brown", "Brown"),
                                ("fair", "Fair"),
                                ("grey", "Grey"),
                                ("bald", "Bald"),
                            ],
                            max_length=10,
                            verbose_name="hair",
                        ),
                    ),
                    (
                        "eyes",
                        models.CharField(
                            blank=True,
                            choices=[("black", "Black"), ("brown", "Brown"), ("green", "Green"), ("blue", "Blue")],
                            max_length=10,
                            verbose_name="eyes",
                        ),
                    ),
                    ("marks", models.TextField(blank=True, verbose_name="marks")),
                    (
                        "dialects",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(
                                choices=[
                                    ("damascus", "Damascus and around"),
                                    ("homs-hama", "Homs and Hama"),
                                    ("aleppo", "Aleppo"),
                                    ("idlib", "Idlib and the northern countryside"),
                                    ("coast", "The coast and its mountains"),
                                    ("hawran", "Hawran"),
                                    ("suwayda", "Jabal al-Arab"),
                                    ("euphrates", "The Euphrates and the Jazira"),
                                    ("bedouin", "Bedouin"),
                                    ("palestinian", "Palestinian"),
                                    ("lebanese", "Lebanese"),
                                    ("iraqi", "Iraqi"),
                                    ("kurdish", "Kurdish"),
                                    ("turkmen", "Turkmen or Turkish"),
                                    ("other", "Another one"),
                                ],
                                max_length=15,
                            ),
                            blank=True,
                            default=list,
                            size=None,
                            verbose_name="dialect",
                        ),
                    ),
                    ("dialect_note", models.CharField(blank=True, max_length=200, verbose_name="dialect in words")),
                    (
                        "speech",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("clear", "Speaks clearly"),
                                ("confused", "Speaks confusedly"),
                                ("few-words", "Only single words"),
                                ("silent", "Does not speak"),
                                ("cannot", "Cannot hear or speak"),
                            ],
                            max_length=10,
                            verbose_name="speech",
                        ),
                    ),
                    ("says", models.TextField(blank=True, verbose_name="what they say")),
                    (
                        "now_place",
                        models.CharField(blank=True, max_length=200, verbose_name="place where they are now"),
                    ),
                    (
                        "born_from",
                        models.GeneratedField(
                            db_persist=True,
                            expression=django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.datetime.ExtractYear("age_on"), "-", models.F("age_to")
                                ),
                                "-",
                                models.Value(1),
                            ),
                            output_field=models.IntegerField(),
                        ),
                    ),
                    (
                        "born_to",
                        models.GeneratedField(
                            db_persist=True,
                            expression=django.db.models.expressions.CombinedExpression(
                                django.db.models.functions.datetime.ExtractYear("age_on"), "-", models.F("age_from")
                            ),
                            output_field=models.IntegerField(),
                        ),
                    ),
                    (
                        "mark_words",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                        ),
                    ),
                    (
                        "said_words",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                        ),
                    ),
                    ("given_by", models.CharField(blank=True, max_length=200, verbose_name="who describes them")),
                    ("given_at", models.DateTimeField(default=timezone.now)),
                    (
                        "detainee",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=models.PROTECT,
                            related_name="descriptions",
                            to="detainees.detainee",
                        ),
                    ),
                    (
                        "now_governorate",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.governorate",
                            verbose_name="now in",
                        ),
                    ),
                    (
                        "recorded_by",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                    ),
                ],
                options={
                    "verbose_name": "description",
                    "verbose_name_plural": "descriptions",
                    "default_permissions": (),
                    "indexes": [
                        models.Index(
                            condition=models.Q(("in_force", True)),
                            fields=["born_from", "born_to"],
                            name="description_born",
                        ),
                        django.contrib.postgres.indexes.GinIndex(
                            condition=models.Q(("in_force", True)), fields=["mark_words"], name="description_marks"
                        ),
                        django.contrib.postgres.indexes.GinIndex(
                            condition=models.Q(("in_force", True)), fields=["said_words"], name="description_said"
                        ),
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("detainee", "number"), name="description_once"),
                        models.UniqueConstraint(
                            condition=models.Q(("in_force", True)), fields=("detainee",), name="description_in_force"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("age_from__isnull", True), ("age_on__isnull", True), ("age_to__isnull", True)
                                ),
                                models.Q(
                                    ("age_from__gte", 0),
                                    ("age_on__isnull", False),
                                    ("age_to__gte", models.F("age_from")),
                                    ("age_to__lte", 120),
                                ),
                                _connector="OR",
                            ),
                            name="description_age_with_its_day",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("height_from__isnull", True), ("height_to__isnull", True)),
                                models.Q(
                                    ("height_from__gte", 30),
                                    ("height_to__gte", models.F("height_from")),
                                    ("height_to__lte", 250),
                                ),
                                _connector="OR",
                            ),
                            name="description_height_from_to",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("build__in", ["emaciated", "slight", "medium", "heavy", ""])),
                            name="description_build_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("hair__in", ["black", "brown", "fair", "grey", "bald", ""])),
                            name="description_hair_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("eyes__in", ["black", "brown", "green", "blue", ""])),
                            name="description_eyes_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("speech__in", ["clear", "confused", "few-words", "silent", "cannot", ""])
                            ),
                            name="description_speech_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "dialects__contained_by",
                                    [
                                        "damascus",
                                        "homs-hama",
                                        "aleppo",
                                        "idlib",
                                        "coast",
                                        "hawran",
                                        "suwayda",
                                        "euphrates",
                                        "bedouin",
                                        "palestinian",
                                        "lebanese",
                                        "iraqi",
                                        "kurdish",
                                        "turkmen",
                                        "other",
                                    ],
                                )
                            ),
                            name="description_dialects_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("marks__regex", UNSEEN), _negated=True),
                                models.Q(("dialect_note__regex", UNSEEN), _negated=True),
                                models.Q(("says__regex", UNSEEN), _negated=True),
                                models.Q(("now_place__regex", UNSEEN), _negated=True),
                                models.Q(("given_by__regex", UNSEEN), _negated=True),
                            ),
                            name="description_visible",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="DetaineeOwnValue",
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
                            db_index=False, on_delete=models.PROTECT, related_name="own_values", to="detainees.detainee"
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
                    "verbose_name": "field of the team on a detainee",
                    "verbose_name_plural": "fields of the team on detainees",
                    "abstract": False,
                    "default_permissions": (),
                    "indexes": [
                        models.Index(fields=["record", "field", "id"], name="detaineeownvalue_history"),
                        models.Index(
                            condition=models.Q(("choice__isnull", False), ("ended_at__isnull", True)),
                            fields=["field", "choice", "record"],
                            name="detaineeownvalue_chosen",
                        ),
                        models.Index(
                            condition=models.Q(("ended_at__isnull", True), ("number__isnull", False)),
                            fields=["field", "number", "record"],
                            name="detaineeownvalue_number",
                        ),
                        models.Index(
                            condition=models.Q(("date__isnull", False), ("ended_at__isnull", True)),
                            fields=["field", "date_latest", "date_earliest", "record"],
                            name="detaineeownvalue_date",
                        ),
                        models.Index(
                            condition=models.Q(("ended_at__isnull", True), models.Q(("text", ""), _negated=True)),
                            fields=["field", "folded"],
                            include=("record",),
                            name="detaineeownvalue_text",
                        ),
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ended_at__isnull", True)),
                            fields=("record", "field"),
                            name="detaineeownvalue_once",
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
                            name="detaineeownvalue_says_one_thing",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("number__isnull", True),
                                models.Q(("number__gt", -10000000), ("number__lt", 10000000)),
                                _connector="OR",
                            ),
                            name="detaineeownvalue_number_reaches_nobody",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("text__regex", UNSEEN), _negated=True), name="detaineeownvalue_visible"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="detaineeownvalue_ended_pair",
                        ),
                    ],
                },
            ),
        )
    ]
