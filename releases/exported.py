"""The lists of releases, flags and sources that can be exported (casework/exports/registry.py)."""

from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.access import having, holding, where
from accounts.models import User
from accounts.rights import Right
from accounts.sensitivity import Kind
from casework.exports.columns import Column
from casework.exports.content import holds
from casework.exports.registry import LISTS, Listed
from casework.own.columns import columns_named, own_columns
from casework.own.reading import fields_of
from casework.seen.acts import HandingOver
from casework.seen.columns import Shown
from detainees.exported import ENTERED, REFERENCE, TEAM, place_columns
from detainees.models import Detainee, DetaineeOwnValue
from releases import registered
from releases.case_files.content import CaseFileContent
from releases.deciding.asked import AskedQueue
from releases.findings import columns as findings
from releases.findings.listed import LISTING as FINDINGS
from releases.findings.listed import LISTING_VERIFIED as VERIFIED_FINDINGS
from releases.findings.listed import OF_VERIFIED as OF_VERIFIED_FINDINGS
from releases.findings.listed import WORK as OF_FINDINGS
from releases.findings.listed import AskedFindings
from releases.forms import SourceFilters
from releases.forms.flags import FlagFilters
from releases.forms.registered import RegisterFilters
from releases.handing import hand_over
from releases.imports.columns import COLUMNS, NUMBERS
from releases.listed import FLAGS, LISTING, OF_COUNTED, OF_VERIFIED, WORK, AskedReleases
from releases.models import Finding, Flag, LedgerEntry, Release, ReleaseOwnValue, Source
from releases.models.case_files import CASE_FILE
from releases.record_of_source import LISTING as SOURCES

STATUS = Column("status", _("Status"), "status", tag="#status")
SINCE = Column("status_since", _("In this state since"), "status_since", type="datetime", tag="#date+status")
VERIFIED = Column("verified_at", _("Verified"), "last_verified_at", type="datetime", tag="#date+verified")


def facts(of: str = "") -> tuple[Column, ...]:
    """The facts of a release: of the working copy, or of the revision to which `of` leads."""
    return (
        Column("wave", _("Wave"), f"{of}wave_id", _("its code"), tag="#event+code"),
        Column("facility", _("Facility"), f"{of}facility_id", _("its code"), tag="#loc+code+facility"),
        *place_columns("home", f"{of}home", _("Home governorate at release"), "origin"),
        *place_columns("release", f"{of}place", _("Governorate of release"), "release"),
        Column("mode", _("Mode"), f"{of}mode", _("how they came out"), tag="#event+type"),
        Column("category", _("Category"), f"{of}category", _("as what they were held"), tag="#affected+type"),
        Column("group_bound", _("How sure the number of a group is"), f"{of}group_bound"),
        Column(
            "group_count", _("People in an unnamed group"), f"{of}group_count", _("empty for one person"),
            type="integer", tag="#affected",
        ),
        Column("group_count_to", _("At most"), f"{of}group_count_to", type="integer", tag="#affected+max"),
        Column(
            "group_governorates", _("Governorates of a group"), f"{of}group_governorates",
            _("ISO 3166-2 codes with a bar between; how many are from each is not known where there are several"),
            tag="#adm1+code+v_iso+several",
        ),
        Column(
            "of_group", _("Group of which it takes a place"), f"{of}of_group__reference",
            _("reference of the release of the group, which counts it no more"), tag="#meta+id+group",
        ),
        Column("group_women", _("Women among them"), f"{of}group_women", type="integer", tag="#affected+f"),
        Column("group_minors", _("Minors among them"), f"{of}group_minors", type="integer", tag="#affected+children"),
        Column("release_date", _("Released on"), f"{of}date", _("of any precision (EDTF)"), tag="#date+occurred"),
        Column("detainee", _("Reference of the person"), f"{of}detainee__reference", tag="#meta+id+person"),
        Column("name_ar", _("Name in Arabic"), f"{of}detainee__name_ar", tag="#affected+name+i_ar"),
        Column("name_latin", _("Name in Latin script"), f"{of}detainee__name_latin", tag="#affected+name+i_en"),
        Column("sex", _("Sex"), f"{of}detainee__sex", tag="#indicator+sex"),
        Column("birth", _("Date of birth"), f"{of}detainee__birth", _("of any precision (EDTF)"), tag="#date+birth"),
        Column("group_name", _("Who a group is"), f"{of}group_name"),
    )  # fmt: skip


