"""Taking an import back, as long as nobody has built on it; and who has built what (docs/adr/0018)."""

from dataclasses import dataclass

from django.apps import apps
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import User
from casework.models import MoveMade
from detainees.models import Detainee
from releases.imports.wizard.course import FallsBack, Tell, finish
from releases.imports.wizard.written import kept_of
from releases.models import ImportJob, ImportRow
from releases.models.imports import Outcome
from releases.workflow import WORKFLOW

WRITTEN, MOVED, TAKING_BACK = "written", "moved", "taking-back"
AT_ONCE = 2_000  # people
MOST = 200  # of whom it changed that a page names
BUILT_ON = "IF082"  # PostgreSQL's code


@dataclass(frozen=True)
class Built:
    """What somebody has built on an import: in words, how often, and who where that is known."""

    what: str
    number: int
    who: str


def built_on(job: ImportJob) -> list[Built]:
    """Everything that stands against taking it back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT what, how, sum(number), who FROM built_on_import(%s) GROUP BY 1, 2, 4", [job.pk])
        rows = cursor.fetchall()
    people = User.objects.in_bulk([who for *_rest, who in rows if who is not None])
    return [Built(_said(what, how), int(number), str(people.get(who, ""))) for what, how, number, who in rows]


def changed_by(job: ImportJob, user: User) -> list[Detainee]:
    """Whom it changed, of those that are open to this person: they stay as they are; the first MOST, in its order.

    None where its rows are no longer kept.
    """
    rows = ImportRow.objects.filter(job=job, outcome=Outcome.CHANGED).order_by("line")[:MOST]
    ids = [kept_of(row).external_id for row in rows]
    open_ = Detainee.objects.visible_to(user).filter(team=job.team, external_id__in=ids)
    found = {person.external_id: person for person in open_}
    return [found[external_id] for external_id in ids if external_id in found]


def take_back(job: ImportJob, by: User, tell: Tell) -> None:
    """Delete what it made. Raises FallsBack with who has built on it, and then nothing is gone."""
    tell(TAKING_BACK, 0, job.made)
    try:
        with acting(by):
            while left := _taken_back(job):
                tell(TAKING_BACK, max(0, job.made - left), job.made)
            finish(job, by)
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") != BUILT_ON:
            raise
        raise FallsBack(sentence(built_on(job))) from error


def _taken_back(job: ImportJob) -> int:
    """Delete what it made of AT_ONCE people, and let PostgreSQL check the rest at once; how many are left."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT take_back_import(%s, %s)", [job.pk, AT_ONCE])
        left = int(cursor.fetchall()[0][0])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    return left


def sentence(built: list[Built]) -> str:
    """What stands against it, in a sentence."""
    said = "; ".join(f"{each.what}: {each.number}{f' ({each.who})' if each.who else ''}" for each in built)
    return _("It cannot be taken back any more: others have built on it. %(what)s.") % {"what": said}


def _said(what: str, how: str) -> str:
    if what == WRITTEN:
        return _("parts written since")
    if what == MOVED:
        move = WORKFLOW.moves.get(how)
        return str(move.label) if move else how
    model = next((each for each in apps.get_models() if each._meta.db_table == how), MoveMade)
    return str(model._meta.verbose_name_plural)
