"""The installation's own nightly job; cases have theirs in casework."""

from celery import shared_task
from django.utils import timezone

from accounts.models import CacheEntry, Session
from casework.jobs import running


@shared_task(ignore_result=True)
def forget_what_is_over() -> None:
    """Remove sessions and counted attempts whose time has passed; nothing else forgets them."""
    with running("forget-what-is-over"):
        now = timezone.now()
        Session.objects.filter(expire_date__lt=now).delete()
        CacheEntry.objects.filter(expires__lt=now).delete()