SHOWN = (
    Shown("who", _("Who"), file=("detainee", "name_ar", "name_latin", "group_name")),
    Shown("date", _("Released on"), "date", ("release_date",)),
    Shown("wave", _("Wave"), file=("wave",)),
    Shown("facility", _("Facility"), file=("facility",)),
    Shown("home", _("Home governorate"), file=("home_governorate", "group_governorates")),
    Shown("status", _("Status"), file=("status",)),
    Shown("place", _("Governorate of release"), file=("release_governorate",), usual=False),
    Shown("mode", _("Mode"), file=("mode",), usual=False),
    Shown("category", _("Category"), file=("category",), usual=False),
    Shown("team", _("Team"), file=("team",), usual=False),
)
OF_WORK = (
    Shown("since", _("In this state since"), "since", ("status_since",), usual=False),
    Shown("entered", _("Entered"), "entered", ("entered_at",), usual=False),
    Shown("owner", _("Whose it is"), usual=False),
    Shown("wish", _("Who may be told"), usual=False),
)
# Only those of a group that nobody knows by name are counted in it.
LEFT = Column(
    "group_left", _("People of the group without a name"), "verified_revision__group_count",
    _("how many the tally counts of it now: the others are rows of their own"), type="integer", tag="#affected+unnamed",
    value=LedgerEntry.objects.left_of_group(),
)  # fmt: skip
# The columns of docs/import.md, but those that would tell who a source is.
OF_REGISTER = tuple(
    Column(name, name, name, number=name in NUMBERS) for name in COLUMNS if not name.startswith(("source", "claim"))
)
OF_FLAG = (
    Column("rule", _("Rule"), "rule_id", _("its code")),
    Column("severity", _("Severity"), "severity"),
    Column("release", _("Release"), "release__reference"),
    Column("detainee", _("Person"), "detainee__reference"),
    Column("case", _("Another record"), "case__reference"),
    TEAM,
    Column("raised_at", _("Raised"), "raised_at", type="datetime"),
    STATUS,
    SINCE,
    Column("reason", _("What it was found to be"), "reason"),
    Column("resolved_at", _("Resolved"), "resolved_at", type="datetime"),
)
FLAGS_SHOWN = (
    Shown("severity", _("Severity"), "severity", ("severity",)),
    Shown("record", _("Record"), file=("release", "detainee", "case")),
    Shown("status", _("State"), file=("status",)),
    Shown("raised", _("Raised"), "age", ("raised_at",)),
    Shown("team", _("Team"), file=("team",), usual=False),
)
OF_SOURCE = (
    REFERENCE,
    TEAM,
    ENTERED,
    Column("protected_at", _("Protected"), "protected_at", type="datetime"),
    Column("merged_into", _("One with"), "merged_into__reference"),
)

holds(CASE_FILE, CaseFileContent)


def _work(user: User, asked: QueryDict) -> Any:
    list_ = AskedReleases(user, asked, at_work=True)
    return list_.ordered(list_.narrowed(Release.objects.visible_to(user, in_work=True)))


def _counted(user: User, asked: QueryDict) -> Any:
    list_ = AskedReleases(user, asked, at_work=False)
    return list_.ordered(list_.narrowed(Release.objects.visible_to(user)))


def _findings(user: User, asked: QueryDict) -> Any:
    list_ = AskedFindings(user, asked, at_work=True)
    return list_.ordered(list_.narrowed(Finding.objects.visible_to(user, in_work=True)))


def _verified_findings(user: User, asked: QueryDict) -> Any:
    list_ = AskedFindings(user, asked, at_work=False)
    return list_.ordered(list_.narrowed(Finding.objects.visible_to(user)))


def _own(user: User, asked: QueryDict) -> tuple[Column, ...]:
    """The fields of their teams, as they stand on the releases."""
    return own_columns(user, ReleaseOwnValue)


def _registered(user: User, asked: QueryDict) -> Any:
    """Of one team, whose rows have an external_id of their own; those on which one's teams work."""
    form = RegisterFilters(asked, user=user)
    return form.narrow(Detainee.objects.visible_to(user)).exclude(external_id="").order_by("pk")


def _shows_numbers(user: User, asked: QueryDict) -> bool:
    """Whole numbers are for those who work in the team (docs/identity.md), also where they approve."""
    form = RegisterFilters(asked, user=user)
    return form.is_valid() and form.cleaned_data["team"] in where(user, Right.SEE_WORK)


def _own_of_register(user: User, asked: QueryDict) -> tuple[Column, ...]:
    """The fields of the one team, on its persons and on the releases that came with them."""
    form = RegisterFilters(asked, user=user)
    team = form.cleaned_data["team"] if form.is_valid() else None
    of = (DetaineeOwnValue.of, ReleaseOwnValue.of)
    return columns_named(field for each in of for field in fields_of(team, each)) if team is not None else ()


def _queue(user: User, asked: QueryDict) -> Any:
    return AskedQueue(user, asked).ordered()


def _flags(user: User, asked: QueryDict) -> Any:
    return FLAGS.ordered(FlagFilters(asked, user=user).narrow(Flag.objects.visible_to(user)), asked)


def _sources(user: User, asked: QueryDict) -> Any:
    return SOURCES.ordered(SourceFilters(asked, user=user).narrow(Source.objects.visible_to(user)), asked)


