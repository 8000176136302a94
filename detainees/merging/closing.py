"""How closed entries are that a merge joins or an undoing parts: as each is by itself, unless it learned something."""

from collections.abc import Collection

from accounts.models import User
from casework.models import Authorship
from detainees.merging.followers import written_about
from detainees.models import Detainee, Merge
from detainees.models.detainees import SUBJECT
from detainees.restriction import Readers, close_by_itself, draw, open_to, readers_of


def stay_closed(merge: Merge, side: Collection[Detainee]) -> dict[int, list[int]]:
    """Which entries of one side stay as closed as the merge made them when it is undone, and to whom (ids).

    Those in which something was written since: it may be about the other one, and was written for their readers.
    """
    closed = [entry for entry in side if entry.restricted]
    ids = [entry.pk for entry in closed]
    written = Authorship.objects.of(SUBJECT, *ids).since(merge.at)
    learned = {*written.values_list("subject_id", flat=True), *written_about(ids, merge.at)}
    return {entry.pk: sorted(reader.pk for reader in readers_of(entry)) for entry in closed if entry.pk in learned}


def open_to_after(merge: Merge, side: Collection[Detainee]) -> Readers:
    """To whom one side would be open if the merge were undone."""
    staying = stay_closed(merge, side)
    return open_to(Detainee(closed_to=staying.get(entry.pk, entry.closed_to)) for entry in side)


def close_as_before(merge: Merge, side: Collection[Detainee], *, by: User) -> None:
    """Let one side be as closed as its entries are by themselves; of what `stay_closed` says, as they are now."""
    staying = stay_closed(merge, side)
    for entry in side:
        if entry.pk in staying:
            close_by_itself(entry, staying[entry.pk])
    draw(side, by=by)
