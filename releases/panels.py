"""What stands above the register on the page of a person: photographs, who it may be, releases, claims, flags."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.among import any_of
from accounts.models import User
from accounts.questions import Question, asker
from accounts.rights import Right
from casework.moves import Offer
from casework.reading import once_a_page
from detainees.describing.described import described_as
from detainees.describing.finding import proposed
from detainees.models import Detainee
from detainees.panels import Panel, contributes, contributes_to_desk
from detainees.parts import merged_into
from releases.case_files.asking import why_not_ask
from releases.falling import CLAIMS
from releases.findings.lists import FindingKind
from releases.models import CaseFile, Claim, Evidence, Finding, Photograph, Release
from releases.models.facts import ReleaseFacts
from releases.models.findings import FindingFacts
from releases.models.releases import ids_of_person
from releases.spoken_of import words_for
from releases.suspicion.page import signs_about
from releases.testimony import show_files
from releases.there_is import there_is_of

EVENT = ("counted_with",)
SHOWN = 40  # claims at most, of one person
PORTRAITS = 12
_ENTRIES = ("detainee", "detainee__merged_into")  # a release stays with the entry in which it was told

_AT_WORK = Question(
    lambda who, ids: (
        Release.objects.visible_to(who.person)
        .in_work_of(who.person)
        .filter(any_of(ids))
        .for_rows(at_work=True, also=EVENT)
    )
)
_COUNTED = Question(
    lambda who, ids: (
        Release.objects.visible_to(who.person).counted().filter(any_of(ids)).for_rows(at_work=False, also=EVENT)
    )
)
_PORTRAITS = Question(Evidence.objects.of_entries)
_UNIDENTIFIED = Question(
    lambda who, organisation: Detainee.objects.visible_to(who.person).unidentified().filter(organisation=organisation)
)


@dataclass(frozen=True)
class Said:
    """One claim about a part of a person's record, and what the reader may do with it."""

    claim: Claim
    about: str
    offers: list[Offer[Claim]]
    adds_files: bool = False


@dataclass(frozen=True)
class Row:
    """One release and those of its facts that the reader may see."""

    release: Release
    facts: ReleaseFacts
    at_work: bool
    told_in: str = ""  # of a person with several entries, the reference of the one in which it stands


def rows_for(releases: Collection[int], user: User) -> list[Row]:
    """What `user` reads of each of these (ids) that they may open, the newest first.

    Who works on one sees its state, others the revision that counts.
    """
    who = asker(user)
    work = {r.pk: Row(r, r, True) for r in _AT_WORK.rows(who, ids=list(releases))} if releases else {}
    rest = [pk for pk in releases if pk not in work]
    counted = _COUNTED.rows(who, ids=rest) if rest else []
    others = [Row(r, r.verified_revision, False) for r in counted if r.verified_revision is not None]
    return sorted([*work.values(), *others], key=lambda row: (str(row.facts.date or ""), row.release.pk), reverse=True)


@once_a_page
def has_portraits(detainee: Detainee) -> bool:
    """Whether any claim that stands shows the person in a picture, whoever may see it."""
    return _PORTRAITS.is_any(entries=list(references_of(detainee)))


@contributes
def photograph_of(detainee: Detainee, user: User) -> Panel | None:
    """The photograph that stands on the page, for all to whom the person is open; and choosing it."""
    entries = references_of(detainee)
    seen = Photograph.objects.visible_to(user).of_person(*entries)[:1]
    rows = list(seen) if there_is_of(detainee).photographs else []
    chooses = may(user, Right.ENTER, detainee.team) and has_portraits(detainee)
    if not rows and not chooses:
        return None
    return Panel(
        title=_("Photograph"),
        template="releases/panel_photograph.html",
        rows=rows,
        url=reverse("releases:choose-photograph", args=[standing(detainee).reference]) if chooses else "",
        action=_("Choose the photograph") if chooses else "",
        first=True,
    )


