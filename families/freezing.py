"""Freezing the figures of extortion at the end of a month, where enough has come since the last ones.

Figures that moved with each report would tell of each: who looks twice sees what came between.
"""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.acting import acting
from accounts.models import Organisation, User
from casework.moments import end_of
from families.figures import LEAST
from families.models import ExtortionFigures, ExtortionReport
from releases.today import today

_COUNTED = ("team_id", "posing_as", "channel", "payment", "paid", "governorate_id", "promised", "currency")


def freeze_figures() -> int:
    """Freeze those of every organisation up to the end of last month; how many were."""
    until = today().replace(day=1) - timedelta(days=1)
    return sum(_freeze(organisation, until) for organisation in Organisation.objects.order_by("pk"))


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
