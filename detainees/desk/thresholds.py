"""From which score the desk of a team wants to decide."""

from dataclasses import dataclass

from django.utils import timezone

from accounts.access import teams_in_which
from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Right
from detainees.models import DeskThreshold
from detainees.models.linkage import FLAGGED_FROM


@dataclass(frozen=True)
class Threshold:
    """A team's least score in hundredths, and who chose it; `chosen` is None where nobody did."""

    team: Team
    least: int
    chosen: DeskThreshold | None


def thresholds_of(user: User) -> list[Threshold]:
    """Those of the teams in which `user` decides."""
    teams = list(teams_in_which(user, Right.DECIDE))
    chosen = {each.team_id: each for each in DeskThreshold.objects.filter(team__in=teams).select_related("set_by")}
    return [_threshold(team, chosen.get(team.pk)) for team in teams]


def _threshold(team: Team, chosen: DeskThreshold | None) -> Threshold:
    return Threshold(team, round(100 * (chosen.least_score if chosen else FLAGGED_FROM)), chosen)


def set_threshold(team: Team, least_score: float, *, by: User) -> DeskThreshold:
    """Let the desk of `team` decide from this score on (0 to 1)."""
    with acting(by):
        stored, _made = DeskThreshold.objects.update_or_create(
            team=team, defaults={"least_score": least_score, "set_by": by, "set_at": timezone.now()}
        )
        return stored
