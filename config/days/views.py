"""What one did on a day; and, for a supervisor, what the people of their teams did."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.access import SIGNED_IN, having, rule, signed_in
from accounts.rights import Right
from casework.dates import read_date
from casework.mistake import Mistake
from config.days.done import Day
from config.days.people import people_visible_to
from releases.today import today

BACK = timedelta(days=366)  # as far as one looks back


@rule(SIGNED_IN)
@require_GET
def own_day(request: HttpRequest) -> HttpResponse:
    """What I did on a day."""
    user = signed_in(request)
    shown = {"day": Day(user, _day(request), user), "own": True, "people": people_visible_to(user)}
    return render(request, "days/day.html", shown)


@rule(having(Right.DECIDE, Right.LEAD_DESK))
@require_GET
def day_of(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody of my teams did on a day: acts, counted, and the records that I may open."""
    person = get_object_or_404(people_visible_to(signed_in(request)), pk=pk)
    shown = {"day": Day(person, _day(request), signed_in(request)), "own": False, "people": []}
    return render(request, "days/day.html", shown)


def _day(request: HttpRequest) -> date:
    """The day that is asked for; today where none is, or one that cannot be."""
    read = read_date(request.GET.get("day", "")[:20])
    if read is None or isinstance(read, Mistake):
        return today()
    day = read.earliest()
    return day if day == read.latest() and today() - BACK <= day <= today() else today()
