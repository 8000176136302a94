"""Scheduled machinery of cases."""

from celery import shared_task

from accounts.acting import acting
from accounts.models import User
from casework import outbox
from casework.begun import forget_all_unfinished
from casework.exports import making
from casework.exports.contents import content_of
from casework.jobs import running
from casework.models import Export, MoveMade, Notice
from casework.seen.picking import forget as forget_rows
from casework.watching import end_watches_that_are_over, remove_old_notices


@shared_task(ignore_result=True)
def relay_outbox() -> None:
    """Carry what waits in the outbox to the workers, until nothing waits."""
    with running("relay-outbox"):
        while outbox.relay() == outbox.BATCH:
            pass


@shared_task(ignore_result=True)
def make_export(export: int) -> None:
    """Make the file of an export that may leave."""
    making.make(export)


@shared_task(ignore_result=True)
def tell_of_export(move: int, export: int) -> None:
    """Tell who asked for an export what became of it, also somebody in whose name another one asked; and whom its
    content names.
    """
    about, made = Export.objects.with_people().get(pk=export), MoveMade.objects.get(pk=move)
    with acting(User.objects.system("notices")):
        people = {person.pk for person in (about.asked_by, *content_of(about).told(made))}
        Notice.objects.tell(made, *sorted(people))


@shared_task(ignore_result=True)
def forget_unfinished_forms() -> None:
    """Remove what was begun and not sent, and to which nobody came back; its count stays, and nothing of it."""
    with running("forget-unfinished-forms"):
        forget_all_unfinished(by=User.objects.system("retention"))


@shared_task(ignore_result=True)
def end_watches() -> None:
    """End watches that lead to nothing any more, and remove what was put aside more than a year ago."""
    with running("end-watches"):
        machinery = User.objects.system("retention")
        end_watches_that_are_over(by=machinery)
        remove_old_notices(by=machinery)


@shared_task(ignore_result=True)
def forget_picked() -> None:
    """Remove rows that were picked for an export which nobody asked for."""
    with running("forget-picked"):
        forget_rows(by=User.objects.system("retention"))


@shared_task(ignore_result=True)
def end_exports() -> None:
    """Destroy the keys of exports whose time is over; make those of which the message was lost."""
    with running("end-exports"):
        making.end_what_is_over()
        making.take_up()
