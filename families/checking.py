"""How it was checked that a caller is who they say; that a check failed is kept as long as the caller is."""

from accounts.acting import acting
from accounts.models import User
from families.following import follow_caller
from families.lists import IdentityCheck
from families.models import FailedCheck, Inquiry, Relative
from families.taking import change_caller


def check_identity(inquiry: Inquiry, identity: str, *, by: User) -> None:
    """Store what was found of the caller of this inquiry. The caller of this function holds the inquiry's row."""
    with acting(by):
        relative = Relative.objects.locked().get(pk=inquiry.relative_id)
        if identity == IdentityCheck.FAILED:
            FailedCheck.objects.create(relative=relative, inquiry=inquiry, by=by)
        change_caller(relative, {"identity": identity}, by=by)
        follow_caller(relative.pk)
