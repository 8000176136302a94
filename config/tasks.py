"""The installation's own nightly jobs; cases have theirs in casework."""

from celery import shared_task
from django.utils import timezone

from accounts.models import CacheEntry, Session
from casework.jobs import running
from config.redrawn import rebuild_all


@shared_task(ignore_result=True)
def forget_what_is_over() -> None:
    """Remove sessions and counted attempts whose time has passed; nothing else forgets them."""
    with running("forget-what-is-over"):
        now = timezone.now()
        Session.objects.filter(expire_date__lt=now).delete()
        CacheEntry.objects.filter(expires__lt=now).delete()


@shared_task(ignore_result=True)
def draw_keys_anew() -> None:
    """Draw what records are found by, where a version that ran beside this one left it out or as it was."""
    with running("draw-keys-anew"):
        rebuild_all(lambda done: None)
