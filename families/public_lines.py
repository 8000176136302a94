"""The lines on the public pages: one supervisor puts one up, another one confirms it, either takes it down."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import why_not
from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Right
from casework.mistake import Mistake
from families.models import PublicLine


def propose_line(team: Team, said: dict[str, Any], *, by: User) -> PublicLine | Mistake:
    """Put a line up; it stands on the public pages when another supervisor has confirmed it."""
    with acting(by):
        if sentence := why_not(by, Right.PUBLISH_ADVISORIES, team):
            return Mistake(sentence)
        return PublicLine.objects.create(team=team, organisation_id=team.organisation_id, proposed_by=by, **said)


def why_not_confirm(line: PublicLine, by: User) -> str | None:
    """The sentence that says why `by` does not confirm it, or None."""
    if line.confirmed_at is not None or line.ended_at is not None:
        return _("This waits for nobody.")
    if line.proposed_by_id == by.pk:
        return _("You put it up yourself: another supervisor calls the number, then confirms it.")
    return why_not(by, Right.PUBLISH_ADVISORIES, line.team)


def confirm_line(line: PublicLine, *, by: User) -> Mistake | None:
    """From now on it stands on the public pages."""
    with acting(by):
        held = PublicLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
        if sentence := why_not_confirm(held, by):
            return Mistake(sentence)
        held.confirmed_by, held.confirmed_at = by, timezone.now()
        held.save(update_fields=["confirmed_by", "confirmed_at"])
        return None


def end_line(line: PublicLine, *, by: User) -> Mistake | None:
    """Take it down, or refuse what was put up; one person is enough."""
    with acting(by):
        held = PublicLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
        if held.ended_at is not None:
            return Mistake(_("It was taken down already."))
        held.ended_by, held.ended_at = by, timezone.now()
        held.save(update_fields=["ended_by", "ended_at"])
        return None
