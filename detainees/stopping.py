"""Who looks up more identifiers on a day than one types is answered no more; supervisors of the desk are told."""

from accounts.access import holders_in_team, teams_in_which
from accounts.acting import acting
from accounts.models import User
from accounts.rights import Right
from casework.models import MoveMade, Notice
from casework.outbox import follow_with
from detainees.models import WarningCount
from detainees.models.warnings import LOOK_UPS

TELL = "detainees.tasks.tell_of_look_ups"


def stop_look_ups(user: User) -> None:
    """Write down, once, that the look-ups of this person were stopped today, and let it be told."""
    with acting(user):
        counts = WarningCount.objects.select_for_update().filter(person=user)
        count = counts.latest("day")  # the one that was just asked: midnight may have passed since
        if not MoveMade.objects.of(LOOK_UPS, count.pk).exists():
            made = MoveMade.objects.create(
                subject=LOOK_UPS, subject_id=count.pk, name="stop", from_state="open", to_state="stopped", revision=0,
                by=user,
            )  # fmt: skip
            follow_with(TELL, move=made.pk)


def tell_of_look_ups(made: MoveMade) -> None:
    """Put it on the dashboards of those who decide in the teams where this person enters records or takes inquiries."""
    teams = teams_in_which(made.by, Right.ENTER).union(teams_in_which(made.by, Right.TAKE_INQUIRIES))
    people = {person.pk for team in teams for person in holders_in_team(Right.DECIDE, team)}
    with acting(User.objects.system("notices")):
        Notice.objects.tell(made, *sorted(people - {made.by_id}))
