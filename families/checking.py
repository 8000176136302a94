"""How it was checked that a caller is who they say; that a check failed is kept as long as the caller is."""

from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from families.following import follow_caller
from families.lists import IdentityCheck
from families.models import FailedCheck, Inquiry


def check_identity(inquiry: Inquiry, identity: str, *, by: User) -> None:
    """Store what was found of the caller of this inquiry. The caller of this function holds the inquiry's row."""
    relative = inquiry.relative
    with acting(by):
        if identity == IdentityCheck.FAILED:
            FailedCheck.objects.create(relative=relative, inquiry=inquiry, by=by)
        relative.identity = identity
        relative.changed_by, relative.changed_at = by, timezone.now()
        relative.save()
        follow_caller(relative.pk)
