"""What is a person's own wherever they work, and stays; both are told when a colleague's work was handed over."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.handing import Pile, can_be_left, follows_work, open_to
from accounts.models import Team, User, WorkHandOver
from accounts.models.handovers import WORK
from casework.models import Draft, Notice, NoticeKind, SavedView


@follows_work
def tell_both(handed: WorkHandOver) -> None:
    """Whose it was and whose it is, unless they did it themselves."""
    people = {handed.giver_id: NoticeKind.MOVED, handed.to_id: NoticeKind.HANDED}
    Notice.objects.bulk_create(
        Notice(person_id=pk, kind=kind, subject=WORK, subject_id=handed.pk, by_id=handed.by_id)
        for pk, kind in people.items()
        if pk != handed.by_id
    )


def _drafts(person: User, team: Team, by: User) -> int:
    """Whether there are any: they may be for another organisation, and are nobody's to count."""
    return int(Draft.objects.filter(person=person).exists())


def _shared(person: User, team: Team, by: User) -> int:
    theirs = SavedView.objects.filter(made_by=person, team=team)
    return open_to(by, team, theirs, SavedView.objects.visible_to(by)).count()


def _no(*people: User | Team) -> str | Promise | None:
    return None


can_be_left(
    Pile(
        "drafts",
        _("Entries typed and not sent"),
        _drafts,
        _no,
        _no,
        stays=_("Only who typed them opens them: let them send them, or throw them away, before they go."),
        of_no_team=True,
        uncounted=True,
    )
)
can_be_left(
    Pile(
        "views",
        _("Views shared with the team"),
        _shared,
        _no,
        _no,
        stays=_("They go on working. A supervisor of the team takes one away, and anybody saves their own."),
    )
)
