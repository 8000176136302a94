"""Both are told when the work of a colleague was handed over in one act."""

from accounts.handing import follows_work
from accounts.models import WorkHandOver
from accounts.models.handovers import WORK
from casework.models import Notice, NoticeKind


@follows_work
def tell_both(handed: WorkHandOver) -> None:
    """Whose it was and whose it is, unless they did it themselves."""
    people = sorted({handed.giver_id, handed.to_id} - {handed.by_id})
    Notice.objects.bulk_create(
        Notice(person_id=pk, kind=NoticeKind.HANDED, subject=WORK, subject_id=handed.pk, by_id=handed.by_id)
        for pk in people
    )
