"""Whether a job goes on for the person who asked for it, who may be at no page any more."""

from django.utils.translation import gettext as _

from accounts.models import User


def why_not_act_for(person: User) -> str | None:
    """The sentence that says why no job acts for this person, as they were fetched; or None.

    Whoever says that somebody else was signed in as them ends what that one had begun, too: nobody knows which of it
    was theirs. With a new password they ask for it again.
    """
    if not person.is_active:
        return _("The account of the person who asked for it was closed.")
    if person.password_stopped_at is not None:
        return _("The password of the person who asked for it was stopped, as somebody else had it.")
    return None
