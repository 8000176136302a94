"""What follows a move, and the nightly look for what is suspicious. Tasks take ids and may run twice."""

from celery import shared_task

from accounts.acting import acting
from accounts.models import User
from casework.jobs import running
from casework.models import MoveMade, Notice
from casework.outbox import ask_of
from releases.deciding import many
from releases.deciding.forgetting import forget_unconfirmed
from releases.deciding.presence import forget_presence
from releases.evidence import forgetting, preparing
from releases.imports.wizard import carrying
from releases.imports.wizard import forgetting as forgetting_imports
from releases.models import Finding, FindingVerdict, ImportJob, LedgerSum, Release
from releases.statements.correcting import look_after_statements
from releases.suspicion import looking, nightly


@shared_task(ignore_result=True)
def tell_owner(move: int, release: int) -> None:
    """Put somebody else's move on the dashboard of the one who owns the release."""
    made = MoveMade.objects.get(pk=move)
    owner = Release.objects.values_list("owner", flat=True).get(pk=release)
    if owner != made.by_id:
        with acting(User.objects.system("notices")):
            Notice.objects.tell(made, owner)


@shared_task(ignore_result=True)
def tell_of_finding(move: int, finding: int) -> None:
    """Put somebody else's move on the dashboards of its owner and of who gave a verdict that may be read now."""
    made = MoveMade.objects.get(pk=move)
    record = Finding.objects.get(pk=finding)
    people = {record.owner_id}
    if made.to_state != made.from_state:  # it was decided: of a death those who did may read both verdicts now
        given = FindingVerdict.objects.open_of([record]).filter(revision__number=made.revision)
        people |= set(given.values_list("by", flat=True))
    with acting(User.objects.system("notices")):
        Notice.objects.tell(made, *sorted(people - {made.by_id}))


@shared_task(ignore_result=True)
def decide_many(decision: int) -> None:
    """Look through, or carry out, one verdict on many releases."""
    many.work_off(decision)


@shared_task(ignore_result=True)
def take_up_decisions() -> None:
    """Go on with verdicts on many that were interrupted; forget who was at which record."""
    many.take_up()
    forget_presence(User.objects.system("presence"))


@shared_task(ignore_result=True)
def forget_decisions() -> None:
    """End verdicts on many that nobody confirmed, and remove what was found for them."""
    with running("forget-decisions"):
        forget_unconfirmed(by=User.objects.system("retention"))


@shared_task(ignore_result=True)
def sum_ledger() -> None:
    """Sum the ledger up to settled moments, where enough was written since the last one."""
    LedgerSum.objects.make()


@shared_task(ignore_result=True)
def correct_statements() -> None:
    """Draft, renew and let lapse the corrections of what is published, as the records say now."""
    look_after_statements()


@shared_task(ignore_result=True)
def prepare_evidence(original: int) -> None:
    """Make the clean copies of a file that has come."""
    preparing.prepare(original)


@shared_task(ignore_result=True)
def take_up_evidence() -> None:
    """Make the clean copies of what waits though its message was lost, and of what was interrupted."""
    preparing.take_up()


@shared_task(ignore_result=True)
def forget_evidence_that_is_over() -> None:
    """Remove uploads that nobody came back for, and files that belong to nothing."""
    with running("forget-evidence"):
        forgetting.forget_what_is_over()
        forgetting.try_again_with_ffmpeg()


@shared_task(ignore_result=True)
def look_at_release(release: int | list[int]) -> None:
    """Ask the rules of suspicion of releases that were submitted or changed."""
    ask_of(release, looking.look_at_release)


@shared_task(ignore_result=True)
def look_at_person(detainee: int | list[int]) -> None:
    """Ask the rules of suspicion of entries of the register that are new or have changed, and of their releases."""
    ask_of(detainee, looking.look_at_person)


@shared_task(ignore_result=True)
def look_at_register() -> None:
    """Ask all rules of the whole register."""
    with running("look-for-suspicion"):
        nightly.run()


@shared_task(ignore_result=True)
def carry_import(job: int) -> None:
    """Do what was asked for with an import: read, look through, import or take back."""
    carrying.work_off(job)


@shared_task(ignore_result=True)
def take_up_imports() -> None:
    """Go on with what waits though its message was lost, and with what was interrupted."""
    forgetting_imports.forget_what_was_left()
    carrying.take_up()


@shared_task(ignore_result=True)
def tell_of_import(move: int, job: int) -> None:
    """Put on the first page of the one who brought a file in what became of it."""
    with acting(User.objects.system("notices")):
        person = ImportJob.objects.values_list("made_by", flat=True).get(pk=job)
        Notice.objects.tell(MoveMade.objects.get(pk=move), person)


@shared_task(ignore_result=True)
def forget_import(job: int) -> None:
    """Delete the file, the lines and the rows of an import that was given up."""
    forgetting_imports.forget(ImportJob.objects.get(pk=job))


@shared_task(ignore_result=True)
def forget_imports_that_are_over() -> None:
    """Delete the files of imports with which nobody went on for a month."""
    with running("forget-imports"):
        forgetting_imports.forget_what_is_over()
