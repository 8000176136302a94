"""To whom a call may go: the hardest calls go round. A sentence for who hands one over, and no list of who has what."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Team, User
from families.handing import colleagues_of
from families.models import HandOver, Inquiry
from families.workload import LATELY, lately

RESTING = timedelta(days=7)  # in which nobody is suggested for a hard call who has handed one over themselves


@dataclass(frozen=True)
class Suggestion:
    """Who of the desk has had the fewest, and the sentence that says so."""

    to: User
    sentence: str


def suggestion(owner: User, team: Team, *, hard: bool) -> Suggestion | None:
    """To whom of the desk what is `owner`'s may go; None where nobody else takes its inquiries.

    A hard call goes to who has had the fewest lately, another one to who has the fewest open; of equals to who was
    given something the longest ago.
    """
    colleagues = list(colleagues_of(owner.pk, team))
    if not colleagues:
        return None
    now = timezone.now()
    calls = lately([team.pk], now - LATELY) if hard else Counter()
    open_ = _counted(team)
    lately_given = HandOver.objects.filter(inquiry__team=team, at__gte=now - LATELY).order_by()
    given = dict(lately_given.values_list("to").annotate(Max("at")))
    resting = set(_resting(team)) if hard else set()
    had = {each.pk: calls[team.pk, each.pk] if hard else open_.get(each.pk, 0) for each in colleagues}
    order = {
        each.pk: (each.pk in resting, had[each.pk], open_.get(each.pk, 0),
                  given[each.pk].timestamp() if each.pk in given else 0.0)
        for each in colleagues
    }  # fmt: skip
    to = min(colleagues, key=lambda each: order[each.pk])
    return Suggestion(to, _sentence(to, had, hard=hard))


def _sentence(to: User, had: dict[int, int], *, hard: bool) -> str:
    """Why it may be them: they have had none, or fewer than every other colleague; else nothing of this is said."""
    others = [count for pk, count in had.items() if pk != to.pk]
    if hard and not had[to.pk]:
        return _("Hard calls go round: %(who)s has had none in the last 30 days.") % {"who": to}
    if not others or had[to.pk] >= min(others):
        return _("You can hand it over to %(who)s.") % {"who": to}
    if hard:
        return _("Hard calls go round: %(who)s has had the fewest in the last 30 days.") % {"who": to}
    return _("%(who)s has the fewest inquiries open.") % {"who": to}


def _counted(team: Team) -> dict[int, int]:
    found = Inquiry.objects.filter(team=team).at_work().order_by()
    return dict(found.values_list("owner").annotate(Count("pk")))


def _resting(team: Team) -> "list[int]":
    """Who has handed over something hard of their own within a week: they asked for no more of it."""
    since = timezone.now() - RESTING
    own = HandOver.objects.filter(hard=True, at__gte=since, inquiry__team=team, by=F("giver"))
    return list(own.order_by().values_list("giver", flat=True).distinct())
