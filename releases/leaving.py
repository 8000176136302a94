"""What a colleague who leaves can have in a team: releases, sightings and fates, flags at which they look, lists."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import why_not
from accounts.handing import Pile, can_be_left, open_to
from accounts.models import Team, User
from accounts.moves import Refusal
from accounts.rights import Right
from casework import moves
from releases.handing import Case, hand_over_all, of_owner, why_not_for, why_not_to
from releases.models import Finding, Flag, ImportJob, Release
from releases.models.flags import FlagQuerySet
from releases.models.moved import not_restricted_from
from releases.suspicion.workflow import hand_over as hand_over_flag

Sentence = str | Promise | None


def _why_not(person: User, team: Team, by: User) -> Sentence:
    return why_not_for(person.pk, team, by)


def _why_not_to(to: User, person: User, team: Team) -> Sentence:
    return why_not_to(to, person.pk, team)


def _cases(kind: type[Case], name: str, label: Promise) -> Pile:
    """What is owned of one kind, in whatever state."""

    def count(person: User, team: Team, by: User) -> int:
        theirs = kind._default_manager.filter(not_restricted_from(by), owner=person, team=team)
        return open_to(by, team, theirs, of_owner(kind, person, team, by)).count()

    def give(person: User, team: Team, to: User, by: User) -> int | Refusal:
        given = hand_over_all(kind, person, team, to, by=by)
        return Refusal(given.sentence) if isinstance(given, moves.Refusal) else given

    return Pile(name, label, count, _why_not, _why_not_to, give)


def _flags_of(person: User, team: Team) -> FlagQuerySet:
    return Flag.objects.filter(owner=person, team=team).standing()


def _why_not_flags(person: User, team: Team, by: User) -> Sentence:
    return why_not(by, Right.ENTER, team)


def _why_not_flags_to(to: User, person: User, team: Team) -> Sentence:
    return why_not(to, Right.ENTER, team)


def _give_flags(person: User, team: Team, to: User, by: User) -> int | Refusal:
    """Those that both may open; the others stay."""
    theirs = _flags_of(person, team).filter(pk__in=Flag.objects.visible_to(by).values("pk"))
    found = theirs.filter(pk__in=Flag.objects.visible_to(to).values("pk")).with_subjects().order_by("pk")
    return sum(hand_over_flag(flag, to, by=by) is None for flag in found)


def _count_flags(person: User, team: Team, by: User) -> int:
    """Those about somebody restricted are in no number of who may not open them."""
    theirs = _flags_of(person, team).not_restricted_from(by)
    return open_to(by, team, theirs, Flag.objects.visible_to(by)).count()


def _lists_of(person: User, team: Team, by: User) -> int:
    theirs = ImportJob.objects.filter(made_by=person, team=team).unfinished()
    return open_to(by, team, theirs, ImportJob.objects.visible_to(by)).count()


def _no(*people: User | Team) -> Sentence:
    return None


can_be_left(_cases(Release, "releases", _("Releases")))
can_be_left(_cases(Finding, "findings", _("Sightings and fates")))
can_be_left(
    Pile(
        "flags",
        _("Flags looked at"),
        _count_flags,
        _why_not_flags,
        _why_not_flags_to,
        _give_flags,
    )
)
can_be_left(
    Pile(
        "lists",
        _("Lists not imported yet"),
        _lists_of,
        _no,
        _no,
        stays=_("Only who brings a file in reads its rows. It is destroyed after a month; bring the file in again."),
    )
)
