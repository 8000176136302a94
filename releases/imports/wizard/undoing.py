"""Taking an import back, as long as nobody has built on it; and who has built what (docs/adr/0018)."""

from dataclasses import dataclass

from django.apps import apps
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import User
from casework.models import MoveMade
from releases.imports.wizard.course import FallsBack, Tell, finish
from releases.models import ImportJob
from releases.workflow import WORKFLOW

WRITTEN, MOVED = "written", "moved"
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


def take_back(job: ImportJob, by: User, tell: Tell) -> None:
    """Delete what it made. Raises FallsBack with who has built on it, and then nothing is gone."""
    tell("taking-back", 0, 0)
    try:
        with acting(by):
            with connection.cursor() as cursor:
                cursor.execute("SELECT take_back_import(%s)", [job.pk])
            finish(job, by)
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") != BUILT_ON:
            raise
        raise FallsBack(sentence(built_on(job))) from error


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
