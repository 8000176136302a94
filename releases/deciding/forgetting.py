"""Decisions on many that nobody confirmed: ended after a day, and what was found of each release removed."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import User
from releases.models import BulkDecision

WAITS = timedelta(days=1)


def forget_unconfirmed(*, by: User) -> None:
    """End what waits for a word since yesterday; what was found of releases of which none was decided goes."""
    waiting = BulkDecision.objects.filter(confirmed_at__isnull=True, ended_at__isnull=True)
    with acting(by):
        for decision in waiting.filter(asked_at__lt=timezone.now() - WAITS).select_related("asked_by"):
            with translation.override(decision.asked_by.language):
                sentence = _("It ended by itself: nobody confirmed it within a day.")
            waiting.filter(pk=decision.pk).update(ended_at=timezone.now(), stopped=sentence)
        with connection.cursor() as cursor:
            cursor.execute("SELECT empty_unconfirmed_decisions()")
