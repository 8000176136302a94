"""What is done for the families' desk every night. Tasks may run twice."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from accounts.models import User
from casework.drafts import forget_unfinished
from casework.jobs import running
from families.call import CALL
from families.periods import days_of


@shared_task(ignore_result=True)
def forget_unfinished_calls() -> None:
    """Remove calls that were begun and that nobody came back to; their count stays, and nothing of them."""
    with running("forget-unfinished-calls"):
        before = timezone.now() - timedelta(days=days_of("draft"))
        forget_unfinished(CALL, before, by=User.objects.system("retention"))
