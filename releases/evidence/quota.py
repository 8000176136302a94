"""How much one account sends at once and within a day, so that none of them fills the disk."""

from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from casework.mistake import Mistake
from releases.evidence.kinds import MIB
from releases.models import Upload

LOCKS = 4206  # the class of the advisory locks under which an account's uploads are counted


def why_not(size: int, by: User) -> Mistake | None:
    """Why `by` cannot begin to send `size` bytes more; the caller's transaction holds the count until its end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCKS, by.pk])
    theirs = Upload.objects.visible_to(by)
    if theirs.filter(original=None).count() >= settings.UPLOADS_UNDER_WAY:
        sentence = _(
            "As many files as one account may send at once are under way (%(most)s). Let them come to their end "
            "or stop them; what nobody goes on with is removed within a day."
        )
        return Mistake(sentence % {"most": settings.UPLOADS_UNDER_WAY})
    since = timezone.now() - timedelta(days=1)
    sent = theirs.filter(begun_at__gt=since).aggregate(sent=Sum("bytes"))["sent"] or 0
    if sent + size > settings.UPLOADED_A_DAY:
        sentence = _(
            "With this file you would have sent more than %(most)s MB within a day, the most that one account may. "
            "Send it tomorrow, or let a colleague send it."
        )
        return Mistake(sentence % {"most": settings.UPLOADED_A_DAY // MIB})
    return None
