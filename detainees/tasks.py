"""What follows on the register. Tasks take ids and may run twice."""

from celery import shared_task

from casework.jobs import running
from casework.models import MoveMade
from casework.outbox import ask_of
from detainees import stopping
from detainees.linkage import near, process, runs
from detainees.models import JobState, RegisterJob


@shared_task(ignore_result=True)
def search_register(job: int) -> None:
    """Run the search that was asked for, or whatever else waits."""
    process.work_off()


@shared_task(ignore_result=True)
def tell_of_look_ups(move: int) -> None:
    """Tell supervisors that somebody's look-ups were stopped for the day."""
    stopping.tell_of_look_ups(MoveMade.objects.select_related("by").get(pk=move))


@shared_task(ignore_result=True)
def search_register_nightly() -> None:
    """Ask for a search and run it; an error of it is an error of the night."""
    with running("search-register"):
        runs.ask(runs.searcher())
        done = process.work_off()
        if done is not None and done.state == JobState.FAILED:
            raise SearchFailed(done.error)


@shared_task(ignore_result=True)
def take_up_search() -> None:
    """Run what waits though its message was lost, and what was interrupted."""
    if RegisterJob.objects.open().exists():
        process.work_off()


@shared_task(ignore_result=True)
def look_near(detainee: int | list[int]) -> None:
    """Look for pairs of entries that are new or have changed."""
    ask_of(detainee, near.look)


class SearchFailed(Exception):
    """The nightly search came to no end; the text is the kind of error."""
