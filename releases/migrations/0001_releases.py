"""Releases with their revisions and verdicts, and the ledger of what counts."""

import casework.fields
import casework.references.field
import django.contrib.postgres.fields
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from accounts.at_once import AtOnce

# Characters that are not seen (casework/typed_text.py).
UNSEEN = "[\\u0001-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200D-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]"


class Migration(migrations.Migration):
    replaces = [
        ("releases", "0001_initial"),
        ("releases", "0004_ledger_clock"),
        ("releases", "0008_indexes"),
        ("releases", "0010_queue_index"),
        ("releases", "0012_merging"),
        ("releases", "0015_after_the_release"),
        ("releases", "0027_no_settlements"),
        ("releases", "0035_wishes"),
        ("releases", "0040_counted_date"),
        ("releases", "0043_ledger_sums"),
        ("releases", "0046_places_of_groups"),
        ("releases", "0050_levels_of_sums"),
        ("releases", "0051_sums_of_days"),
        ("releases", "0053_numbers_that_hold"),
        ("releases", "0056_imports_taken_back_in_parts"),
        ("releases", "0060_sums_of_parts"),
        ("releases", "0061_typed_unseen"),
        ("releases", "0067_lists_by_state"),
    ]

    initial = True

    dependencies = [("detainees", "0003_rules")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Wave",
                fields=[
                    ("code", models.SlugField(max_length=60, primary_key=True, serialize=False, verbose_name="code")),
                    ("name_ar", models.CharField(max_length=200, verbose_name="name in Arabic")),
                    ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("amnesty-decree", "Amnesty decree"),
                                ("exchange", "Exchange"),
                                ("settlement", "Settlement"),
                                ("prison-opened", "Prison opened"),
                                ("court-order", "Court order"),
                                ("single", "Single release"),
                            ],
                            max_length=20,
                            verbose_name="kind",
                        ),
                    ),
                    ("began", models.DateField(verbose_name="began on")),
                    ("law", models.CharField(blank=True, max_length=300, verbose_name="law")),
                    ("let_go_by", models.CharField(blank=True, max_length=200, verbose_name="let go by")),
                    (
                        "excludes",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(
                                choices=[
                                    ("terrorism", "Terrorism law"),
                                    ("criminal", "Criminal"),
                                    ("military", "Military"),
                                    ("army-defector", "Army defector"),
                                    ("civil-servant", "Civil servant"),
                                    ("unknown", "Unknown"),
                                ],
                                max_length=20,
                            ),
                            blank=True,
                            default=list,
                            size=None,
                        ),
                    ),
                    ("excludes_ar", models.TextField(blank=True, verbose_name="what it excludes, in Arabic")),
                    ("excludes_en", models.TextField(blank=True, verbose_name="what it excludes, in English")),
                    ("basis", models.TextField(verbose_name="what this rests on")),
                ],
                options={"verbose_name": "wave", "verbose_name_plural": "waves", "ordering": ["-began", "code"]},
            ),
            migrations.CreateModel(
                name="Release",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "group_name",
                        models.CharField(blank=True, max_length=200, verbose_name="who they are, as the source says"),
                    ),
                    (
                        "group_bound",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("exactly", "Exactly"),
                                ("at-least", "At least"),
                                ("about", "About"),
                                ("range", "From – to"),
                            ],
                            max_length=10,
                            verbose_name="how sure the number is",
                        ),
                    ),
                    (
                        "group_count",
                        models.PositiveIntegerField(blank=True, null=True, verbose_name="number of people"),
                    ),
                    (
                        "group_count_to",
                        models.PositiveIntegerField(blank=True, null=True, verbose_name="number at most"),
                    ),
                    (
                        "group_women",
                        models.PositiveIntegerField(blank=True, null=True, verbose_name="women among them"),
                    ),
                    (
                        "group_minors",
                        models.PositiveIntegerField(blank=True, null=True, verbose_name="minors among them"),
                    ),
                    (
                        "group_governorates",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=5),
                            blank=True,
                            default=list,
                            size=None,
                            verbose_name="governorates they come from",
                        ),
                    ),
                    ("date", casework.fields.PartialDateField(blank=True, null=True, verbose_name="date of release")),
                    ("date_earliest", casework.fields.EarliestDay(date="date")),
                    ("date_latest", casework.fields.LatestDay(date="date")),
                    ("authority", models.CharField(blank=True, max_length=200, verbose_name="who let them go")),
                    ("let_go_at", models.CharField(blank=True, max_length=200, verbose_name="where they were let go")),
                    (
                        "mode",
                        models.CharField(
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
                            default="unknown",
                            max_length=20,
                            verbose_name="mode",
                        ),
                    ),
                    (
                        "category",
                        models.CharField(
                            choices=[
                                ("terrorism", "Terrorism law"),
                                ("criminal", "Criminal"),
                                ("military", "Military"),
                                ("army-defector", "Army defector"),
                                ("civil-servant", "Civil servant"),
                                ("unknown", "Unknown"),
                            ],
                            default="unknown",
                            max_length=20,
                            verbose_name="category",
                        ),
                    ),
                    ("was_disappeared", models.BooleanField(default=False, verbose_name="forcibly disappeared before")),
                    (
                        "health",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("well", "Well"),
                                ("weak", "Weak"),
                                ("needs-care", "Needs care"),
                                ("critical", "Critical"),
                                ("confused", "Confused"),
                                ("unknown", "Unknown"),
                            ],
                            max_length=20,
                            verbose_name="health on release",
                        ),
                    ),
                    (
                        "needs",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(
                                choices=[
                                    ("transport", "Transport"),
                                    ("shelter", "Shelter"),
                                    ("medical", "Medical care"),
                                    ("psychosocial", "Psychosocial support"),
                                ],
                                max_length=20,
                            ),
                            blank=True,
                            default=list,
                            size=None,
                            verbose_name="needs on release",
                        ),
                    ),
                    (
                        "security_case",
                        models.CharField(
                            choices=[("closed", "Closed"), ("not", "Not closed"), ("unknown", "Unknown")],
                            default="unknown",
                            max_length=20,
                            verbose_name="security case",
                        ),
                    ),
                    ("undertaking", models.CharField(blank=True, max_length=300, verbose_name="undertaking signed")),
                    (
                        "undertaking_days",
                        models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days to report"),
                    ),
                    ("payment_demanded", models.CharField(blank=True, max_length=200, verbose_name="payment demanded")),
                    ("rearrest_risk", models.BooleanField(default=False, verbose_name="risk of re-arrest")),
                    (
                        "redetained_on",
                        casework.fields.PartialDateField(blank=True, null=True, verbose_name="re-detained on"),
                    ),
                    ("reference", casework.references.field.ReferenceField(prefix="R", verbose_name="reference")),
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
                    ("external_id", models.CharField(blank=True, max_length=100)),
                    (
                        "wish",
                        models.CharField(
                            choices=[
                                ("not-asked", "Not asked yet"),
                                ("nobody", "Nobody"),
                                ("named-relatives", "The relatives named here"),
                                ("checked-relative", "Any checked relative"),
                            ],
                            default="not-asked",
                            max_length=20,
                            verbose_name="disclosure wish",
                        ),
                    ),
                    (
                        "wish_relatives",
                        models.CharField(blank=True, max_length=300, verbose_name="relatives who may be told"),
                    ),
                    (
                        "wish_of",
                        models.CharField(
                            blank=True, max_length=200, verbose_name="whose wish it is, if not the released person's"
                        ),
                    ),
                    ("wish_how", models.CharField(blank=True, max_length=200, verbose_name="how they were asked")),
                    ("wish_asked_at", models.DateTimeField(blank=True, null=True)),
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
                            related_name="%(class)ss",
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
                        "home",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.governorate",
                            verbose_name="home governorate at release",
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
                        "place",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.governorate",
                            verbose_name="governorate of release",
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
                        "wish_asked_by",
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
                        "wave",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="releases.wave",
                            verbose_name="wave",
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
                            to="releases.revision",
                        ),
                    ),
                    (
                        "counted_with",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            editable=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="counts_for",
                            to="releases.release",
                        ),
                    ),
                    ("counted_date", casework.fields.PartialDateField(blank=True, editable=False, null=True)),
                    (
                        "of_group",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="%(class)ss_of_group",
                            to="releases.release",
                            verbose_name="unnamed group of which they take a place",
                        ),
                    ),
                    ("typed_unseen", models.BooleanField(db_default=False, default=False, editable=False)),
                ],
                options={
                    "verbose_name": "release",
                    "verbose_name_plural": "releases",
                    "abstract": False,
                    "indexes": [
                        models.Index(models.F("organisation"), models.F("id"), name="release_of_organisation"),
                        models.Index(models.F("team"), models.F("id"), name="release_of_team"),
                        models.Index(
                            models.F("team"), models.F("date"), models.F("id"), name="release_of_team_by_date"
                        ),
                        models.Index(models.F("team"), models.F("detainee"), name="release_count_work"),
                        models.Index(
                            models.F("organisation"),
                            models.F("detainee"),
                            condition=models.Q(("verified_revision__isnull", False)),
                            name="release_count_verified",
                        ),
                        models.Index(
                            models.F("last_verified_at"),
                            condition=models.Q(("verified_revision__isnull", False)),
                            name="release_verified_lately",
                        ),
                        models.Index(
                            models.F("owner"),
                            models.F("status"),
                            models.F("team"),
                            models.F("detainee"),
                            name="release_of_owner",
                        ),
                        models.Index(
                            condition=models.Q(("status", "submitted")),
                            fields=["status_since", "id", "team"],
                            name="release_waits",
                        ),
                        models.Index(
                            models.F("counted_with"),
                            condition=models.Q(("counted_with__isnull", False)),
                            name="release_counted_with",
                        ),
                        models.Index(
                            models.F("date_latest"),
                            models.F("team"),
                            condition=models.Q(("detainee__isnull", False), ("status", "verified")),
                            name="release_to_follow_up",
                        ),
                        models.Index(
                            condition=models.Q(("external_id", "")), fields=["made_by", "made_at"], name="release_typed"
                        ),
                        models.Index(
                            models.F("organisation"),
                            models.F("counted_date"),
                            models.F("id"),
                            condition=models.Q(("verified_revision__isnull", False)),
                            name="release_of_org_counted",
                        ),
                        models.Index(
                            condition=models.Q(("detainee__isnull", True)),
                            fields=["wave", "group_count"],
                            name="release_groups_alike",
                        ),
                        models.Index(
                            models.F("of_group"),
                            condition=models.Q(("of_group__isnull", False)),
                            name="release_of_group",
                        ),
                        models.Index(
                            models.F("team"), models.F("status_since"), models.F("id"), name="release_of_team_by_since"
                        ),
                        models.Index(
                            models.F("team"),
                            models.F("status"),
                            models.F("wave"),
                            models.F("facility"),
                            models.F("home"),
                            models.F("mode"),
                            models.F("category"),
                            models.F("detainee"),
                            models.F("id"),
                            include=("place", "date_earliest", "date_latest"),
                            name="release_list",
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("detainee__isnull", False), ("group_bound", ""), ("group_count__isnull", True)
                                ),
                                models.Q(
                                    ("detainee__isnull", True),
                                    ("group_count__gte", 1),
                                    models.Q(("group_bound", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="release_person_or_group",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("group_bound", "range"), ("group_count_to__gt", models.F("group_count"))),
                                models.Q(
                                    models.Q(("group_bound", "range"), _negated=True), ("group_count_to__isnull", True)
                                ),
                                _connector="OR",
                            ),
                            name="release_range_has_an_end",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "mode__in",
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
                                    ],
                                )
                            ),
                            name="release_mode_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "category__in",
                                    ["terrorism", "criminal", "military", "army-defector", "civil-servant", "unknown"],
                                )
                            ),
                            name="release_category_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "status__in",
                                    ["draft", "submitted", "returned", "rejected", "verified", "disputed", "withdrawn"],
                                )
                            ),
                            name="release_status_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("wish", "not-asked"),
                                    ("wish_asked_at__isnull", True),
                                    ("wish_asked_by__isnull", True),
                                ),
                                models.Q(
                                    ("wish_asked_at__isnull", False),
                                    ("wish_asked_by__isnull", False),
                                    models.Q(("wish", "not-asked"), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="release_wish_pair",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("external_id", ""), _negated=True),
                            fields=("team", "external_id"),
                            name="release_external_id_in_team",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "verified"), _negated=True),
                                ("verified_revision__isnull", False),
                                _connector="OR",
                            ),
                            name="release_verified_counts",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status__in", ["disputed", "withdrawn"]), _negated=True),
                                ("verified_revision__isnull", True),
                                _connector="OR",
                            ),
                            name="release_set_aside_does_not_count",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("group_bound__in", ["exactly", "at-least", "about", "range", ""])),
                            name="release_group_bound_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("health__in", ["well", "weak", "needs-care", "critical", "confused", "unknown", ""])
                            ),
                            name="release_health_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("needs__contained_by", ["transport", "shelter", "medical", "psychosocial"])
                            ),
                            name="release_needs_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("security_case__in", ["closed", "not", "unknown"])),
                            name="release_security_case_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("wish__in", ["not-asked", "nobody", "named-relatives", "checked-relative"])
                            ),
                            name="release_wish_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("counted_with__isnull", True),
                                models.Q(
                                    ("verified_revision__isnull", False),
                                    models.Q(("counted_with", models.F("id")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="release_counted_with_counts",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("counted_date__isnull", True), ("verified_revision__isnull", False), _connector="OR"
                            ),
                            name="release_counted_date_counts",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("of_group__isnull", True), ("detainee__isnull", False), _connector="OR"
                            ),
                            name="release_place_of_a_person",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Revision",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "group_name",
                        models.CharField(blank=True, max_length=200, verbose_name="who they are, as the source says"),
                    ),
                    (
                        "group_bound",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("exactly", "Exactly"),
                                ("at-least", "At least"),
                                ("about", "About"),
                                ("range", "From – to"),
                            ],
                            max_length=10,
                            verbose_name="how sure the number is",
                        ),
                    ),
                    (
                        "group_count",
                        models.PositiveIntegerField(blank=True, null=True, verbose_name="number of people"),
                    ),
                    (
                        "group_count_to",
                        models.PositiveIntegerField(blank=True, null=True, verbose_name="number at most"),
                    ),
                    (
                        "group_women",
                        models.PositiveIntegerField(blank=True, null=True, verbose_name="women among them"),
                    ),
                    (
                        "group_minors",
                        models.PositiveIntegerField(blank=True, null=True, verbose_name="minors among them"),
                    ),
                    (
                        "group_governorates",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=5),
                            blank=True,
                            default=list,
                            size=None,
                            verbose_name="governorates they come from",
                        ),
                    ),
                    ("date", casework.fields.PartialDateField(blank=True, null=True, verbose_name="date of release")),
                    ("date_earliest", casework.fields.EarliestDay(date="date")),
                    ("date_latest", casework.fields.LatestDay(date="date")),
                    ("authority", models.CharField(blank=True, max_length=200, verbose_name="who let them go")),
                    ("let_go_at", models.CharField(blank=True, max_length=200, verbose_name="where they were let go")),
                    (
                        "mode",
                        models.CharField(
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
                            default="unknown",
                            max_length=20,
                            verbose_name="mode",
                        ),
                    ),
                    (
                        "category",
                        models.CharField(
                            choices=[
                                ("terrorism", "Terrorism law"),
                                ("criminal", "Criminal"),
                                ("military", "Military"),
                                ("army-defector", "Army defector"),
                                ("civil-servant", "Civil servant"),
                                ("unknown", "Unknown"),
                            ],
                            default="unknown",
                            max_length=20,
                            verbose_name="category",
                        ),
                    ),
                    ("was_disappeared", models.BooleanField(default=False, verbose_name="forcibly disappeared before")),
                    (
                        "health",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("well", "Well"),
                                ("weak", "Weak"),
                                ("needs-care", "Needs care"),
                                ("critical", "Critical"),
                                ("confused", "Confused"),
                                ("unknown", "Unknown"),
                            ],
                            max_length=20,
                            verbose_name="health on release",
                        ),
                    ),
                    (
                        "needs",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(
                                choices=[
                                    ("transport", "Transport"),
                                    ("shelter", "Shelter"),
                                    ("medical", "Medical care"),
                                    ("psychosocial", "Psychosocial support"),
                                ],
                                max_length=20,
                            ),
                            blank=True,
                            default=list,
                            size=None,
                            verbose_name="needs on release",
                        ),
                    ),
                    (
                        "security_case",
                        models.CharField(
                            choices=[("closed", "Closed"), ("not", "Not closed"), ("unknown", "Unknown")],
                            default="unknown",
                            max_length=20,
                            verbose_name="security case",
                        ),
                    ),
                    ("undertaking", models.CharField(blank=True, max_length=300, verbose_name="undertaking signed")),
                    (
                        "undertaking_days",
                        models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days to report"),
                    ),
                    ("payment_demanded", models.CharField(blank=True, max_length=200, verbose_name="payment demanded")),
                    ("rearrest_risk", models.BooleanField(default=False, verbose_name="risk of re-arrest")),
                    (
                        "redetained_on",
                        casework.fields.PartialDateField(blank=True, null=True, verbose_name="re-detained on"),
                    ),
                    ("number", models.PositiveIntegerField()),
                    ("submitted_at", models.DateTimeField(default=timezone.now)),
                    (
                        "sex",
                        models.CharField(
                            choices=[("female", "Female"), ("male", "Male"), ("unknown", "Unknown")],
                            default="unknown",
                            max_length=10,
                        ),
                    ),
                    ("minor", models.BooleanField(null=True)),
                    ("counted_people", models.PositiveIntegerField()),
                    (
                        "detainee",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="%(class)ss",
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
                        "home",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.governorate",
                            verbose_name="home governorate at release",
                        ),
                    ),
                    (
                        "place",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="detainees.governorate",
                            verbose_name="governorate of release",
                        ),
                    ),
                    (
                        "release",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="revisions", to="releases.release"),
                    ),
                    (
                        "submitted_by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "wave",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="releases.wave",
                            verbose_name="wave",
                        ),
                    ),
                    (
                        "of_group",
                        models.ForeignKey(
                            blank=True,
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="%(class)ss_of_group",
                            to="releases.release",
                            verbose_name="unnamed group of which they take a place",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "revision",
                    "verbose_name_plural": "revisions",
                    "abstract": False,
                    "indexes": [
                        models.Index(
                            condition=models.Q(("of_group__isnull", False)),
                            fields=["of_group"],
                            name="revision_of_group",
                        )
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("detainee__isnull", False), ("group_bound", ""), ("group_count__isnull", True)
                                ),
                                models.Q(
                                    ("detainee__isnull", True),
                                    ("group_count__gte", 1),
                                    models.Q(("group_bound", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="revision_person_or_group",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("group_bound", "range"), ("group_count_to__gt", models.F("group_count"))),
                                models.Q(
                                    models.Q(("group_bound", "range"), _negated=True), ("group_count_to__isnull", True)
                                ),
                                _connector="OR",
                            ),
                            name="revision_range_has_an_end",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "mode__in",
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
                                    ],
                                )
                            ),
                            name="revision_mode_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "category__in",
                                    ["terrorism", "criminal", "military", "army-defector", "civil-servant", "unknown"],
                                )
                            ),
                            name="revision_category_known",
                        ),
                        models.UniqueConstraint(fields=("release", "number"), name="revision_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(("group_bound__in", ["exactly", "at-least", "about", "range", ""])),
                            name="revision_group_bound_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("health__in", ["well", "weak", "needs-care", "critical", "confused", "unknown", ""])
                            ),
                            name="revision_health_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("needs__contained_by", ["transport", "shelter", "medical", "psychosocial"])
                            ),
                            name="revision_needs_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("security_case__in", ["closed", "not", "unknown"])),
                            name="revision_security_case_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("sex__in", ["female", "male", "unknown"])), name="revision_sex_known"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("of_group__isnull", True), ("detainee__isnull", False), _connector="OR"
                            ),
                            name="revision_place_of_a_person",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Verdict",
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
                                ("did-not-happen", "It did not happen"),
                                ("other-person", "Another person"),
                                ("other-wave", "Another wave or authority"),
                                ("not-a-release", "Not a release"),
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
                        models.OneToOneField(on_delete=models.PROTECT, related_name="verdict", to="releases.revision"),
                    ),
                ],
                options={
                    "verbose_name": "verdict",
                    "verbose_name_plural": "verdicts",
                    "indexes": [
                        models.Index(
                            condition=models.Q(("reason", ""), _negated=True),
                            fields=["at"],
                            name="verdict_refused_lately",
                        )
                    ],
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
                            name="verdict_refusal_has_a_reason",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("ruling__in", ["verified", "returned", "rejected"])),
                            name="verdict_ruling_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "reason__in",
                                    [
                                        "did-not-happen",
                                        "other-person",
                                        "other-wave",
                                        "not-a-release",
                                        "already-recorded",
                                        "not-enough-yet",
                                        "source-found-false",
                                        "",
                                    ],
                                )
                            ),
                            name="verdict_reason_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="LedgerEntry",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("at", models.DateTimeField()),
                    ("revision_number", models.PositiveIntegerField()),
                    ("people", models.IntegerField()),
                    ("wave", models.CharField(blank=True, max_length=60)),
                    ("facility", models.CharField(blank=True, max_length=60)),
                    ("home", models.CharField(blank=True, max_length=5)),
                    ("place", models.CharField(blank=True, max_length=5)),
                    (
                        "several",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=5), blank=True, default=list, size=None
                        ),
                    ),
                    ("earliest", models.DateField(null=True)),
                    ("latest", models.DateField(null=True)),
                    ("category", models.CharField(max_length=20)),
                    ("mode", models.CharField(max_length=20)),
                    ("sex", models.CharField(max_length=10)),
                    ("minor", models.BooleanField(null=True)),
                    ("is_group", models.BooleanField(default=False)),
                    ("bound", models.CharField(blank=True, max_length=10)),
                    (
                        "organisation",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.organisation"
                        ),
                    ),
                    (
                        "release",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="ledger", to="releases.release"
                        ),
                    ),
                    (
                        "move",
                        models.ForeignKey(
                            db_index=False,
                            null=True,
                            on_delete=models.PROTECT,
                            related_name="+",
                            to="casework.movemade",
                        ),
                    ),
                    (
                        "merge",
                        models.ForeignKey(
                            db_index=False, null=True, on_delete=models.PROTECT, related_name="+", to="detainees.merge"
                        ),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(models.F("release"), models.F("people"), name="ledger_of_release"),
                        models.Index(fields=["at"], name="ledger_at"),
                        models.Index(fields=["earliest", "at"], name="ledger_of_days"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("people", 0), _negated=True), name="ledger_counts_somebody"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="LedgerSum",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("at", models.DateTimeField()),
                    ("people", models.IntegerField()),
                    ("wave", models.CharField(blank=True, max_length=60)),
                    ("facility", models.CharField(blank=True, max_length=60)),
                    ("home", models.CharField(blank=True, max_length=5)),
                    ("place", models.CharField(blank=True, max_length=5)),
                    (
                        "several",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=5), blank=True, default=list, size=None
                        ),
                    ),
                    ("earliest", models.DateField(null=True)),
                    ("latest", models.DateField(null=True)),
                    ("category", models.CharField(max_length=20)),
                    ("mode", models.CharField(max_length=20)),
                    ("sex", models.CharField(max_length=10)),
                    ("minor", models.BooleanField(null=True)),
                    ("is_group", models.BooleanField(default=False)),
                    ("bound", models.CharField(blank=True, max_length=10)),
                    (
                        "organisation",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to="accounts.organisation"
                        ),
                    ),
                    (
                        "level",
                        models.PositiveSmallIntegerField(
                            choices=[
                                (0, "Whole"),
                                (1, "Named"),
                                (2, "Dated"),
                                (3, "Days"),
                                (4, "Categories"),
                                (5, "Sexes"),
                                (6, "Minority"),
                            ],
                            db_default=2,
                            default=2,
                        ),
                    ),
                ],
                options={
                    "default_permissions": (),
                    "indexes": [models.Index(fields=["level", "at", "earliest"], name="ledgersum_of_days")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("people", 0), _negated=True), name="ledgersum_of_somebody"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="WishAwaited",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("since", models.DateTimeField(default=timezone.now)),
                    (
                        "release",
                        models.OneToOneField(
                            on_delete=models.PROTECT, related_name="wish_awaited", to="releases.release"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "wish that is awaited",
                    "verbose_name_plural": "wishes that are awaited",
                    "default_permissions": (),
                },
            ),
            migrations.CreateModel(
                name="Wish",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
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
                    (
                        "relatives",
                        models.CharField(blank=True, max_length=300, verbose_name="relatives who may be told"),
                    ),
                    (
                        "of",
                        models.CharField(
                            blank=True, max_length=200, verbose_name="whose wish it is, if not the released person's"
                        ),
                    ),
                    ("how", models.CharField(blank=True, max_length=200, verbose_name="how they were asked")),
                    ("at", models.DateTimeField(default=timezone.now)),
                    (
                        "by",
                        models.ForeignKey(
                            db_index=False, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "release",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="wishes", to="releases.release"),
                    ),
                ],
                options={
                    "verbose_name": "disclosure wish",
                    "verbose_name_plural": "disclosure wishes",
                    "default_permissions": (),
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("wish__in", ["not-asked", "nobody", "named-relatives", "checked-relative"])
                            ),
                            name="wish_wish_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="FollowUp",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "step",
                        models.PositiveSmallIntegerField(
                            choices=[(15, "after 15 days"), (30, "after 30 days"), (90, "after 90 days")],
                            verbose_name="which of the three",
                        ),
                    ),
                    ("asked_on", models.DateField(verbose_name="asked on")),
                    (
                        "asked",
                        models.CharField(
                            choices=[
                                ("person", "The released person"),
                                ("representative", "Whoever speaks for them"),
                                ("relative", "A relative"),
                            ],
                            max_length=20,
                            verbose_name="who was asked",
                        ),
                    ),
                    ("reached", models.BooleanField(verbose_name="somebody answered")),
                    (
                        "reported",
                        models.CharField(
                            choices=[
                                ("nothing", "Nothing was signed"),
                                ("done", "Has reported"),
                                ("not-yet", "Has not reported"),
                                ("unknown", "Unknown"),
                            ],
                            default="unknown",
                            max_length=20,
                            verbose_name="undertaking",
                        ),
                    ),
                    (
                        "redetained",
                        models.CharField(
                            choices=[("no", "Is free"), ("yes", "Was detained again"), ("unknown", "Unknown")],
                            default="unknown",
                            max_length=20,
                            verbose_name="detained again",
                        ),
                    ),
                    (
                        "needs",
                        models.CharField(
                            choices=[
                                ("nothing", "Needs nothing"),
                                ("met", "Needs are met"),
                                ("partly", "Needs are met in part"),
                                ("not-met", "Needs are not met"),
                                ("unknown", "Unknown"),
                            ],
                            default="unknown",
                            max_length=20,
                            verbose_name="needs",
                        ),
                    ),
                    ("sentence", models.TextField(blank=True, verbose_name="in a sentence")),
                    ("at", models.DateTimeField(default=timezone.now)),
                    ("by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    (
                        "release",
                        models.ForeignKey(on_delete=models.PROTECT, related_name="follow_ups", to="releases.release"),
                    ),
                ],
                options={
                    "verbose_name": "follow-up",
                    "verbose_name_plural": "follow-ups",
                    "ordering": ["pk"],
                    "indexes": [models.Index(fields=["release", "step"], name="followup_of_release")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("step__in", [15, 30, 90])), name="followup_step_known"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("reached", True),
                                models.Q(("needs", "unknown"), ("redetained", "unknown"), ("reported", "unknown")),
                                _connector="OR",
                            ),
                            name="followup_unanswered_says_nothing",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("asked__in", ["person", "representative", "relative"])),
                            name="followup_asked_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("reported__in", ["nothing", "done", "not-yet", "unknown"])),
                            name="followup_reported_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("redetained__in", ["no", "yes", "unknown"])),
                            name="followup_redetained_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("needs__in", ["nothing", "met", "partly", "not-met", "unknown"])),
                            name="followup_needs_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("sentence__regex", UNSEEN), _negated=True), name="followup_visible"
                        ),
                    ],
                },
            ),
        )
    ]
