"""What is a person's own wherever they work, and stays; both are told when a colleague's work was handed over."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.handing import Pile, can_be_left, follows_work
from accounts.models import Team, User, WorkHandOver
from accounts.models.handovers import WORK
from casework.models import Draft, Notice, NoticeKind, SavedView


@follows_work
def tell_both(handed: WorkHandOver) -> None:
    """Whose it was and whose it is, unless they did it themselves."""
    people = sorted({handed.giver_id, handed.to_id} - {handed.by_id})
    Notice.objects.bulk_create(
        Notice(person_id=pk, kind=NoticeKind.HANDED, subject=WORK, subject_id=handed.pk, by_id=handed.by_id)
        for pk in people
    )


def _drafts(person: User, team: Team, by: User) -> int:
    return Draft.objects.filter(person=person).count()


def _shared(person: User, team: Team, by: User) -> int:
    return SavedView.objects.filter(made_by=person, team=team).count()


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