@contributes
def portraits_of(detainee: Detainee, user: User) -> Panel | None:
    """Photographs of the person, from whichever claims, for those who may see them."""
    entries = references_of(detainee)
    if not has_portraits(detainee):  # which of them one sees is a longer question
        return None
    about = Evidence.objects.visible_to(user).of_person(*entries)
    stands = Photograph.objects.visible_to(user).of_person(*entries).values("evidence")[:1]
    about = about.exclude(pk__in=stands)  # above already, blurred perhaps
    pieces = list(about.select_related("original").order_by("-pk")[:PORTRAITS])
    if not pieces:
        return None
    return Panel(title=_("Photographs of claims"), template="releases/panel_portraits.html", rows=pieces, first=True)


@contributes
def may_be(detainee: Detainee, user: User) -> Panel | None:
    """Who somebody unidentified may be, of those with a name and not known to be released; and the other way."""
    if not detainee.unidentified and not _UNIDENTIFIED.is_any(asker(user), organisation=detainee.organisation_id):
        return None
    persons = Detainee.objects.visible_to(user).standing().filter(organisation=detainee.organisation_id)
    if detainee.unidentified:
        released = Release.objects.visible_to(user).counted()
        himself, merged = (Exists(released.filter(**{of: OuterRef("pk")})) for of in _ENTRIES)
        sought = persons.filter(~himself, ~merged, unidentified=False)
        title = _("Who it may be")
    else:
        sought = persons.unidentified()
        title = _("May be one of the unidentified")
    found = proposed(described_as(detainee), sought.exclude(pk=detainee.pk))
    return Panel(title=title, template="detainees/likes.html", rows=found) if found else None


@contributes
def releases_of(detainee: Detainee, user: User) -> Panel:
    """The releases of this person that `user` may open, whichever of their entries they were told in."""
    entries = references_of(detainee)
    told = ids_of_person(entries)
    rows = [row for row in rows_for(told, user) if row.facts.detainee_id in entries]
    enters = may(user, Right.ENTER)
    return Panel(
        title=_("Releases"),
        template="releases/panel.html",
        rows=rows if len(entries) == 1 else [replace(r, told_in=entries[r.facts.detainee_id or 0]) for r in rows],
        url=f"{reverse('releases:new')}?detainee={standing(detainee).reference}" if enters else "",
        action=_("Enter a release of this person") if enters else "",
    )


@dataclass(frozen=True)
class Known:
    """One sighting or fate and those of its facts that the reader may see."""

    finding: Finding
    facts: FindingFacts
    at_work: bool
    told_in: str = ""  # of a person with several entries, the reference of the one in which it stands

    @property
    def is_death_told_by_the_gate(self) -> bool:
        """Whether it is a verified death, and the reader is one who could be asked by a family."""
        return self.facts.is_death and not self.at_work

    @property
    def order(self) -> tuple[bool, bool, str, int]:
        """Fates before sightings, what is verified first, then the newest; to be sorted falling."""
        verified = self.finding.verified_revision_id is not None
        return not self.finding.is_sighting, verified, str(self.facts.date or ""), self.finding.pk


@contributes
def findings_of(detainee: Detainee, user: User) -> Panel | None:
    """Where they were seen and what became of them, as far as `user` may read it, in whichever entry it was told."""
    entries = references_of(detainee)
    found: list[Finding] = []
    work: set[int] = set()
    if there_is_of(detainee).findings:
        known = Finding.objects.visible_to(user).of_person(*entries)
        found = list(known.select_related("verified_revision"))
        work = set(known.in_work_of(user).values_list("pk", flat=True))
    rows = [_known(finding, entries, at_work=finding.pk in work) for finding in found]
    enters = may(user, Right.ENTER)
    new = f"{reverse('releases:new-finding')}?detainee={standing(detainee).reference}&kind="
    if not rows and not enters:
        return None
    return Panel(
        title=_("What is known of them"),
        template="releases/findings/panel.html",
        rows=sorted(rows, key=lambda row: row.order, reverse=True),
        url=f"{new}{FindingKind.SIGHTING}" if enters else "",
        action=_("Add a sighting") if enters else "",
        further=[(f"{new}{FindingKind.FATE}", _("Add what became of them"))] if enters else [],
    )


