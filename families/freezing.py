"""Freezing figures when a month is over: those of extortion, where enough has come since the last ones; those of desks.

Figures that moved with each report would tell of each: who looks twice sees what came between. And a month that was
told of once comes out the same for ever, whatever is destroyed later.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Min
from django.utils import timezone

from accounts.acting import acting
from accounts.models import Organisation, User
from casework.moments import end_of
from families.figures import LEAST
from families.models import DeskFigures, ExtortionFigures, ExtortionReport, Inquiry
from releases.today import today

_COUNTED = ("team_id", "posing_as", "channel", "payment", "paid", "governorate_id", "promised", "currency")


def freeze_figures() -> int:
    """Freeze those of every organisation up to the end of last month; how many were."""
    until = today().replace(day=1) - timedelta(days=1)
    return sum(_freeze(organisation, until) for organisation in Organisation.objects.order_by("pk"))


def freeze_months() -> int:
    """Freeze each month that is over of every desk that has taken an inquiry, since its first; how many were."""
    first = dict(Inquiry.objects.order_by().values_list("team").annotate(Min("made_at")))
    last = dict(DeskFigures.objects.order_by().values_list("team").annotate(Max("month")))
    this, frozen = today().replace(day=1), 0
    for team, since in sorted(first.items()):
        month = _next(last[team]) if team in last else timezone.localtime(since).date().replace(day=1)
        while month < this:
            with acting(User.objects.system("figures")):
                DeskFigures.objects.create(team_id=team, month=month, counts={})  # PostgreSQL counts
            month, frozen = _next(month), frozen + 1
    return frozen


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _freeze(organisation: Organisation, until: date) -> bool:
    last = ExtortionFigures.objects.filter(organisation=organisation).order_by("-until").first()
    if last is not None and last.until >= until:
        return False
    known = ExtortionReport.objects.filter(organisation=organisation, made_at__lte=end_of(until)).counted()
    new = known.filter(made_at__gt=end_of(last.until)) if last else known
    if new.count() < LEAST:
        return False
    rows = known.order_by("pk").values(*_COUNTED, "amount", "made_at")
    with acting(User.objects.system("figures")):
        ExtortionFigures.objects.create(organisation=organisation, until=until, reports=[_row(each) for each in rows])
    return True


def _row(report: dict[str, Any]) -> dict[str, Any]:
    """The values that are counted; the month is all that is left of when."""
    amount, month = report["amount"], f"{timezone.localtime(report['made_at']):%Y-%m}"
    return {
        **{name: report[name] for name in _COUNTED},
        "amount": None if amount is None else str(amount),
        "month": month,
    }