HANDED = HandingOver(
    lambda user: holding(Right.ENTER, where(user, Right.ENTER)),
    lambda row, to, by, sentence: hand_over(row, to, by=by, sentence=sentence),
)
LISTS.put(
    Listed(
        WORK, _("Releases"), _("One line for each release on which one's teams work, as it is now."), "releases:list",
        having(Right.SEE_WORK, Right.OVERSEE), Release, (REFERENCE, STATUS, SINCE, VERIFIED, TEAM, ENTERED, *facts()),
        lambda user, asked: AskedReleases(user, asked, at_work=True).form, _work, restricted="detainee__restricted",
        open_filters=("status", "home", "place", "groups", "mine"), open_orders=("entered", "since"),
        further=_own, shown=(*SHOWN, *OF_WORK), own=ReleaseOwnValue, orders=tuple(LISTING.orders),
        base=lambda user: Release.objects.visible_to(user, in_work=True),
        hands=HANDED,
    )
)  # fmt: skip
LISTS.put(
    Listed(
        OF_COUNTED, _("Verified releases"), _("One line for each verified release, by the facts that were verified."),
        "releases:list", having(Right.SEE_VERIFIED), Release,
        (REFERENCE, VERIFIED, TEAM, *facts("verified_revision__"), LEFT),
        lambda user, asked: AskedReleases(user, asked, at_work=False).form, _counted,
        restricted="verified_revision__detainee__restricted", further=_own,
        open_filters=("status", "home", "place", "groups", "mine"), shown=SHOWN, own=ReleaseOwnValue,
        orders=tuple(OF_VERIFIED.orders), base=lambda user: Release.objects.visible_to(user).counted(),
    )
)  # fmt: skip
LISTS.put(
    Listed(
        "register", _("The register, for an import"),
        _("One line for each person of one team whose row had an external_id: brought in again, it changes nothing."),
        "detainees:list", having(Right.SEE_WORK), Detainee, OF_REGISTER,
        lambda user, asked: RegisterFilters(asked, user=user), _registered, restricted="restricted",
        lines=registered.lines, kinds=dict.fromkeys((each.name for each in OF_REGISTER), Kind.PERSONAL),
        narrowed_here=True, shows_numbers=_shows_numbers, further=_own_of_register,
    )
)  # fmt: skip
LISTS.put(
    Listed(
        "queue", _("To be verified"), _("One line for each release that waits for a verdict."), "releases:queue",
        having(Right.DECIDE), Release, (REFERENCE, SINCE, TEAM, ENTERED, *facts()),
        lambda user, asked: AskedQueue(user, asked).form, _queue, restricted="detainee__restricted",
        open_filters=("age", "documenter", "grade", "owner", "ready", "others"), open_orders=("since", "documenter"),
        further=_own,
    )
)  # fmt: skip
LISTS.put(
    Listed(
        OF_FINDINGS, _("Sightings and fates"),
        _("One line for each sighting or fate on which one's teams work, as it is now."), "releases:findings",
        having(Right.SEE_WORK, Right.OVERSEE), Finding,
        (REFERENCE, findings.KIND, STATUS, SINCE, VERIFIED, TEAM, ENTERED, *findings.facts()),
        lambda user, asked: AskedFindings(user, asked, at_work=True).form, _findings, restricted="detainee__restricted",
        open_filters=("kind", "status", "team", "waiting", "mine"), open_orders=("entered", "since"),
        shown=(*findings.SHOWN, *(each for each in OF_WORK if each.name != "wish")), orders=tuple(FINDINGS.orders),
        base=lambda user: Finding.objects.visible_to(user, in_work=True), hands=HANDED,
    )
)  # fmt: skip
LISTS.put(
    Listed(
        OF_VERIFIED_FINDINGS, _("Verified sightings and fates"),
        _("One line for each verified sighting or fate, by the facts that were verified."), "releases:findings",
        having(Right.SEE_VERIFIED), Finding,
        (REFERENCE, findings.KIND, VERIFIED, TEAM, *findings.facts("verified_revision__")),
        lambda user, asked: AskedFindings(user, asked, at_work=False).form, _verified_findings,
        restricted="detainee__restricted", open_filters=("kind",),
        shown=tuple(replace(each, order="") for each in findings.SHOWN), orders=tuple(VERIFIED_FINDINGS.orders),
        base=lambda user: Finding.objects.visible_to(user).verified(),
    )
)  # fmt: skip
LISTS.put(
    Listed(
        "flags", _("Flags"), _("One line for each flag, without what was seen."), "flags:inbox",
        having(Right.SEE_WORK, Right.TAKE_INQUIRIES), Flag, OF_FLAG, lambda user, asked: FlagFilters(asked, user=user),
        _flags, restricted="release__detainee__restricted", closed=("detainee__restricted",),
        open_filters=("status", "severity", "rule", "age", "owner", "team"), open_orders=("severity", "age"),
        shown=FLAGS_SHOWN, orders=tuple(FLAGS.orders),
    )
)  # fmt: skip
LISTS.put(
    Listed(
        "sources", _("Sources"), _("One line for each source, without who it is: that leaves by no list."),
        "releases:sources", having(Right.ENTER), Source, OF_SOURCE, lambda user, asked: SourceFilters(asked, user=user),
        _sources, organisation="team__organisation", open_filters=("team", "protected", "merged"),
    )
)  # fmt: skip
