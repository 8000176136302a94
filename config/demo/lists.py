"""Two lists that the documenter has brought in: one whose columns are still to be named, one that was looked through.

Nothing of them is written: what they would do is on their pages.
"""

from accounts.models import Team, User
from config.demo.cases import Desk
from releases.imports.wizard.arriving import paste
from releases.imports.wizard.carrying import carry_out_here
from releases.imports.wizard.layout import Layout
from releases.imports.wizard.naming import Said, name_columns
from releases.models import ImportJob

TO_BE_NAMED = (
    "الرقم\tالاسم\tاسم الأب\tالكنية\tالجنس\tالمحافظة\tتاريخ الاعتقال\n"
    "م-1\tرامز\tعدنان\tالقطيفاني\tذكر\tريف دمشق\tآذار 2013\n"
    "م-2\tسلمى\tجودت\tالنبكي\tأنثى\tريف دمشق\t2014\n"
)
LOOKED_THROUGH = (
    "external_id;given_ar;father_ar;family_ar;sex;birth;arrest_date;release_date;source\n"
    "L-1;يمان;نضال;العرنوس;male;1988;2013-05;2022-05-03;لجنة الحي\n"
    "L-2;هيا;سميح;الدقاق;female;1991;نيسان 2014;2022-05-03;لجنة الحي\n"
    "L-3;غسان;;البيطار;male;13/13/1979;2012;2022-05-03;لجنة الحي\n"
)
GRADE = {"reliability": "C", "credibility": "3"}


def bring(desk: Desk) -> None:
    """Bring both in, as a worker would carry it out."""
    by = desk.people["documenter"]
    team = desk.teams["admsp/documentation"]
    _brought(team, TO_BE_NAMED, by)
    job = _brought(team, LOOKED_THROUGH, by)
    said = Said(Layout.of(job).columns, {}, grade=GRADE)
    name_columns(job, said, by=by, revision=job.revision_number)
    carry_out_here(job.pk)


def _brought(team: Team, text: str, by: User) -> ImportJob:
    job = paste(team, text, by=by)
    assert isinstance(job, ImportJob)
    carry_out_here(job.pk)
    return ImportJob.objects.get(pk=job.pk)
