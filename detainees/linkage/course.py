"""The page of the register job for one person: what is open with how far it is, and the last runs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import holders, organisations_in_which
from accounts.models import User
from accounts.rights import Right
from detainees.linkage.runs import GIVEN_UP, INTERRUPTED, is_searched
from detainees.models import JobState, RegisterJob

# What a search is at, by the codes with which it tells it.
STAGES: dict[str, str | Promise] = {
    "extract": gettext_lazy("Copying the register"),
    "reading": gettext_lazy("Reading the copy"),
    "spellings": gettext_lazy("Working out what each spelling means"),
    "pairs": gettext_lazy("Bringing together who may be one person"),
    "comparing": gettext_lazy("Comparing them"),
    "learning": gettext_lazy("Learning how much each agreement says"),
    "writing": gettext_lazy("Weighing them against brothers and namesakes"),
    "write": gettext_lazy("Keeping what was found"),
}
_BEGINS = gettext_lazy("Beginning")
_ERRORS: dict[str, str | Promise] = {
    INTERRUPTED: gettext_lazy("Interrupted."),
    GIVEN_UP: gettext_lazy("Interrupted several times, and given up."),
    "MemoryError": gettext_lazy("It needed more memory than it may take."),
}


@dataclass(frozen=True)
class Run:
    """One run, and who asked for it or cancelled it as far as this person may know."""

    job: RegisterJob
    asked_by: str
    cancelled_by: str
    interrupted: bool = False

    @property
    def state(self) -> JobState:
        return JobState(self.job.state)

    @property
    def percent(self) -> int:
        return round(100 * self.job.share)

    @property
    def stage(self) -> str:
        return stage_in_words(self.job.stage)

    @property
    def seconds(self) -> int:
        return round(self.job.seconds)

    @property
    def why(self) -> str:
        """Why it came to no end, or who cancelled it; "" for one that did."""
        if self.cancelled_by:
            return _("By %(who)s.") % {"who": self.cancelled_by}
        error = self.job.error
        return str(_ERRORS.get(error) or _("Error: %(error)s.") % {"error": error}) if error else ""


@dataclass(frozen=True)
class Course:
    """What is open (that which runs first), and what is over."""

    open: list[Run]
    past: list[Run]


def course_of(jobs: Iterable[RegisterJob], user: User) -> Course:
    """The page; `jobs` are the latest first, with the people who asked and cancelled."""
    latest, searched = list(jobs), is_searched()
    colleagues = _colleagues(user, latest)
    rows = [
        Run(
            job,
            _name(job.asked_by, colleagues),
            _name(job.cancelled_by, colleagues) if job.cancelled_by else "",
            interrupted=job.state == JobState.RUNNING and not searched,
        )
        for job in latest
    ]
    runs_first = sorted((row for row in rows if row.job.is_open), key=lambda row: row.state)
    return Course(runs_first, [row for row in rows if not row.job.is_open])


def stage_in_words(stage: str) -> str:
    """What a search is at."""
    return str(STAGES.get(stage, _BEGINS))


def _colleagues(user: User, jobs: list[RegisterJob]) -> set[int]:
    """Ids of those who work in an organisation of this person: of others no name is said."""
    concerned = {pk for job in jobs for pk in (job.asked_by_id, job.cancelled_by_id) if pk}
    return {
        pk
        for organisation in organisations_in_which(user, Right.SEE_PERSONS)
        for pk in holders(Right.SEE_PERSONS, organisation).filter(pk__in=concerned).values_list("pk", flat=True)
    }


def _name(person: User, colleagues: set[int]) -> str:
    known = person.is_system or person.pk in colleagues
    return str(person) if known else _("somebody of another organisation")