def _known(finding: Finding, entries: dict[int, str], *, at_work: bool) -> Known:
    facts = finding if at_work or finding.verified_revision is None else finding.verified_revision
    return Known(finding, facts, at_work, entries[finding.detainee_id] if len(entries) > 1 else "")


@contributes
def said_of(detainee: Detainee, user: User) -> Panel | None:
    """What sources say of a person's detentions, numbers and links, for those who may know who a source is."""
    if not may(user, Right.SEE_SOURCES, detainee.team):
        return None
    told: list[Claim] = []
    if there_is_of(detainee).said_of_parts:
        about = Claim.objects.visible_to(user).about(detainee).order_by("pk")[:SHOWN].values_list("pk", flat=True)
        keys = list(about)  # asked first: what each of them may speak of takes PostgreSQL long to plan
        told = list(Claim.objects.visible_to(user).filter(pk__in=keys).with_subject().select_related("state_by"))
        show_files(told, user)
    enters = may(user, Right.ENTER, detainee.team)
    return Panel(
        title=_("What sources say of detentions, numbers and links"),
        template="releases/panel_said.html",
        rows=[
            Said(claim, words_for(claim), CLAIMS.offers(claim, user), enters)
            for claim in sorted(told, key=lambda claim: claim.pk)
        ],
        url=reverse("releases:person-claim", args=[detainee.reference]) if enters else "",
        action=_("Add a claim") if enters else "",
    )


def standing(detainee: Detainee) -> Detainee:
    """The entry that stands for the person: what is new is entered there, and at no other."""
    return detainee.merged_into or detainee


@once_a_page
def references_of(detainee: Detainee) -> dict[int, str]:
    """The references of the entry and of those that it stands for, by id."""
    return {detainee.pk: detainee.reference, **{entry.pk: entry.reference for entry in merged_into(detainee)}}


@contributes
def flags_of(detainee: Detainee, user: User) -> Panel | None:
    """What speaks against this person's entry, for those who see the work on it."""
    may_raise = may(user, Right.ENTER, detainee.team)
    rows = signs_about(detainee, user)
    if not rows and not may_raise:
        return None
    return Panel(
        title=_("Flags"),
        template="flags/panel.html",
        rows=rows,
        url=reverse("flags:on-person", args=[detainee.reference]) if may_raise else "",
        action=_("Raise a flag") if may_raise else "",
    )


@contributes
def case_files_of(detainee: Detainee, user: User) -> Panel | None:
    """The case files of the person that were asked for, for those who may know sources; and asking for one."""
    if not may(user, Right.SEE_SOURCES, detainee.team):
        return None
    rows = CaseFile.objects.visible_to(user).shown_to(user, detainee) if there_is_of(detainee).case_files else []
    asks = why_not_ask(detainee, user) is None
    if not rows and not asks:
        return None
    return Panel(
        title=_("Case files"),
        template="releases/case_files/panel.html",
        rows=rows,
        url=reverse("releases:person-case-file", args=[detainee.reference]) if asks else "",
        action=_("Ask for the case file") if asks else "",
    )


@contributes_to_desk
def claims_of(detainee: Detainee, user: User) -> Panel | None:
    """What sources say of this person's releases, for those who may know who a source is."""
    told = Claim.objects.visible_to(user).standing().filter(release__detainee__in=references_of(detainee))
    rows = list(told.with_subject().order_by("release_id", "pk")[:SHOWN])
    return Panel(title=_("Claims"), template="releases/panel_claims.html", rows=rows) if rows else None
