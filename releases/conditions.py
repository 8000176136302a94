"""What has to hold before a move of a release or a finding: each condition answers with its sentence, or nothing.

`releases.workflow` and `releases.findings.workflow` say which move asks which; docs/workflow.md shows the first line of
each docstring.
"""

from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.questions import Question
from casework.models import MoveMade
from detainees.models.pairs import is_stopped
from releases.bar import weighed
from releases.foreseen import Foreseen
from releases.groups import NO_ROOM, why_names_do_not_fit, why_not_of
from releases.models import Finding, Release, Revision
from releases.models.findings import FINDING
from releases.models.releases import SUBJECT
from releases.suspicion.blocking import is_blocked, is_person_blocked

Sentence = str | Promise | None
Case = Release | Finding
_OWN_PART: dict[type[Case], Question[Any]] = {
    Release: Question(lambda by, case: Release.objects.with_own_part(by).filter(Q(own_part=True), pk=case)),
    Finding: Question(lambda by, case: Finding.objects.with_own_part(by).filter(Q(own_part=True), pk=case)),
}
_REVISION = Question(lambda release, number: Revision.objects.filter(release=release, number=number))


def has_occasion_or_date(release: Release, by: User) -> Sentence:
    """The wave or the date is given, at least the year."""
    if release.wave_id is None and release.date is None:
        return _("Give the wave or the date of the release, at least the year.")
    return None


def has_a_claim(case: Case, by: User) -> Sentence:
    """At least one claim of a source stands."""
    if case.claims.standing().exists():
        return None
    if isinstance(case, Finding):
        return _("Say first who told this: it needs at least one claim of a source.")
    return _("Say first who told this: a release needs at least one claim of a source.")


def wrote_no_part(case: Case, by: User) -> Sentence:
    """They wrote no part of it since it was last verified.

    The one rule about one's own work: entering, importing and adding a claim are writing. PostgreSQL asks it too.
    """
    if _OWN_PART[type(case)].is_any(by=by.pk, case=case.pk):
        return _("You wrote part of this record since it was last verified: somebody else decides on it.")
    return None


def has_no_blocking_flag(case: Case, by: User) -> Sentence:
    """No flag that stops verification stands on it or on its person; what cannot be so is looked for at this moment."""
    if is_person_blocked(case.detainee_id) if isinstance(case, Finding) else is_blocked(case):
        return _("A flag stops the verification. Somebody who wrote no part of the record resolves it first.")
    return None


def is_no_likely_duplicate(release: Case, by: User) -> Sentence:
    """Somebody has decided of each likely duplicate of the person, unless it is restricted, whether they are one."""
    if release.detainee is not None and is_stopped(release.detainee):
        return _(
            "This person may be on the register twice. Decide first, at the desk for duplicates, whether the two "
            "entries are one person."
        )
    return None


def meets_the_bar(case: Case, by: User) -> Sentence:
    """One direct claim graded B2 or better stands, or two independent ones graded C3 or better.

    Of a death two independent ones, or one with an official paper.
    """
    weighing = weighed(case)
    return None if weighing.is_met else weighing.why


def takes_a_free_place(release: Release, by: User) -> Sentence:
    """A name that takes a place of an unnamed group is of its governorates, its wave and its days."""
    return why_not_of(release, release.of_group)


def keeps_its_names(release: Release, by: User) -> Sentence:
    """A group still has room for the names that take its places, and they still fit."""
    return why_names_do_not_fit(release)


def crowds_no_group(release: Release, by: User) -> Sentence:
    """Its group has a place left; and it counts nothing apart whose names are in a group that has no room for them."""
    if release.detainee_id is None:
        return None
    [revision] = _REVISION.rows(release=release.pk, number=release.revision_number)
    foreseen = Foreseen(release, revision)
    group = foreseen.full_group()
    if group is None:
        return None
    if foreseen.only_its_own_place_is_missing(group):
        return NO_ROOM
    return gettext(
        "With this, releases of this person that were counted as one are counted apart, and the unnamed group "
        "%(group)s has no room for so many names: change its number, take a name out of it, or put right the date of "
        "an arrest or a release that is wrong."
    ) % {"group": group.reference}


def is_carried_no_more(case: Case, by: User) -> Sentence:
    """The claims that are left do not carry it."""
    if not weighed(case, as_verified=True).is_met:
        return None
    if isinstance(case, Finding):
        return _("The claims of this record still carry it.")
    return _("The claims of this release still carry it.")


def counts_now(case: Case, by: User) -> Sentence:
    """A revision of it counts now."""
    if case.verified_revision_id:
        return None
    if isinstance(case, Finding):
        return _("No revision of this record is verified now.")
    return _("No revision of this release counts now.")


def decided_by_another(case: Case, by: User) -> Sentence:
    """Another supervisor brought it to this state."""
    subject = FINDING if isinstance(case, Finding) else SUBJECT
    last = MoveMade.objects.of(subject, case.pk).filter(to_state=case.status).last()
    if last is not None and last.by_id == by.pk:
        return _("You took this decision yourself: another supervisor reopens it.")
    return None
