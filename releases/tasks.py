"""What follows a move. Tasks take ids and may run twice."""

from celery import shared_task

from accounts.acting import acting
from accounts.models import User
from casework.models import MoveMade, Notice
from releases.models import Release


@shared_task(ignore_result=True)
def tell_owner(move: int, release: int) -> None:
    """Put somebody else's move on the dashboard of the one who owns the release."""
    made = MoveMade.objects.get(pk=move)
    owner = Release.objects.values_list("owner", flat=True).get(pk=release)
    if owner != made.by_id:
        with acting(User.objects.system("notices")):
            Notice.objects.get_or_create(person_id=owner, move=made)
